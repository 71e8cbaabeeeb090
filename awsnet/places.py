"""The places that ask and are asked about: VPCs, instances in them, sites on premises."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Protocol, cast, runtime_checkable

from awsnet import cidr_blocks, codes
from awsnet.addresses import Block, block, blocks, covers, host, overlap
from awsnet.errors import TopologyError
from awsnet.filters import SecurityGroup
from awsnet.routes import Route, most_specific
from awsnet.things import thing
from awsnet.walk import Delivered, Network, Node, Onward, Packet, Refusal, Step, by_table, by_table_of

INTERNET_NAME = "internet"
UNROUTABLE = (block("169.254.168.0/22", "R-RT-14"), block("fd00:ec2::/32", "R-RT-14"))


@runtime_checkable
class InVPC(Protocol):
    """Something that is part of a VPC, as a subnet is."""

    @property
    def vpc(self) -> VPC:
        """The VPC."""
        ...


@thing
class VPC:
    """A virtual private cloud: a name and one CIDR block, or several.

    https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html
    """

    name: str
    cidr: str | tuple[str, ...]
    region: str = field(default="us-east-1", kw_only=True)
    account: str = field(default="main", kw_only=True)

    keeps_groups = True  # a security group's rule may name a group of the same VPC

    @property
    def came(self) -> tuple[str, ...]:
        """The rows of the calendar that it needs."""
        several = sum(one.version == 4 for one in self.blocks) > 1
        dual = any(one.version == 6 for one in self.blocks)
        return ("vpc", *(["secondary-cidr"] if several else []), *(["ipv6"] if dual else []))

    def __post_init__(self) -> None:
        if why := cidr_blocks.refusal(self.blocks):
            raise TopologyError(f"{self.name} cannot exist: {why}")

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
        return routes_to(self, self, "local")

    def cuts(self, net: Network) -> Iterable[Block]:
        """Return the destinations in the VPC's route table, and its subnets."""
        return (*(route.block for route in net.table(self)), *net.subnet_blocks(self))

    def forward(self, packet: Packet, came: Node | None, net: Network) -> Step:
        """Send a packet on by the VPC's route table: what starts here, or came in through an interface (R-TGW-10)."""
        return by_table(self, packet, net, codes.NO_ROUTE_TO_DESTINATION)

    def admit(self, packet: Packet, gate: Node, code: codes.Code, net: Network) -> Step:
        """Take in a packet that comes through a gate: a VPC is not a router, so it must end on an address in here.

        A gateway's own route table may lead it to an appliance first (R-RT-11).
        https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html
        """
        if packet.destination.within(self.blocks):
            table = net.gateway_table(gate)
            return by_table(gate, packet, net, code, holder=table) if table else net.position(self, packet.destination)
        return Refusal(str(gate), code, f"{gate} delivers only into {self}, and {packet.to} is not in {self}")

    def refuses(self, route: Route, net: Network) -> str:
        """Return why AWS refuses a route in this VPC's table, or nothing: see R-RT-6 and R-RT-14.

        Inside the VPC's own blocks it takes a whole subnet, to an interface, a NAT gateway or an endpoint of a Gateway
        Load Balancer.

        https://docs.aws.amazon.com/vpc/latest/userguide/subnet-route-tables.html
        """
        if any(covers(one, route.block) for one in UNROUTABLE):
            return f"{route.destination} is reserved for AWS's own services"
        own = next((block for block in self.blocks if covers(block, route.block)), None)
        if own is None or route.origin != "static":
            return ""
        if not getattr(route.target, "takes_local", False):
            return f"{route.destination} lies inside the VPC's own {own}, where no {route.target} may be the target"
        if route.block == own or route.block in net.subnet_blocks(self):
            return ""
        return f"{route.destination} lies inside the VPC's own {own}, and is not the whole block of a subnet"


@thing
class Instance:
    """An instance with one network interface: a name, its VPC or its subnet, its private address, or several.

    Without a security group everything is let in and out. With `source_dest_check` off it is an appliance: it forwards
    what is sent to it, by the table of its subnet. One that is not `running` does neither.
    https://docs.aws.amazon.com/vpc/latest/userguide/route-table-options.html
    """

    name: str
    at: VPC | InVPC
    ip: str | tuple[str, ...]
    security_groups: tuple[SecurityGroup, ...] = field(default=(), kw_only=True)
    public_ip: str = field(default="", kw_only=True)
    source_dest_check: bool = field(default=True, kw_only=True)
    running: bool = field(default=True, kw_only=True)

    takes_local = takes_ingress = True  # routes inside a VPC's own block may lead here: R-RT-6, R-RT-11

    def objection(self, net: Network) -> str:
        """Return why the network cannot hold it, or nothing: an address is used once."""
        return taken(self, net)

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

    @property
    def subnet(self) -> VPC | InVPC:
        """What the instance is in, whose table and network ACL govern it."""
        return self.at

    def __str__(self) -> str:
        return self.name

    def routes(self, holder: Node, net: Network) -> Iterable[Route]:
        """Yield nothing: the routes that lead to an appliance are written."""
        return ()

    def cuts(self, net: Network) -> Iterable[Block]:
        """Return the destinations in the table that governs the instance, and its own addresses."""
        return (*cast(Node, self.at).cuts(net), *self.blocks)

    def forward(self, packet: Packet, came: Node | None, net: Network) -> Step:
        """Send a packet on that a route led here; only an appliance does so with what is not for itself.

        https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-eni.html
        """
        if refusal := self.turns_away(packet, inbound=True):
            return refusal
        if self.source_dest_check and not packet.destination.within(self.blocks):
            why = f"{self} checks destinations and refuses what is for {packet.to}"
            return Refusal(self.name, codes.ENI_SOURCE_DEST_CHECK_RESTRICTION, why)
        return by_table_of(cast(Node, self.at), packet, net)

    def turns_away(self, packet: Packet, inbound: bool) -> Refusal | None:
        """Return the refusal of an instance that is not running, or nothing."""
        return None if self.running else Refusal(self.name, codes.BAD_STATE, f"{self} is not running")


