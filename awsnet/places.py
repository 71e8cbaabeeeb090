"""The places that ask and are asked about: VPCs, instances in them, sites on premises."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from awsnet import cidr_blocks, codes
from awsnet.addresses import Block, block, blocks, covers, host, overlap
from awsnet.codes import Refusal
from awsnet.errors import TopologyError
from awsnet.filters import SecurityGroup
from awsnet.routes import Route, most_specific, routes_to
from awsnet.things import Named, Network, Place, Thing, needed, thing
from awsnet.walk import Delivered, Onward, Packet, Step, by_table, carrying

INTERNET_NAME = "internet"
UNROUTABLE = (block("169.254.168.0/22", "R-RT-14"), block("fd00:ec2::/32", "R-RT-14"))


@thing
class Ground(Named, Place):
    """What interfaces stand in, a VPC or a subnet: the table that governs it sends on what leaves them."""

    one_of = "a VPC or a Subnet"  # what a field of this kind takes, in the words of an error

    def keeps_groups(self, hops: tuple[Thing, ...], inbound: bool) -> bool:
        """Tell that a security group's rule may name a group of the same VPC."""
        return True

    def cuts(self, net: Network) -> Iterable[Block]:
        """Return the destinations in the table, and the subnets of the VPC."""
        return (*(route.block for route in net.table(self.governed_by)), *net.subnet_blocks(self.vpc))

    def forward(self, packet: Packet, came: Thing, net: Network) -> Step:
        """Send a packet on by the table; what is for the VPC goes to the subnet that has the address (R-TGW-10)."""
        return by_table(self, packet, net, codes.NO_ROUTE_TO_DESTINATION, holder=self.governed_by)

    def send(self, packet: Packet, net: Network) -> Step:
        """Send a packet on from something that stands here; what ends here goes to this node itself."""
        step = self.forward(packet, self, net)
        return self if isinstance(step, Delivered) else step


@thing
class VPC(Ground):
    """A virtual private cloud: a name and one CIDR block, or several.

    https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html
    """

    cidr: str | tuple[str, ...] = field()
    region: str = field(default="us-east-1", kw_only=True)
    account: str = field(default="main", kw_only=True)

    @cached_property
    def came(self) -> tuple[str, ...]:
        """The rows of the calendar that it needs."""
        fours = sum(one.version == 4 for one in self.blocks)
        return needed({"vpc": True, "secondary-cidr": fours > 1, "ipv6": fours < len(self.blocks)})

    def __post_init__(self) -> None:
        if why := cidr_blocks.refusal(self.blocks):
            raise TopologyError(f"{self.name} cannot exist: {why}")

    def routes(self, holder: Thing, net: Network) -> Iterable[Route]:
        """Yield a local route for each block of the VPC (R-RT-4)."""
        return routes_to(holder, self.blocks, self, "local")

    def admit(self, packet: Packet, gate: Thing, code: codes.Code, net: Network) -> Step:
        """Take in a packet that comes through a gate: a VPC is not a router, so it must end on an address in here.

        A gateway's own route table may lead it to an appliance first (R-RT-11).
        https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html
        """
        if packet.destination.within(self.blocks):
            table = net.gateway_table(gate)
            return by_table(gate, packet, net, code, holder=table) if table else net.position(self, packet.destination)
        return gate.no(code, f"{gate} delivers only into {self}, and {packet.to} is not in {self}")

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
        if not route.target.takes_local:
            return f"{route.destination} lies inside the VPC's own {own}, where no {route.target} may be the target"
        if route.block == own or route.block in net.subnet_blocks(self):
            return ""
        return f"{route.destination} lies inside the VPC's own {own}, and is not the whole block of a subnet"


@thing
class Interface(Named, Place):
    """A network interface: it stands in a VPC, or in a subnet of one, and has an address there, or several."""

    at: Ground
    ip: str | tuple[str, ...] = field()

    joins = ("at",)

    @cached_property
    def home(self) -> Any:
        """The node where its packets start and end, or the VPC whose subnets are."""
        return self.vpc

    @cached_property
    def subnet(self) -> Ground:
        """What it is in, whose table and network ACL govern it."""
        return self.at


