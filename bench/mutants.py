"""Mutation testing of the law: change one thing in a module of `awsnet`, ask the tests, and list what they let pass.

Why not a library: mutmut 3.8.1 leaves out every decorated function and every line outside a function. Here that is all
properties (the whole verdict) and the constants of classes. Cosmic Ray 8.7.0 starts Python and pytest anew for each
mutant, with one worker unless one sets up servers, and writes each mutant to disk.
This one mutates in memory: a child of a process that has imported everything else imports the changed module and runs
the quick suite up to the first failure. Law and tests are read from a copy made at the start: what is edited meanwhile
does not matter, and an interrupted run leaves nothing but `.cache/mutants.jsonl`, from which the next one goes on.

    python bench/mutants.py [MODULE ...]      all modules of the law, or those named: walk, verdict, ...
    JOBS=2 python bench/mutants.py            how many at once; all cores but two, and at least one, unless said
    EACH=5 python bench/mutants.py            every fifth mutant only: a quick look at how the score stands

A survivor that no test could kill is listed in `tests/survivors.md`, with a reason. The run fails under GOAL.
"""

from __future__ import annotations

import ast
import gc
import hashlib
import json
import os
import resource
import shutil
import signal
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, cast

import hypothesis
import pytest

ROOT = Path(__file__).parent.parent
KNOWN, LISTED = ROOT / ".cache" / "mutants.jsonl", ROOT / "tests" / "survivors.md"
MODULES = [
    *(
        "addresses",
        "things",
        "routes",
        "index",
        "filters",
        "walk",
        "verdict",
        "inventory",
        "tables",
        "topology",
        "places",
        "subnets",
        "peering",
        "internet",
    ),
    *("endpoints", "public_access", "transit", "virtual_private_gateway", "direct_connect_gateway", "site_link"),
    *("virtual_interface", "vpn", "bgp", "transit_peering", "gateway_load_balancer", "amazon", "connections"),
]
OURS = ("awsnet", "handbook", "tests", "snippets", "diagrams_src")
# Of ours: tests that need more are of numbers, pages and pictures, and not quick.
MAY_IMPORT = {
    "awsnet",
    "awsnet.advertisement",
    "awsnet.calendar",
    "awsnet.changes",
    "awsnet.limits",
    "handbook.answers",
    "handbook.translation",
    *(f"awsnet.{module}" for module in MODULES),
}
OPTIONS = ["-x", "-q", "-s", "--noconftest", "--assert=plain", "-o", "addopts="]
UNUSED = (
    "markdown_docs cacheprovider logging unraisableexception threadexception doctest junitxml pastebin faulthandler"
)
OPTIONS += [option for plugin in UNUSED.split() for option in ("-p", f"no:{plugin}")]
GOAL = 90  # percent
EXAMPLES = 15  # random networks for each property, where 100 would take most of the time
KILLED = 100  # exit codes from here on say which file of tests objected
MEMORY = 4 << 30  # bytes; a mutant may ask for ever more


# What is changed


SWAPS: dict[type[ast.AST], tuple[type[ast.AST], ...]] = {
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.And: (ast.Or,),
    ast.Or: (ast.And,),
    ast.Add: (ast.Sub,),
    ast.Sub: (ast.Add,),
    ast.Mult: (ast.FloorDiv,),
    ast.FloorDiv: (ast.Mult,),
}
NAMES = {"any": "all", "all": "any", "min": "max", "max": "min", "startswith": "endswith"}
SHAPE = ("kw_only",)  # how a thing is written down, not what it does


def instead_of(node: ast.AST) -> Iterator[ast.AST]:
    """Yield what may stand where a node stands, each one change away from it."""
    match node:
        case ast.Constant(value=bool(value)):
            yield ast.Constant(not value)
        case ast.Constant(value=int(value)):
            yield ast.Constant(value + 1)
        case ast.Constant(value=str(value)):
            yield ast.Constant(f"XX{value}")
        case ast.UnaryOp(op=ast.Not() | ast.USub(), operand=operand):
            yield operand
        case ast.BoolOp(values=values):
            yield from (_without(node, "values", index) for index in range(len(values)))
        case ast.BinOp(op=ast.BitOr(), left=left, right=right):
            yield from (left, right)
        case ast.IfExp(body=body, orelse=orelse):
            yield from (body, orelse)
        case ast.Name(id=name) if name in NAMES:
            yield ast.Name(NAMES[name], ast.Load())
        case ast.Attribute(value=value, attr=name) if name in NAMES:
            yield ast.Attribute(value, NAMES[name], ast.Load())
        case ast.Call(keywords=keywords):
            dropped = (index for index, keyword in enumerate(keywords) if keyword.arg not in SHAPE)
            yield from (_without(node, "keywords", index) for index in dropped)
        case ast.Tuple(elts=elements) | ast.List(elts=elements) | ast.Set(elts=elements):
            if any(isinstance(one, ast.Starred) for one in elements):
                yield from (_without(node, "elts", index) for index in range(len(elements)))
        case ast.Slice(lower=lower, upper=upper):
            yield from (ast.Slice(None, upper) for _ in [1] if lower)
            yield from (ast.Slice(lower, None) for _ in [1] if upper)
        case ast.Return(value=value) if value and not isinstance(value, ast.Constant):
            yield ast.Return(ast.Constant(None))
        case ast.Expr(value=ast.YieldFrom()):
            yield ast.Expr(ast.YieldFrom(ast.Tuple([], ast.Load())))
        case ast.Expr() | ast.Raise() | ast.AugAssign() | ast.Continue():
            yield ast.Pass()
    if swaps := SWAPS.get(type(node)):
        yield from (swap() for swap in swaps)


