"""Designs for n VPCs, measured: the model answers who reaches whom, and the quotas say how far each design goes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from awsnet import Connection, DirectConnectGateway, Instance, Peering, Quota, Topology, TransitGateway, Verdict
from awsnet.limits import usages
from awsnet.virtual_interface import VirtualInterface
from snippets import designs

SIZES = (3, 10, 50, 125, 300)
SMALL = 8  # so many VPCs, and one more, show how a design grows


@dataclass(frozen=True)
class Design:
    """A way to join VPCs: its name, the number of its pattern, and what builds it for n VPCs."""

    name: str
    pattern: str
    build: Callable[[int], Topology]


DESIGNS = (
    Design("Services VPC (A)", "P03", designs.services_vpc),
    Design("Bastion (B)", "P04", designs.bastion),
    Design("Full mesh (C)", "P05", designs.full_mesh),
    Design("Lollipop (D)", "P06", designs.lollipop),
    Design("Transit gateway", "P07", designs.transit_gateway),
    Design("Direct Connect gateway", "P08", designs.direct_connect_gateway),
)


@dataclass(frozen=True)
class Wall:
    """The quota that stops a design first, and for how many VPCs it still stands."""

    quota: str
    most: int


@dataclass(frozen=True)
class Measured:
    """What the model says of a design for so many VPCs.

    `pairs` counts ordered pairs of VPCs of which one reaches the other, `from_site` the VPCs that the office reaches,
    `by_sessions` those that it reaches in two sessions, through a bastion. `written` and `learned` are the most routes
    of a VPC's table, `touched` the tables of VPCs that are written to when one VPC joins. `path` is a way from VPC to
    VPC, if there is one, and `carriers` are the kinds of things on it; `refusal` is the code of a pair that fails.
    """

    vpcs: int
    pairs: int
    from_site: int
    by_sessions: int
    links: dict[str, int]
    ports: int
    bastions: int
    written: int
    learned: int
    touched: int
    path: tuple[str, ...]
    carriers: tuple[str, ...]
    refusal: str


@dataclass(frozen=True)
class Found:
    """A design as it was found: how far it goes by default and at most, its links that grow, and each size that stands.

    `at_most` is None where AWS names no maximum: more is had on request.
    """

    name: str
    pattern: str
    by_default: Wall
    at_most: Wall | None
    grows: str
    sizes: dict[int, Measured]

    def refused(self, n: int) -> Wall | None:
        """Return the quota that refuses n VPCs even if it is raised, or nothing."""
        return self.at_most if self.at_most and n > self.at_most.most else None

    def raised(self, n: int) -> bool:
        """Tell whether n VPCs need a quota raised."""
        return n > self.by_default.most


def find(design: Design, sizes: tuple[int, ...] = SIZES) -> Found:
    """Measure a design at every size at which it stands."""
    small, large = links(design.build(SMALL)), links(design.build(SMALL + 1))
    (grows,) = (kind for kind in small if small[kind] != large[kind])
    laws = growth(design)
    by_default = first_wall(laws, lambda quota: quota.default)
    if by_default is None:
        raise ValueError(f"no quota that is counted ever stops {design.name}")
    at_most = first_wall(laws, lambda quota: quota.maximum)
    standing = (n for n in sizes if at_most is None or n <= at_most.most)
    measured = {n: measure(design.build(n), design.build(n + 1), n) for n in standing}
    return Found(design.name, design.pattern, by_default, at_most, grows, measured)


# How far it goes

Laws = list[tuple[Quota, int, int]]  # a quota, how much of it SMALL VPCs use, and how much each VPC more


def growth(design: Design) -> Laws:
    """Return what a design uses of every quota that can be counted, at the holder that uses most."""
    small, large = (worst(design.build(n)) for n in (SMALL, SMALL + 1))
    return [(quota, used, large[quota] - used) for quota, used in small.items()]


def worst(net: Topology) -> dict[Quota, int]:
    """Return the most that a holder uses of each quota."""
    most: dict[Quota, int] = {}
    for one in usages(net):
        most[one.quota] = max(one.used, most.get(one.quota, 0))
    return most


def first_wall(laws: Laws, limit: Callable[[Quota], int | None]) -> Wall | None:
    """Return the quota that stops a design first, if so much is granted of each; nothing if none does."""
    granted = [(quota, used, each, limit(quota)) for quota, used, each in laws if each > 0]
    walls = [Wall(quota.name, SMALL + (most - used) // each) for quota, used, each, most in granted if most is not None]
    return min(walls, key=lambda wall: wall.most, default=None)


# What the model says


def measure(net: Topology, joined: Topology, n: int) -> Measured:
    """Ask a network of n VPCs, and compare it with the one that has one VPC more."""
    names = [f"vpc{i}" for i in range(n)]
    way = next((verdict for verdict in ways(net, n) if verdict), None)
    far = net.reach(names[1], names[-1])
    tables = [routes(net, name) for name in names]
    hops = way.hops if way else ()
    return Measured(
        vpcs=n,
        pairs=pairs(net, n),
        from_site=sum(bool(net.reach("office", name)) for name in names),
        by_sessions=sum(administered(net, name) for name in names),
        links=links(net),
        ports=_count(net, Connection),
        bastions=_count(net, Instance),
        written=max(len(written) for written, _ in tables),
        learned=max(learned for _, learned in tables),
        touched=touched(net, joined, n),
        path=hops,
        carriers=tuple(type(net.named[hop]).__name__ for hop in hops[1:-1]),
        refusal="" if far else str(far.code),
    )


def askers(n: int) -> dict[int, int]:
    """Return some VPCs, each with the number of those that it stands for: the third stands for all but three."""
    return Counter({0: 1, 1: 1, n - 1: 1}) + Counter({2: n - 3})


def pairs(net: Topology, n: int) -> int:
    """Return how many ordered pairs of VPCs reach each other, asked of a few VPCs towards all."""
    return sum(
        stands_for * sum(bool(net.reach(f"vpc{i}", f"vpc{j}")) for j in range(n) if j != i)
        for i, stands_for in askers(n).items()
    )


def ways(net: Topology, n: int) -> Iterator[Verdict]:
    """Yield the verdicts of VPCs far apart, then of neighbours, then of the services VPC and another."""
    yield from (net.reach(f"vpc{i}", f"vpc{j}") for i, j in ((1, n - 1), (1, 2), (0, 1)))


def administered(net: Topology, vpc: str) -> bool:
    """Tell whether the office reaches a VPC in two sessions, through a bastion."""
    return "bastion" in net.named and all(net.sessions("office", "bastion", vpc))


def links(net: Topology) -> dict[str, int]:
    """Return how many links of each kind a network has."""
    things = net.named.values()
    return {
        "peerings": _count(net, Peering),
        "attachments": sum(len(one.attachments) for one in things if isinstance(one, TransitGateway)),
        "associations": sum(len(one.associations) for one in things if isinstance(one, DirectConnectGateway)),
        "virtual interfaces": _count(net, VirtualInterface),
    }


def _count(net: Topology, kind: type) -> int:
    return sum(isinstance(one, kind) for one in net.named.values())


def routes(net: Topology, vpc: str) -> tuple[set[tuple[str, str]], int]:
    """Return the routes that someone wrote into a VPC's table, and how many others it learned."""
    table = net.table(vpc)
    written = {(route.destination, str(route.target)) for route in table if route.origin == "static"}
    return written, sum(route.origin == "propagated" for route in table)


def touched(before: Topology, after: Topology, n: int) -> int:
    """Return how many tables of VPCs have other written routes once one VPC has joined n, its own among them."""
    old = [routes(before, f"vpc{i}")[0] for i in range(n)] + [set()]
    return sum(old[i] != routes(after, f"vpc{i}")[0] for i in range(n + 1))
