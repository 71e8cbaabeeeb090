"""Subnets and route tables: where in a VPC a packet is, and which table looks it up.

https://docs.aws.amazon.com/vpc/latest/userguide/subnet-route-tables.html
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field
from functools import cached_property

from awsnet import codes
from awsnet.addresses import Block, Piece, blocks, covers, overlap
from awsnet.errors import TopologyError
from awsnet.filters import NetworkAcl
from awsnet.places import VPC, routes_to
from awsnet.routes import Route
from awsnet.things import thing
from awsnet.walk import Network, Node, Packet, Passive, Refusal, Step, by_table


@thing
class RouteTable:
    """A route table of a VPC besides its main one: the local routes, and what is written for it.

    With a `gateway`, an internet or a virtual private one, it says where what enters by that gateway goes (R-RT-11).
    https://docs.aws.amazon.com/vpc/latest/userguide/gateway-route-tables.html
    """

    name: str
    vpc: VPC
    gateway: object = field(default=None, kw_only=True)

    def __post_init__(self) -> None:
        if self.gateway is not None and not getattr(self.gateway, "takes_table", False):
            kinds = "an internet gateway or a virtual private gateway"
            raise TopologyError(f"{self} cannot exist: a table is associated with {kinds}, not with {self.gateway}")
        if self.gateway is not None and getattr(self.gateway, "vpc", None) != self.vpc:
            raise TopologyError(f"{self} cannot exist: {self.gateway} is not a gateway of {self.vpc}")

    @property
    def came(self) -> tuple[str, ...]:
        """The rows of the calendar that it needs."""
        return ("gateway-route-table",) if self.gateway else ("route-table",)

    def objection(self, net: Network) -> str:
        """Return why the network cannot hold it, or nothing: a gateway is associated with one table."""
        first = net.earlier(self) if self.gateway else None
        return f"{self.gateway} has {first} already" if first else ""

    def __str__(self) -> str:
        return self.name

    @property
    def ends(self) -> tuple[object, ...]:
        """The VPC that the table belongs to, and the gateway that it is associated with."""
        return tuple(one for one in (self.vpc, self.gateway) if one)

    def routes(self, holder: object, net: Network) -> Iterable[Route]:
        """Yield a local route for each block of the VPC (R-RT-4)."""
        return routes_to(self.vpc, self, "local") if holder == self else ()

    def refuses(self, route: Route, net: Network) -> str:
        """Return why AWS refuses a route in this table, or nothing; a gateway's table leads into its VPC only."""
        if self.gateway is None:
            return self.vpc.refuses(route, net)
        if route.origin != "static" or not any(covers(one, route.block) for one in self.vpc.blocks):
            return f"the table of {self.gateway} takes static routes to {self.vpc} and parts of it only"
        if not getattr(route.target, "takes_ingress", False):
            kinds = "an interface or an endpoint of a Gateway Load Balancer"
            return f"the table of {self.gateway} leads to {kinds}, not to {route.target}"
        return self.vpc.refuses(route, net)


@thing
class Subnet(Passive):
    """A subnet of a VPC, in a zone, with a route table (else the main one) and a network ACL (else none).

    Its block may be left open: then it has what is said to stand in it.
    """

    name: str
    vpc: VPC
    cidr: str | tuple[str, ...] = ()
    zone: str = field(default="a", kw_only=True)
    table: RouteTable | None = field(default=None, kw_only=True)
    acl: NetworkAcl | None = field(default=None, kw_only=True)

    keeps_groups = True  # a security group's rule may name a group of the same VPC
    came = ("subnet",)  # the rows of the calendar that it needs

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
    def blocks(self) -> tuple[Block, ...]:
        """The subnet's blocks of addresses."""
        return blocks(self.cidr, self.name)

    @property
    def home(self) -> Subnet:
        """The node where this place's packets start and end."""
        return self

    @property
    def ends(self) -> tuple[object, ...]:
        """What the subnet is part of and uses."""
        return tuple(one for one in (self.vpc, self.table) if one)

    @property
    def governed_by(self) -> VPC | RouteTable:
        """The holder of the table that looks up what leaves the subnet (R-RT-10)."""
        return self.table or self.vpc

    def __str__(self) -> str:
        return self.name

    def cuts(self, net: Network) -> Iterable[Block]:
        """Return the destinations in the subnet's table, and the subnets of the VPC."""
        return (*(route.block for route in net.table(self.governed_by)), *net.subnet_blocks(self.vpc))

    def forward(self, packet: Packet, came: Node | None, net: Network) -> Step:
        """Send a packet on by the subnet's table; what is for the VPC goes to the subnet that has the address."""
        return by_table(self, packet, net, codes.NO_ROUTE_TO_DESTINATION, holder=self.governed_by)

    def filter(self, packet: Packet, inbound: bool) -> Refusal | None:
        """Say whether the network ACL stops a packet that enters or leaves; it looks at replies too (R-NACL-2)."""
        peer: Piece = packet.source if inbound else packet.destination
        if self.acl is None or self.acl.allows(inbound, packet.traffic, peer):
            return None
        way = "into" if inbound else "out of"
        what = str(packet.traffic).removeprefix(" on ") or "all traffic"
        why = f"the network ACL {self.acl} does not let {what} {way} {self}"
        return Refusal(str(self.acl), codes.SUBNET_ACL_RESTRICTION, why)


@thing
class OfSubnet(Passive):
    """What gateways and endpoints in a subnet are alike in: what they send on goes by the subnet's table."""

    name: str
    subnet: Subnet

    def __str__(self) -> str:
        return self.name

    @property
    def ends(self) -> tuple[Subnet]:
        """The subnet that it is in."""
        return (self.subnet,)

    @property
    def vpc(self) -> VPC:
        """The VPC that it is in."""
        return self.subnet.vpc

    def cuts(self, net: Network) -> Iterable[Block]:
        """Return the destinations in the table of the subnet."""
        return self.subnet.cuts(net)
