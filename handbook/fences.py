"""The code fences of a page, as the site sees them: in admonitions, tabs, lists and quotes, includes resolved.

The reading is SuperFences' own, so that what the tests run is what the page shows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import markdown
from pygments.lexers import find_lexer_class_by_name
from pygments.lexers.python import PythonConsoleLexer, PythonLexer
from pygments.util import ClassNotFound
from pymdownx.snippets import SnippetExtension, SnippetMissingError, SnippetPreprocessor
from pymdownx.superfences import SuperFencesBlockPreprocessor

from handbook.fault import Fault

LONGEST = 20  # lines of a fence, included ones aside
KINDS = {PythonLexer: "python", PythonConsoleLexer: "pycon"}
OPENING = re.compile(r"^[\s>]*(`{3,}|~{3,})[ \t]*\{?[ \t]*\.?(?P<language>[\w+-]+)")
INCLUDE = re.compile(r"^\s*-+8<-+\s")


@dataclass(frozen=True)
class Line:
    """A line of text and where it was written: in the page, or in a file that the page includes."""

    text: str
    file: Path
    number: int


@dataclass(frozen=True)
class Fence:
    """A fence of Python on a page: where it opens, its kind (python or pycon), its lines, its marks."""

    file: Path
    line: int
    kind: str
    lines: tuple[Line, ...]
    session: str
    norun: bool
    reason: str

    @property
    def code(self) -> str:
        """The code, without the indentation of what the fence stands in."""
        return "".join(f"{line.text}\n" for line in self.lines)


def python_fences(file: Path, root: Path) -> list[Fence]:
    """Return the fences of Python in a page.

    Raises Fault if an include leads nowhere, or if what looks like a fence of Python is none to SuperFences.
    """
    lines = list(_expanded(file, root))
    found = _Reader(lines).fences()
    seen = {(line.file, line.number) for fence in found for line in fence.lines}
    seen |= {(fence.file, fence.line) for fence in found}
    for line in lines:
        opening = OPENING.match(line.text)
        if opening and _kind(opening["language"]) and (line.file, line.number) not in seen:
            cure = 'write ```pycon, or ```{.pycon .norun data-reason="..."}'
            raise Fault(line.file, line.number, f"the site sees no fence in '{line.text.strip()}'", cure)
    return [fence for fence in found if fence.kind]


def faults(file: Path, root: Path) -> Iterator[Fault]:
    """Yield what is wrong with the fences of a page: unseen, led nowhere, or not run without a reason."""
    try:
        fences = python_fences(file, root)
    except Fault as fault:
        yield fault
        return
    for fence in fences:
        own = sum(1 for line in fence.lines if line.file == file)
        if own > LONGEST:
            yield Fault(
                file, fence.line, f"a fence has {own} lines", f"at most {LONGEST} can be read at once: split it"
            )
        if fence.norun and not fence.reason:
            cure = 'say why: ```{.pycon .norun data-reason="..."}'
            yield Fault(file, fence.line, "a fence is marked as not run without a reason", cure)


def _expanded(file: Path, root: Path) -> Iterator[Line]:
    """Yield the lines of a page, its front matter blanked and its includes resolved."""
    text = file.read_text(encoding="utf-8")
    front = text.find("\n---", 3) if text.startswith("---") else -1
    hidden = text.count("\n", 0, front) + 2 if front > 0 else 0
    snippets = _snippets(root)
    for number, line in enumerate(text.splitlines(), 1):
        if number <= hidden:
            yield Line("", file, number)
        elif not INCLUDE.match(line):
            yield Line(line, file, number)
        else:
            yield from _included(snippets, line, file, number, root)


def _included(snippets: SnippetPreprocessor, line: str, file: Path, number: int, root: Path) -> Iterator[Line]:
    try:
        texts = snippets.parse_snippets([line])
    except SnippetMissingError as error:
        raise Fault(file, number, str(error), "name a file below the root of the project") from None
    while texts and not texts[-1].strip():
        texts.pop()  # what follows the last newline of the file
    source = root / line.split('"')[1].split(":")[0]
    first = _where(source, texts[0].strip()) if texts else 1
    yield from (Line(text, source, first + index) for index, text in enumerate(texts))


def _where(source: Path, text: str) -> int:
    """Return the number of the first line of a file that reads so: an included section starts there."""
    lines = source.read_text(encoding="utf-8").splitlines()
    return next((number for number, line in enumerate(lines, 1) if line.strip() == text), 1)


def _snippets(root: Path) -> SnippetPreprocessor:
    defaults = {key: value[0] for key, value in SnippetExtension().config.items()}
    snippets = SnippetPreprocessor({**defaults, "base_path": [str(root)], "check_paths": True}, _markdown())
    snippets.seen = set()
    return snippets


@cache
def _markdown() -> markdown.Markdown:
    extensions = ["attr_list", "pymdownx.highlight", "pymdownx.superfences"]
    return markdown.Markdown(extensions=extensions)


class _Reader(SuperFencesBlockPreprocessor):
    """SuperFences, noting down each fence instead of making HTML of it."""

    def __init__(self, lines: list[Line]) -> None:
        known = _markdown().preprocessors["fenced_code_block"]
        super().__init__(_markdown())
        self.config, self.extension = known.config, known.extension
        self.source = lines
        self.found: list[Fence] = []

    def fences(self) -> list[Fence]:
        self.clear()
        self.run([line.text for line in self.source])
        return self.found

    def process_nested_block(self, ws: str, content: str, start: int, end: int) -> None:
        opening = self.source[start]
        body = zip(self.rebuild_block(self.code).split("\n"), self.source[start + 1 : end - 1], strict=True)
        lines = tuple(Line(text, line.file, line.number) for text, line in body) if self.code else ()
        marks = {**self.options, **self.attrs}
        session, reason = marks.get("data-session", ""), marks.get("data-reason", "")
        norun = "norun" in self.classes
        self.found.append(Fence(opening.file, opening.number, _kind(self.lang), lines, session, norun, reason))
        self.clear()


@cache
def _kind(language: str | None) -> str:
    """Return python or pycon for any name by which Pygments knows them, else nothing."""
    try:
        return KINDS.get(find_lexer_class_by_name(language or "text"), "")
    except ClassNotFound:
        return ""