@dataclass(frozen=True)
class Host:
    """Some machine, known by its address alone: `home` is what has the address.

    From the internet it comes in by the gateway of the VPC that it asks, or `via` another.
    """

    ip: str
    home: Any
    via: object = field(default=None, kw_only=True)

    def __post_init__(self) -> None:
        if not isinstance(self.ip, str):
            raise TopologyError(f"a host is known by its address, which is text, not {self.ip!r}")

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The address, as a block of one."""
        return (host(self.ip, "a host"),)

    @property
    def vpc(self) -> Node:
        """The VPC that the address is in, or whatever else has it."""
        return cast(Node, self.home)

    def __str__(self) -> str:
        return self.ip


@thing
class OnPremises:
    """A site of ours: a name and one CIDR block, or several.

    Its routers know what AWS advertises to them, or the prefixes that `accepts` names instead. Its firewall lets in
    every source, or those that `allows_from` names. With `internet` it forwards to the internet, under an address of
    its own.
    """

    name: str
    cidr: str | tuple[str, ...]
    accepts: tuple[str, ...] = field(default=(), kw_only=True)
    allows_from: tuple[str, ...] = field(default=(), kw_only=True)
    internet: bool = field(default=False, kw_only=True)

    def __post_init__(self) -> None:
        _ = self.blocks, self.filter_blocks

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

    @cached_property
    def filter_blocks(self) -> tuple[Block, ...]:
        """The sources that the site's firewall lets in; none named means all."""
        return blocks(self.allows_from, self.name)

    def routes(self, holder: Node, net: Network) -> Iterable[Route]:
        """Yield a route for each block of the site."""
        return routes_to(self, self, "connected")

    def cuts(self, net: Network) -> Iterable[Block]:
        """Return the destinations that the site's routers know."""
        return (route.block for route in net.table(self))

    def forward(self, packet: Packet, came: Node | None, net: Network) -> Step:
        """Send a packet on by what the site's routers know, if need be to the internet; the firewall looks first.

        From one of its links to another too (R-DX-18).
        """
        if packet.trail and packet.trail[-1].gate == self.name:
            back = packet.returning()
            step = by_table(self, back, net, codes.SITE_NO_ROUTE_TO_DESTINATION)
            return step if isinstance(step, Refusal | Delivered) else Onward(cast(Node, step), packet=back)
        if self._shuts_out(packet, came):
            why = f"the firewall of {self} lets in nothing from {packet.source}"
            return Refusal(self.name, codes.SITE_FIREWALL_RESTRICTION, why)
        step = by_table(self, packet, net, codes.SITE_NO_ROUTE_TO_DESTINATION)
        return (self._publicly(packet, net) or step) if isinstance(step, Refusal) else step

    def _publicly(self, packet: Packet, net: Network) -> Step | None:
        """Send a packet on by the public address of what it is for: over a public VIF, or the internet."""
        public = net.public_address(packet.destination)
        route = most_specific(net.table(self), public) if public else None
        if route is not None and not packet.is_reply:
            return net.node(route.target)
        there = public or str(packet.to.home) == INTERNET_NAME or hasattr(packet.to, "prefix_list")
        if self.internet and there:
            return Onward(net.node(INTERNET_NAME), packet=packet.leaving(self, packet.source))
        return None

    def _shuts_out(self, packet: Packet, came: Node | None) -> bool:
        inward = came is not None and not packet.is_reply and packet.destination.within(self.blocks)
        return inward and bool(self.allows_from) and not packet.source.within(self.filter_blocks)


def taken(thing: Instance | InVPC, net: Network) -> str:
    """Return what has an address of a thing in its VPC already, said in words, or nothing."""
    own: tuple[Block, ...] = getattr(thing, "blocks", ())
    others = ((one, other) for one in own for other in net.holders(one) if other != thing)
    same = ((one, other) for one, other in others if getattr(other, "vpc", None) == thing.vpc)
    return next((f"{one.network_address} is the address of {other}" for one, other in same), "")


def routes_to(place: VPC | OnPremises, holder: object, origin: str) -> Iterable[Route]:
    """Yield a route of a holder's table to each block of a place."""
    return (Route(holder, str(one), place, origin=origin) for one in place.blocks)