def _without(node: Any, name: str, index: int) -> ast.AST:
    """Return a copy of a node that lacks one item of a list."""
    kept = [one for at, one in enumerate(getattr(node, name)) if at != index]
    alone = isinstance(node, ast.BoolOp) and len(kept) == 1
    return cast(ast.AST, kept[0] if alone else type(node)(**{**dict(ast.iter_fields(node)), name: kept}))


def conditions(parent: ast.AST, name: str) -> Iterator[ast.AST]:
    """Yield what a condition may be replaced with, where a node's field is one."""
    if isinstance(parent, ast.If | ast.While) and name == "test":
        yield from (ast.Constant(True), ast.Constant(False))
    if isinstance(parent, ast.comprehension) and name == "ifs":
        yield ast.Constant(True)


def left_alone(parent: ast.AST, name: str, node: ast.AST) -> bool:
    """Tell whether a part of a module decides nothing: annotations, decorators, docstrings, words of a message."""
    return (
        name in ("annotation", "returns", "decorator_list", "type_params")
        or (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant))
        or (isinstance(parent, ast.JoinedStr) and isinstance(node, ast.Constant))
        or (isinstance(node, ast.Call) and ast.unparse(node.func) == "TypeVar")
        or (isinstance(node, ast.keyword) and node.arg in SHAPE)
        or (isinstance(parent, ast.Module) and isinstance(node, ast.Assign) and isinstance(node.value, ast.BinOp))
    )


@dataclass(frozen=True)
class Mutant:
    """A module with one thing changed. The tree holds the change only until the next mutant is asked for."""

    module: str
    line: int
    scope: str
    change: str
    again: int  # how many like it stand before it in the same function
    tree: ast.Module = field(compare=False, repr=False)
    digest: str  # of the whole changed module

    @property
    def key(self) -> str:
        """Its name, which a shift of lines does not change."""
        return f"{self.module}.py {self.scope}: {self.change}" + (f" (no. {self.again + 1})" if self.again else "")

    def __str__(self) -> str:
        return f"awsnet/{self.module}.py:{self.line}: {self.key.partition(' ')[2]}"


def mutants(module: str) -> Iterator[Mutant]:
    """Yield every mutant of a module, one after the other, in one tree."""
    tree = ast.parse(Path("awsnet", f"{module}.py").read_text(encoding="utf-8"))
    right = ast.unparse(tree)
    seen: Counter[tuple[str, str]] = Counter()
    for site in list(_sites(tree, tree, 1, "module")):
        for new in (*instead_of(site.node), *conditions(site.parent, site.name)):
            before = ast.unparse(site.shown)
            site.put(new)
            change = _brief(before, ast.unparse(new if site.shown is site.node else site.shown))
            again, text = seen[site.scope, change], ast.unparse(ast.fix_missing_locations(tree))
            if text != right:  # `while True` may not become `while True`
                yield Mutant(module, site.line, site.scope, change, again, tree, digest(text.encode()))
            seen[site.scope, change] += 1
            site.put(site.node)


@dataclass(frozen=True)
class Site:
    """A place in a tree where something may change: a node, where it hangs, and what to show of it."""

    node: ast.AST
    parent: ast.AST
    name: str
    index: int | None
    shown: ast.AST
    line: int
    scope: str

    def put(self, node: ast.AST) -> None:
        """Hang a node here."""
        if self.index is None:
            setattr(self.parent, self.name, node)
        else:
            getattr(self.parent, self.name)[self.index] = node


