"""Subnets and route tables: where in a VPC a packet is, and which table looks it up.

https://docs.aws.amazon.com/vpc/latest/userguide/subnet-route-tables.html
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field
from functools import cached_property
from typing import Any

from awsnet.addresses import Block, covers, overlap
from awsnet.errors import TopologyError
from awsnet.filters import NetworkAcl
from awsnet.places import VPC, Ground
from awsnet.routes import Route
from awsnet.things import Named, Network, Thing, thing


@thing
class RouteTable(Named):
    """A route table of a VPC besides its main one: the local routes, and what is written for it.

    With a `gateway`, an internet or a virtual private one, it says where what enters by that gateway goes (R-RT-11).
    https://docs.aws.amazon.com/vpc/latest/userguide/gateway-route-tables.html
    """

    vpc: VPC = field()
    gateway: Any = field(default=None, kw_only=True)

    joins = ("vpc", "gateway")

    def __post_init__(self) -> None:
        if self.gateway is None:
            return
        if not getattr(self.gateway, "takes_table", False):
            kinds = "an internet gateway or a virtual private gateway"
            raise TopologyError(f"{self} cannot exist: a table is associated with {kinds}, not with {self.gateway}")
        if self.gateway.vpc != self.vpc:
            raise TopologyError(f"{self} cannot exist: {self.gateway} is not a gateway of {self.vpc}")

    @cached_property
    def came(self) -> tuple[str, ...]:
        """The rows of the calendar that it needs."""
        return ("gateway-route-table",) if self.gateway else ("route-table",)

    def objection(self, net: Network) -> str:
        """Return why the network cannot hold it, or nothing: a gateway is associated with one table."""
        first = net.earlier(self) if self.gateway else None
        return f"{self.gateway} has {first} already" if first else ""

    def routes(self, holder: Thing, net: Network) -> Iterable[Route]:
        """Yield a local route for each block of the VPC (R-RT-4)."""
        return self.vpc.routes(self, net) if holder == self else ()

    def refuses(self, route: Route, net: Network) -> str:
        """Return why AWS refuses a route in this table, or nothing; a gateway's table leads into its VPC only."""
        if self.gateway is None:
            return self.vpc.refuses(route, net)
        if route.origin != "static" or not any(covers(one, route.block) for one in self.vpc.blocks):
            return f"the table of {self.gateway} takes static routes to {self.vpc} and parts of it only"
        if not route.target.takes_ingress:
            kinds = "an interface or an endpoint of a Gateway Load Balancer"
            return f"the table of {self.gateway} leads to {kinds}, not to {route.target}"
        return self.vpc.refuses(route, net)


@thing
class Subnet(Ground):
    """A subnet of a VPC, in a zone, with a route table (else the main one) and a network ACL (else none).

    Its block may be left open: then it has what is said to stand in it.
    """

    vpc: VPC = field()
    cidr: str | tuple[str, ...] = ()
    zone: str = field(default="a", kw_only=True)
    table: RouteTable | None = field(default=None, kw_only=True)
    acl: NetworkAcl | None = field(default=None, kw_only=True)

    joins = ("vpc", "table")
    came = ("subnet",)

    def objection(self, net: Network) -> str:
        """Return why the network cannot hold it, or nothing: subnets of one VPC do not overlap."""
        others = (one for one in net.beside(self) if isinstance(one, Subnet))
        clashes = ((overlap(self.blocks, one.blocks), one) for one in others)
        return next((f"{clash[0]} overlaps {clash[1]} of {one}" for clash, one in clashes if clash), "")

    def __post_init__(self) -> None:
        for one in self.blocks:
            if one.version == 4 and not 16 <= one.prefixlen <= 28:
                raise TopologyError(f"{self.name}: a subnet's IPv4 block is between /16 and /28, not '{one}'")
        if any(not any(covers(one, ours) for one in self.vpc.blocks) for ours in self.blocks):
            cidrs = " or ".join(str(one) for one in self.vpc.blocks)
            raise TopologyError(f"{self.name} cannot exist: {self.cidr} is not in {self.vpc} ({cidrs})")
        if self.table and self.table.vpc != self.vpc:
            raise TopologyError(f"{self.name} cannot exist: {self.table} is a table of {self.table.vpc}")

    @cached_property
    def governed_by(self) -> VPC | RouteTable:
        """The holder of the table that looks up what leaves the subnet (R-RT-10)."""
        return self.table or self.vpc


@thing
class OfSubnet(Named):
    """What gateways and endpoints in a subnet are alike in: what they send on goes by the subnet's table."""

    subnet: Subnet = field()

    joins = ("subnet",)

    def cuts(self, net: Network) -> Iterable[Block]:
        """Return the destinations in the table of the subnet."""
        return self.subnet.cuts(net)