@thing
class Instance(Interface):
    """An instance with one network interface: a name, its VPC or its subnet, its private address, or several.

    Without a security group everything is let in and out. With `source_dest_check` off it is an appliance: it forwards
    what is sent to it, by the table of its subnet. One that is not `running` does neither.
    https://docs.aws.amazon.com/vpc/latest/userguide/route-table-options.html
    """

    security_groups: tuple[SecurityGroup, ...] = field(default=(), kw_only=True)
    public_ip: str = field(default="", kw_only=True)
    source_dest_check: bool = field(default=True, kw_only=True)
    running: bool = field(default=True, kw_only=True)

    takes_local = takes_ingress = True

    def __post_init__(self) -> None:
        for one in self.blocks:
            if not overlap([one], self.vpc.blocks):
                cidrs = " or ".join(map(str, self.vpc.blocks))
                raise TopologyError(f"{self.name} cannot exist: {one.network_address} is not in {self.vpc} ({cidrs})")

    def cuts(self, net: Network) -> Iterable[Block]:
        """Return the destinations in the table that governs the instance, and its own addresses."""
        return (*self.at.cuts(net), *self.blocks)

    def forward(self, packet: Packet, came: Thing, net: Network) -> Step:
        """Send a packet on that a route led here; only an appliance does so with what is not for itself.

        https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-eni.html
        """
        if refusal := self.turns_away(packet, inbound=True):
            return refusal
        if self.source_dest_check and not packet.destination.within(self.blocks):
            why = f"{self} checks destinations and refuses what is for {packet.to}"
            return self.no(codes.ENI_SOURCE_DEST_CHECK_RESTRICTION, why)
        return self.at.send(packet, net)

    def turns_away(self, packet: Packet, inbound: bool) -> Refusal | None:
        """Return the refusal of an instance that is not running, or nothing."""
        return None if self.running else self.no(codes.BAD_STATE, f"{self} is not running")


@dataclass(frozen=True)
class Host(Place):
    """Some machine, known by its address alone: `home` is what has the address.

    From the internet it comes in by the gateway of the VPC that it asks, or `via` another.
    """

    ip: str = field()
    home: Any = field()
    via: object = field(default=None, kw_only=True)

    def __post_init__(self) -> None:
        if not isinstance(self.ip, str):
            raise TopologyError(f"a host is known by its address, which is text, not {self.ip!r}")

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The address, as a block of one."""
        return (host(self.ip, "a host"),)

    @cached_property
    def vpc(self) -> Any:
        """The VPC that the address is in, or whatever else has it."""
        return self.home

    def __str__(self) -> str:
        return self.ip


@thing
class OnPremises(Named, Place):
    """A site of ours: a name and one CIDR block, or several.

    Its routers know what AWS advertises to them, or the prefixes that `accepts` names instead. Its firewall lets in
    every source, or those that `allows_from` names. With `internet` it forwards to the internet, under an address of
    its own.
    """

    cidr: str | tuple[str, ...] = field()
    accepts: tuple[str, ...] = field(default=(), kw_only=True)
    allows_from: tuple[str, ...] = field(default=(), kw_only=True)
    internet: bool = field(default=False, kw_only=True)

    unreachable = "AWS knows no way to it from there"

    def __post_init__(self) -> None:
        _ = self.blocks, self.filter_blocks

    @cached_property
    def filter_blocks(self) -> tuple[Block, ...]:
        """The sources that the site's firewall lets in; none named means all."""
        return blocks(self.allows_from, self.name)

    def routes(self, holder: Thing, net: Network) -> Iterable[Route]:
        """Yield a route for each block of the site."""
        return routes_to(self, self.blocks, self, "connected")

    def cuts(self, net: Network) -> Iterable[Block]:
        """Return the destinations that the site's routers know."""
        return (route.block for route in net.table(self))

    def forward(self, packet: Packet, came: Thing, net: Network) -> Step:
        """Send a packet on by what the site's routers know, if need be to the internet; the firewall looks first.

        From one of its links to another too (R-DX-18).
        """
        if packet.trail and packet.trail[-1].gate == self.name:
            back = packet.returning()
            return carrying(by_table(self, back, net, codes.SITE_NO_ROUTE_TO_DESTINATION), back)
        if self._shuts_out(packet, came):
            why = f"the firewall of {self} lets in nothing from {packet.source}"
            return self.no(codes.SITE_FIREWALL_RESTRICTION, why)
        step = by_table(self, packet, net, codes.SITE_NO_ROUTE_TO_DESTINATION)
        return (self._publicly(packet, net) or step) if isinstance(step, Refusal) else step

    def _publicly(self, packet: Packet, net: Network) -> Step | None:
        """Send a packet on by the public address of what it is for: over a public VIF, or the internet."""
        public = net.public_address(packet.destination)
        route = most_specific(net.table(self), public) if public else None
        if route is not None and not packet.is_reply:
            return net.node(route.target)
        there = public or packet.to.home.on_internet
        return Onward(net.node(INTERNET_NAME), packet.leaving(self, packet.source)) if self.internet and there else None

    def _shuts_out(self, packet: Packet, came: Thing) -> bool:
        inward = came != self and not packet.is_reply and packet.destination.within(self.blocks)
        return inward and bool(self.allows_from) and not packet.source.within(self.filter_blocks)
