"""Prefix lists, AWS's public services, and the gateway endpoints that lead to them from inside a VPC.

https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html
"""

from __future__ import annotations

from dataclasses import field
from functools import cached_property

from awsnet import codes
from awsnet.addresses import Block, blocks, covers, host
from awsnet.errors import TopologyError
from awsnet.filters import SecurityGroup
from awsnet.places import VPC, taken
from awsnet.subnets import Subnet
from awsnet.things import thing
from awsnet.walk import DELIVERED, Network, Node, Onward, Packet, Passive, Refusal, Step, handed_back

HOME = "us-east-1"  # the Region of a service where none is said
WITH_GATEWAYS = ("s3", "dynamodb")


@thing
class PrefixList:
    """A prefix list: a route to it is one route for each of its blocks, and counts as `max_entries` routes (R-RT-8).

    https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html
    """

    name: str
    cidrs: tuple[str, ...]
    max_entries: int | None = field(default=None, kw_only=True)

    def __post_init__(self) -> None:
        if self.max_entries is not None and len(self.cidrs) > self.max_entries:
            raise TopologyError(f"{self} cannot exist: it takes {self.max_entries} entries and has {len(self.cidrs)}")

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks in the list."""
        return blocks(self.cidrs, self.name)

    def __str__(self) -> str:
        return self.name


@thing
class Service(Passive):
    """A public service of AWS in a Region, such as S3: its addresses are what its prefix list holds."""

    name: str
    prefix_list: PrefixList
    region: str = HOME

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The service's addresses."""
        return self.prefix_list.blocks

    @property
    def home(self) -> Service:
        """The node where this place's packets start and end."""
        return self

    @property
    def ends(self) -> tuple[PrefixList]:
        """The list of the service's addresses."""
        return (self.prefix_list,)

    def __str__(self) -> str:
        return self.name if self.region == HOME else f"{self.name}.{self.region}"

    def forward(self, packet: Packet, came: Node | None, net: Network) -> Step:
        """Take in what arrives, and send a reply back to the gateway that its request came through."""
        if came is not None:
            return DELIVERED
        if packet.is_reply:
            return net.node(packet.trail[-1].gate) if packet.trail else packet.to.home
        why = f"{self} opens no connection to {packet.to}"
        return Refusal(self.name, codes.VPCE_INTRA_VPC_TRAFFIC, why)


@thing
class GatewayEndpoint(Passive):
    """A gateway endpoint: routes of its own VPC lead to a service by it (R-EP-1), nobody else's (R-EP-2, R-TGW-11)."""

    vpc: VPC
    service: Service
    name: str = field(default="", kw_only=True)

    @property
    def came(self) -> tuple[str, ...]:
        """The rows of the calendar that it needs."""
        return (f"gateway-endpoint-{self.service.name}",)

    def __post_init__(self) -> None:
        if self.service.name not in WITH_GATEWAYS:
            raise TopologyError(f"{self} cannot exist: gateway endpoints lead to {' and '.join(WITH_GATEWAYS)} only")
        if self.service.region != self.vpc.region:
            where = f"{self.service} of {self.service.region}, and {self.vpc} is in {self.vpc.region}"
            raise TopologyError(f"{self} cannot exist: it would lead to {where}")

    def __str__(self) -> str:
        return self.name or f"gateway-endpoint({self.vpc}, {self.service})"

    @property
    def ends(self) -> tuple[object, ...]:
        """The VPC and the service."""
        return self.vpc, self.service

    def forward(self, packet: Packet, came: Node | None, net: Network) -> Step:
        """Carry what comes from an address of the VPC to the service, and the reply back."""
        if packet.is_reply:
            return handed_back(packet, self.vpc, net)
        if packet.traffic.protocol not in ("tcp", "icmp"):
            why = f"{self} carries TCP and ICMP echo only"
            return Refusal(str(self), codes.VPCE_GATEWAY_PROTOCOL_RESTRICTION, why)
        if packet.source.within(self.vpc.blocks):
            return Onward(self.service, packet=packet.leaving(self, packet.source))
        why = f"{self} serves only addresses of {self.vpc}, and {packet.source} is none"
        return Refusal(str(self), codes.VPCE_GATEWAY_REQUIRES_SOURCE_IN_VPC, why)


@thing
class InterfaceEndpoint:
    """An interface endpoint: an address in a VPC behind which a service stands, AWS's or a provider's (R-EP-3).

    Whoever can send to the VPC reaches it, a peer too (R-PEER-7); the service opens no connection back (R-EP-4), so the
    ranges of the two sides may overlap (R-EP-5). It has one subnet in each zone. Without a security group everything is
    let in.
    https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html
    """

    name: str
    at: VPC | Subnet
    ip: str
    service: str
    security_groups: tuple[SecurityGroup, ...] = field(default=(), kw_only=True)
    provider: VPC | None = field(default=None, kw_only=True)
    more: tuple[Subnet, ...] = field(default=(), kw_only=True)

    @property
    def came(self) -> tuple[str, ...]:
        """The rows of the calendar that it needs."""
        if self.provider is None:
            return ("interface-endpoint-s3",) if self.service == "s3" else ("interface-endpoint",)
        return ("endpoint-service",) if self.provider.region == self.vpc.region else ("cross-region-privatelink",)

    def objection(self, net: Network) -> str:
        """Return why the network cannot hold it, or nothing: an address is used once."""
        return taken(self, net)

    def __post_init__(self) -> None:
        if not any(covers(one, self.blocks[0]) for one in self.vpc.blocks):
            raise TopologyError(f"{self} cannot exist: {self.ip} is not in {self.vpc}")
        zones = [subnet.zone for subnet in (self.at, *self.more) if isinstance(subnet, Subnet)]
        if len(set(zones)) < len(zones):
            raise TopologyError(f"{self} cannot exist: it has one subnet in each zone, not two in one")

    def __str__(self) -> str:
        return self.name

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The endpoint's address, as a block of one."""
        return (host(self.ip, self.name),)

    @property
    def vpc(self) -> VPC:
        """The VPC that the endpoint is in."""
        return self.at.vpc

    @property
    def subnet(self) -> VPC | Subnet:
        """What the endpoint is in, whose table and network ACL govern it."""
        return self.at

    @property
    def ends(self) -> tuple[object, ...]:
        """What the endpoint is in, and the VPC of the provider."""
        return tuple(one for one in (self.at, *self.more, self.provider) if one)

    @property
    def home(self) -> VPC:
        """The node where this place's packets start and end."""
        return self.vpc

    def turns_away(self, packet: Packet, inbound: bool) -> Refusal | None:
        """Return the refusal of what an endpoint does not carry, or nothing: R-EP-4, R-EP-6."""
        if packet.is_reply:
            return None
        if not inbound:
            why = f"{self} opens no connection to {packet.to}"
            return Refusal(self.name, codes.VPCE_INTRA_VPC_TRAFFIC, why)
        if packet.traffic.protocol in ("icmp", "all"):
            return Refusal(
                self.name, codes.PROTOCOL_RESTRICTION, f"{self} carries TCP and UDP only, and answers no ping"
            )
        return None
