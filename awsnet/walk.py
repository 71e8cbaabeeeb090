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
from awsnet.routes import BLACKHOLE, Route, most_specific


@dataclass(frozen=True)
class Packet:
    """The addresses that a packet comes from and is for, and the place that the latter are meant to be."""

    source: Piece
    destination: Piece
    to: Place

    def split(self, cuts: Iterable[Block]) -> tuple[Packet, ...]:
        """Return one packet for each piece into which blocks cut the addresses it is for."""
        return tuple(replace(self, destination=part) for part in self.destination.split(cuts))


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
    refusal: Refusal | None = None
    catches: tuple[Catch, ...] = ()

    @property
    def path(self) -> tuple[str, ...]:
        """The names of the nodes passed."""
        return tuple(str(hop) for hop in self.hops)


def walk(net: Network, packet: Packet, start: Node) -> Iterator[Walk]:
    """Walk a packet from a node until it is delivered or refused: one walk for each piece that fares apart."""
    hops: list[Node] = [start]
    came: Node | None = None
    catches: tuple[Catch, ...] = ()
    while True:
        here = hops[-1]
        parts = packet.split(here.cuts(net))
        if len(parts) > 1:
            for part in parts:
                yield from walk(net, part, start)
            return
        step = here.forward(packet, came, net)
        if isinstance(step, Delivered):
            yield Walk(packet, tuple(hops), elsewhere(here, packet), catches)
            return
        if isinstance(step, Refusal):
            yield Walk(packet, tuple(hops), step)
            return
        if isinstance(step, Onward):
            catches = (*catches, step.catch)
            step = step.to
        if (here, step) in pairwise(hops):
            yield Walk(packet, tuple(hops), circle(here))
            return
        came = here
        hops.append(step)


def elsewhere(here: Node, packet: Packet) -> Refusal | None:
    """Return the refusal of a packet that ended in another place with the same address (R-PEER-10)."""
    if here == packet.to.home:
        return None
    why = f"{packet.destination} leads to {here}, not to {packet.to}"
    return Refusal(str(here), codes.DELIVERED_ELSEWHERE, why)


def circle(here: Node) -> Refusal:
    """Return the refusal of a packet that comes by the same way a second time: it would never arrive."""
    return Refusal(str(here), codes.ROUTE_LOOP, f"the route tables send the packet in a circle through {here}")


def by_table(here: Node, packet: Packet, net: Network, code: codes.Code, routes: Iterable[Route] | None = None) -> Step:
    """Send a packet to the target of the most specific route in a node's table; a code says that there is none.

    `routes` is the part of the table that governs packets from where this one came, if not the whole.
    """
    route = most_specific(net.table(here) if routes is None else routes, packet.destination)
    if route is None:
        return Refusal(str(here), code, f"the route table of {here} has no route to {packet.destination}")
    if route.target == BLACKHOLE:
        why = f"the route of {here} to {route.destination} is a blackhole"
        return Refusal(str(here), codes.TGW_RTB_BAD_STATE_ROUTE, why)
    target = net.node(route.target)
    return Delivered() if target == here else target
