"""What a picture is made of, in points, x to the right and y down: boxes, icons, texts and lines."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache

from PIL import ImageFont

Point = tuple[float, float]
WIDTH = 540.0  # points: 720 CSS pixels, so that 9 points are 12 pixels
HALF = 258.0  # two of these stand side by side, and one is as wide as a phone
SMALLEST = 9
# How much wider than in the font at hand a text is in DejaVu Sans, the widest that readers are likely to have.
PLAIN, BOLD = 1.145, 1.3


@cache
def width(text: str, size: float, bold: bool) -> float:
    """Return how wide a line of text is at most, in points."""
    return ImageFont.load_default(100).getlength(text) * size / 100 * (BOLD if bold else PLAIN)


def wrapped(text: str, room: float) -> list[str]:
    """Return a text in lines that fit into some width, in points; a word that does not stands alone."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and width(longer, SMALLEST, False) > room:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


@dataclass(frozen=True)
class Rect:
    """A rectangle by its centre and its size."""

    x: float
    y: float
    w: float
    h: float

    @property
    def left(self) -> float:
        """The left edge."""
        return self.x - self.w / 2

    @property
    def right(self) -> float:
        """The right edge."""
        return self.x + self.w / 2

    @property
    def top(self) -> float:
        """The upper edge."""
        return self.y - self.h / 2

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.y + self.h / 2

    def moved(self, x: float, y: float) -> Rect:
        """Return the same rectangle elsewhere."""
        return replace(self, x=self.x + x, y=self.y + y)

    def meets(self, other: Rect) -> bool:
        """Tell whether the two share more than an edge."""
        return (
            min(self.right, other.right) - max(self.left, other.left) > 0.5
            and min(self.bottom, other.bottom) - max(self.top, other.top) > 0.5
        )

    def holds(self, other: Rect) -> bool:
        """Tell whether the other lies inside."""
        return (
            self.left <= other.left + 0.5
            and self.right >= other.right - 0.5
            and self.top <= other.top + 0.5
            and self.bottom >= other.bottom - 0.5
        )


@dataclass(frozen=True)
class Frame(Rect):
    """A rectangle whose lower edge, for lines, is further down: a name stands below it, `below` points high."""

    below: float = 0

    @property
    def bottom(self) -> float:
        """Where the name below ends."""
        return super().bottom + self.below


@dataclass(frozen=True)
class Box:
    """A rectangle that is drawn: a card, a pill, or `around` other things. `style` names its look."""

    rect: Rect
    style: str
    around: bool = False


@dataclass(frozen=True)
class Icon:
    """An AWS icon, by the name under which `icons.py` has it; `faint` for what is not there."""

    rect: Rect
    name: str
    faint: bool = False


@dataclass(frozen=True)
class Text:
    """A line of text around its centre, or begun at its `left` edge. `owner` is what it is about, for errors."""

    x: float
    y: float
    text: str
    style: str
    size: float = SMALLEST
    bold: bool = False
    owner: str = ""
    left: bool = False

    @property
    def rect(self) -> Rect:
        """The room that the text takes."""
        return Rect(self.x, self.y, width(self.text, self.size, self.bold), self.size)


def begun(
    left: float, y: float, text: str, style: str, size: float = SMALLEST, bold: bool = False, owner: str = ""
) -> Text:
    """Return a line of text that begins at its left edge."""
    return Text(left + width(text, size, bold) / 2, y, text, style, size, bold, owner, left=True)


@dataclass(frozen=True)
class Line:
    """A line along corner points. Its style names its look; its head is an arrow, a bar, or nothing.

    `both` ends have a head, or only the last.
    """

    points: tuple[Point, ...]
    style: str
    head: str = ""
    owner: str = ""
    both: bool = False


@dataclass(frozen=True)
class Linked:
    """Shapes that lead somewhere: one link, one label for those who do not see it."""

    href: str
    label: str
    shapes: tuple[Box | Text, ...]


Shape = Box | Icon | Text | Line


@dataclass
class Sheet:
    """All shapes of a picture and its size in points."""

    shapes: list[Shape] = field(default_factory=list)
    links: list[Linked] = field(default_factory=list)
    height: float = 0
    width: float = WIDTH

    @property
    def everything(self) -> list[Shape]:
        """All shapes, those of links included."""
        return [*self.shapes, *(shape for link in self.links for shape in link.shapes)]
