"""The card of a page: the picture that a link to it shows elsewhere, 1200 by 630 pixels."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from jinja2 import Template
from PIL import ImageFont

from diagrams_src.alone import whole
from diagrams_src.raster import FONTS, Canvas
from diagrams_src.shapes import Rect
from diagrams_src.tokens import ASSETS, tokens
from handbook.house import house
from handbook.pages import Gotcha, Page, named, still

FOLDER = "assets/cards/"
OTHERS = f"{FOLDER}handbook.png"  # for pages without a number
PURPOSE = "Can A reach B? Pitfalls of AWS networks, dated, sourced, proved"
WIDTH, HEIGHT = 1200, 630
EDGE, HEAD = 48, 76
GAP = 28  # between a fact, the title, and what is below it
FACT = 26  # the size of the letters of a fact
HIGH = 46  # the height of a fact
TITLES = (60, 54, 48, 42)  # sizes of the letters of a title, beside or above a picture
LARGE = (80, 72, 64, 56, 48)  # and without one
SUMMARIES = (40, 36, 32)
LEADING = 1.25
ROOM = WIDTH - 2 * EDGE
COLUMN = 470  # of words beside a picture
# The colours of a fact's letters and of its ground, by what it says, as handbook.css gives them to a page's facts.
LOOKS = {
    "id": ("paper", "ink"),
    "high": ("no", "no-wash"),
    "medium": ("warn", "warn-wash"),
    "partly": ("warn", "warn-wash"),
    "fully": ("ok", "ok-wash"),
}
MUTED = ("muted", "wash")


@dataclass(frozen=True)
class Card:
    """What a card shows: facts, each with what its look is called after; a title; below it a picture, or a summary."""

    facts: tuple[tuple[str, str], ...]
    title: str
    summary: str
    picture: str


@dataclass(frozen=True)
class Line:
    """A line of text where it stands: its lower left corner, and the size of its letters."""

    x: float
    y: float
    size: int
    text: str


@dataclass(frozen=True)
class Pill:
    """A fact where it stands."""

    x: float
    y: float
    wide: float
    text: str
    ink: str
    ground: str


@dataclass
class Laid:
    """Everything of a card where it stands; `end` is where the title ends."""

    pills: list[Pill] = field(default_factory=list)
    title: list[Line] = field(default_factory=list)
    summary: list[Line] = field(default_factory=list)
    picture: str = ""
    end: float = 0


def address(page: Page) -> str:
    """Return where the card of a page is kept, below the root of the site."""
    return f"{FOLDER}{page.id.lower()}.png"


def of(page: Page, picture: str) -> Card:
    """Return the card of a numbered page: how true it is and how hard it bites, and its first picture if it has one."""
    facts = [("id", page.id)]
    if isinstance(page, Gotcha):
        facts += [(page.severity, f"{page.severity.capitalize()} severity"), (page.now.is_, still(page))]
    else:
        facts += [("pattern", "Pattern")]
    return Card(tuple(facts), page.title, page.summary, picture)


def of_the_handbook(picture: str) -> Card:
    """Return the card of every page that has no number: what the handbook is about, and its first page's picture."""
    return Card((), PURPOSE, "", picture)


def preview(page: Page) -> str:
    """Return in a sentence or two what a card says besides its title, for those who show or hear words only."""
    if not isinstance(page, Gotcha):
        return page.summary
    return f"{still(page)}. {page.severity.capitalize()} severity. {page.summary}"


def canvas(card: Card, template: Template) -> Canvas:
    """Return a card to paint."""
    return Canvas(drawn(card, template), 1, tokens("default")["paper"])


def drawn(card: Card, template: Template) -> str:
    """Return a card as an SVG."""
    mark = (ASSETS / "mark.svg").read_text(encoding="utf-8")
    head = house().extra.colours.light.head
    colour = tokens("default") | ({"head": head} if head else {})
    return template.render(laid=laid(card), name=house().site_name, colour=colour, mark=mark)


