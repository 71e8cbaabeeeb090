"""A network from top to bottom, half as wide as a page: two stand side by side, or one below the other on a phone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from awsnet import Topology
from diagrams_src.layout import CORNER, GATEWAY, Layout
from diagrams_src.lines import GAP, elbow
from diagrams_src.picture import Picture
from diagrams_src.remarks import LEADING, MARGIN, Remarks
from diagrams_src.shapes import HALF, Box, Icon, Line, Point, Rect, Sheet, Text, begun, width, wrapped
from diagrams_src.strokes import Link, Stroke

CARD = (108.0, 40.0, CORNER)
APART = 32.0  # between one level and the next: room for a head and a label
TOP = 7.0
NAME, FOOT = 36.0, 10.0  # the height of a VPC's name; the room below what is in it
FRAME = GATEWAY + 6  # around what there was not
TITLE = 22.0  # the height of a group's name
BESIDE = 8.0  # between a box and what is in it


class Tall(Layout):
    """Lays out one network of a scene: each column of its picture becomes a level, the first on top.

    `absent` names what there was not, and since when or until when there was: it is drawn faint, in a dashed frame.
    What no line touches is left out. Raises PictureError for a ring.
    """

    def __init__(self, picture: Picture, net: Topology, link: Link, absent: Mapping[str, str]) -> None:
        super().__init__(picture, net, link)
        if picture.ring:
            raise picture.error("ring", "a ring does not fit into half a page", "ask about another network")
        self.absent = absent
        self.sheet = Sheet(width=HALF)
        self.places: dict[str, Point] = {}

    def lay(self, strokes: Sequence[Stroke]) -> Sheet:
        """Return the sheet with everything on it, what became of the question at its foot."""
        touched = {name for stroke in strokes for name in (stroke.start, stroke.end)}
        self.cells = {name: cell for name, cell in self.cells.items() if name in touched}
        self.inside = {name: vpc for name, vpc in self.inside.items() if name in self.cells}
        self._set_places()
        for name in self.cells:
            self._thing(name)
        for vpc in dict.fromkeys(self.inside.values()):
            self._around_things(vpc)
        for title, members in self.groups.items():
            if known := [name for name in members if name in self.frames]:
                self._group(title, known)
        for stroke in strokes:
            self._draw(stroke)
        foot = max([*self.feet.values(), *(one.rect.bottom for one in self.sheet.shapes if isinstance(one, Box))])
        self.sheet.height = self._tell(strokes, foot) + TOP
        return self.sheet

    # Where

    def _set_places(self) -> None:
        """Give each thing its place: levels below each other, what shares one side by side."""
        y = TOP
        for level in self._levels():
            boxes = [self._boxes(name, level) for name in level]
            tall = max(self._height(name, level) for name in level)
            y += max(above for above, _ in boxes)
            for index, name in enumerate(level):
                middle = CARD[1] / 2 if name not in self._icons or len(level) == 1 else GATEWAY / 2
                self.places[name] = (HALF * (index + 0.5) / len(level), y + middle)
            y += tall + max(below for _, below in boxes) + APART

    def _levels(self) -> list[list[str]]:
        columns = sorted({column for column, _ in self.cells.values()})
        rows = sorted(self.cells, key=lambda name: self.cells[name][1])
        return [[name for name in rows if self.cells[name][0] == column] for column in columns]

    @property
    def _icons(self) -> set[str]:
        """What is drawn as an icon with its name: all but the cards."""
        return {name for name in self.cells if not self._is_card(self.net.named.get(name))} | {*self.picture.joints}

    def _height(self, name: str, level: list[str]) -> float:
        if name not in self._icons:
            return CARD[1]
        return GATEWAY if len(level) == 1 else GATEWAY + 42

    def _boxes(self, name: str, level: list[str]) -> tuple[float, float]:
        """Return how much room the boxes around a thing need above and below it: a group begins and ends once."""
        home, levels = self._home(name), self._levels()
        above, below = (NAME, FOOT) if home != name else (0.0, 0.0)
        for members in (members for members in self.groups.values() if home in members):
            held = [one for one in levels if any(self._home(other) in members for other in one)]
            above += BESIDE if level == held[0] else 0
            below += TITLE + 4 if level == held[-1] else 0
        return above, below

    def _centre(self, name: str) -> Point:
        return self.places[name]

    # Things

    @property
    def _size(self) -> tuple[float, float, float]:
        return CARD

    def _label(self, name: str, room: Rect, cidrs: str, style: str, size: float) -> None:
        super()._label(name, room, self.absent.get(name, cidrs), style, size)

    def _gateway(self, name: str, x: float, y: float, icon: str, note: str) -> None:
        """Draw an icon with its name: on the right if it has the level for itself, else below."""
        note = self.absent.get(name, note)
        if name in self.absent:
            self._add(Box(Rect(x, y, FRAME, FRAME), "absent"))
        if sum(1 for _, other in self.places.values() if other == y) > 1:
            super()._gateway(name, x, y, icon, note)
        else:
            self._beside(name, x, y, icon, note)
        if name in self.absent:
            self.frames[name] = Rect(x, y, FRAME, FRAME)

    def _beside(self, name: str, x: float, y: float, icon: str, note: str) -> None:
        self.frames[name] = rect = Rect(x, y, GATEWAY, GATEWAY)
        self.feet[name] = rect.bottom
        left = rect.right + 10
        lines = wrapped(note, HALF - MARGIN - left)
        texts = [(self.picture.titles.get(name, name), "name", 11), *((line, "note", 9) for line in lines)]
        self._icon(name, rect, icon)
        for number, (text, style, size) in enumerate(texts):
            top = y - 6.5 * (len(texts) - 1)
            self._add(begun(left, top + 13 * number, text, style, size, False, name))

    def _icon(self, name: str, rect: Rect, icon: str) -> None:
        self._add(Icon(rect, icon, faint=name in self.absent))

    def _around_things(self, vpc: str) -> None:
        inner = [name for name, home in self.inside.items() if home == vpc]
        top = min(self.frames[name].top for name in inner) - NAME
        bottom = max(self.feet[name] for name in inner) + FOOT
        self.frames[vpc] = rect = Rect(HALF / 2, (top + bottom) / 2, HALF - 2 * BESIDE - 2, bottom - top)
        self.feet[vpc] = rect.bottom
        self.sheet.shapes[:0] = [Box(rect, "vpc", around=True)]
        self._add(Icon(Rect(rect.left + 16, rect.top + 17, CORNER, CORNER), "vpc"))
        super()._label(
            vpc, Rect(rect.left + 80, rect.top + 17, 102, 30), str(self.net.place(vpc).blocks[0]), "vpc-title", 10
        )

    def _group(self, title: str, members: list[str]) -> None:
        """Draw a box around things, its title below them, where no line comes in."""
        rects = [self.frames[name] for name in members]
        left, right = min(r.left for r in rects) - BESIDE, max(r.right for r in rects) + BESIDE
        top, bottom = min(r.top for r in rects) - BESIDE, max(self.feet[name] for name in members) + TITLE
        frame = Rect((left + right) / 2, (top + bottom) / 2, right - left, bottom - top)
        self.sheet.shapes[:0] = [Box(frame, "region", around=True)]
        middle = frame.left + 9 + width(title, 10, True) / 2
        self._add(Text(middle, bottom - 11, title, "region-title", 10, True, title))

    # Lines

    def _draw(self, stroke: Stroke) -> None:
        if stroke.style == "remark":
            return
        way, owner = self._way(stroke, ()), f"{stroke.start} to {stroke.end}"
        style = "absent-line" if stroke.style == "absent" else stroke.style
        head = "" if stroke.style in ("wire", "absent") else "bar" if stroke.remark else "arrow"
        self._add(Line(way, style, head, owner, stroke.both))
        label = stroke.mark or stroke.label
        if label and stroke.style != "wire":
            self._name(label, way, f"{stroke.style}-text", owner)

    def _name(self, label: str, way: tuple[Point, ...], style: str, owner: str) -> None:
        """Write what a line is on the right of its last stretch."""
        (x, y1), (_, y2) = way[-2:]
        lines = label.split(", ")
        for number, line in enumerate(lines):
            y = (y1 + y2) / 2 + LEADING * (number - (len(lines) - 1) / 2)
            self._add(begun(x + 7, y, line, style, 9, True, owner))

    def _way(self, stroke: Stroke, lines: Sequence[Stroke]) -> tuple[Point, ...]:
        a, b = self.frames[stroke.start], self.frames[stroke.end]
        if abs(a.y - b.y) < 1:
            return (
                ((a.right + GAP, a.y), (b.left - GAP, b.y))
                if a.x < b.x
                else ((a.left - GAP, a.y), (b.right + GAP, b.y))
            )
        turned = [_turned(self._with_name(name)) for name in (stroke.start, stroke.end)]
        outer = [_turned(self._with_name(self._home(name))) for name in (stroke.start, stroke.end)]
        return tuple((y, x) for x, y in elbow(*turned, *outer))

    # At the foot

    def _tell(self, strokes: Sequence[Stroke], foot: float) -> float:
        """Write what became of the question: refused and why, a catch, or reached. Return the new lower end."""
        remarks = Remarks(self.sheet, self.picture, self.frames, self.feet, self.link)
        said = [stroke for stroke in strokes if stroke.remark]
        for stroke in said:
            reason = wrapped(stroke.why, HALF - 2 * MARGIN)
            remarks.say(stroke, (HALF / 2, foot + 18), HALF / 2, reason)
            foot += 28 + LEADING * len(reason)
        if not said:
            self._add(*remarks.pill("ok", "reached", HALF / 2, foot + 18, "the question"))
            foot += 28
        return foot


def _turned(rect: Rect) -> Rect:
    """Return a rectangle with down and right changed about, the name below it counted in."""
    return Rect((rect.top + rect.bottom) / 2, rect.x, rect.bottom - rect.top, rect.w)
