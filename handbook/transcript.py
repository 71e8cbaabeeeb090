"""Run a session, block by block, and compare what it prints with what the page says. Standard library only.

The tests run it in CPython; the page runs it in the reader's browser.
"""

from __future__ import annotations

import io
import traceback
from collections.abc import Iterable, Iterator
from contextlib import redirect_stdout
from dataclasses import dataclass
from doctest import DocTestParser, Example


@dataclass(frozen=True)
class Block:
    """The code of one fence: a module ("python") or a console transcript ("pycon")."""

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
        for example in DocTestParser().get_examples(block.code):
            got = printed(example.source, "single", namespace)
            yield Step(number, example.lineno, example.source, expected(example), got)


def expected(example: Example) -> str:
    """Return what an example expects; of a traceback only its last line counts, as in doctest."""
    return example.want if example.exc_msg is None else f"Traceback\n{example.exc_msg}"


def printed(source: str, mode: str, namespace: dict[str, object]) -> str:
    """Run some source and return what it prints; an exception prints as its last line, after "Traceback"."""
    out = io.StringIO()
    with redirect_stdout(out):
        try:
            exec(compile(source, "<page>", mode), namespace)
        except Exception as error:
            out.write("Traceback\n" + "".join(traceback.format_exception_only(error)))
    return out.getvalue()
