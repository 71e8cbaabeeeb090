"""How true a claim was when, and that its status stands wherever its title does."""

from __future__ import annotations

import re
from pathlib import Path

from handbook.catalogue import load
from handbook.chronicle import Span, spans, turns
from handbook.pages import Gotcha, named
from handbook.site import Site
from handbook.vocabulary import TRUE


def gotcha(root: Path, *truth: tuple[str, str]) -> Gotcha:
    known = load(root).by_id["G005"].page.model_dump(by_alias=True)
    rows = [{"from": since, "is": is_, "because": "a test"} for since, is_ in truth]
    return Gotcha.model_validate(known | {"truth": rows})


def test_a_claim_that_was_never_dated_came_in_no_year(root: Path) -> None:
    page = gotcha(root, ("unknown", "fully"), ("2017-11-01", "no-longer"))
    assert spans(page) == [Span("fully", "unknown", "2017-11-01"), Span("no-longer", "2017-11-01")]
    assert spans(page)[0].begins == ""
    assert turns(page) == [("2017-11-01", "went")]


def test_rows_that_agree_are_one_span_and_no_turn(root: Path) -> None:
    page = gotcha(root, ("2014-03-24", "fully"), ("2017-11", "partly"), ("2018-11-26", "partly"), ("2020", "fully"))
    assert [(span.is_, span.since, span.until) for span in spans(page)] == [
        ("fully", "2014-03-24", "2017-11"),
        ("partly", "2017-11", "2020"),
        ("fully", "2020", ""),
    ]
    assert turns(page) == [("2014-03-24", "came"), ("2017-11", "changed"), ("2020", "changed")]


def test_a_status_other_than_true_stands_in_titles_and_lists(root: Path) -> None:
    catalogue = load(root)
    site = Site(catalogue)
    nav = str(site.nav())
    lists = dict(site.lists())
    for entry in catalogue.of(Gotcha):
        page = entry.page
        assert isinstance(page, Gotcha)
        status = TRUE[page.now.is_].lower()
        assert (f"({status})" in named(page)) == (page.now.is_ != "fully")
        assert named(page) in nav
        assert re.search(re.escape(named(page)) + r"\]\(", lists["changes.md"]), page.id
        (row,) = re.findall(rf"^\|.*>{page.id}</span> \|.*$", lists["gotchas/index.md"], re.M)
        shown = re.findall(r'data-is="([\w-]+)"[^>]*>', row)
        hidden = re.findall(r'data-is="([\w-]+)"[^>]* hidden>', row)
        assert shown[len(hidden) :] == [status.replace(" ", "-")], page.id
