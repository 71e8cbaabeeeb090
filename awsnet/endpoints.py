"""AWS's public services, and the gateway endpoints that lead to them from inside a VPC.

https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html
"""

from __future__ import annotations

from dataclasses import field
from functools import cached_property
from typing import Any

from awsnet import codes
from awsnet.addresses import Block, covers
from awsnet.codes import Refusal
from awsnet.errors import TopologyError
from awsnet.filters import SecurityGroup
from awsnet.places import VPC, Interface
from awsnet.routes import PrefixList
from awsnet.subnets import Subnet
from awsnet.things import Link, Named, Network, Place, Thing, thing
from awsnet.walk import DELIVERED, Onward, Packet, Step, handed_back

HOME = "us-east-1"  # the Region of a service where none is said
WITH_GATEWAYS = ("s3", "dynamodb")


@thing
class Service(Named, Place):
    """A public service of AWS in a Region, such as S3: its addresses are what its prefix list holds."""

    prefix_list: PrefixList
    region: str = HOME

    joins = ("prefix_list",)
    on_internet = True

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The service's addresses."""
        return self.prefix_list.blocks

    def __str__(self) -> str:
        return self.name if self.region == HOME else f"{self.name}.{self.region}"

    def forward(self, packet: Packet, came: Thing, net: Network) -> Step:
        """Take in what arrives, and send a reply back to the gateway that its request came through."""
        if came != self:
            return DELIVERED
        if packet.is_reply:
            return packet.way_back(net)
        return self.no(codes.VPCE_INTRA_VPC_TRAFFIC, f"{self} opens no connection to {packet.to}")


@thing
class GatewayEndpoint(Link):
    """A gateway endpoint: routes of its own VPC lead to a service by it (R-EP-1), nobody else's (R-EP-2, R-TGW-11)."""

    vpc: VPC = field()
    service: Service

    kind = "gateway-endpoint"
    joins = ("vpc", "service")

    @cached_property
    def came(self) -> tuple[str, ...]:
        """The rows of the calendar that it needs."""
        return (f"gateway-endpoint-{self.service.name}",)

    def __post_init__(self) -> None:
        if self.service.name not in WITH_GATEWAYS:
            raise TopologyError(f"{self} cannot exist: gateway endpoints lead to {' and '.join(WITH_GATEWAYS)} only")
        if self.service.region != self.vpc.region:
            where = f"{self.service} of {self.service.region}, and {self.vpc} is in {self.vpc.region}"
            raise TopologyError(f"{self} cannot exist: it would lead to {where}")

    def forward(self, packet: Packet, came: Thing, net: Network) -> Step:
        """Carry what comes from an address of the VPC to the service, and the reply back."""
        if packet.is_reply:
            return handed_back(packet, self.vpc, net)
        if packet.traffic.protocol not in ("tcp", "icmp"):
            return self.no(codes.VPCE_GATEWAY_PROTOCOL_RESTRICTION, f"{self} carries TCP and ICMP echo only")
        if packet.source.within(self.vpc.blocks):
            return Onward(self.service, packet.leaving(self, packet.source))
        why = f"{self} serves only addresses of {self.vpc}, and {packet.source} is none"
        return self.no(codes.VPCE_GATEWAY_REQUIRES_SOURCE_IN_VPC, why)


@thing
class InterfaceEndpoint(Interface):
    """An interface endpoint: an address in a VPC behind which a service stands, AWS's or a provider's (R-EP-3).

    Whoever can send to the VPC reaches it, a peer too (R-PEER-7); the service opens no connection back (R-EP-4), so the
    ranges of the two sides may overlap (R-EP-5). It has one subnet in each zone. Without a security group everything is
    let in.
    https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html
    """

    ip: str = field()
    service: str
    security_groups: tuple[SecurityGroup, ...] = field(default=(), kw_only=True)
    provider: VPC | None = field(default=None, kw_only=True)
    more: tuple[Subnet, ...] = field(default=(), kw_only=True)

    @cached_property
    def came(self) -> tuple[str, ...]:
        """The rows of the calendar that it needs."""
        if self.provider is None:
            return ("interface-endpoint-s3",) if self.service == "s3" else ("interface-endpoint",)
        return ("endpoint-service",) if self.provider.region == self.vpc.region else ("cross-region-privatelink",)

    def __post_init__(self) -> None:
        if not any(covers(one, self.blocks[0]) for one in self.vpc.blocks):
            raise TopologyError(f"{self} cannot exist: {self.ip} is not in {self.vpc}")
        zones = [subnet.zone for subnet in (self.at, *self.more) if isinstance(subnet, Subnet)]
        if len(set(zones)) < len(zones):
            raise TopologyError(f"{self} cannot exist: it has one subnet in each zone, not two in one")

    @cached_property
    def ends(self) -> tuple[Any, ...]:
        """What the endpoint is in, and the VPC of the provider."""
        return tuple(one for one in (self.at, *self.more, self.provider) if one)

    def turns_away(self, packet: Packet, inbound: bool) -> Refusal | None:
        """Return the refusal of what an endpoint does not carry, or nothing: R-EP-4, R-EP-6."""
        if packet.is_reply:
            return None
        if not inbound:
            return self.no(codes.VPCE_INTRA_VPC_TRAFFIC, f"{self} opens no connection to {packet.to}")
        if packet.traffic.protocol in ("icmp", "all"):
            return self.no(codes.PROTOCOL_RESTRICTION, f"{self} carries TCP and UDP only, and answers no ping")
        return None
