"""How a packet walks: node by node, each sending it on by its own table or refusing it with a code.

There is no search. A node sees the packet and where it came from, as AWS's do, and answers with one step.
A packet stands for every address of a piece of the ranges asked about; it is split where a node on the way tells
some of those addresses from others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Protocol

from awsnet import codes
from awsnet.addresses import Block, Piece
from awsnet.filters import SecurityGroup, Traffic
from awsnet.routes import BLACKHOLE, Route, most_specific

ANYTHING = Traffic()


@dataclass(frozen=True)
class Packet:
    """The addresses that a packet comes from and is for, and the place that the latter are meant to be."""

    source: Piece
    destination: Piece
    sender: Place
    to: Place
    traffic: Traffic = ANYTHING
    is_reply: bool = False

    def split(self, cuts: Iterable[Block], filters: Iterable[Block] = ()) -> tuple[Packet, ...]:
        """Return one packet for each piece into which blocks cut the addresses it is for.

        Filters look at where a packet comes from, too: their blocks cut both.
        """
        filters = tuple(filters)
        fors, froms = self.destination.split((*cuts, *filters)), self.source.split(filters)
        return tuple(replace(self, source=a, destination=b) for a in froms for b in fors)

    @property
    def group_blocks(self) -> tuple[Block, ...]:
        """The blocks by which the security groups at either end tell addresses apart."""
        ends = (self.sender, self.to)
        return tuple(one for end in ends for group in getattr(end, "security_groups", ()) for one in group.blocks)

    def reply(self) -> Packet:
        """Return the packet that answers this one."""
        return Packet(self.destination, self.source, self.to, self.sender, self.traffic.reply(), is_reply=True)


@dataclass(frozen=True)
class Refusal:
    """Who refused a packet, with which code, in one plain sentence."""

    at: str
    code: codes.Code
    why: str

    @property
    def page(self) -> str:
        """The page at AWS that the rule follows."""
        return self.code.page


@dataclass(frozen=True)
class Catch:
    """What one must hear about a packet that arrives: who lets it through, with which code, in one plain sentence."""

    at: str
    code: codes.Code
    why: str

    @property
    def page(self) -> str:
        """The page at AWS that the rule follows."""
        return self.code.page


class Delivered:
    """The packet is where it was for."""


class Node(Protocol):
    """A thing that packets pass: a VPC, a link, a gateway, a site."""

    def routes(self, holder: Node, net: Network) -> Iterable[Route]:
        """Yield the routes that this thing brings into the route table of `holder`."""
        ...

    def cuts(self, net: Network) -> Iterable[Block]:
        """Return the blocks by which this node tells one address from another."""
        ...

    def forward(self, packet: Packet, came: Node | None, net: Network) -> Step:
        """Say what happens next to a packet that came from `came` (None: it starts here)."""
        ...


class Place(Protocol):
    """A thing that can be asked about: it has addresses, and a node where its packets start and end."""

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The addresses of the place."""
        ...

    @property
    def home(self) -> Node:
        """The node where the place's packets start and end."""
        ...


class Network(Protocol):
    """What a walk asks of the network that it runs through."""

    def table(self, holder: object) -> tuple[Route, ...]:
        """Return the routes in a holder's table."""
        ...

    def node(self, asked: object) -> Node:
        """Return the thing that a thing or a name stands for."""
        ...

    def position(self, place: object, piece: Piece) -> Node:
        """Return where some addresses of a place are: in a subnet of a VPC, else at the place itself."""
        ...

    def subnet_blocks(self, vpc: object) -> tuple[Block, ...]:
        """Return the blocks of a VPC's subnets."""
        ...


@dataclass(frozen=True)
class Onward:
    """The next node, with a catch."""

    to: Node
    catch: Catch


Step = Node | Onward | Refusal | Delivered


@dataclass(frozen=True)
class Walk:
    """One packet's way: the nodes that it passed, in order, and who refused it, if anyone did."""

    packet: Packet
    hops: tuple[Node, ...]
    stopped: Refusal | None = None
    catches: tuple[Catch, ...] = ()
    filtered: tuple[tuple[int, Refusal], ...] = ()

    @property
    def refusals(self) -> tuple[Refusal, ...]:
        """Everyone on the way who refuses, in the order met: filters, which a packet could pass, then what stops it."""
        return (*(refusal for _, refusal in self.filtered), *([self.stopped] if self.stopped else []))

    @property
    def refusal(self) -> Refusal | None:
        """Who refuses first."""
        return next(iter(self.refusals), None)

    @property
    def passed(self) -> tuple[Node, ...]:
        """The nodes passed before the first refusal."""
        return self.hops[: self.filtered[0][0]] if self.filtered else self.hops

    @property
    def path(self) -> tuple[str, ...]:
        """The names of the nodes passed."""
        return tuple(str(hop) for hop in self.passed)


