"""What happened when: the claims of 2016 then and now, the calendar of AWS, the changes of the pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import get_args

from awsnet.calendar import CALENDAR, Row
from handbook.catalogue import Catalogue, Entry
from handbook.pages import Claim, Gotcha, named
from handbook.posts import CLAIMS
from handbook.vocabulary import Is, Severity

SERIES = "2016"  # the year of the posts


@dataclass(frozen=True)
class Answered:
    """A claim of the posts, and the page that answers it: its title, and its source below docs/."""

    claim: Claim
    title: str
    path: str


def answered(catalogue: Catalogue) -> list[Answered]:
    """Return every claim that a page answers, in the order of the posts."""
    numbered = (
        Answered(claim, named(entry.page), entry.path) for entry in catalogue.entries for claim in entry.page.claims
    )
    plain = (
        Answered(claim, page.title, document.below("docs"))
        for document, page in catalogue.plain
        for claim in page.claims
    )
    return sorted([*numbered, *plain], key=lambda one: CLAIMS.index(one.claim.id))


@dataclass(frozen=True)
class Event:
    """A day of AWS's: what came, and the gotchas whose truth changed on it."""

    row: Row
    entries: tuple[Entry, ...]


def timeline(catalogue: Catalogue) -> list[tuple[str, list[Event]]]:
    """Return what came or went, by year, oldest first, each with the gotchas that changed on the day."""
    years: dict[str, list[Event]] = {}
    for row in sorted(CALENDAR, key=lambda row: row.since):
        changed = tuple(e for e in catalogue.of(Gotcha) if row.since in _days(e))
        years.setdefault(row.since[:4] or row.when, []).append(Event(row, changed if row.since else ()))
    return list(years.items())


def _days(entry: Entry) -> set[str]:
    return {row.since for row in entry.page.truth} if isinstance(entry.page, Gotcha) else set()


def held_in_2016(page: Gotcha) -> Is | None:
    """Return how true a claim was when the posts were written; nothing if it came later."""
    rows = [row for row in page.truth if not row.since[:1].isdigit() or row.since[:4] <= SERIES]
    return rows[-1].is_ if rows else None


def changed(catalogue: Catalogue) -> dict[str, list[Entry]]:
    """Return the gotchas that are not as they were in 2016: what is no longer true, what is partly, what came since."""
    groups: dict[str, list[Entry]] = {"No longer true": [], "Partly true now": [], "New since 2016": []}
    for entry in catalogue.of(Gotcha):
        page = entry.page
        assert isinstance(page, Gotcha)
        before = held_in_2016(page)
        if before is None:
            groups["New since 2016"].append(entry)
        elif before != page.now.is_:
            groups["No longer true" if page.now.is_ == "no-longer" else "Partly true now"].append(entry)
    return groups


@dataclass(frozen=True)
class Span:
    """A time through which a claim was equally true; it ends where another begins, or lasts."""

    is_: Is
    since: str
    until: str = ""

    @property
    def begins(self) -> str:
        """The year in which it begins; nothing if it began before anybody noted it."""
        return self.since[:4] if self.since[:1].isdigit() else ""


def spans(page: Gotcha) -> list[Span]:
    """Return through what times a claim was how true, oldest first; rows of truth that agree are one."""
    rows = [next(same) for _, same in groupby(page.truth, key=lambda row: row.is_)]
    ends = [row.since for row in rows[1:]]
    return [Span(row.is_, row.since, until) for row, until in zip(rows, [*ends, ""], strict=True)]


def turns(page: Gotcha) -> list[tuple[str, str]]:
    """Return on which days a claim came, changed or went, each day with which of these it did."""
    first, *later = spans(page)
    came = [(first.since, "came")] if first.begins and first.is_ != "no-longer" else []
    return came + [(span.since, "went" if span.is_ == "no-longer" else "changed") for span in later]


def years(catalogue: Catalogue) -> range:
    """Return the years from that of the posts to that of the latest review."""
    return range(int(SERIES), max(entry.page.reviewed.year for entry in catalogue.entries) + 1)


@dataclass(frozen=True)
class Edit:
    """A change of a page."""

    day: date
    entry: Entry
    change: str


def edits(catalogue: Catalogue) -> Iterator[Edit]:
    """Yield every change of a page that carries a number, newest first."""
    every = [Edit(one.date, entry, one.change) for entry in catalogue.entries for one in entry.page.history]
    yield from sorted(every, key=lambda edit: (edit.day, edit.entry.page.id), reverse=True)


def by_severity(entries: Iterable[Entry]) -> list[Entry]:
    """Return gotchas with the hardest first, and those that bite equally hard by number."""
    order = get_args(Severity)

    def place(entry: Entry) -> tuple[int, str]:
        assert isinstance(entry.page, Gotcha)
        return order.index(entry.page.severity), entry.page.id

    return sorted(entries, key=place)


# What templates ask of gotchas and their history.
FILTERS = {"spans": spans, "turns": turns, "by_severity": by_severity}
