"""The pages whose review is due: the source that was read longest ago was read too long ago."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from handbook.catalogue import Catalogue, Entry
from handbook.fault import Fault
from handbook.house import house


def due(catalogue: Catalogue, days: int, today: date) -> Iterator[Fault]:
    """Yield each page that was reviewed more than so many days ago, the longest ago first, and what to read again."""
    old = [entry for entry in catalogue.entries if _age(entry, today) > days]
    for entry in sorted(old, key=lambda entry: entry.page.reviewed):
        page = entry.page
        again = dict.fromkeys(one.name for one in page.sources if (today - one.of.read).days > days)
        what = f"{page.id} was reviewed on {page.reviewed}, {_days(_age(entry, today))} ago"
        who = page.owner or house().extra.owner
        yield Fault(entry.file, entry.document.line("sources"), what, f"read again: {', '.join(again)} ({who})")


def _days(number: int) -> str:
    return f"{number} day{'s' if number != 1 else ''}"


def _age(entry: Entry, today: date) -> int:
    return (today - entry.page.reviewed).days
