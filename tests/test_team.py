"""What makes the handbook someone's own stands in one file, which is checked; pages take it from there."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader

from handbook import cards, house, published
from handbook.catalogue import Catalogue, load
from handbook.site import SHEET, Site

ROOT = Path(__file__).parent.parent
OURS = house.FILE.read_text(encoding="utf-8")


def written(folder: Path, old: str, new: str) -> Path:
    assert old in OURS
    file = folder / "handbook.yml"
    file.write_text(OURS.replace(old, new, 1), encoding="utf-8")
    return file


WRONG = [
    ("site_name:", "site_nam:", r"handbook.yml:3: unknown key 'site_nam'; did you mean 'site_name'\?"),
    ("  owner:", "  ownr:", r"handbook.yml:\d+: unknown key 'extra.ownr'; did you mean 'owner'\?"),
    (
        "release={release}",
        "release={relase}",
        r"handbook.yml:\d+: extra.report: nothing fills in \{relase\}: known are \{repository\}",
    ),
    ("review_days: 365", "review_days: 0", r"handbook.yml:\d+: extra.review_days: .* greater than 0"),
    ("review_days: 365", "review_days: soon", r"handbook.yml:\d+: extra.review_days: .* integer"),
    ("colours: {}", 'colours: {light: {head: "#ffeeaa"}}', r"extra.colours: light.head #ffeeaa has a contrast of 1"),
    ("colours: {}", 'colours: {dark: {accent: "#101010"}}', r"extra.colours: dark.accent #101010 has a contrast of 1"),
    ("colours: {}", "colours: {light: {head: red}}", r"extra.colours.light.head: String should match pattern"),
    ("extra:", "extra: [", r"handbook.yml:\d+: handbook.yml is not YAML"),
]


@pytest.mark.parametrize(("old", "new", "told"), WRONG)
def test_a_fault_in_it_is_told_with_its_line(tmp_path: Path, old: str, new: str, told: str) -> None:
    found, faults = house.read(written(tmp_path, old, new))
    assert found is None
    assert any(re.search(told, str(fault)) for fault in faults), faults


def test_a_file_that_is_not_there_is_a_fault(tmp_path: Path) -> None:
    assert "cannot be read" in str(house.read(tmp_path / "handbook.yml")[1][0])


def test_its_name_is_on_cards_in_the_feed_and_on_short_addresses(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours, _ = house.read(written(tmp_path, "site_name: AWS gotchas", "site_name: Our traps"))
    for module in ("cards", "published", "site"):
        monkeypatch.setattr(f"handbook.{module}.house", lambda: ours)
    site = Site(load(ROOT))
    card = cards.drawn(cards.of_the_handbook(""), site.templates.get_template("card.svg.j2"))
    short = site.render("short.html.j2", entry=site.catalogue.by_id["G021"], base="")
    for text in (card, short, published.feed([]).decode(), site.render("llms.txt.j2", gotchas=(), patterns=())):
        assert "Our traps" in text
        assert "AWS gotchas" not in text


def test_its_colours_stand_after_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ours, _ = house.read(
        written(tmp_path, "colours: {}", 'colours: {light: {head: "#402060"}, dark: {accent: "#86b7ff"}}')
    )
    assert ours
    monkeypatch.setattr("handbook.site.house", lambda: ours)
    sheet = str(dict(Site(Catalogue((), (), ())).dressed())[SHEET])
    assert sheet.startswith((ROOT / "theme" / SHEET).read_text(encoding="utf-8"))
    assert sheet.index("--head: #402060") > sheet.index("--head: #10312b")
    assert '[data-md-color-scheme="slate"] { --accent: #86b7ff; }' in sheet


def test_a_page_names_its_owner_only_if_that_is_another() -> None:
    site = Site(load(ROOT))
    entry = site.catalogue.by_id["G021"]
    assert "\nowner:" not in site.page(entry)
    other = replace(entry, page=entry.page.model_copy(update={"owner": 'the "net" team'}))
    assert 'owner: "the \\"net\\" team"' in site.page(other)


def foot(repository: str, report: str, number: str = "G021", release: str = "") -> str:
    """Return the foot of a page as a theme shows it."""
    partials = Environment(loader=FileSystemLoader(ROOT / "theme" / "partials"))  # as MkDocs loads it
    partials.filters["url"] = lambda path: f"../{path}"
    extra = {"owner": "the <net> team", "report": report, "release": release}
    page = {"meta": {"number": number}, "url": "gotchas/g021-x/", "edit_url": ""}
    config = {"repo_url": repository, "extra": extra}
    return partials.get_template("feedback.html").render(config=config, page=page)


OURS_ON_GITHUB = "https://github.com/example/handbook"
REPORTS = [
    (
        OURS_ON_GITHUB,
        house.house().extra.report,
        f"{OURS_ON_GITHUB}/issues/new?template=error.yml&title=G021&page=G021&release=v2026.11.27%2B3",
    ),
    (f"{OURS_ON_GITHUB}/", "{repository}/wrong?{page}", f"{OURS_ON_GITHUB}/wrong?G021"),
    ("", "mailto:net@acme.example?subject={page}", "mailto:net@acme.example?subject=G021"),
    ("", house.house().extra.report, "../contribute/report-an-error/"),
    (OURS_ON_GITHUB, "", "../contribute/report-an-error/"),
]


@pytest.mark.parametrize(("repository", "report", "address"), REPORTS)
def test_the_foot_leads_to_where_an_error_is_reported_or_says_how(repository: str, report: str, address: str) -> None:
    text = foot(repository, report, release="v2026.11.27+3")
    assert [unescape(one) for one in re.findall(r'href="([^"]+)"', text)] == [address]
    assert "eport an error in G021</a>" in text
    assert "Owner: the &lt;net&gt; team" in text


def test_a_page_without_a_number_is_reported_by_its_address() -> None:
    assert "page=gotchas/g021-x/&" in unescape(foot(OURS_ON_GITHUB, house.house().extra.report, number=""))
