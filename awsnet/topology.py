"""A network: the things in it, known by name, and the questions that it answers."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import is_dataclass, replace
from itertools import pairwise, permutations
from typing import cast

from awsnet.addresses import Block, Piece, block, covers, host
from awsnet.endpoints import PrefixList
from awsnet.errors import TopologyError, suggestion
from awsnet.filters import Traffic
from awsnet.internet import INTERNET, InternetGateway, NatGateway
from awsnet.matrix import Matrix
from awsnet.peering import Peering
from awsnet.places import VPC, Host, Instance
from awsnet.public_access import BlockPublicAccess
from awsnet.routes import BLACKHOLE, Route, most_specific
from awsnet.subnets import RouteTable, Subnet
from awsnet.transit import TransitGateway, TransitGatewayTable
from awsnet.verdict import Verdict, judge
from awsnet.walk import Node, Place, Refusal


class Topology:
    """A network of places and links. `+` returns a larger one and leaves this one as it was.

    Places need not be listed: a link brings its ends along. Raises TopologyError for what AWS would refuse to build.
    """

    def __init__(self, *things: object) -> None:
        self.things = things
        self.named: dict[str, object] = {}
        self._written: dict[str, dict[str, Route]] = {}
        self._tables: dict[str, tuple[Route, ...]] = {}
        for thing in things:
            if not isinstance(thing, Route):
                self._add(thing)
        self._subnets = self._stood_in()
        self._touching = self._index()
        for thing in things:
            if isinstance(thing, Route):
                self._write(thing)
        for holder in self.named.values():
            self._refuse_twins(holder)

    def __add__(self, thing: object) -> Topology:
        return Topology(*self.things, thing)

    def __repr__(self) -> str:
        return f"Topology({', '.join(self.named)})"

    # What is in it

    @property
    def places(self) -> tuple[Place, ...]:
        """The places of the network, in the order in which they came."""
        return tuple(cast(Place, thing) for thing in self.named.values() if _is_place(thing))

    def place(self, asked: object) -> Place:
        """Return the place that a thing, a name or an address stands for; raises TopologyError naming the nearest."""
        found = self.named.get(str(asked))
        if found is not None and _is_place(found):
            return cast(Place, found)
        if str(asked) == str(INTERNET):
            return INTERNET
        with suppress(TopologyError):
            return self._host(str(asked))
        names = [str(place) for place in self.places]
        raise TopologyError(f"no place is called '{asked}'{suggestion(str(asked), names)}")

    def _host(self, ip: str) -> Host:
        """Return the machine at an address: in the VPC or at the site that has it, else on the internet."""
        one = host(ip, "a host")
        homes = (place for place in self.places if str(place.home) == str(place))
        home = next((place.home for place in homes if any(covers(its, one) for its in place.blocks)), INTERNET)
        return Host(ip, getattr(home, "vpc", home))

    def node(self, asked: object) -> Node:
        """Return the thing that a thing or a name stands for; raises TopologyError naming the nearest."""
        if str(asked) not in self.named:
            raise TopologyError(f"nothing is called '{asked}'{suggestion(str(asked), self.named)}")
        return cast(Node, self.named[str(asked)])

    def position(self, place: object, piece: Piece) -> Node:
        """Return where some addresses of a place are: in a subnet of a VPC, else at the place itself."""
        home = getattr(place, "home", place)
        subnets = (subnet for one, subnet in self._subnets.get(str(home), ()) if piece.inside(one))
        return next(subnets, cast(Node, home))

    def public_access_refusal(self, vpc: object, piece: Piece, *, inbound: bool, one_way: bool) -> Refusal | None:
        """Return the refusal of VPC Block Public Access for some addresses of a VPC, or nothing."""
        where = (str(self.position(vpc, piece)), str(vpc))
        switches = (one for one in self.named.values() if isinstance(one, BlockPublicAccess))
        refusals = (switch.refusal(where, inbound=inbound, one_way=one_way) for switch in switches)
        return next(filter(None, refusals), None)

    def public_address(self, private: Piece) -> Piece | None:
        """Return the public address that belongs to a private one, or nothing."""
        for thing in self.named.values():
            public = getattr(thing, "public_ip", "")
            if public and private.block in getattr(thing, "blocks", ()):
                return Piece(block(public, str(thing)))
        return None

    def gate_of(self, place: object) -> Node | None:
        """Return the internet gateway of the VPC that a place is in, or nothing."""
        vpc = getattr(place, "vpc", place)
        gates = (one for one in self.named.values() if isinstance(one, InternetGateway) and one.vpc == vpc)
        return next(gates, None)

    def holder_of(self, private: Piece, vpc: object) -> Node:
        """Return what has a private address of a VPC: a NAT gateway, else the subnet that it is in, else the VPC."""
        nats = (one for one in self.named.values() if isinstance(one, NatGateway) and one.vpc == vpc)
        return next((nat for nat in nats if nat.blocks[0] == private.block), self.position(vpc, private))

    def subnet_blocks(self, vpc: object) -> tuple[Block, ...]:
        """Return the blocks of a VPC's subnets."""
        return tuple(one for one, _ in self._subnets.get(str(vpc), ()))

    def table(self, holder: object) -> tuple[Route, ...]:
        """Return the routes in a holder's table: those written for it, then those that things bring along.

        A written route takes the place of a static one that a thing would bring to the same destination.
        """
        key = str(holder)
        if key not in self._tables:
            written = self._written.get(key, {})
            brought = (r for thing in self._touching[key] for r in thing.routes(self.node(holder), self))
            rest = (r for r in brought if not (r.origin == "static" and r.destination in written))
            self._tables[key] = (*written.values(), *rest)
        return self._tables[key]

    # What it answers

    def route(self, holder: object, ip: str) -> Route | None:
        """Return the route that takes what is for an address in the table of a VPC, a subnet, a gateway; or nothing.

        Raises TopologyError if the holder is unknown, or if that is no address.
        """
        found = self.node(holder)
        table = self.table(getattr(found, "governed_by", found))
        return most_specific(table, Piece(host(ip, "a question")))

    def reach(self, source: object, destination: object, protocol: str = "all", port: str | int = "all") -> Verdict:
        """Tell whether `source` can reach `destination` and hear the reply, and if not, who refuses.

        Filters are asked about a protocol ("tcp", "udp", "icmp") and a port, if not about everything at once.
        Raises TopologyError if a place is unknown.
        """
        return judge(self, self.place(source), self.place(destination), Traffic(protocol, str(port)))

    def sessions(self, *stops: object) -> tuple[Verdict, ...]:
        """Return one verdict for each session that is opened from stop to stop, as through a bastion."""
        return tuple(self.reach(near, far) for near, far in pairwise(stops))

    def matrix(self, *asked: object) -> Matrix:
        """Tell who reaches whom among some places, or among all. Raises TopologyError if a place is unknown."""
        names = tuple(str(self.place(place)) for place in asked or self.places)
        return Matrix(names, {(a, b): self.reach(a, b) for a, b in permutations(names, 2)})

    # How it is put together

    def _add(self, thing: object) -> None:
        if not is_dataclass(thing) or isinstance(thing, type):
            raise TopologyError(f"a network is made of things such as a VPC or a Peering, not of {thing!r}")
        for end in _ends(thing):
            self._add(end)
        known = self.named.setdefault(str(thing), thing)
        if known != thing:
            raise TopologyError(f"two different things are called '{thing}'")

    def _stood_in(self) -> dict[str, list[tuple[Block, Subnet]]]:
        """Index by VPC the blocks that are known to be in a subnet: those of its instances before its own."""
        found: dict[str, list[tuple[Block, Subnet]]] = {}
        things = sorted(self.named.values(), key=lambda thing: not isinstance(thing, Instance | NatGateway))
        for thing in things:
            subnet = thing if isinstance(thing, Subnet) else getattr(thing, "at", getattr(thing, "subnet", None))
            if isinstance(subnet, Subnet):
                found.setdefault(str(subnet.vpc), []).extend((one, subnet) for one in getattr(thing, "blocks", ()))
        return found

    def _index(self) -> dict[str, list[Node]]:
        """Index by name the things that can bring routes into each thing's table: itself and what it is joined to."""
        nodes = [cast(Node, thing) for thing in self.named.values() if hasattr(thing, "routes")]
        touching: dict[str, list[Node]] = {str(node): [node] for node in nodes}
        for node in nodes:
            for end in _ends(node):
                touching.setdefault(str(end), []).append(node)
        for pair, links in _by_pair(n for n in nodes if isinstance(n, Peering)).items():
            if len(links) > 1:
                raise TopologyError(f"{links[1]} cannot exist: {links[0]} joins {' and '.join(sorted(pair))} already")
        return touching

    def _write(self, route: Route) -> None:
        """Take a written route into its table, a route to a prefix list as one for each block of the list."""
        if not route.to_list:
            self._write_one(route)
            return
        entries = self.named.get(route.destination)
        if not isinstance(entries, PrefixList):
            lists = [str(one) for one in self.named.values() if isinstance(one, PrefixList)]
            raise TopologyError(f"no prefix list is called '{route.destination}'{suggestion(route.destination, lists)}")
        for one in entries.blocks:
            self._write_one(replace(route, destination=str(one), origin="prefix-list", listed=str(entries)))

    def _write_one(self, route: Route) -> None:
        holder = self.node(route.holder)
        takes_all = isinstance(holder, TransitGateway | TransitGatewayTable)
        if route.target != BLACKHOLE or not takes_all:
            target = self.node(route.target)
            home = getattr(holder, "vpc", holder)
            joined = {*map(str, self._touching[str(home)]), *map(str, _ends(holder))}
            if not takes_all and str(target) not in joined and getattr(target, "vpc", None) != home:
                raise TopologyError(f"{route} cannot exist: {target} is not joined to {holder}")
            route = replace(route, target=target, rank=getattr(target, "rank", 0))
        if isinstance(holder, VPC | RouteTable) and (why := holder.refuses(route)):
            raise TopologyError(f"{route} cannot exist: {why}")
        key = route.destination if route.origin == "static" else f"{route.destination} {route.target} {route.listed}"
        known = self._written.setdefault(str(holder), {}).setdefault(key, route)
        if known != route:
            raise TopologyError(f"{route} cannot exist: {known} has the same destination")

    def _refuse_twins(self, holder: object) -> None:
        """Refuse two static routes to one destination: a table takes one."""
        if not hasattr(holder, "routes"):
            return
        seen: dict[str, Route] = {}
        for route in (r for r in self.table(holder) if r.origin == "static"):
            known = seen.setdefault(route.destination, route)
            if known != route:
                raise TopologyError(f"{route} cannot exist: {known} has the same destination")


def _is_place(thing: object) -> bool:
    return hasattr(thing, "home")


def _ends(thing: object) -> tuple[object, ...]:
    return getattr(thing, "ends", ())


def _by_pair(peerings: Iterable[Peering]) -> dict[frozenset[str], list[Peering]]:
    pairs: dict[frozenset[str], list[Peering]] = {}
    for peering in peerings:
        pairs.setdefault(frozenset(str(vpc) for vpc in peering.ends), []).append(peering)
    return pairs
