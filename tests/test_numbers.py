"""A number that AWS can change stands once: changed, it changes each page that has it; typed by hand, it fails."""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from awsnet import calendar, prices, quotas
from awsnet.calendar import CALENDAR, Row
from awsnet.prices import PRICES, Price
from awsnet.quotas import QUOTAS, Quota
from handbook import transcript
from handbook.catalogue import Entry
from handbook.fences import python_fences
from handbook.frontmatter import Document
from handbook.pages import Plain
from handbook.site import Site
from tests.whole import handbook

ROOT = Path(__file__).parent.parent
CATALOGUE = handbook()
PAGES: dict[str, Entry | tuple[Document, Plain]] = {
    **{entry.path: entry for entry in CATALOGUE.entries},
    **{one[0].below("docs"): one for one in CATALOGUE.plain if "{{" in one[0].body},
}
TABLES: dict[str, tuple[Any, str, tuple[Quota | Price | Row, ...]]] = {
    "quota": (quotas, "QUOTAS", QUOTAS),
    "price": (prices, "PRICES", PRICES),
    "came": (calendar, "CALENDAR", CALENDAR),
}
FACTS = [(kind, row.name) for kind, (_, _, rows) in TABLES.items() for row in rows]


def told(path: str) -> str:
    """Return all that a page says: its text filled in, and what its transcripts print."""
    page = PAGES[path]
    site = Site(CATALOGUE)
    text = site.page(page) if isinstance(page, Entry) else site.plain(*page)
    file = ROOT / "docs" / path
    fences = [fence for fence in python_fences(file, ROOT) if not fence.norun]
    printed = [step.got for step in transcript.run(transcript.Block(fence.kind, fence.code) for fence in fences)]
    return "\n".join([text, *printed])


@cache
def as_it_is(path: str) -> str:
    """Return all that a page says while the facts are right."""
    return told(path)


@cache
def uses() -> dict[tuple[str, str], tuple[str, ...]]:
    """Return which pages speak of which fact: by its name, or by a bill to which its price adds something."""
    found: dict[tuple[str, str], list[str]] = {fact: [] for fact in FACTS}
    of = Price.of
    for path, page in PAGES.items():
        body = page.body if isinstance(page, Entry) else page[0].body
        named = {(kind, name) for kind, name in FACTS if re.search(rf"""{kind}\(["']{re.escape(name)}["']""", body)}

        def noting(price: Price, amount: Any, named: set[tuple[str, str]] = named) -> Decimal:
            if amount:
                named.add(("price", price.name))
            return of(price, amount)

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(Price, "of", noting)
            as_it_is(path)
        for fact in named & set(FACTS):
            found[fact].append(path)
    return {fact: tuple(paths) for fact, paths in found.items()}


def another(row: Quota | Price | Row) -> Quota | Price | Row:
    """Return a fact as AWS might have it tomorrow: every value of it is another."""
    if isinstance(row, Row):
        return replace(row, since="2025-12-31")
    if isinstance(row, Price):
        beyond = tuple((start, usd + Decimal("0.0123")) for start, usd in row.beyond)
        return replace(row, usd=row.usd + Decimal("0.0123"), beyond=beyond, day="2031-01-01")
    before = tuple(replace(one, default=one.default + 7, maximum=_more(one.maximum)) for one in row.before)
    return replace(row, default=row.default + 7, maximum=_more(row.maximum), before=before)


def _more(maximum: int | None) -> int | None:
    return maximum if maximum is None else maximum + 7


