"""Where everything of a picture goes: cards on the grid, boxes around them, lines between them, remarks below."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import cos, pi, sin
from textwrap import wrap

from awsnet import DirectConnectGateway, Instance, OnPremises, Topology, TransitGateway, VirtualPrivateGateway
from awsnet.verdict import Verdict
from diagrams_src.lines import corner, elbow, rail, straight
from diagrams_src.picture import Picture
from diagrams_src.shapes import WIDTH, Box, Frame, Icon, Line, Linked, Point, Rect, Sheet, Text, width
from diagrams_src.strokes import Link, Stroke, sentence

EDGE, TOP = 12.0, 12.0
CARD, TALL, SMALL = (118.0, 46.0), (118.0, 112.0), (96.0, 34.0)
ROW = 88.0
ICON, GATEWAY = 22.0, 42.0
REASON = 74  # characters in a line of a reason
MARKS = {"no": "\u00d7", "remark": "!"}
GATEWAYS = {
    TransitGateway: ("transit-gateway", "transit gateway"),
    DirectConnectGateway: ("direct-connect", "Direct Connect gateway"),
    VirtualPrivateGateway: ("vpn-gateway", "virtual private gateway"),
}


class Layout:
    """Lays out one network of a scene."""

    def __init__(self, picture: Picture, net: Topology, link: Link) -> None:
        self.picture, self.net, self.link = picture, net, link
        self.cells = {name: cell for name, cell in picture.cells.items() if name in net.named}
        self.sheet = Sheet()
        self.frames: dict[str, Rect] = {}  # where lines end
        self.feet: dict[str, float] = {}  # the lower end of each thing, its name included
        self.labelled: set[tuple[str, str]] = set()
        instances = (one for one in net.named.values() if isinstance(one, Instance))
        self.inside = {str(one): str(one.vpc) for one in instances if str(one) in self.cells}

    def lay(self, strokes: Sequence[Stroke]) -> Sheet:
        """Return the sheet with everything on it."""
        for name in self.cells:
            self._thing(name)
        for vpc in dict.fromkeys(self.inside.values()):
            self._around_instances(vpc)
        for title, members in self.picture.groups.items():
            self._group(title, [name for name in members if name in self.frames])
        for stroke in strokes:
            if not stroke.remark:
                self._link(stroke)
        foot = max([*self.feet.values(), *(box.rect.bottom for box in self.sheet.shapes if isinstance(box, Box))])
        for stroke in strokes:
            if stroke.remark:
                foot = self._remark(stroke, foot)
        self.sheet.height = foot + TOP
        return self.sheet

    # Things

    def _centre(self, name: str) -> Point:
        if self.picture.ring:
            return self._on_ring(list(self.cells).index(name), len(self.cells))
        column, row = self.cells[name]
        columns = max(c for c, _ in self.picture.cells.values())
        pitch = (WIDTH - 2 * EDGE - CARD[0]) / columns if columns else 0
        first = min(r for _, r in self.cells.values())
        return EDGE + CARD[0] / 2 + column * pitch, self._first_row() + (row - first) * ROW

    def _first_row(self) -> float:
        room = 26 if self.picture.groups else 0
        return TOP + room + (TALL[1] if self.inside else CARD[1]) / 2

    def _on_ring(self, index: int, count: int) -> Point:
        turn = 2 * pi * (index + 0.5) / count - pi / 2
        return WIDTH / 2 + 205 * cos(turn), TOP + 190 + 165 * sin(turn)

    def _thing(self, name: str) -> None:
        thing = self.net.named[name]
        x, y = self._centre(name)
        if isinstance(thing, tuple(GATEWAYS)):
            self._gateway(name, x, y, *GATEWAYS[type(thing)])
        elif isinstance(thing, Instance):
            self._gateway(name, x, y, "ec2", ", ".join(str(one.network_address) for one in thing.blocks))
        else:
            self._card(name, x, y, thing)

    def _card(self, name: str, x: float, y: float, thing: object) -> None:
        w, h = SMALL if self.picture.ring else CARD
        self.frames[name] = rect = Rect(x, y, w, h)
        self.feet[name] = rect.bottom
        style, icon = ("site", "office") if isinstance(thing, OnPremises) else ("vpc", "vpc")
        size = 18.0 if self.picture.ring else ICON
        self._add(Box(rect, style), Icon(Rect(rect.left + 7 + size / 2, y, size, size), icon))
        cidrs = ", ".join(str(block) for block in getattr(thing, "blocks", ()))
        self._label(name, rect.left + 12 + size, rect.right - 3, y, cidrs)

    def _label(self, name: str, left: float, right: float, y: float, cidrs: str) -> None:
        title = self.picture.titles.get(name, name)
        for text, bold, size in ((title, True, 11.0), (cidrs, False, 9.0)):
            if left + width(text, size, bold) > right:
                raise self.picture.error(name, f"'{text}' is too long for its card", "shorten it, or give it a title")
        self._add(Text(left + width(title, 11, True) / 2, y - 7, title, "name", 11, True, name))
        self._add(Text(left + width(cidrs, 9, False) / 2, y + 8, cidrs, "note", 9, False, name))

    def _gateway(self, name: str, x: float, y: float, icon: str, note: str) -> None:
        self.frames[name] = rect = Rect(x, y, GATEWAY, GATEWAY)
        self._add(Icon(rect, icon))
        title = self.picture.titles.get(name, name)
        self._add(Text(x, rect.bottom + 9, title, "name", 11, True, name))
        lines = [note] if width(note, 9, False) < CARD[0] else wrap(note, 16)
        for number, line in enumerate(lines):
            self._add(Text(x, rect.bottom + 22 + 11 * number, line, "note", 9, False, name))
        self.feet[name] = rect.bottom + 20 + 11 * len(lines)

    def _around_instances(self, vpc: str) -> None:
        """Draw a VPC as a box around its instances, with its name in the corner."""
        inner = [self.frames[name] for name, home in self.inside.items() if home == vpc]
        x = sum(rect.x for rect in inner) / len(inner)
        y = self._centre(next(name for name, home in self.inside.items() if home == vpc))[1]
        self.frames[vpc] = rect = Rect(x, y + 2, *TALL)
        self.feet[vpc] = rect.bottom
        title = f"{self.picture.titles.get(vpc, vpc)} {self.net.place(vpc).blocks[0]}"
        middle = rect.left + 25 + width(title, 9, True) / 2
        self.sheet.shapes[:0] = [Box(rect, "vpc")]
        self._add(Icon(Rect(rect.left + 13, rect.top + 11, 14, 14), "vpc"))
        self._add(Text(middle, rect.top + 11, title, "vpc-title", 9, True, vpc))

    def _group(self, title: str, members: list[str]) -> None:
        if not members:
            return
        rects = [self.frames[name] for name in members]
        left, right = min(r.left for r in rects) - 10, max(r.right for r in rects) + 10
        top, bottom = min(r.top for r in rects) - 26, max(self.feet[name] for name in members) + 10
        frame = Rect((left + right) / 2, (top + bottom) / 2, right - left, bottom - top)
        self.sheet.shapes[:0] = [Box(frame, "region", filled=False)]
        self._add(Text(frame.left + 8 + width(title, 10, True) / 2, top + 11, title, "region-title", 10, True, title))

    # Lines

    def _link(self, stroke: Stroke) -> None:
        owner = f"{stroke.start} to {stroke.end}"
        if self.picture.ring:
            points = straight(self.frames[stroke.start], self.frames[stroke.end])
            self._add(Line(points, f"{stroke.style}-thin", "", owner))
            return
        points = self._way(stroke)
        self._add(Line(points, stroke.style, "" if stroke.style == "wire" else "arrow", owner))
        if stroke.label and (stroke.start, stroke.label) not in self.labelled:
            self.labelled.add((stroke.start, stroke.label))
            self._line_label(stroke, points)

    def _way(self, stroke: Stroke) -> tuple[Point, ...]:
        a, b = self._with_name(stroke.start), self._with_name(stroke.end)
        if any(pair in self.picture.corners for pair in ((stroke.start, stroke.end), (stroke.end, stroke.start))):
            return corner(a, b)
        return elbow(a, b, self._outer(stroke.start), self._outer(stroke.end))

    def _outer(self, name: str) -> Rect:
        """Return what a thing stands in: an instance's VPC, else the thing itself."""
        return self.frames[self.inside.get(name, name)]

    def _with_name(self, name: str) -> Rect:
        """Return a thing's frame, the name below it counted in: lines from below end under the name."""
        frame = self.frames[name]
        return Frame(frame.x, frame.y, frame.w, frame.h, self.feet[name])

    def _line_label(self, stroke: Stroke, points: tuple[Point, ...]) -> None:
        (x1, y1), (x2, y2) = points[-2:] if len(points) == 4 else max(pairwise(points), key=_length_along)
        dx, dy = self.picture.nudges.get((stroke.start, stroke.end), (0.0, 0.0))
        near, far = self._outer(stroke.start), self._outer(stroke.end)
        near, far = (near, far) if x1 < x2 else (far, near)
        left, right = max(min(x1, x2), near.right), min(max(x1, x2), far.left)
        if right <= left:  # the line turns below the thing that it leads to
            left, right = min(x1, x2), max(x1, x2)
        lines = [stroke.label] if width(stroke.label, 9, True) <= right - left else stroke.label.split()
        x, y = (left + right) / 2, y1 - 9 - 10 * (len(lines) - 1)
        if x1 == x2:
            lines = [stroke.label]
            x, y = x1 + 6 + width(stroke.label, 9, True) / 2, (y1 + y2) / 2
        for number, line in enumerate(lines):
            owner = f"{stroke.start} to {stroke.end}"
            self._add(Text(x + dx, y + dy + 10 * number, line, f"{stroke.style}-text", 9, True, owner))

    def _remark(self, stroke: Stroke, foot: float) -> float:
        """Draw a remark below everything: a refused line with its pill and reason, or a catch. Return the new foot."""
        y, x = foot + 22, WIDTH / 2
        if stroke.style == "no":
            points = rail(self._foot(stroke.start, stroke.end), self._foot(stroke.end, stroke.start), y)
            self._add(Line(points, "no", "bar", f"{stroke.start} to {stroke.end}"))
            x = (points[0][0] + points[-1][0]) / 2
        return self._pill(stroke, x, y)

    def _foot(self, name: str, other: str) -> Point:
        """Return where a rail meets a thing: below its middle, or further out where lines come from below already."""
        frame = self.frames[name]
        lines = (shape for shape in self.sheet.shapes if isinstance(shape, Line))
        busy = any(abs(x - frame.x) < 12 and y > frame.y for line in lines for x, y in line.points)
        out = -22 if frame.x < self.frames[other].x else 22
        return frame.x + (out if busy or frame.x == self.frames[other].x else 0), self.feet[name]

    def _pill(self, stroke: Stroke, x: float, y: float) -> float:
        style = "no" if stroke.style == "no" else "warn"
        label = f"{MARKS[stroke.style]} {stroke.remark}"
        pill = Box(Rect(x, y, width(label, 9, True) + 14, 16), f"{style}-pill")
        reason = wrap(stroke.why, REASON)
        widest = max(width(line, 9, False) for line in reason)
        middle = min(max(x, EDGE + widest / 2), WIDTH - EDGE - widest / 2)
        tone = f"{style}-text"
        texts = [Text(middle, y + 18 + 12 * n, line, tone, owner=stroke.start) for n, line in enumerate(reason)]
        shapes: tuple[Box | Text, ...] = (pill, Text(x, y, label, f"{style}-pill-text", 9, True, stroke.start), *texts)
        href = self.link(stroke.verdict) if stroke.verdict is not None else None
        if href and stroke.verdict is not None:
            self.sheet.links.append(Linked(href, _spoken(stroke.verdict, href), shapes))
        else:
            self._add(*shapes)
        return y + 12 + 12 * len(reason) + 4

    def _add(self, *shapes: Box | Icon | Text | Line) -> None:
        self.sheet.shapes += shapes


def _length_along(ends: tuple[Point, Point]) -> float:
    """Return the length of a stretch of a line, those along before those up or down."""
    (x1, y1), (x2, y2) = ends
    return abs(x2 - x1) or -1 / (1 + abs(y2 - y1))


def _spoken(verdict: Verdict, href: str) -> str:
    return f"{sentence(verdict)} Read why."