def laid(card: Card) -> Laid:
    """Return where everything goes: a picture beside the words if it is larger there, as tall ones are, else below."""
    if not card.picture:
        words = _worded(card, ROOM, LARGE, lines=2)
        for size in SUMMARIES:
            words.summary = list(_lines(card.summary, size, words.end + 24, ROOM, bold=False))
            if words.summary[-1].y < HEIGHT - EDGE:
                break
        return words
    below, beside = _worded(card, ROOM, TITLES, lines=2), _worded(card, COLUMN, TITLES, lines=6)
    svg, shape = whole(card.picture)
    choices = [
        (below, Rect(WIDTH / 2, (below.end + HEIGHT) / 2, ROOM, HEIGHT - below.end - 40)),
        (beside, Rect((EDGE + COLUMN + WIDTH) / 2, (HEAD + HEIGHT) / 2, ROOM - COLUMN, HEIGHT - HEAD - 40)),
    ]
    words, room = max(choices, key=lambda choice: _scale(shape, choice[1]))
    words.picture = _placed(svg, shape, room)
    return words


def _worded(card: Card, room: float, sizes: tuple[int, ...], lines: int) -> Laid:
    """Return the facts and the title in a column, the title in the largest letters in which it takes so few lines."""
    laid = Laid()
    x, y = float(EDGE), float(HEAD + GAP)
    for look, text in card.facts:
        wide = _width(text, FACT, True) + 36
        if x + wide > EDGE + room and x > EDGE:
            x, y = float(EDGE), y + HIGH + 10
        ink, ground = LOOKS.get(look, MUTED)
        laid.pills.append(Pill(x, y, wide, text, tokens("default")[ink], tokens("default")[ground]))
        x += wide + 14
    top = y + (HIGH + GAP if card.facts else GAP)
    for size in sizes:
        laid.title = _balanced(card.title, size, top, room)
        if len(laid.title) <= lines:
            break
    laid.end = laid.title[-1].y + laid.title[-1].size * 0.35
    return laid


def _balanced(title: str, size: int, top: float, room: float) -> list[Line]:
    """Return a title in as few lines as it takes, about equally long: no word stands alone on the last."""
    lines = list(_lines(title, size, top, room, bold=True))
    for narrower in range(int(room), int(room / 2), -10):
        tried = list(_lines(title, size, top, narrower, bold=True))
        if len(tried) > len(lines):
            break
        lines = tried
    return lines


def _lines(text: str, size: int, top: float, room: float, *, bold: bool) -> Iterator[Line]:
    """Yield a text in lines that fit into some width."""
    line, y = "", top + size * 0.8
    for word in text.split():
        longer = f"{line} {word}".strip()
        if line and _width(longer, size, bold) > room:
            yield Line(EDGE, y, size, line)
            line, y = word, y + size * LEADING
        else:
            line = longer
    yield Line(EDGE, y, size, line)


def _scale(size: tuple[int, int], room: Rect) -> float:
    return min(room.w / size[0], room.h / size[1])


def _placed(svg: str, size: tuple[int, int], room: Rect) -> str:
    """Return a picture as large as it can be, in the middle of its room."""
    wide, high = (side * _scale(size, room) for side in size)
    inner = f'<svg x="{room.x - wide / 2:.0f}" y="{room.y - high / 2:.0f}" width="{wide:.0f}" height="{high:.0f}" '
    return svg.replace(f'<svg width="{size[0]}" height="{size[1]}" ', inner, 1)


@cache
def _width(text: str, size: int, bold: bool) -> float:
    return _font(bold).getlength(text) * size / 100


@cache
def _font(bold: bool) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FONTS / f"Roboto-{'Bold' if bold else 'Regular'}.ttf", 100)


# What templates ask of a page for its preview.
FILTERS = {"card": address, "named": named, "preview": preview}
