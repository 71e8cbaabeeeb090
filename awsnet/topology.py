"""A network: the things in it, known by name, and the questions that it answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import is_dataclass, replace
from functools import cached_property
from itertools import pairwise, permutations, takewhile
from typing import cast

from awsnet.addresses import Block, Piece, covers, host
from awsnet.amazon import Amazon, answers
from awsnet.calendar import TODAY, absence
from awsnet.direct_connect_gateway import DirectConnectGateway
from awsnet.endpoints import WITH_GATEWAYS, InterfaceEndpoint, PrefixList, Service
from awsnet.errors import TopologyError, suggestion
from awsnet.filters import EPHEMERAL, traffic
from awsnet.index import Covering, Inside
from awsnet.internet import INTERNET, InternetGateway, NatGateway
from awsnet.matrix import Matrix
from awsnet.peering import Peering
from awsnet.places import VPC, Host, Instance
from awsnet.public_access import BlockPublicAccess
from awsnet.routes import BLACKHOLE, Route, Table, as_good, most_specific
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
        self._tables: dict[str, Table] = {}
        self._cuts: dict[tuple[type, str], Inside] = {}
        for thing in things:
            if not isinstance(thing, Route):
                self._add(thing)
        self._subnets = self._stood_in()
        tables = [thing for thing in self.named.values() if isinstance(thing, RouteTable) and thing.gateway]
        self._holding: dict[Block, list[Place]] = {}
        for thing in self.named.values():
            for one in thing.blocks if isinstance(thing, Instance | InterfaceEndpoint | NatGateway) else ():
                self._holding.setdefault(one, []).append(cast(Place, thing))
        self._neighbours: dict[str, list[object]] = {}
        self._inside: dict[str, list[object]] = {}
        for thing in self.named.values():
            for end in _ends(thing):
                self._neighbours.setdefault(str(end), []).append(thing)
            vpc = getattr(thing, "vpc", None)
            if isinstance(vpc, VPC) and vpc is not thing:
                self._inside.setdefault(str(vpc), []).append(thing)
        self._ingress = {str(table.gateway): cast(Node, table) for table in tables}
        self._touching = self._index()
        for thing in things:
            if isinstance(thing, Route):
                self._write(thing)
        for holder in self.named.values():
            self._refuse_twins(holder)
        for thing in self.named.values():
            objection = getattr(thing, "objection", None)
            if objection and (why := objection(self)):
                raise TopologyError(f"{thing} cannot exist: {why}")

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
        if isinstance(asked, Host):
            return asked
        found = self.named.get(str(asked))
        if isinstance(asked, Instance) and isinstance(found, Instance) and set(asked.blocks) <= set(found.blocks):
            return asked
        if found is not None:
            self._refuse_other(asked, found)
            if _is_place(found):
                return cast(Place, found)
        if str(asked) == str(INTERNET):
            return INTERNET
        with suppress(TopologyError):
            return self.host(str(asked))
        names = [str(place) for place in self.places]
        raise TopologyError(f"no place is called '{asked}'{suggestion(str(asked), names)}")

    def _refuse_other(self, asked: object, found: object) -> None:
        """Refuse a thing that only has the name of one of the network."""
        if is_dataclass(asked) and asked != found:
            raise TopologyError(f"the network's '{asked}' is another one than that asked about")

    def host(self, ip: str, home: object = None, *, via: object = None) -> Place:
        """Return the machine at an address: what has it, else some machine in the VPC or at the site that has it.

        `home` is where it is meant to be, if several places have such addresses; without any it is on the internet,
        and comes in `via` an internet gateway. Raises TopologyError if that is no address, or not one of the home.
        """
        one = host(ip, "a host")
        where = self.node(home) if home is not None else self._home_of(one)
        if home is not None and not any(covers(its, one) for its in getattr(where, "blocks", ())):
            raise TopologyError(f"{ip} is not an address of {home}")
        known = next((thing for thing in self.holders(one) if _is_place(thing) and thing.home == where), None)
        if known:
            return known
        some = Host(ip, where, via=via)
        vars(some)["blocks"] = (one,)  # spelt already: an address is not read twice
        return some

    def by_address(self, name: object, ip: str) -> Instance:
        """Return an instance as known by one of its addresses; by its public one, all that belongs to it.

        Raises TopologyError if that is no instance, or not one of its addresses.
        """
        found, one = self.place(name), host(ip, str(name))
        if not isinstance(found, Instance):
            raise TopologyError(f"{name} is no instance, so it is not asked by address")
        if one in found.blocks:
            return replace(found, ip=ip)
        if found.public_ip and one == host(found.public_ip, str(name)):
            return found
        raise TopologyError(f"{ip} is not an address of {name}")

    def _home_of(self, one: Block) -> Node:
        """Return the VPC or the site that has an address, else the internet."""
        _, home = min(self._homes.of(one), default=(0, INTERNET), key=lambda found: found[0])
        return getattr(home, "vpc", home)

    @cached_property
    def _homes(self) -> Covering[tuple[int, Node]]:
        """The places where addresses are at home, by their blocks; if two have an address, the first counts."""
        homes = (place for place in self.places if str(place.home) == str(place))
        return Covering((its, (order, place.home)) for order, place in enumerate(homes) for its in place.blocks)

    def node(self, asked: object) -> Node:
        """Return the thing that a thing or a name stands for; raises TopologyError naming the nearest."""
        if str(asked) == str(INTERNET):
            return INTERNET
        if str(asked) not in self.named:
            raise TopologyError(f"nothing is called '{asked}'{suggestion(str(asked), self.named)}")
        return cast(Node, self.named[str(asked)])

    def position(self, place: object, piece: Piece) -> Node:
        """Return where some addresses of a place are: in a subnet of a VPC, else at the place itself."""
        home = cast(Node, getattr(place, "home", place))
        if not self._subnets:
            return home
        return next((subnet for one, subnet in self._subnets.get(str(home), ()) if piece.inside(one)), home)

    def public_access_refusal(self, vpc: object, piece: Piece, *, inbound: bool, one_way: bool) -> Refusal | None:
        """Return the refusal of VPC Block Public Access for some addresses of a VPC, or nothing."""
        where = (str(self.position(vpc, piece)), str(vpc))
        here = ("", getattr(getattr(vpc, "vpc", vpc), "region", ""))
        switches = (one for one in self._switches if one.region in here)
        refusals = (switch.refusal(where, inbound=inbound, one_way=one_way) for switch in switches)
        return next(filter(None, refusals), None)

    @cached_property
    def _switches(self) -> tuple[BlockPublicAccess, ...]:
        """What blocks public access, in the order in which it came."""
        return tuple(one for one in self.named.values() if isinstance(one, BlockPublicAccess))

    @cached_property
    def filters_anything(self) -> bool:
        """Whether anything in the network filters: without a filter no packet need be asked about one."""
        kinds = ("acl", "security_groups", "filter_blocks")
        return any(getattr(thing, kind, None) for thing in self.named.values() for kind in kinds)

    @cached_property
    def amazons_public(self) -> tuple[Block, ...]:
        """The public addresses of AWS that the network knows of: its services', and those of what runs in VPCs."""
        services = (one for thing in self.named.values() if isinstance(thing, Service) for one in thing.blocks)
        owned = (getattr(thing, "public_ip", "") for thing in self.named.values())
        return (*services, *(host(ip, "a public address") for ip in owned if ip))

    def public_address(self, private: Piece) -> Piece | None:
        """Return the public address that belongs to a private one, or nothing."""
        for thing in self.named.values():
            public = getattr(thing, "public_ip", "")
            if public and private.block in getattr(thing, "blocks", ()):
                return Piece(host(public, str(thing)))
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

    def joined_to(self, thing: object) -> tuple[object, ...]:
        """Return what is joined to a thing, in the order in which it came."""
        return tuple(self._neighbours.get(str(thing), ()))

    def in_vpc(self, vpc: object) -> tuple[object, ...]:
        """Return what is in a VPC, in the order in which it came."""
        return tuple(self._inside.get(str(vpc), ()))

    def beside(self, thing: object) -> tuple[object, ...]:
        """Return the other things that are joined to one of the things that this one is joined to, those before it."""
        ends = (end for end in _ends(thing) if str(end) != str(INTERNET))
        before = (takewhile(lambda other: other != thing, self.joined_to(end)) for end in ends)
        return tuple(other for others in before for other in others)

    def holders(self, one: Block) -> tuple[Place, ...]:
        """Return what has an address, in whatever VPC."""
        return tuple(self._holding.get(one, ()))

    def kinds_of_routes(self, before: Topology) -> Iterator[str]:
        """Yield the rows of the calendar that the routes need which are written here and were not before."""
        for holder, routes in self._written.items():
            vpc = getattr(self.named[holder], "vpc", None)
            for key, route in routes.items():
                if before._written.get(holder, {}).get(key) == route:
                    continue
                if route.listed and route.listed.split(".")[0].removeprefix("pl-") not in WITH_GATEWAYS:
                    yield "prefix-list"
                inside = vpc and any(covers(one, route.block) for one in vpc.blocks)
                if inside and route.origin == "static" and holder not in map(str, self._ingress.values()):
                    yield "more-specific-than-local"

    def routes_of(self, vpc: object) -> tuple[Route, ...]:
        """Return the routes of all tables of a VPC."""
        tables = (one for one in self.in_vpc(vpc) if isinstance(one, RouteTable))
        return tuple(route for holder in (vpc, *tables) for route in self.table(holder))

    def gateway_table(self, gateway: object) -> Node | None:
        """Return the route table associated with a gateway, or nothing (R-RT-11)."""
        return self._ingress.get(str(gateway))

    def cuts_inside(self, node: Node, piece: Piece) -> Sequence[Block]:
        """Return the cuts of a node that can tell some addresses apart: those that begin in their block."""
        if piece.block.prefixlen == piece.block.max_prefixlen:
            return ()  # nothing lies in a single address
        key = (type(node), str(node))  # what AWS answers is no named thing, and may share a name with one
        if key not in self._cuts:
            self._cuts[key] = Inside(node.cuts(self))
        return self._cuts[key].of(piece.block)

    def table(self, holder: object) -> tuple[Route, ...]:
        """Return the routes in a holder's table: those written for it, then those that things bring along.

        A written route takes the place of a static or a local one that a thing would bring to the same destination.
        """
        key = str(holder)
        if key not in self._tables:
            written = self._written.get(key, {})
            brought = (r for thing in self._touching[key] for r in thing.routes(self.node(holder), self))
            rest = (r for r in brought if not (r.origin in ("static", "local") and r.destination in written))
            self._tables[key] = Table((*written.values(), *rest))
        return self._tables[key]

    # What it answers

    def route(self, holder: object, ip: str) -> Route | None:
        """Return the route that takes what is for an address in the table of a VPC, a subnet, a gateway; or nothing.

        Raises TopologyError if the holder is unknown, or if that is no address.
        """
        return next(iter(self.routes(holder, ip)), None)

    def routes(self, holder: object, ip: str, *, region: str = "") -> tuple[Route, ...]:
        """Return the routes that take what is for an address: one, none, or several that share the traffic.

        `region` is where it comes from, for a Direct Connect gateway (R-DX-14).
        """
        found, piece = self.node(holder), Piece(host(ip, "a question"))
        table = self.table(getattr(found, "governed_by", found))
        if isinstance(found, DirectConnectGateway):
            table = tuple(found.seen_from(region, self))
        best = most_specific(table, piece)
        if best is None:
            return ()
        shares = getattr(found, "shares", None)
        return as_good(table, piece, best) if shares and shares(best) else (best,)

    def learned(self, link: object) -> tuple[str, ...]:
        """Return the prefixes that AWS advertises to a site over a link: a virtual interface or a VPN connection.

        Raises TopologyError if it is neither.
        https://docs.aws.amazon.com/directconnect/latest/UserGuide/routing-and-bgp.html
        """
        found = self.node(link)
        if not hasattr(found, "learned"):
            raise TopologyError(f"{link} is no virtual interface and no VPN connection, so no site learns from it")
        return tuple(found.learned(self)) if found.is_up else ()  # type: ignore[attr-defined]

    def reach(
        self,
        source: object,
        destination: object,
        protocol: str = "all",
        port: str | int = "all",
        *,
        source_ports: str = EPHEMERAL,
        filters: bool = True,
        on: str = TODAY,
    ) -> Verdict:
        """Tell whether `source` can reach `destination` and hear the reply, and if not, who refuses.

        Filters are asked about a protocol ("tcp", "udp", "icmp") and a port, if not about everything at once, and
        about the client's `source_ports`; without `filters` routing alone answers. `on` is the day asked about, as
        2016, 2016-08 or 2016-08-31: what did not exist then refuses; a month or a year means its first day.
        Raises TopologyError if a place is unknown, or if that is no day.
        """
        if gone := [thing for thing in self._switches if _absent(thing, on)]:
            rest = Topology(*(thing for thing in self.things if thing not in gone))
            return rest.reach(source, destination, protocol, port, source_ports=source_ports, filters=filters, on=on)
        start, end = self.place(source), self.place(destination)
        asked = traffic(protocol, port, source_ports, filters)
        return judge(self, start, self._resolved(end, start), asked, on)

    def _resolved(self, end: Place, start: Place) -> Place:
        """Return what a place's name stands for where it is asked: what AWS answers itself, or an endpoint (R-EP-7).

        https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-access-aws-services.html
        """
        vpc = getattr(start, "vpc", None)
        if isinstance(end, Host) and isinstance(where := vpc if end.home == INTERNET else end.home, VPC):
            return Host(end.ip, Amazon(where)) if answers(end.blocks[0], where.blocks) else end
        if isinstance(vpc, VPC) and isinstance(end, Service) and end.name not in WITH_GATEWAYS:
            endpoints = (one for one in self.named.values() if isinstance(one, InterfaceEndpoint) and one.vpc == vpc)
            return next((one for one in endpoints if one.service == end.name), end)
        return end

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
        things = sorted(self.named.values(), key=lambda thing: isinstance(thing, Subnet))
        for thing in things:
            subnet = thing if isinstance(thing, Subnet) else getattr(thing, "subnet", None)
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
        """Take a written route into its table, a route to a prefix list as one for each block of the list (R-RT-9)."""
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
        """Take in a route; what it leads to must be joined to what holds the table (R-RT-3)."""
        holder = self.node(route.holder)
        takes_all = isinstance(holder, TransitGateway | TransitGatewayTable)
        if route.target != BLACKHOLE or not takes_all:
            target = self.node(route.target)
            home = getattr(holder, "vpc", holder)
            joined = {*map(str, self._touching.get(str(home), ())), *map(str, _ends(holder))}
            if not takes_all and str(target) not in joined and getattr(target, "vpc", None) != home:
                raise TopologyError(f"{route} cannot exist: {target} is not joined to {holder}")
            route = replace(route, target=target, rank=getattr(target, "rank", 0))
        if isinstance(holder, VPC | RouteTable) and (why := holder.refuses(route, self)):
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


def _absent(thing: BlockPublicAccess, on: str) -> bool:
    return any(absence(name, on) for name in thing.came)


def _is_place(thing: object) -> bool:
    return hasattr(thing, "home")


def _ends(thing: object) -> tuple[object, ...]:
    return getattr(thing, "ends", ())


def _by_pair(peerings: Iterable[Peering]) -> dict[frozenset[str], list[Peering]]:
    pairs: dict[frozenset[str], list[Peering]] = {}
    for peering in peerings:
        pairs.setdefault(frozenset(str(vpc) for vpc in peering.ends), []).append(peering)
    return pairs
