"""The walk of a packet, hop by hop: who has it, which route of whose table sends it on, and where it is lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from awsnet import (
    Instance,
    InterfaceEndpoint,
    OnPremises,
    Peering,
    Service,
    Topology,
    TransitGatewayPeering,
    Verdict,
    VpnConnection,
)
from awsnet.codes import Refusal
from awsnet.walk import Walk
from diagrams_src.icons import ICONS
from diagrams_src.layout import GATEWAYS, IN_VPC
from diagrams_src.lines import GAP
from diagrams_src.remarks import LEADING, PILL
from diagrams_src.shapes import HALF, Box, Icon, Line, Linked, Rect, Sheet, Text, begun, width, wrapped
from diagrams_src.strokes import Link

NUMBER, ICON, LEFT = 16.0, 46.0, 74.0  # the middle of a step's number and of its icon; where its words begin
SIZE, BEAD = 30.0, 16.0
APART, TOP, MARGIN = 26.0, 6.0, 6.0
LINKS = {Peering: "peering", VpnConnection: "vpn", TransitGatewayPeering: "peering"}
STUB = 16.0  # the last piece of the way of a packet that is lost


@dataclass(frozen=True)
class Step:
    """One hop of a packet: its number on the way there and back, its name, its icon, and what happens at it."""

    number: int
    name: str
    icon: str
    what: str

    def __str__(self) -> str:
        return f"{self.number}. {self.name}: {self.what}." if self.what else f"{self.number}. {self.name}."


@dataclass(frozen=True)
class Way:
    """The way of a request or of a reply: its steps, and who refused it, if anyone did."""

    kind: str
    steps: tuple[Step, ...]
    refusal: Refusal | None

    @property
    def words(self) -> tuple[str, ...]:
        """One sentence for each step, and one for what became of the packet."""
        end = f"is lost: {self.refusal.why} ({self.refusal.code})" if self.refusal else "arrives"
        return (*map(str, self.steps), f"The {self.kind} {end}.")


def ways(net: Topology, verdict: Verdict) -> tuple[Way, ...]:
    """Return the way of a request and that of its reply, numbered through; the request alone if that is refused."""
    flow = verdict.flow
    request = Way("request", tuple(_steps(net, flow.request, 1)), flow.request.refusal)
    if request.refusal:
        return (request,)
    reply = tuple(_steps(net, flow.reply, len(request.steps) + 1))
    return request, Way("reply", reply, flow.reply.refusal)


def _steps(net: Topology, walk: Walk, first: int) -> Iterator[Step]:
    """Yield the steps of a walk: the place that asks and the one that is asked go by their own names."""
    hops = walk.passed
    for index, hop in enumerate(hops):
        following = hops[index + 1] if index + 1 < len(hops) else None
        ends = {0: walk.packet.sender, len(hops) - 1: None if walk.refusal else walk.packet.to}
        end = ends.get(index) or hop
        inside = f"in {hop}" if str(end) != str(hop) else ""
        by = _route(net, hop, walk, following) if following else ""
        yield Step(first + index, str(end), _icon(net, str(end)), ", ".join(filter(None, (inside, by))))


def _route(net: Topology, hop: object, walk: Walk, following: object) -> str:
    """Return which route of a hop's table sends the packet on, where its table does."""
    route = net.route(hop, str(walk.packet.destination.block.network_address)) if hasattr(hop, "routes") else None
    return f"by the route of {hop} to {route.destination}" if route and str(route.target) == str(following) else ""


def _icon(net: Topology, name: str) -> str:
    thing = net.named.get(name)
    if isinstance(thing, tuple(GATEWAYS)):
        return GATEWAYS[type(thing)][0]
    if isinstance(thing, Instance | InterfaceEndpoint):
        return IN_VPC[type(thing)]
    if isinstance(thing, OnPremises):
        return "office"
    if isinstance(thing, Service):
        return thing.name if thing.name in ICONS else "endpoint"
    found = next((icon for kind, icon in LINKS.items() if isinstance(thing, kind)), "vpc")
    return "direct-connect" if "vif" in str(getattr(thing, "kind", "")) else found


def sheet(way: Way, verdict: Verdict, link: Link) -> Sheet:
    """Return the picture of a way, from top to bottom, half as wide as a page."""
    drawn, y, before = Sheet(width=HALF), TOP + SIZE / 2, 0.0
    for step in way.steps:
        if before:
            drawn.shapes.append(Line(((ICON, before), (ICON, y - SIZE / 2 - GAP)), "ok", "arrow", step.name))
        before = y + SIZE / 2 + GAP
        y += _step(drawn, step, y) + APART
    drawn.height = _end(drawn, way, verdict, link, before) + TOP
    return drawn


def _step(drawn: Sheet, step: Step, y: float) -> float:
    """Draw a step; return its height."""
    drawn.shapes += [
        Box(Rect(NUMBER, y, BEAD, BEAD), "step"),
        Text(NUMBER, y, str(step.number), "name", 9, True, step.name),
        Icon(Rect(ICON, y, SIZE, SIZE), step.icon),
    ]
    name, room = step.name, HALF - MARGIN - LEFT
    lines = wrapped(step.what, room) if step.what else []
    if width(name, 11, True) > room and "(" in name:  # what it joins goes below
        name, ends = name.split("(", 1)
        lines = [*wrapped(f"({ends}", room), *lines]
    top = y - 6.5 * len(lines)
    drawn.shapes.append(begun(LEFT, top, name, "name", 11, True, step.name))
    for number, line in enumerate(lines, 1):
        drawn.shapes.append(begun(LEFT, top + 13 * number, line, "note", 9, False, step.name))
    return max(SIZE, 13 * (len(lines) + 1))


def _end(drawn: Sheet, way: Way, verdict: Verdict, link: Link, y: float) -> float:
    """Draw what becomes of the packet after its last step; return the lower end."""
    kind, word = ("no", f"\u00d7 the {way.kind} is lost") if way.refusal else ("ok", f"\u00bb the {way.kind} arrives")
    reason = wrapped(way.refusal.why, HALF - MARGIN - LEFT) if way.refusal else []
    if way.refusal:
        drawn.shapes.append(Line(((ICON, y), (ICON, y + STUB)), "no", "bar", way.refusal.at))
    wide, middle = width(word, 9, True), y + STUB
    shapes: tuple[Box | Text, ...] = (
        Box(Rect(LEFT + wide / 2, middle, wide + 12, PILL), f"{kind}-pill"),
        Text(LEFT + wide / 2, middle, word, f"{kind}-pill-text", 9, True, "the end"),
    )
    for number, line in enumerate(reason):
        drawn.shapes.append(begun(LEFT, middle + 18 + LEADING * number, line, f"{kind}-text", 9, False, "the end"))
    href = link(verdict) if way.refusal else None
    if href:
        drawn.links.append(Linked(href, f"the {way.kind} is lost. Read why.", shapes))
    else:
        drawn.shapes += shapes
    return middle + (10 + LEADING * len(reason) + 4 if reason else PILL / 2)
