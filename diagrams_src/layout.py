"""Where everything of a picture goes: things on the grid, boxes around them, lines between them, remarks below."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from math import cos, pi, sin

from awsnet import (
    DirectConnectGateway,
    GatewayEndpoint,
    Instance,
    InterfaceEndpoint,
    InternetGateway,
    NatGateway,
    OnPremises,
    Service,
    Topology,
    TransitGateway,
    VirtualPrivateGateway,
)
from awsnet.errors import cure
from awsnet.internet import Internet
from diagrams_src.icons import ICONS
from diagrams_src.lines import corner, elbow, straight
from diagrams_src.picture import Picture
from diagrams_src.remarks import Remarks
from diagrams_src.shapes import WIDTH, Box, Frame, Icon, Line, Point, Rect, Sheet, Text, begun, width, wrapped
from diagrams_src.strokes import Link, Stroke, kind_of

EDGE, TOP = 18.0, 12.0
CARD, TALL, SMALL = (118.0, 46.0), (108.0, 124.0), (96.0, 34.0)
ROW = 88.0
ICON, GATEWAY, CORNER = 22.0, 42.0, 18.0
TITLE = 26.0  # the height of a group's title
NOTE = 76.0  # the width of what stands below an icon
APART = 7.0  # how far from the middle two lines run that go opposite ways
GATEWAYS = {
    TransitGateway: ("transit-gateway", "transit gateway"),
    DirectConnectGateway: ("direct-connect", "Direct Connect gateway"),
    VirtualPrivateGateway: ("vpn-gateway", "virtual private gateway"),
    GatewayEndpoint: ("endpoint", "gateway endpoint"),
    InternetGateway: ("internet-gateway", "internet gateway"),
    Internet: ("internet", ""),
    NatGateway: ("nat", "NAT gateway"),
}
IN_VPC = {Instance: "ec2", InterfaceEndpoint: "endpoint"}  # what stands in a VPC, which is drawn around it


class Layout:
    """Lays out one network of a scene."""

    def __init__(self, picture: Picture, net: Topology, link: Link) -> None:
        self.picture, self.net, self.link = picture, net, link
        stands = picture.standing(net).values()
        self.cells = {name: cell for name, cell in picture.cells.items() if name in stands}
        self.sheet = Sheet()
        self.frames: dict[str, Rect] = {}  # where lines end
        self.feet: dict[str, float] = {}  # the lower end of each thing, its name included
        self.inside = picture.inside(net)
        homes = {self._home(name) for name in self.cells}
        # A box with nothing in it, or with all that is drawn, would say nothing.
        self.groups = {title: its for title, its in picture.groups.items() if homes & {*its} and homes - {*its}}

    def lay(self, strokes: Sequence[Stroke]) -> Sheet:
        """Return the sheet with everything on it."""
        for name in self.cells:
            self._thing(name)
        for vpc in dict.fromkeys(self.inside.values()):
            self._around_things(vpc)
        for title, members in self.groups.items():
            self._group(title, [name for name in members if name in self.frames])
        lines = [stroke for stroke in strokes if not stroke.remark]
        ways = {stroke: self._way(stroke, lines) for stroke in lines}
        for stroke, way in ways.items():
            head = "" if stroke.style == "wire" or self.picture.ring else "arrow"
            style = f"{stroke.style}-thin" if self.picture.ring else stroke.style
            self._add(Line(way, style, head, f"{stroke.start} to {stroke.end}", stroke.both))
        remarks = Remarks(self.sheet, self.picture, self.frames, self.feet, self.link)
        if not self.picture.ring:
            remarks.name_lines(ways, self._outer)
        foot = max([*self.feet.values(), *(one.rect.bottom for one in self.sheet.shapes if isinstance(one, Box))])
        for stroke in strokes:
            if stroke.remark:
                foot = remarks.remark(stroke, foot)
        self.sheet.height = foot + TOP
        return self.sheet

    # Where

    def _centre(self, name: str) -> Point:
        if self.picture.ring:
            return self._on_ring(list(self.cells).index(name), len(self.cells))
        column, row = self.cells[name]
        columns = max(c for c, _ in self.picture.cells.values())
        pitch = (WIDTH - 2 * EDGE - CARD[0]) / columns if columns else 0
        return EDGE + CARD[0] / 2 + column * pitch, TOP + row * ROW - self._highest

    @cached_property
    def _highest(self) -> float:
        """Where the uppermost thing would begin if the first row were at 0."""
        grouped = {name for members in self.groups.values() for name in members}

        def top(name: str) -> float:
            half = (TALL[1] if name in self.inside else CARD[1]) / 2
            return self.cells[name][1] * ROW - half - (TITLE if self._home(name) in grouped else 0)

        return min(map(top, self.cells))

    def _on_ring(self, index: int, count: int) -> Point:
        turn = 2 * pi * (index + 0.5) / count - pi / 2
        return WIDTH / 2 + 205 * cos(turn), TOP + 190 + 165 * sin(turn)

    def _home(self, name: str) -> str:
        """Return what a thing stands in: its VPC, if that is drawn around it, else the thing itself."""
        return self.inside.get(name, name)

    def _outer(self, name: str) -> Rect:
        return self.frames[self._home(name)]

    # Things

    def _thing(self, name: str) -> None:
        x, y = self._centre(name)
        thing = self.net.named.get(name)
        if name in self.picture.joints:
            self._gateway(name, x, y, "direct-connect", self._joined(name))
        elif isinstance(thing, tuple(GATEWAYS)):
            self._gateway(name, x, y, *GATEWAYS[type(thing)])
        elif isinstance(thing, Instance | InterfaceEndpoint):
            self._gateway(name, x, y, IN_VPC[type(thing)], ", ".join(str(one.network_address) for one in thing.blocks))
        elif isinstance(thing, Service):
            self._gateway(name, x, y, self._icon_of(thing), ", ".join(map(str, thing.blocks)))
        else:
            self._card(name, x, y, thing)

    def _is_card(self, thing: object) -> bool:
        """Tell whether a thing is drawn as a card: a VPC, a subnet, a site."""
        return not isinstance(thing, (*GATEWAYS, *IN_VPC, Service))

    def _icon_of(self, service: Service) -> str:
        """Return the icon of a service, which is called as the service is."""
        if service.name not in ICONS:
            raise self.picture.error(str(service), f"there is no icon for '{service.name}'", cure(service.name, ICONS))
        return service.name

    def _joined(self, joint: str) -> str:
        """Return in words for which links a joint stands."""
        links = self.picture.joined(joint, self.net)
        kind = kind_of(self.net, links[0])
        return kind if len(links) == 1 else f"{len(links)} {kind}s"

    @property
    def _size(self) -> tuple[float, float, float]:
        """The width and the height of a card, and the size of its icon."""
        return (*SMALL, CORNER) if self.picture.ring else (*CARD, ICON)

    def _card(self, name: str, x: float, y: float, thing: object) -> None:
        w, h, size = self._size
        self.frames[name] = rect = Rect(x, y, w, h)
        self.feet[name] = rect.bottom
        style, icon = ("site", "office") if isinstance(thing, OnPremises) else ("vpc", "vpc")
        self._add(Box(rect, style), Icon(Rect(rect.left + 7 + size / 2, y, size, size), icon))
        cidrs = ", ".join(str(block) for block in getattr(thing, "blocks", ()))
        self._label(name, Rect(rect.x + size / 2 + 5, y, w - size - 14, h), cidrs, "name", 11)

    def _label(self, name: str, room: Rect, cidrs: str, style: str, size: float) -> None:
        """Write a thing's name and its addresses, left-aligned, into some room."""
        title = self.picture.titles.get(name, name)
        for text, big, bold, look, y in (
            (title, size, True, style, room.y - 7),
            (cidrs, 9.0, False, "note", room.y + 8),
        ):
            wide = width(text, big, bold)
            if wide > room.w:
                culprit = title if text == title else name
                raise self.picture.error(
                    culprit, f"'{text}' is too long for its card", "shorten it, or give it a title"
                )
            self._add(begun(room.left, y, text, look, big, bold, name))

    def _gateway(self, name: str, x: float, y: float, icon: str, note: str) -> None:
        self.frames[name] = rect = Rect(x, y, GATEWAY, GATEWAY)
        self._icon(name, rect, icon)
        self._add(Text(x, rect.bottom + 9, self.picture.titles.get(name, name), "name", 11, False, name))
        lines = wrapped(note, NOTE)
        for number, line in enumerate(lines):
            self._add(Text(x, rect.bottom + 22 + 11 * number, line, "note", 9, False, name))
        self.feet[name] = rect.bottom + 20 + 11 * len(lines)

    def _icon(self, name: str, rect: Rect, icon: str) -> None:
        self._add(Icon(rect, icon))

    def _around_things(self, vpc: str) -> None:
        """Draw a VPC as a box around what is in it, with its name in the corner."""
        inner = [self.frames[name] for name, home in self.inside.items() if home == vpc]
        self.frames[vpc] = rect = Rect(sum(one.x for one in inner) / len(inner), inner[0].y, *TALL)
        self.feet[vpc] = rect.bottom
        self.sheet.shapes[:0] = [Box(rect, "vpc", around=True)]
        self._add(Icon(Rect(rect.left + 16, rect.top + 17, CORNER, CORNER), "vpc"))
        room = Rect(rect.x + 14, rect.top + 17, rect.w - 32, 30)
        self._label(vpc, room, str(self.net.place(vpc).blocks[0]), "vpc-title", 10)

    def _group(self, title: str, members: list[str]) -> None:
        """Draw a box around things."""
        rects = [self.frames[name] for name in members]
        rects += [one.rect for one in self.sheet.shapes if isinstance(one, Text) and one.owner in members]
        left, right = min(r.left for r in rects) - 10, max(r.right for r in rects) + 10
        top, bottom = min(r.top for r in rects) - TITLE, max(self.feet[name] for name in members) + 10
        frame = Rect((left + right) / 2, (top + bottom) / 2, right - left, bottom - top)
        self.sheet.shapes[:0] = [Box(frame, "region", around=True)]
        self._add(Text(frame.left + 9 + width(title, 10, True) / 2, top + 12, title, "region-title", 10, True, title))

    # Lines

    def _way(self, stroke: Stroke, lines: Sequence[Stroke]) -> tuple[Point, ...]:
        """Return the way of a line; of two that go opposite ways, the one to the left runs above the other."""
        if self.picture.ring:
            return straight(self.frames[stroke.start], self.frames[stroke.end])
        a, b = self._with_name(stroke.start), self._with_name(stroke.end)
        if any((one.start, one.end) == (stroke.end, stroke.start) for one in lines):
            aside = APART if b.x > a.x else -APART
            a, b = a.moved(0, aside), b.moved(0, aside)
        if (stroke.start, stroke.end) in self.picture.corners:
            return corner(a, b)
        if (stroke.end, stroke.start) in self.picture.corners:
            return corner(b, a)[::-1]
        return elbow(a, b, self._outer(stroke.start), self._outer(stroke.end))

    def _with_name(self, name: str) -> Rect:
        """Return a thing's frame, the name below it counted in: lines from below end under the name."""
        frame = self.frames[name]
        return Frame(frame.x, frame.y, frame.w, frame.h, self.feet[name] - frame.bottom)

    def _add(self, *shapes: Box | Icon | Text | Line) -> None:
        self.sheet.shapes += shapes
