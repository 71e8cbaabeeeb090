"""A page that is begun: the next number, an address for ever, and what has to be written before it is true."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from string import Template

import yaml

from handbook import permalinks
from handbook.catalogue import load
from handbook.pages import a_title
from handbook.shelves import SHELVES, TEAM, Shelf

TEMPLATES = Path(__file__).parent / "templates" / "new"
KINDS = tuple(dict.fromkeys(shelf.kind for shelf in SHELVES))
LONGEST = 48  # letters of an address's words
UNREADABLE = "the title has no letter or digit that an address can hold"


class Unbegun(Exception):
    """No page was begun; nothing was written."""


def begin(root: Path, title: str, kind: str, today: date) -> Path:
    """Write a page under the next number and its line into the ledger; return its file.

    Where a team has letters of its own (handbook.yml), the page is the team's. Raises Unbegun, with the reason.
    """
    shelf = _shelf(kind)
    title = _titled(root, title.strip())
    count = 1 + max(_taken(root, shelf), default=0)
    if count >= 10**shelf.digits:
        raise Unbegun(f"{shelf.numbered(count - 1)} was the last number of {shelf.digits} digits: give them one more")
    number = shelf.numbered(count)
    file = root / "docs" / shelf.folder / f"{number.lower()}-{slug(title)}.md"
    told = {"number": number, "title": _in_yaml(title), "day": today.isoformat(), "sources": shelf.sources}
    text = Template((TEMPLATES / f"{kind}.md").read_text(encoding="utf-8")).substitute(told)
    _write(file, text, root / shelf.ledger, _promised(shelf, file, root))
    return file


def slug(title: str) -> str:
    """Return the words of a title as an address has them. Raises Unbegun if there are none."""
    words = re.findall(r"[a-z0-9]+", title.lower().replace("'", "").replace("\u2019", ""))
    if not words:
        raise Unbegun(UNREADABLE)
    fitting = [end for end in range(1, len(words) + 1) if len("-".join(words[:end])) <= LONGEST]
    return "-".join(words[: max(fitting, default=1)])[:LONGEST]


def _shelf(kind: str) -> Shelf:
    """Return where a new page of a kind goes: on the team's own shelf if there is one."""
    fitting = [shelf for shelf in SHELVES if shelf.kind == kind]
    if not fitting:
        raise Unbegun(f"there is no kind '{kind}': write KIND={' or KIND='.join(KINDS)}")
    return fitting[-1]


def _titled(root: Path, title: str) -> str:
    if not title:
        raise Unbegun('a page begins with its claim: make new TITLE="VPC peering is not transitive"')
    try:
        a_title(title)
    except ValueError as error:
        raise Unbegun(f"'{title}': {error}") from None
    for entry in load(root).entries:
        if entry.page.title.lower() == title.lower():
            raise Unbegun(f"{entry.page.id} has this title already: say what tells the two apart")
    return title


def _taken(root: Path, shelf: Shelf) -> list[int]:
    """Return every count that a page of a shelf has or ever had: a number means one claim for ever."""
    files = [f"{shelf.folder}/{file.stem}/" for file in (root / "docs" / shelf.folder).glob("*.md")]
    lines = [*permalinks.kept(root / shelf.ledger), *(permalinks.committed(root, shelf.ledger) or ()), *files]
    found = (re.match(rf"{shelf.folder}/{shelf.letters.lower()}(\d{{{shelf.digits}}})-", line) for line in lines)
    return [int(match[1]) for match in found if match]


def _in_yaml(text: str) -> str:
    """Return a text as front matter holds it: bare, if YAML reads it as it stands."""
    try:
        bare = yaml.safe_load(f"key: {text}") == {"key": text}
    except yaml.YAMLError:
        bare = False
    return text if bare else json.dumps(text, ensure_ascii=False)


def _promised(shelf: Shelf, file: Path, root: Path) -> list[str]:
    """Return the lines that the ledger gets: the page's, and before a team's first that of its list."""
    first = shelf.ledger != SHELVES[0].ledger and not permalinks.kept(root / shelf.ledger)
    return [*([f"{TEAM}/"] if first else []), f"{shelf.folder}/{file.stem}/"]


def _write(file: Path, text: str, ledger: Path, lines: list[str]) -> None:
    """Write the page and the ledger's lines, both or neither."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        ledger.parent.mkdir(parents=True, exist_ok=True)
        with file.open("x", encoding="utf-8") as page:
            page.write(text)
        with ledger.open("a", encoding="utf-8") as book:
            book.write("".join(f"{line}\n" for line in lines))
    except OSError as error:
        if not isinstance(error, FileExistsError):
            file.unlink(missing_ok=True)
        raise Unbegun(f"{error.filename or file} cannot be written: {error.strerror}") from None
