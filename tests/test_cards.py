"""A link to a page shows its card elsewhere: what the page is, how true and how hard, with nothing cut off."""

from __future__ import annotations

import io
import re
from html import unescape
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace

import pytest
from jinja2 import DictLoader, Environment
from PIL import Image

from diagrams_src.raster import rastered
from handbook import cards
from handbook.cards import EDGE, HEAD, HEIGHT, WIDTH, Laid
from handbook.catalogue import load
from handbook.pages import Gotcha
from handbook.site import Site

ROOT = Path(__file__).parent.parent
BASE = "https://gotchas.example/"


@pytest.fixture(scope="module")
def site() -> Site:
    made = Site(load(ROOT), base=BASE)
    assert list(made.files())
    return made


def cards_of(site: Site) -> list[tuple[str, cards.Card]]:
    own = [(entry.page.id, cards.of(entry.page, site.album.first(entry.path))) for entry in site.catalogue.entries]
    return [*own, ("the handbook", cards.of_the_handbook(site.album.first("index.md")))]


def test_nothing_leaves_a_card_or_lies_over_anything_else_on_it(site: Site) -> None:
    wrong = [f"{name}: {what}" for name, card in cards_of(site) for what in faults(cards.laid(card))]
    assert wrong == []


def faults(laid: Laid) -> list[str]:
    lines = [*laid.title, *laid.summary]
    found = [f"'{one.text}' is too wide" for one in lines if end(one) > WIDTH - EDGE + 1]
    found += [
        f"'{one.text}' lies over what follows" for one, next_ in pairwise(lines) if one.y >= next_.y - one.size * 0.8
    ]
    found += [f"'{one.text}' is too wide" for one in laid.pills if one.x + one.wide > WIDTH - EDGE]
    found += [
        f"'{one.text}' lies over the title"
        for one in laid.pills
        if one.y + 46 > laid.title[0].y - laid.title[0].size * 0.8
    ]
    found += [f"'{one.text}' is below the card" for one in lines if one.y > HEIGHT - 20]
    if laid.picture:
        x, y, wide, high = (int(n) for n in re.findall(r'(?:x|y|width|height)="(\d+)"', laid.picture)[:4])
        below, beside = (
            y >= laid.end,
            all(end(one) <= x for one in lines) and all(p.x + p.wide <= x for p in laid.pills),
        )
        if not (below or beside) or x < 0 or y < HEAD or x + wide > WIDTH or y + high > HEIGHT:
            found.append("the picture lies over the words, or leaves the card")
    return found


def end(line: cards.Line) -> float:
    return line.x + max(cards._width(line.text, line.size, bold) for bold in (line.size > 40, False))


def test_the_lines_of_a_title_are_about_as_long_as_each_other(site: Site) -> None:
    for name, card in cards_of(site):
        title = cards.laid(card).title
        widest = max(end(line) - line.x for line in title)
        narrower = list(cards._lines(card.title, title[0].size, 0, widest - 11, bold=True))
        assert len(narrower) > len(title) or widest < cards.COLUMN, f"{name}: {[line.text for line in title]}"


def test_a_card_says_number_title_severity_and_since_when_it_is_how_true(site: Site) -> None:
    template = site.templates.get_template("card.svg.j2")
    for entry in site.catalogue.of(Gotcha):
        card = cards.of(entry.page, "")
        said = " ".join(unescape(text) for text in re.findall(r"<text[^>]*>([^<]*)<", cards.drawn(card, template)))
        severity, since = f"{entry.page.severity} severity", entry.page.since.replace("unknown", "a day unknown")
        status = "Opinion" if entry.page.now.is_ == "opinion" else since
        for words in (entry.page.id, entry.page.title, severity.capitalize(), status):
            assert words in said, entry.page.id


def test_a_card_shows_the_first_picture_of_its_page(site: Site) -> None:
    shown = {name for name, card in cards_of(site) if card.picture}
    with_scene = {e.page.id for e in site.catalogue.entries if "{{ picture }}" in e.body and site.album.first(e.path)}
    assert with_scene <= shown
    assert "the handbook" in shown
    forced = cards.of(site.catalogue.by_id["G021"].page, site.album.first(site.catalogue.by_id["G021"].path))
    assert 'id="dg-services_vpc-forced-title"' in cards.drawn(forced, site.templates.get_template("card.svg.j2"))


def test_a_card_is_of_the_size_that_previews_want_and_always_the_same(site: Site) -> None:
    template = site.templates.get_template("card.svg.j2")
    card = cards.of(site.catalogue.by_id["G021"].page, site.album.first("index.md"))
    once, again = (rastered(cards.canvas(card, template)) for _ in range(2))
    assert once == again
    assert len(once) < 100_000
    with Image.open(io.BytesIO(once)) as image:
        assert image.size == (1200, 630)


@pytest.mark.parametrize(("base", "image"), [("", "../assets/cards/g021.png"), (BASE, f"{BASE}assets/cards/g021.png")])
def test_a_preview_has_the_full_address_of_its_card_once_that_is_known(base: str, image: str) -> None:
    catalogue = load(ROOT)
    short = Site(catalogue).render("short.html.j2", entry=catalogue.by_id["G021"], base=base)
    page = SimpleNamespace(title="x", canonical_url=base, meta={"card": "assets/cards/g021.png"})
    dressed = (ROOT / "theme" / "dressed.html").read_text(encoding="utf-8")
    loader = DictLoader({"dressed.html": dressed, "base.html": "{% block extrahead %}{% endblock %}"})
    environment = Environment(loader=loader, autoescape=True)
    environment.filters["url"] = lambda path: f"../{path}"
    whole = environment.get_template("dressed.html").render(config=SimpleNamespace(site_url=base), page=page)
    for text in (short, whole):
        assert re.findall(r'"og:image" content="([^"]+)"', text) == [image]
        assert "summary_large_image" in text
