"""Who reaches whom stands in a table that the model fills, and that can be read without colours and aloud."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from awsnet import VPC, Peering, Route, Topology, Verdict
from handbook import pictures, scenes
from handbook.catalogue import load
from handbook.reaches import SIGNS, table
from handbook.scenes import NoSuchScene
from handbook.site import Site

A, B, C = VPC("a", "10.0.0.0/16"), VPC("b", "10.1.0.0/16"), VPC("c", "10.2.0.0/16")
HUB = Topology(Peering(A, B), Peering(A, C))


def rows(net: Topology, *places: object) -> list[list[str]]:
    """Return the table as a reader finds it: each row's name and cells."""
    html, _ = table(net, places, lambda verdict: None)
    found = re.findall(r'<tr><th scope="row">(.*?)</th>(.*?)</tr>', html)
    return [
        [name, *(re.sub("<[^>]+>", "", cell) for cell in re.findall("<td>(.*?)</td>", cells))] for name, cells in found
    ]


def test_a_cell_is_the_models_answer() -> None:
    no, yes = SIGNS["no"], SIGNS["yes"]
    assert rows(HUB) == [["a", "", yes, yes], ["b", yes, "", no], ["c", yes, no, ""]]
    assert rows(HUB + Peering(B, C)) == [["a", "", yes, yes], ["b", yes, "", yes], ["c", yes, yes, ""]]


def test_some_places_are_asked_where_some_are_named() -> None:
    assert rows(HUB, "b", "c") == [["b", "", SIGNS["no"]], ["c", SIGNS["no"], ""]]


def test_what_some_addresses_reach_is_partly() -> None:
    half = Topology(Peering(A, B, routes_in=(B,)), Route(A, "10.1.0.0/17", Peering(A, B)))
    assert rows(half)[0] == ["a", "", SIGNS["partly"]]


def test_every_row_and_column_has_a_heading_and_the_table_a_caption() -> None:
    html, _ = table(HUB, (), lambda verdict: None)
    assert re.findall(r'<th scope="col">(.*?)</th>', html) == ["a", "b", "c"]
    assert re.findall(r'<th scope="row">(.*?)</th>', html) == ["a", "b", "c"]
    assert "<caption>" in html


def test_a_refusal_leads_to_its_page_and_says_why() -> None:
    def link(verdict: Verdict) -> str | None:
        return "../g021/" if verdict.code else None

    html, words = table(HUB, (), link)
    assert html.count('href="../g021/"') == 2
    assert 'aria-label="\u00d7 no: b cannot reach c. Read why."' in html
    assert any("the route table of b has no route to 10.2.0.0/16" in one for one in words)
    assert words[0] == "a can reach b, c."
    assert len(words) == 3 + 2


def test_signs_differ_in_more_than_colour() -> None:
    assert len(set(SIGNS.values())) == len(SIGNS)
    css = (Path(__file__).parent.parent / "theme/assets/pictures.css").read_text()
    for kind in SIGNS:
        assert f".reach-{kind}" in css, kind


@pytest.mark.parametrize(
    ("scene", "says"),
    [
        ("stolen_key.at_home", "no network"),
        ("bastion.hubb", "did you mean"),
    ],
)
def test_what_is_no_network_is_refused_with_a_cure(scene: str, says: str) -> None:
    with pytest.raises(NoSuchScene, match=says):
        pictures.matrix(scene, (), [], "patterns/x.md")


def test_a_wrong_place_is_a_fault_at_the_line_of_the_page(root: Path) -> None:
    site = Site(load(root))
    entry = site.catalogue.by_id["P04"]
    line = entry.document.first_line + entry.body[: entry.body.index("{{ matrix(")].count("\n")
    wrong = type(entry.document)(
        entry.document.file,
        entry.document.front,
        entry.body.replace('{{ matrix("bastion.hub")', '{{ matrix("bastion.hub", "bastionn")'),
        entry.document.first_line,
    )
    site.body(wrong, entry.page)
    (fault,) = site.faults
    assert fault.line == line
    assert "bastionn" in str(fault)


def test_patterns_show_who_reaches_whom(root: Path) -> None:
    site = Site(load(root))
    for page in ("P04", "P07", "P08"):
        assert '<table class="reaches">' in site.page(site.catalogue.by_id[page])
    assert scenes.topology("bastion.hub").matrix().names