def _sites(parent: ast.AST, shown: ast.AST, line: int, scope: str) -> Iterator[Site]:
    """Yield each place under a node that may change."""
    for name, value in ast.iter_fields(parent):
        hung = enumerate(value) if isinstance(value, list) else [(None, value)]
        for index, node in hung:
            if not isinstance(node, ast.AST) or left_alone(parent, name, node):
                continue
            at, inner = getattr(node, "lineno", line), scope
            if isinstance(node, ast.ClassDef | ast.FunctionDef):
                inner = node.name if scope == "module" else f"{scope}.{node.name}"
            part = node if isinstance(node, ast.expr | ast.stmt) else shown
            yield Site(node, parent, name, index, part, at, inner)
            yield from _sites(node, part, at, inner)


def _brief(before: str, after: str) -> str:
    """Return a change on one line, each side of it in at most 90 characters."""
    sides = (" ".join(side.split()) for side in (before, after))
    return " -> ".join(f"`{side if len(side) <= 90 else side[:87] + '...'}`" for side in sides)


# How a mutant is decided


@dataclass(frozen=True)
class Import(MetaPathFinder, Loader):
    """Stands in the way of the import of one module, and gives the changed one."""

    name: str
    code: Any

    def find_spec(self, fullname: str, path: Any, target: Any = None) -> ModuleSpec | None:
        """Find the module so called."""
        spec = PathFinder.find_spec(fullname, path) if fullname == self.name else None
        if spec:
            spec.loader = self
        return spec

    def exec_module(self, module: Any) -> None:
        """Run the changed code."""
        exec(self.code, module.__dict__)


def fork(mutant: Mutant, suite: list[str], order: list[str], seconds: int) -> int:
    """Start a child that decides a mutant, return its number; it may compute for some seconds, and reads in order."""
    child = os.fork()
    if child:
        return child
    code = KILLED - 1
    try:
        nothing = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(nothing, stream)
        gc.disable()  # it soon ends
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        signal.alarm(20 * seconds)  # it may hang without computing; on a busy machine computing takes longer
        name = f"awsnet.{mutant.module}"
        sys.meta_path.insert(0, Import(name, compile(mutant.tree, f"awsnet/{mutant.module}.py", "exec")))
        objects = next((file for file in order if pytest.main([*OPTIONS, file])), None)
        code = KILLED + suite.index(objects) if objects else 0
    finally:
        os._exit(code)


def verdict_of(status: int, suite: list[str]) -> str:
    """Return what the end of a child says: "survived", "time", "error", or the file of tests that objected."""
    if os.WIFSIGNALED(status):
        return "time"
    code = os.WEXITSTATUS(status)
    return "survived" if code == 0 else suite[code - KILLED] if code >= KILLED else "error"


# What is known already


def digest(*texts: bytes) -> str:
    """Return a short digest of some texts."""
    return hashlib.sha256(b"\0".join(texts)).hexdigest()[:16]


