"""Routes, and which of them takes a packet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import field
from functools import cached_property
from typing import Any

from awsnet.addresses import Block, Piece, block, blocks
from awsnet.errors import TopologyError
from awsnet.index import Covering
from awsnet.things import Named, thing

BLACKHOLE = "blackhole"
# Of two routes to one prefix, the earlier origin wins. "local" is a VPC's own block, "connected" a site's.
ORIGINS = ("local", "connected", "static", "prefix-list", "propagated")


@thing
class Route:
    """A line of a route table: in the table of `holder`, what is for `destination` goes to `target`.

    Holder and target are things of the network or their names; a target may also be "blackhole", which drops
    what the route takes (R-TGW-5).
    Raises TopologyError if the destination is not a CIDR block.
    """

    holder: Any
    destination: str
    target: Any
    origin: str = field(default="static", kw_only=True)
    rank: int = field(default=0, kw_only=True)  # of two propagated routes to one prefix, the lower rank wins
    path: tuple[int, ...] = field(default=(), kw_only=True)  # then the lower path, by BGP: see bgp.order
    listed: str = field(default="", kw_only=True)  # the prefix list of which this is an entry

    def __post_init__(self) -> None:
        if self.origin not in ORIGINS:
            raise TopologyError(f"{self}: a route is {', '.join(ORIGINS)}, not '{self.origin}'")
        if not self.to_list:
            _ = self.block

    @property
    def to_list(self) -> bool:
        """Whether the destination names a prefix list."""
        return self.destination.startswith("pl-")

    @cached_property
    def block(self) -> Block:
        """The destination as a block of addresses."""
        return block(self.destination, str(self))

    def __str__(self) -> str:
        return f"route({self.holder}, {self.destination}, {self.target})"


@thing
class PrefixList(Named):
    """A prefix list: a route to it is one route for each of its blocks, and counts as `max_entries` routes (R-RT-8).

    https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html
    """

    cidrs: tuple[str, ...]
    max_entries: int | None = field(default=None, kw_only=True)

    def __post_init__(self) -> None:
        if self.max_entries is not None and len(self.cidrs) > self.max_entries:
            raise TopologyError(f"{self} cannot exist: it takes {self.max_entries} entries and has {len(self.cidrs)}")

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks in the list."""
        return blocks(self.cidrs, self.name)


def routes_to(
    holder: object,
    destinations: Iterable[object],
    target: object,
    origin: str,
    *,
    rank: int = 0,
    path: tuple[int, ...] = (),
) -> Iterator[Route]:
    """Yield a route of a holder's table to each of some destinations."""
    for destination in destinations:
        yield Route(holder, str(destination), target, origin=origin, rank=rank, path=path)


class Table(tuple[Route, ...]):
    """The routes of a table, indexed by what they are for."""

    @cached_property
    def covering(self) -> Covering[Route]:
        """The routes by their blocks."""
        return Covering((route.block, route) for route in self)


def most_specific(routes: Iterable[Route], destination: Piece) -> Route | None:
    """Return the route that takes a packet: the longest prefix, then static before propagated (R-RT-1, R-RT-2).

    In a VPC a propagated route never beats a local one, however long its prefix (R-RT-5); a site's routers know no
    such rule.
    https://docs.aws.amazon.com/vpc/latest/userguide/route-tables-priority.html
    """
    table = routes if isinstance(routes, Table) else Table(routes)
    covering = table.covering.of(destination.block)
    if len(covering) < 2:
        return next(iter(covering), None)
    if any(route.origin == "local" for route in covering):
        covering = [route for route in covering if route.origin != "propagated"]
    return min(covering, key=_order)


def as_good(routes: Iterable[Route], destination: Piece, best: Route) -> tuple[Route, ...]:
    """Return the routes that take a packet as well as the best does: the traffic may be shared among them."""
    return tuple(one for one in routes if destination.inside(one.block) and _order(one) == _order(best))


def _order(route: Route) -> tuple[int, int, int, tuple[int, ...]]:
    return -route.block.prefixlen, ORIGINS.index(route.origin), route.rank, route.path


def disputed(routes: Iterable[Route], destination: Piece, best: Route | None) -> bool:
    """Tell whether another prefix list holds what the most specific route takes, with another target (R-RT-7)."""
    if best is None or not best.listed:
        return False
    others = (route for route in routes if route.listed not in ("", best.listed) and destination.inside(route.block))
    return any(str(route.target) != str(best.target) for route in others)
