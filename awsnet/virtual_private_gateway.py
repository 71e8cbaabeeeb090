"""The virtual private gateway: the door of one VPC towards sites.

https://docs.aws.amazon.com/vpn/latest/s2svpn/vpn-route-priority.html
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field
from functools import cached_property

from awsnet import codes
from awsnet.addresses import Block
from awsnet.internet import Gate
from awsnet.places import VPC
from awsnet.routes import Route, most_specific, routes_to
from awsnet.site_link import SiteLink
from awsnet.things import Network, Thing, thing
from awsnet.walk import Packet, Step, by_table


@thing
class VirtualPrivateGateway(Gate):
    """The gateway of one VPC towards sites (R-VPN-1). It propagates what they advertise into the VPC's route table.

    Without a VPC it joins sites only (R-VPN-3). `of_region` is its Region, if not its VPC's.
    """

    vpc: VPC | None = None
    of_region: str = field(default="", kw_only=True)

    kind = "vgw"
    joins = ("vpc",)
    came = ("virtual-private-gateway",)
    takes_table = True

    @property
    def region(self) -> str:
        """The gateway's Region."""
        return self.of_region or (self.vpc.region if self.vpc else "us-east-1")

    @cached_property
    def advertised(self) -> tuple[Block, ...]:
        """The prefixes that AWS advertises from this gateway: the blocks of its VPC."""
        return self.vpc.blocks if self.vpc else ()

    def routes(self, holder: Thing, net: Network) -> Iterable[Route]:
        """Yield, for the VPC's table, a propagated route to each prefix that a link of this gateway brings."""
        if holder == self.vpc:
            yield from routes_to(holder, (route.destination for route in net.table(self)), self, "propagated")

    def cuts(self, net: Network) -> Iterable[Block]:
        """Return the prefixes that the gateway knows: its VPC's blocks and what its links brought."""
        known = (route.block for route in net.table(self))
        return (*self.advertised, *net.subnet_blocks(self.vpc), *known)

    def forward(self, packet: Packet, came: Thing, net: Network) -> Step:
        """From the VPC, go by what the links brought; from a link, only into the VPC (R-DX-17, R-PEER-5)."""
        if came.vpc == self.vpc:
            return by_table(self, packet, net, codes.VGW_NO_ROUTE_TO_DESTINATION)
        route = most_specific(net.table(self), packet.destination)
        ours = packet.destination.within(self.advertised)
        if route and not ours and isinstance(came, SiteLink) and came.meets(route.target):
            return net.node(route.target)  # CloudHub
        if self.vpc is None:
            return self.no(codes.VGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS, f"{self} is attached to no VPC")
        return self.vpc.admit(packet, self, codes.VGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS, net)