@dataclass
class Book:
    """What was decided: a kill holds while the law and the file that killed stay, a survival while all tests do."""

    suite: list[str]
    source: str = ""
    known: dict[tuple[str, str], dict[str, str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        law = [*Path("awsnet").glob("*.py"), *Path("tests", "cases").glob("*.json")]
        asked = (Path("handbook", name) for name in ("answers.py", "translation.py"))
        self.source = digest(*(file.read_bytes() for file in (*sorted(law), *asked)))
        self.of = {file: digest(Path(file).read_bytes()) for file in self.suite}
        self.of["survived"] = self.of["time"] = digest(*(of.encode() for of in self.of.values()))
        KNOWN.parent.mkdir(exist_ok=True)
        for line in KNOWN.read_text(encoding="utf-8").splitlines() if KNOWN.exists() else ():
            row = json.loads(line)
            self.known[row["source"], row["tree"]] = row

    def decided(self, mutant: Mutant) -> str:
        """Return what was decided about a mutant, or nothing."""
        row = self.known.get((self.source, mutant.digest), {})
        return row["says"] if row and row["tests"] == self.of.get(row["says"], "") else ""

    def write(self, mutant: Mutant, says: str) -> None:
        """Note down what was decided."""
        row = {"source": self.source, "tree": mutant.digest, "says": says, "tests": self.of.get(says, "")}
        with KNOWN.open("a", encoding="utf-8") as book:
            book.write(json.dumps(row) + "\n")


# The run


def quick_suite() -> list[str]:
    """Return the files of tests that ask the law alone, those that try many random networks last."""
    found = []
    for file in sorted(Path("tests").glob("test_*.py")):
        text = file.read_text(encoding="utf-8")
        asked = {node.module or "" for node in ast.walk(ast.parse(text)) if isinstance(node, ast.ImportFrom)}
        ours = {name for name in asked if name.split(".")[0] in OURS}
        if ours and ours <= MAY_IMPORT:
            found.append(("hypothesis" in asked, str(file)))
    return [name for _, name in sorted(found)]


def warm(suite: list[str]) -> dict[str, float]:
    """Run the suite unchanged, which must pass; forget our own modules again; return what each file took."""
    phases = (hypothesis.Phase.explicit, hypothesis.Phase.generate)  # that there is a failure is enough
    calm = hypothesis.settings(derandomize=True, database=None, phases=phases, max_examples=EXAMPLES)
    hypothesis.settings.register_profile("mutants", calm)
    hypothesis.settings.load_profile("mutants")
    took = {}
    for file in suite:
        start = time.process_time()
        if pytest.main([*OPTIONS, file]):
            sys.exit("the suite must pass before a mutant is tried")
        took[file] = time.process_time() - start
    for name in [name for name in sys.modules if name.split(".")[0] in OURS]:
        del sys.modules[name]
    gc.collect()
    gc.freeze()
    return took


def run(modules: list[str], suite: list[str], jobs: int, each: int, said: dict[Mutant, str]) -> None:
    """Decide every mutant of some modules, or each so many-th, and note what was said of it."""
    book = Book(suite)
    running: dict[int, Mutant] = {}
    kills: Counter[tuple[str, ...]] = Counter()
    took = warm(suite)
    seconds = 5 + 3 * int(sum(took.values()))

    def promise(mutant: Mutant, file: str) -> float:
        """Return what a file of tests promises: kills near by in a second, those in the same function before others."""
        near, far = kills[mutant.module, mutant.scope, file], kills[mutant.module, file]
        return (1 + far + 10 * near) / took[file]

    def reap() -> None:
        child, status = os.wait()
        mutant = running.pop(child)
        said[mutant] = verdict_of(status, suite)
        book.write(mutant, said[mutant])
        kills.update([(mutant.module, said[mutant]), (mutant.module, mutant.scope, said[mutant])])

    try:
        for module in modules:
            for mutant in islice(mutants(module), 0, None, each):
                if known := book.decided(mutant):
                    said[mutant] = known
                    continue
                order = sorted(suite, key=lambda file: -promise(mutant, file))
                running[fork(mutant, suite, order, seconds)] = mutant
                while len(running) >= jobs:
                    reap()
            print(f"{module}: {len(said)} mutants so far", file=sys.stderr, flush=True)
        while running:
            reap()
    finally:
        for child in running:
            os.kill(child, signal.SIGKILL)


def listed() -> set[str]:
    """Return the survivors that are listed as equivalent: the first cell of each row of the table, by name."""
    if not LISTED.exists():
        return set()
    rows = [line.split(" | ") for line in LISTED.read_text(encoding="utf-8").splitlines() if line.startswith("| ")]
    return {cells[0].removeprefix("| ").strip().replace("\\|", "|") for cells in rows}


def report(said: dict[Mutant, str]) -> int:
    """Print the survivors and the score, and return what the run exits with."""
    same = listed()
    survivors = [mutant for mutant, says in said.items() if says == "survived"]
    for mutant in survivors:
        print(f"{mutant}{'  (equivalent)' if mutant.key in same else ''}")
    for key in sorted(same & {mutant.key for mutant, says in said.items() if says != "survived"}):
        print(f"{LISTED.relative_to(ROOT)}: listed, but a test kills it: {key}")
    equivalent = sum(mutant.key in same for mutant in survivors)
    killed = len(said) - len(survivors)
    late = sum(says == "time" for says in said.values())
    score = 100 * killed / max(len(said), 1)
    print(f"{len(said)} mutants: {killed} killed ({late} by the time limit), {len(survivors)} survived", end="")
    print(f" ({equivalent} of them equivalent); score {score:.1f} %, goal {GOAL} %")
    return int(score < GOAL)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    wanted = sys.argv[1:] or MODULES
    if strange := set(wanted) - set(MODULES):
        sys.exit(f"no module of the law is called {', '.join(sorted(strange))}; known are {', '.join(MODULES)}")
    at_once = int(os.environ.get("JOBS") or max(1, (os.cpu_count() or 1) - 2))
    step = int(os.environ.get("EACH") or 1)
    with TemporaryDirectory() as copy:
        for name in ("awsnet", "handbook", "tests"):
            shutil.copytree(ROOT / name, Path(copy, name))
        shutil.copy(ROOT / "pyproject.toml", copy)
        os.chdir(copy)
        sys.path.insert(0, copy)
        decided: dict[Mutant, str] = {}
        try:
            run(wanted, quick_suite(), at_once, step, decided)
        except KeyboardInterrupt:
            print("stopped; the next run goes on from here; so far:")
            report(decided)
            sys.exit(1)
        sys.exit(report(decided))