def walk(net: Network, packet: Packet, start: Node) -> Iterator[Walk]:
    """Walk a packet from a node until it is delivered or refused: one walk for each piece that fares apart.

    A filter that stops it is noted down, and the walk goes on, so that everyone who refuses is heard.
    """
    hops: list[Node] = [start]
    came: Node | None = None
    catches: tuple[Catch, ...] = ()
    filtered = _noted(1, group_refusal(packet, packet.sender, inbound=False))
    while True:
        here = hops[-1]
        parts = packet.split(here.cuts(net), (*acl_blocks(here), *packet.group_blocks))
        if len(parts) > 1:
            for part in parts:
                yield from walk(net, part, start)
            return
        step = here.forward(packet, came, net)
        if isinstance(step, Delivered):
            filtered += _noted(len(hops), group_refusal(packet, packet.to, inbound=True))
            yield Walk(packet, tuple(hops), elsewhere(here, packet, net), catches, filtered)
            return
        if isinstance(step, Refusal):
            yield Walk(packet, tuple(hops), step, (), filtered)
            return
        if isinstance(step, Onward):
            catches = (*catches, step.catch)
            step = step.to
        if (here, step) in pairwise(hops):
            yield Walk(packet, tuple(hops), circle(here), (), filtered)
            return
        filtered += _noted(len(hops), acl_refusal(here, packet, inbound=False))
        filtered += _noted(len(hops) + 1, acl_refusal(step, packet, inbound=True))
        came = here
        hops.append(step)


def _noted(passed: int, refusal: Refusal | None) -> tuple[tuple[int, Refusal], ...]:
    return ((passed, refusal),) if refusal else ()


def acl_blocks(here: Node) -> tuple[Block, ...]:
    """Return the blocks by which the network ACL of a node, if it has one, tells addresses apart."""
    acl = getattr(here, "acl", None)
    return acl.blocks if acl else ()


def acl_refusal(here: Node, packet: Packet, *, inbound: bool) -> Refusal | None:
    """Return the refusal of the network ACL of a node that a packet enters or leaves, if it has one that refuses."""
    check = getattr(here, "filter", None)
    return check(packet, inbound) if check else None


def group_refusal(packet: Packet, place: Place, *, inbound: bool) -> Refusal | None:
    """Return the refusal of the security groups of a place, if any: they let replies pass unasked (R-SG-1).

    https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html
    """
    groups: tuple[SecurityGroup, ...] = getattr(place, "security_groups", ())
    if packet.is_reply or not groups:
        return None
    rules = [rule for group in groups for rule in (group.inbound if inbound else group.outbound)]
    peer, other = (packet.source, packet.sender) if inbound else (packet.destination, packet.to)
    theirs = [group.name for group in getattr(other, "security_groups", ())]
    if any(rule.fits(packet.traffic, peer, theirs) for rule in rules):
        return None
    named, way = " and ".join(group.name for group in groups), "in" if inbound else "out"
    if not rules:
        return Refusal(named, codes.SG_HAS_NO_RULES, f"the security group {named} has no rule {way}")
    what = str(packet.traffic).removeprefix(" on ") or "all traffic"
    return Refusal(named, codes.ENI_SG_RULES_MISMATCH, f"no rule {way} of the security group {named} fits {what}")


def elsewhere(here: Node, packet: Packet, net: Network) -> Refusal | None:
    """Return the refusal of a packet that ended in another place with the same address (R-PEER-10)."""
    if here == net.position(packet.to, packet.destination):
        return None
    why = f"{packet.destination} leads to {here}, not to {packet.to}"
    return Refusal(str(here), codes.DELIVERED_ELSEWHERE, why)


def circle(here: Node) -> Refusal:
    """Return the refusal of a packet that comes by the same way a second time: it would never arrive."""
    return Refusal(str(here), codes.ROUTE_LOOP, f"the route tables send the packet in a circle through {here}")


def by_table(
    here: Node,
    packet: Packet,
    net: Network,
    code: codes.Code,
    routes: Iterable[Route] | None = None,
    holder: object = None,
) -> Step:
    """Send a packet to the target of the most specific route in a node's table; a code says that there is none.

    `routes` is the part of the table that governs packets from where this one came, if not the whole; `holder` is
    what has the table, if not the node itself. What is for a VPC itself goes to where the address is in it.
    """
    holder = holder or here
    route = most_specific(net.table(holder) if routes is None else routes, packet.destination)
    if route is None:
        return Refusal(str(here), code, f"the route table of {holder} has no route to {packet.destination}")
    if route.target == BLACKHOLE:
        why = f"the route of {holder} to {route.destination} is a blackhole"
        return Refusal(str(here), codes.TGW_RTB_BAD_STATE_ROUTE, why)
    target = net.node(route.target)
    if route.origin == "local":
        target = net.position(target, packet.destination)
    return Delivered() if target == here else target
