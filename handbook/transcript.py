"""Run a session, block by block, and compare what it prints with what the page says. Standard library only.

The tests run it in CPython; the page runs it in the reader's browser.
"""

from __future__ import annotations

import ast
import io
import traceback
from collections.abc import Iterable, Iterator
from contextlib import redirect_stdout
from dataclasses import dataclass
from doctest import DocTestParser, Example


@dataclass(frozen=True)
class Block:
    """The code of a fence: a module ("python"), a console transcript ("pycon"), what a reader typed ("console")."""

    kind: str
    code: str


@dataclass(frozen=True)
class Step:
    """One statement of a block: where it stands (lines from 0), what the page expects, what was printed."""

    block: int
    line: int
    source: str
    expected: str
    got: str

    @property
    def agrees(self) -> bool:
        """Whether the page is right."""
        return self.expected == self.got


def run(blocks: Iterable[Block]) -> Iterator[Step]:
    """Run the blocks of one session in one fresh namespace and yield a step for each statement.

    A module that fails is a step too; what a page expects of a module is that it prints nothing.
    """
    namespace: dict[str, object] = {"__name__": "__page__"}
    for number, block in enumerate(blocks):
        if block.kind == "python":
            yield Step(number, 0, block.code, "", printed(block.code, "exec", namespace))
            continue
        if block.kind == "console":
            yield from _typed(number, block.code, namespace)
            continue
        for example in DocTestParser().get_examples(block.code):
            got = printed(example.source, "single", namespace)
            yield Step(number, example.lineno, example.source, expected(example), got)


def _typed(number: int, code: str, namespace: dict[str, object]) -> Iterator[Step]:
    """Run what a reader typed, statement by statement; no page says what it should print."""
    for line, source in statements(code):
        got = printed(source, "single", namespace)
        yield Step(number, line, source, got, got)


def statements(code: str) -> Iterator[tuple[int, str]]:
    """Yield each statement with its line; where lines have prompts, what stands beside them is old output.

    What cannot be read as Python is one statement, so that running it says why.
    """
    lines = code.split("\n")
    if any(line.startswith(">>>") for line in lines):
        lines = [line[3:].removeprefix(" ") if line.startswith((">>>", "...")) else "" for line in lines]
    source = "\n".join(lines)
    try:
        body = ast.parse(source).body
    except (SyntaxError, ValueError):
        yield 0, source
        return
    done = 0
    for node in body:
        first = min([node.lineno, *(mark.lineno for mark in getattr(node, "decorator_list", []))])
        if first > done:  # else it shares a line with the one before, and ran with it
            done = max(other.end_lineno or 0 for other in body if other.lineno <= (node.end_lineno or 0))
            yield first - 1, "\n".join(lines[first - 1 : done]) + "\n"


def expected(example: Example) -> str:
    """Return what an example expects; of a traceback only its last line counts, as in doctest."""
    return example.want if example.exc_msg is None else f"Traceback\n{example.exc_msg}"


def printed(source: str, mode: str, namespace: dict[str, object]) -> str:
    """Run some source and return what it prints; an exception prints as its last line, after "Traceback"."""
    out = io.StringIO()
    with redirect_stdout(out):
        try:
            exec(compile(source, "<page>", mode), namespace)
        except (Exception, SystemExit) as error:
            out.write("Traceback\n" + "".join(traceback.format_exception_only(error)))
    return out.getvalue()
