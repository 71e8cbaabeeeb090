"""The route tables of a network: what is written in them, and what things bring along."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from awsnet.addresses import Block, Piece, covers
from awsnet.endpoints import WITH_GATEWAYS
from awsnet.errors import TopologyError, suggestion
from awsnet.index import Inside
from awsnet.inventory import Inventory
from awsnet.places import VPC
from awsnet.routes import BLACKHOLE, PrefixList, Route, Table
from awsnet.subnets import RouteTable
from awsnet.things import Thing
from awsnet.transit import TransitGateway, TransitGatewayTable


class Tables(Inventory):
    """A network's things and their route tables.

    Raises TopologyError for what a thing of it objects to, and for a route that AWS would not take.
    """

    def __init__(self, *things: object) -> None:
        super().__init__(*(thing for thing in things if not isinstance(thing, Route)))
        for one in self.named.values():
            if why := one.objection(self) or self.taken(one):
                raise TopologyError(f"{one} cannot exist: {why}")
        self._written: dict[str, dict[str, Route]] = {}
        self._tables: dict[str, Table] = {}
        self._cuts: dict[tuple[type, str], Inside] = {}
        for thing in things:
            if isinstance(thing, Route):
                self._write(thing)
        for holder in self.named.values():
            self._refuse_twins(holder)

    def table(self, holder: object) -> tuple[Route, ...]:
        """Return the routes in a holder's table: those written for it, then those that things bring along.

        A written route takes the place of a static or a local one that a thing would bring to the same destination.
        """
        key = str(holder)
        if key not in self._tables:
            written, owner = self._written.get(key, {}), self.node(holder)
            brought = (r for thing in (owner, *self.joined_to(key)) for r in thing.routes(owner, self))
            rest = (r for r in brought if not (r.origin in ("static", "local") and r.destination in written))
            self._tables[key] = Table((*written.values(), *rest))
        return self._tables[key]

    def routes_of(self, vpc: object) -> tuple[Route, ...]:
        """Return the routes of all tables of a VPC."""
        tables = (one for one in self.joined_to(vpc) if isinstance(one, RouteTable))
        return tuple(route for holder in (vpc, *tables) for route in self.table(holder))

    def cuts_inside(self, node: Thing, piece: Piece) -> Sequence[Block]:
        """Return the cuts of a node that can tell some addresses apart: those that begin in their block."""
        if piece.block.prefixlen == piece.block.max_prefixlen:
            return ()  # nothing lies in a single address
        key = (type(node), str(node))  # what AWS answers is no named thing, and may share a name with one
        if key not in self._cuts:
            self._cuts[key] = Inside(node.cuts(self))
        return self._cuts[key].of(piece.block)

    def kinds_of_routes(self, before: Tables) -> Iterator[str]:
        """Yield the rows of the calendar that the routes need which are written here and were not before."""
        for holder, routes in self._written.items():
            owner = self.node(holder)
            edge = isinstance(owner, RouteTable) and owner.gateway
            for key, route in routes.items():
                if before._written.get(holder, {}).get(key) == route:
                    continue
                if route.listed and route.listed.split(".")[0].removeprefix("pl-") not in WITH_GATEWAYS:
                    yield "prefix-list"
                inside = any(covers(one, route.block) for one in owner.vpc.blocks)
                if inside and route.origin == "static" and not edge:
                    yield "more-specific-than-local"

    def _write(self, route: Route) -> None:
        """Take a written route into its table, a route to a prefix list as one for each block of the list (R-RT-9)."""
        if not route.to_list:
            self._write_one(route)
            return
        entries = self.named.get(route.destination)
        if not isinstance(entries, PrefixList):
            near = suggestion(route.destination, map(str, self.every(PrefixList)))
            raise TopologyError(f"no prefix list is called '{route.destination}'{near}")
        for one in entries.blocks:
            self._write_one(replace(route, destination=str(one), origin="prefix-list", listed=str(entries)))

    def _write_one(self, route: Route) -> None:
        """Take in a route; what it leads to must be joined to what holds the table (R-RT-3)."""
        holder = self.node(route.holder)
        takes_all = isinstance(holder, TransitGateway | TransitGatewayTable)
        if route.target != BLACKHOLE or not takes_all:
            target = self.node(route.target)
            joined = target in self.joined_to(holder.vpc) or holder.vpc in (target, target.vpc)
            if not takes_all and not joined:
                raise TopologyError(f"{route} cannot exist: {target} is not joined to {holder}")
            route = replace(route, target=target, rank=target.rank)
        if isinstance(holder, VPC | RouteTable) and (why := holder.refuses(route, self)):
            raise TopologyError(f"{route} cannot exist: {why}")
        key = route.destination if route.origin == "static" else f"{route.destination} {route.target} {route.listed}"
        known = self._written.setdefault(str(holder), {}).setdefault(key, route)
        if known != route:
            raise TopologyError(f"{route} cannot exist: {known} has the same destination")

    def _refuse_twins(self, holder: Thing) -> None:
        """Refuse two static routes to one destination: a table takes one."""
        seen: dict[str, Route] = {}
        for route in (r for r in self.table(holder) if r.origin == "static"):
            known = seen.setdefault(route.destination, route)
            if known != route:
                raise TopologyError(f"{route} cannot exist: {known} has the same destination")
