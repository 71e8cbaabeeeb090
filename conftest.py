"""Every fence of Python on the site is a test: pytest-markdown-docs collects it, the transcript runner compares."""

from __future__ import annotations

import gc
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from pytest_markdown_docs._runners import register_runner
from pytest_markdown_docs.definitions import FenceTestDefinition

from handbook import transcript
from handbook.fault import Fault
from handbook.fences import Fence, python_fences

ROOT = Path(__file__).parent
gc.set_threshold(100_000)  # the tests make much that lives as long as they do: to look for garbage in it takes time


@pytest.fixture
def root() -> Path:
    return ROOT


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run first what is slow: the many that are quick keep all cores busy to the end."""
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)


@dataclass(frozen=True)
class Token:
    """What pytest-markdown-docs reads of a fence."""

    info: str
    map: tuple[int, int]
    content: str
    type: str = "fence"


class SiteParser:
    """Finds the fences that the site shows, where pytest-markdown-docs would use CommonMark."""

    def parse(self, text: str) -> list[Token]:
        page = by_text().get(text)
        if page is None:
            return []  # a docstring: the pages are what is proved here
        try:
            fences = [fence for fence in python_fences(page, ROOT) if not fence.norun]
        except Fault:
            return []  # test_catalogue.py reports it, with file and line
        return [Token("python runner:Session", (fence.line - 1, fence.line), fence.code) for fence in fences]


def pages() -> list[Path]:
    return [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]


@cache
def by_text() -> dict[str, Path]:
    """Return each page by its text: by that alone pytest-markdown-docs asks for it."""
    return {file.read_text(encoding="utf-8"): file for file in pages()}


def pytest_markdown_docs_markdown_it() -> SiteParser:
    return SiteParser()


class Mismatch(Exception):
    """What a page says is not what its code prints."""


@cache
def steps(page: Path) -> list[tuple[Fence, transcript.Step]]:
    """Run the sessions of a page, each once, whichever of its fences are asked for."""
    fences = [fence for fence in python_fences(page, ROOT) if not fence.norun]
    ran = []
    for session in dict.fromkeys(fence.session for fence in fences):
        mine = [fence for fence in fences if fence.session == session]
        blocks = [transcript.Block(fence.kind, fence.code) for fence in mine]
        ran += [(mine[step.block], step) for step in transcript.run(blocks)]
    return ran


@register_runner()
class Session:
    """Runs a page's session and reports what one of its fences prints that the page does not say."""

    def runtest(self, test: FenceTestDefinition, args: dict[str, Any], *, asyncio_runner: Any = None) -> None:
        wrong = [
            complaint(fence, step)
            for fence, step in steps(test.source_path)
            if fence.line == test.start_line and not step.agrees
        ]
        if wrong:
            raise Mismatch("\n".join(wrong))

    def repr_failure(
        self, test: FenceTestDefinition, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None
    ) -> str:
        return str(excinfo.value)


def complaint(fence: Fence, step: transcript.Step) -> str:
    line = fence.lines[step.line]
    file = line.file.relative_to(ROOT)
    asked = step.source.strip().splitlines()[0]
    said, got = indented(step.expected), indented(step.got)
    cure = "correct the page, or the law if the page is right"
    return f"{file}:{line.number}: {asked}\n  the page says:\n{said}\n  it prints:\n{got}\n  {cure}"


def indented(text: str) -> str:
    return re.sub("(?m)^", "    ", text.rstrip("\n") or "(nothing)")
