"""The rules that awsnet is held to: what each says, what holds it, what proves it, or why it is left out.

rules.toml says what they are. What holds a rule names it in its docstring. A test that proves one begins with its ID:
the docstring of the test, or the first words of a row of its table, such as "R-RT-1: the longer prefix".
"""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from handbook import api
from handbook.fault import Fault

ROOT = Path(__file__).parent.parent
FILE = ROOT / "handbook" / "rules.toml"
LABEL = re.compile(r"(?:T\d+,? )*(?P<rules>R-[A-Z]+-\d+(?:, R-[A-Z]+-\d+)*)(?:[:;.] *|$)(?P<words>.*)")
NAMED = re.compile(r"\bR-[A-Z]+-\d")


@dataclass(frozen=True)
class Rule:
    """A rule of AWS in a sentence of ours, with its page; `left_out` or `partly` says what of it is not held."""

    id: str
    area: str
    says: str
    page: str
    partly: str = ""
    left_out: str = ""

    @property
    def holders(self) -> tuple[api.Entry, ...]:
        """What of awsnet holds the rule."""
        return holders_of().get(self.id, ())

    @property
    def proofs(self) -> tuple[Proof, ...]:
        """The tests that prove the rule."""
        return tuple(one for one in proofs() if one.rule == self.id)


@dataclass(frozen=True)
class Proof:
    """A test that says that it proves a rule: its file, where it stands, and what it promises."""

    rule: str
    file: Path
    line: int
    promise: str


@cache
def holders_of() -> dict[str, tuple[api.Entry, ...]]:
    """Return what holds each rule."""
    found: dict[str, tuple[api.Entry, ...]] = {}
    for one in api.holders():
        for name in dict.fromkeys(one.rules):
            found[name] = (*found.get(name, ()), one)
    return found


@cache
def rules() -> tuple[Rule, ...]:
    """Return every rule, in order."""
    areas = tomllib.loads(FILE.read_text(encoding="utf-8"))["area"]
    return tuple(Rule(name, area["name"], **said) for area in areas for name, said in area["rules"].items())


@cache
def proofs() -> tuple[Proof, ...]:
    """Return what all tests say that they prove."""
    files = sorted((ROOT / "tests").glob("test_*.py"))
    return tuple(proof for file in files for proof in proofs_in(file))


def proofs_in(file: Path) -> Iterator[Proof]:
    """Yield what the tests of one file say that they prove, in their docstrings and in the rows of their tables."""
    text = file.read_text(encoding="utf-8")
    if not NAMED.search(text):
        return  # most files name no rule, and to parse them is most of the work
    tree = ast.parse(text)
    tables = {str(one.id): node.value for node in tree.body if isinstance(node, ast.Assign) for one in _names(node)}
    for test in tree.body:
        if not isinstance(test, ast.FunctionDef) or not test.name.startswith("test_"):
            continue
        promise = test.name.removeprefix("test_").replace("_", " ")
        said = LABEL.match(ast.get_docstring(test) or "")
        yield from (Proof(rule, file, test.lineno, promise) for rule in _ids(said))
        used = (node for mark in test.decorator_list for node in ast.walk(mark))
        for node in used:
            table = tables.get(node.id) if isinstance(node, ast.Name) else node
            if isinstance(table, ast.List):
                yield from _rows(table, file, promise)


def _names(node: ast.Assign) -> list[ast.Name]:
    return [target for target in node.targets if isinstance(target, ast.Name)]


def _ids(label: re.Match[str] | None) -> list[str]:
    return label["rules"].split(", ") if label else []


def _rows(table: ast.List, file: Path, promise: str) -> Iterator[Proof]:
    """Yield what the rows of a table prove: those whose first words begin with the ID of a rule, or of several."""
    for row in table.elts:
        first = row.elts[0] if isinstance(row, ast.Tuple) and row.elts else None
        label = LABEL.match(first.value) if isinstance(first, ast.Constant) and isinstance(first.value, str) else None
        words = label["words"] if label else ""
        yield from (Proof(rule, file, row.lineno, words or promise) for rule in _ids(label))


def faults() -> Iterator[Fault]:
    """Yield a fault for each rule that nothing holds or proves, each left out and held, each name that is no rule's."""
    known = {rule.id for rule in rules()}
    text = FILE.read_text(encoding="utf-8")
    for rule in rules():
        yield from _unkept(rule, text.split(f"[area.rules.{rule.id}]")[0].count("\n") + 1)
    for one in api.holders():
        yield from (_unknown(ROOT / "awsnet", one.path, name) for name in one.rules if name not in known)
    for proof in proofs():
        if proof.rule not in known:
            yield _unknown(proof.file, proof.promise, proof.rule, proof.line)


def _unkept(rule: Rule, line: int) -> Iterator[Fault]:
    named = [*(one.path for one in rule.holders), *(one.promise for one in rule.proofs)]
    for where in named if rule.left_out else ():
        yield Fault(FILE, line, f"{rule.id} is left out, and named by {where}", "take out its left_out, or the name")
    if not rule.left_out and not rule.holders:
        yield Fault(FILE, line, f"{rule.id} is held by nothing", "name it in the docstring of what holds it")
    if not rule.left_out and not rule.proofs:
        yield Fault(FILE, line, f"{rule.id} is proved by no test", f"begin a docstring or row of one with '{rule.id}:'")


def _unknown(file: Path, where: str, name: str, line: int = 1) -> Fault:
    return Fault(file, line, f"{where} names {name}, which is no rule", f"correct it, or add it to {FILE.name}")
