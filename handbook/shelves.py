"""Where numbered pages stand: a folder for each kind, with the letters of its numbers and the ledger of its addresses.

A team's own stand on shelves of their own, so that what it adds never meets what is added here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from handbook.house import read

TEAM = "team"  # the folder of a team's gotchas, and of the rest that is its own


@dataclass(frozen=True)
class Shelf:
    """A folder below docs/ of numbered pages of one kind; its ledger and its list of sources are below the root."""

    kind: Literal["gotcha", "pattern"]
    folder: str
    letters: str
    digits: int
    ledger: str
    sources: str

    @property
    def number(self) -> str:
        """What its numbers look like, as a regular expression."""
        return rf"{self.letters}\d{{{self.digits}}}"

    def numbered(self, count: int) -> str:
        """Return the number of a page by its count: G021."""
        return f"{self.letters}{count:0{self.digits}}"


def shelves(team: str) -> Iterator[Shelf]:
    """Yield the shelves of the handbook, then those of a team that has letters."""
    ours = ("docs/permalinks.txt", "handbook/sources.toml")
    own = (f"docs/{TEAM}/permalinks.txt", f"docs/{TEAM}/sources.toml")
    yield Shelf("gotcha", "gotchas", "G", 3, *ours)
    yield Shelf("pattern", "patterns", "P", 2, *ours)
    if team:
        yield Shelf("gotcha", TEAM, team, 3, *own)
        yield Shelf("pattern", f"{TEAM}-patterns", f"{team}P", 2, *own)


_house, _ = read()
SHELVES = tuple(shelves(_house.extra.team if _house else ""))  # whoever needs the file tells of its faults
GOTCHA = "|".join(shelf.number for shelf in SHELVES if shelf.kind == "gotcha")
PATTERN = "|".join(shelf.number for shelf in SHELVES if shelf.kind == "pattern")


def is_own(path: str) -> bool:
    """Tell whether a page is a team's own, by its path below docs/."""
    return ledger_of(path) != SHELVES[0].ledger


def ledger_of(address: str) -> str:
    """Return the ledger in which an address below the root of the site belongs."""
    folder = address.split("/")[0]
    return next((shelf.ledger for shelf in SHELVES if shelf.folder == folder), SHELVES[0].ledger)
