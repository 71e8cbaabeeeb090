"""The places that ask and are asked about: VPCs, instances in them, sites on premises."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Protocol

from awsnet import codes
from awsnet.addresses import Block, block, blocks, covers, host, overlap
from awsnet.errors import TopologyError
from awsnet.filters import SecurityGroup
from awsnet.routes import Route
from awsnet.walk import Network, Node, Packet, Refusal, Step, by_table

UNROUTABLE = (block("169.254.168.0/22", "R-RT-14"), block("fd00:ec2::/32", "R-RT-14"))


class InVPC(Protocol):
    """Something that is part of a VPC, as a subnet is."""

    @property
    def vpc(self) -> VPC:
        """The VPC."""
        ...


@dataclass(frozen=True)
class VPC:
    """A virtual private cloud: a name and one CIDR block, or several.

    https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html
    """

    name: str
    cidr: str | tuple[str, ...]
    region: str = field(default="us-east-1", kw_only=True)
    account: str = field(default="main", kw_only=True)

    def __post_init__(self) -> None:
        for index, one in enumerate(self.blocks):
            if clash := overlap([one], self.blocks[index + 1 :]):
                raise TopologyError(f"{self.name} cannot exist: {clash[0]} overlaps {clash[1]}")
            if one.version == 4 and not 16 <= one.prefixlen <= 28:
                raise TopologyError(f"{self.name}: a VPC's IPv4 block is between /16 and /28, not '{one}'")

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The VPC's blocks of addresses."""
        return blocks(self.cidr, self.name)

    @property
    def home(self) -> VPC:
        """The node where this place's packets start and end."""
        return self

    @property
    def vpc(self) -> VPC:
        """The VPC itself."""
        return self

    def __str__(self) -> str:
        return self.name

    def routes(self, holder: Node, net: Network) -> Iterable[Route]:
        """Yield a local route for each block of the VPC (R-RT-4)."""
        return routes_to(self, self, "local") if holder == self else ()

    def cuts(self, net: Network) -> Iterable[Block]:
        """Return the destinations in the VPC's route table, and its subnets."""
        return (*(route.block for route in net.table(self)), *net.subnet_blocks(self))

    def forward(self, packet: Packet, came: Node | None, net: Network) -> Step:
        """Send a packet on by the VPC's route table."""
        return by_table(self, packet, net, codes.NO_ROUTE_TO_DESTINATION)

    def admit(self, packet: Packet, gate: Node, code: codes.Code, net: Network) -> Step:
        """Take in a packet that comes through a gate: a VPC is not a router, so it must end on an address in here.

        https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html
        """
        if packet.destination.within(self.blocks):
            return net.position(self, packet.destination)
        return Refusal(str(gate), code, f"{gate} delivers only into {self}, and {packet.to} is not in {self}")

    def refuses(self, route: Route) -> str:
        """Return why AWS refuses a route in this VPC's table, or nothing (R-RT-6).

        https://docs.aws.amazon.com/vpc/latest/userguide/subnet-route-tables.html
        """
        if any(route.block.version == one.version and covers(one, route.block) for one in UNROUTABLE):
            return f"{route.destination} is reserved for AWS's own services"
        own = next((block for block in self.blocks if covers(block, route.block)), None)
        if own is None or route.origin != "static":
            return ""
        return f"{route.destination} lies inside the VPC's own {own}, where no {route.target} may be the target"


@dataclass(frozen=True)
class Instance:
    """An instance with one network interface: a name, its VPC or its subnet, its private address, or several.

    Without a security group everything is let in and out.
    """

    name: str
    at: VPC | InVPC
    ip: str | tuple[str, ...]
    security_groups: tuple[SecurityGroup, ...] = field(default=(), kw_only=True)
    public_ip: str = field(default="", kw_only=True)

    def __post_init__(self) -> None:
        for one in self.blocks:
            if not overlap([one], self.vpc.blocks):
                cidrs = " or ".join(str(its) for its in self.vpc.blocks)
                raise TopologyError(f"{self.name} cannot exist: {one.network_address} is not in {self.vpc} ({cidrs})")

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The instance's addresses, each as a block of one."""
        ips = (self.ip,) if isinstance(self.ip, str) else self.ip
        return tuple(host(ip, self.name) for ip in ips)

    @property
    def vpc(self) -> VPC:
        """The VPC that the instance is in."""
        return self.at.vpc

    @property
    def ends(self) -> tuple[VPC | InVPC]:
        """What the instance is in."""
        return (self.at,)

    @property
    def home(self) -> VPC:
        """The node where this place's packets start and end, or the VPC whose subnets are."""
        return self.vpc

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True)
class Host:
    """Some machine, known by its address alone: `home` is what has the address."""

    ip: str
    home: Node

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The address, as a block of one."""
        return (host(self.ip, "a host"),)

    @property
    def vpc(self) -> Node:
        """The VPC that the address is in, or whatever else has it."""
        return self.home

    def __str__(self) -> str:
        return self.ip


@dataclass(frozen=True)
class OnPremises:
    """A site of ours: a name and one CIDR block, or several.

    Its routers know what AWS advertises to them, or the prefixes that `accepts` names instead.
    """

    name: str
    cidr: str | tuple[str, ...]
    accepts: tuple[str, ...] = field(default=(), kw_only=True)

    def __post_init__(self) -> None:
        _ = self.blocks

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The site's blocks of addresses."""
        return blocks(self.cidr, self.name)

    @property
    def home(self) -> OnPremises:
        """The node where this place's packets start and end."""
        return self

    def __str__(self) -> str:
        return self.name

    def routes(self, holder: Node, net: Network) -> Iterable[Route]:
        """Yield a route for each block of the site."""
        return routes_to(self, self, "connected") if holder == self else ()

    def cuts(self, net: Network) -> Iterable[Block]:
        """Return the destinations that the site's routers know."""
        return (route.block for route in net.table(self))

    def forward(self, packet: Packet, came: Node | None, net: Network) -> Step:
        """Send a packet on by what the site's routers know."""
        return by_table(self, packet, net, codes.SITE_NO_ROUTE_TO_DESTINATION)


def routes_to(place: VPC | OnPremises, holder: object, origin: str) -> Iterable[Route]:
    """Yield a route of a holder's table to each block of a place."""
    return (Route(holder, str(one), place, origin=origin) for one in place.blocks)
