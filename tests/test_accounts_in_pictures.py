"""The picture of a stolen key shows each resource in its account, lost or not, with the model's reason."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from awsnet import Account, Principal, Resource, blast_radius
from awsnet.accounts import BlastRadius
from diagrams_src.accounts import sheet, words
from diagrams_src.draw import radius
from diagrams_src.lint import findings
from diagrams_src.shapes import Box, Line, Text
from handbook.catalogue import load
from handbook.site import Site

PROD, VAULT = Account("prod"), Account("vault")
ADMIN = Principal("admin", PROD)
DATA, COPY = Resource("data", PROD), Resource("copy", VAULT)


def ends(reach: BlastRadius) -> list[tuple[str, str, str]]:
    return [(one.owner, one.style, one.head) for one in sheet(reach).shapes if isinstance(one, Line)]


def test_what_is_lost_has_an_arrow_and_what_survives_a_bar() -> None:
    assert sorted(ends(blast_radius(ADMIN, (DATA, COPY)))) == [
        ("copy of vault", "kept", "bar"),
        ("data of prod", "lost", "arrow"),
    ]


def test_a_grant_turns_the_bar_into_an_arrow() -> None:
    granted = replace(COPY, grants=(ADMIN,))
    assert ends(blast_radius(ADMIN, (granted,))) == [("copy of vault", "lost", "arrow")]


def test_each_resource_stands_in_the_box_of_its_account() -> None:
    shapes = sheet(blast_radius(ADMIN, (DATA, COPY, Resource("log", PROD)))).shapes
    boxes = [one.rect for one in shapes if isinstance(one, Box) and one.around]
    texts = [one for one in shapes if isinstance(one, Text)]
    held = [[text.text for text in texts if box.holds(text.rect) and text.style == "name"] for box in boxes]
    assert sorted(map(sorted, held)) == [["admin", "data", "log"], ["copy"]]


@pytest.mark.parametrize("count", [1, 2, 3, 6])
def test_it_can_be_read_however_many_there_are(count: int) -> None:
    closing = Principal("root", Account("management", management=True), root=True)
    for key in (ADMIN, closing):
        reach = blast_radius(key, [Resource(f"data-{n}", Account(f"a-{n % 3}")) for n in range(count)] + [DATA])
        assert list(findings(sheet(reach))) == []


def test_it_is_told_in_the_models_words() -> None:
    assert words(blast_radius(ADMIN, (DATA, COPY))) == (
        "admin of account prod could delete data.",
        "data is lost: admin of prod may delete it.",
        "copy survives: vault grants admin of prod nothing.",
    )


@pytest.mark.parametrize("name", ["at_home", "elsewhere", "log_at_home"])
def test_it_is_small(name: str) -> None:
    svg = radius("stolen_key", name, icons="icons/").svg
    assert len(svg) <= 12_000
    assert 'role="img"' in svg


def test_every_page_about_a_stolen_key_shows_what_is_lost(root: Path) -> None:
    site = Site(load(root))
    pages = [one for one in site.catalogue.entries if (one.page.scene or "").startswith("stolen_key.")]
    assert len(pages) >= 3
    for entry in pages:
        assert re.search(r'class="dg-lost"', site.page(entry)), f"{entry.page.id} has no picture"
