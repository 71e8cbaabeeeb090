"""The codes, one to one with their entries on the page docs/reference/codes.md, each with an example that prints it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from awsnet.codes import ALL, Code
from awsnet.errors import cure
from handbook.catalogue import Entry
from handbook.fault import Fault
from handbook.fences import python_fences

PAGE = "docs/reference/codes.md"
HEADING = re.compile(r"^## (?P<name>[A-Z][A-Z0-9_]+)$", re.MULTILINE)
PRINTED = re.compile(r"^ {2}(?P<name>[A-Z][A-Z0-9_]+)$", re.MULTILINE)  # alone on a verdict's last line
BY_NAME = {str(code): code for code in ALL}


@dataclass(frozen=True)
class Section:
    """A code's entry on the page: its line there, and the codes that its example prints."""

    name: str
    line: int
    printed: frozenset[str]


def anchor(code: object) -> str:
    """Return where the page tells of a code; it never changes."""
    return str(code).lower()


def printed(text: str) -> tuple[Code, ...]:
    """Return the codes that the transcripts of a page print, each once, in order."""
    names = dict.fromkeys(match["name"] for match in PRINTED.finditer(text))
    return tuple(BY_NAME[name] for name in names if name in BY_NAME)


def gotchas_by_code(entries: Iterable[Entry]) -> dict[Code, list[Entry]]:
    """Return, for each code that a gotcha's transcripts print, the gotchas that do."""
    found: dict[Code, list[Entry]] = {}
    for entry in entries:
        for code in printed(entry.body):
            found.setdefault(code, []).append(entry)
    return found


def sections(page: Path, root: Path) -> list[Section]:
    """Return the entries of the page, in order. Raises Fault for a fence that cannot be read."""
    lines = page.read_text(encoding="utf-8").splitlines()
    starts = [(number, match["name"]) for number, text in enumerate(lines, 1) if (match := HEADING.match(text))]
    ends = [number for number, text in enumerate(lines, 1) if text.startswith("## ")] + [len(lines) + 1]
    fences = python_fences(page, root)
    found = []
    for start, name in starts:
        end = next(number for number in ends if number > start)
        said = "".join(fence.code for fence in fences if start < fence.line < end and not fence.norun)
        found.append(Section(name, start, frozenset(match["name"] for match in PRINTED.finditer(said))))
    return found


def faults(root: Path) -> Iterator[Fault]:
    """Yield a fault for each code without an entry, each entry without a code, each example that does not print it."""
    page = root / PAGE
    try:
        found = sections(page, root)
    except Fault as fault:
        yield fault
        return
    names = [section.name for section in found]
    for name in BY_NAME:
        if name not in names:
            yield Fault(page, 1, f"the code {name} has no entry", f"add '## {name}' and an example that prints it")
    for number, section in enumerate(found):
        if section.name not in BY_NAME:
            yield Fault(page, section.line, f"there is no code {section.name}", cure(section.name, BY_NAME))
        elif section.name in names[:number]:
            yield Fault(page, section.line, f"{section.name} has two entries", "leave one")
        elif section.name not in section.printed:
            what = f"the example of {section.name} does not print it"
            yield Fault(page, section.line, what, "ask a question whose verdict ends in it")
