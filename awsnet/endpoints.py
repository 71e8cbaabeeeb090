"""Prefix lists, AWS's public services, and the gateway endpoints that lead to them from inside a VPC.

https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from awsnet import codes
from awsnet.addresses import Block, blocks
from awsnet.places import VPC
from awsnet.walk import Delivered, Network, Node, Onward, Packet, Passive, Refusal, Step, handed_back


@dataclass(frozen=True)
class PrefixList:
    """A prefix list: a route to it is one route for each of its blocks."""

    name: str
    cidrs: tuple[str, ...]

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks in the list."""
        return blocks(self.cidrs, self.name)

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True)
class Service(Passive):
    """A public service of AWS in a Region, such as S3: its addresses are what its prefix list holds."""

    name: str
    prefix_list: PrefixList

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
        return self.name

    def forward(self, packet: Packet, came: Node | None, net: Network) -> Step:
        """Take in what arrives, and send a reply back to the gateway that its request came through."""
        if came is not None:
            return Delivered()
        if packet.trail:
            return net.node(packet.trail[-1][0])
        why = f"{self} opens no connection to {packet.to}"
        return Refusal(self.name, codes.VPCE_INTRA_VPC_TRAFFIC, why)


@dataclass(frozen=True)
class GatewayEndpoint(Passive):
    """A gateway endpoint: routes of its own VPC lead to a service by it, and nobody else's (R-EP-1, R-EP-2)."""

    vpc: VPC
    service: Service
    name: str = field(default="", kw_only=True)

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
        if packet.source.within(self.vpc.blocks):
            return Onward(self.service, packet=packet.leaving(self, packet.source))
        why = f"{self} serves only addresses of {self.vpc}, and {packet.source} is none"
        return Refusal(str(self), codes.VPCE_GATEWAY_REQUIRES_SOURCE_IN_VPC, why)