@pytest.mark.slow
@pytest.mark.parametrize(("kind", "name"), FACTS, ids=lambda value: str(value))
def test_a_changed_fact_changes_each_page_that_speaks_of_it(
    kind: str, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = uses()[kind, name]
    before = {path: as_it_is(path) for path in pages}
    module, table, rows = TABLES[kind]
    monkeypatch.setattr(module, table, tuple(another(row) if row.name == name else row for row in rows))
    assert [path for path in pages if told(path) == before[path]] == []


@pytest.mark.slow
def test_most_facts_are_spoken_of() -> None:
    assert sum(1 for pages in uses().values() if pages) > 60


# Numbers typed by hand

EXEMPT = tomllib.loads((ROOT / "tests" / "typed_numbers.toml").read_text(encoding="utf-8"))
SMALL = 12  # smaller numbers are counted on the page: "two sessions", "10 VPCs"
NOT_PROSE = re.compile(
    r"(?ms)^(?P<indent> *)(```|~~~).*?^(?P=indent)(```|~~~)|`[^`\n]*`|\{\{.*?\}\}|\{%.*?%\}|\]\([^)]*\)|<[^>]*>"
)
NUMBER = re.compile(
    r"(?<![\w./:-])(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?![\w/:-]|,\d|\.\d| ?(?:[GMT]B|[GM]bps|ms|%)\b)"
)
VALUES: dict[Decimal, list[str]] = {}
for quota_row in QUOTAS:
    for one in (quota_row.then, *quota_row.before):
        for value in (one.default, one.maximum):
            VALUES.setdefault(Decimal(value or 0), []).append(quota_row.name)
for price_row in PRICES:
    for value in (price_row.usd, *(usd for _, usd in price_row.beyond)):
        VALUES.setdefault(Decimal(value), []).append(price_row.name)


def typed(text: str) -> list[str]:
    """Return the numbers in prose that are values of facts."""
    prose = NOT_PROSE.sub(lambda match: "\n" * match[0].count("\n"), text)
    found = (match[0].rstrip(",") for match in NUMBER.finditer(prose))
    return [
        number for number in found if (value := Decimal(number.replace(",", ""))) in VALUES and not 1 <= value <= SMALL
    ]


DAY = re.compile(r"(?<![\w-])\d{4}-\d{2}(?:-\d{2})?(?![\w-])")
DAYS = {row.since: row.name for row in CALENDAR if row.since}


def typed_days(text: str) -> list[str]:
    """Return the days in prose that the calendar has."""
    prose = NOT_PROSE.sub(lambda match: "\n" * match[0].count("\n"), text)
    return [day for day in DAY.findall(prose) if day in DAYS]


@pytest.mark.parametrize("entry", CATALOGUE.entries, ids=lambda entry: entry.page.id)
def test_no_day_of_the_calendar_is_typed_by_hand(entry: Entry) -> None:
    exempt = EXEMPT.get(entry.page.id, {})
    wrong = {day: DAYS[day] for day in typed_days(entry.body) if day not in exempt}
    assert wrong == {}, f'{entry.path}: write {{{{ since }}}} or {{{{ came("name").since }}}}'


@pytest.mark.parametrize("entry", CATALOGUE.entries, ids=lambda entry: entry.page.id)
def test_no_number_of_awsnet_is_typed_by_hand(entry: Entry) -> None:
    exempt = EXEMPT.get(entry.page.id, {})
    wrong = {number: sorted(set(VALUES[Decimal(number.replace(",", ""))])) for number in typed(entry.body)}
    assert {number: names for number, names in wrong.items() if number not in exempt} == {}, (
        f'{entry.path}: write {{{{ quota("name").default }}}} or the like, or say in tests/typed_numbers.toml why not'
    )
    assert set(exempt) <= {*wrong, *typed_days(entry.body)}, "an exemption that nothing needs"


def test_a_typed_number_is_found_and_a_computed_one_is_not() -> None:
    assert typed("A VPC has 125 peerings, and a lookup of 1,000 routes costs 0.045 USD.") == ["125", "1,000", "0.045"]
    assert (
        typed('A VPC has {{ quota("peerings-per-vpc").maximum }} of 10 in `125`, and 2026-11-20 [a](b-125.md).') == []
    )
    assert typed("```pycon\n>>> 125\n125\n```\n") == []
