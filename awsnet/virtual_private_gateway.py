"""The virtual private gateway: the door of one VPC towards sites.

https://docs.aws.amazon.com/vpn/latest/s2svpn/vpn-route-priority.html
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field

from awsnet import codes
from awsnet.addresses import Block
from awsnet.places import VPC
from awsnet.routes import Route, most_specific
from awsnet.things import thing
from awsnet.walk import Network, Node, Packet, Refusal, Step, by_table


@thing
class VirtualPrivateGateway:
    """The gateway of one VPC towards sites (R-VPN-1). It propagates what they advertise into the VPC's route table.

    Without a VPC it joins sites only (R-VPN-3). `of_region` is its Region, if not its VPC's.
    """

    vpc: VPC | None = None
    name: str = field(default="", kw_only=True)
    of_region: str = field(default="", kw_only=True)

    takes_table = True  # a route table of its own may lead what comes in to an appliance (R-RT-11)
    came = ("virtual-private-gateway",)

    def objection(self, net: Network) -> str:
        """Return why the network cannot hold it, or nothing: a VPC has one (R-VPN-1)."""
        first = net.earlier(self) if self.vpc else None
        return f"{self.vpc} has {first} already" if first else ""

    def __str__(self) -> str:
        return self.name or f"vgw({self.vpc})"

    @property
    def region(self) -> str:
        """The gateway's Region."""
        return self.of_region or (self.vpc.region if self.vpc else "us-east-1")

    @property
    def ends(self) -> tuple[object, ...]:
        """The VPC that the gateway is attached to."""
        return (self.vpc,) if self.vpc else ()

    @property
    def advertised(self) -> tuple[Block, ...]:
        """The prefixes that AWS advertises from this gateway: the blocks of its VPC."""
        return self.vpc.blocks if self.vpc else ()

    def routes(self, holder: Node, net: Network) -> Iterable[Route]:
        """Yield, for the VPC's table, a propagated route to each prefix that a link of this gateway brings."""
        if holder == self.vpc:
            for route in net.table(self):
                yield Route(holder, route.destination, self, origin="propagated")

    def cuts(self, net: Network) -> Iterable[Block]:
        """Return the prefixes that the gateway knows: its VPC's blocks and what its links brought."""
        known = (route.block for route in net.table(self))
        return (*self.advertised, *net.subnet_blocks(self.vpc), *known)

    def forward(self, packet: Packet, came: Node | None, net: Network) -> Step:
        """From the VPC, go by what the links brought; from a link, only into the VPC (R-DX-17, R-PEER-5)."""
        if getattr(came, "vpc", came) == self.vpc:
            return by_table(self, packet, net, codes.VGW_NO_ROUTE_TO_DESTINATION)
        ours = packet.destination.within(self.advertised)
        route = most_specific(net.table(self), packet.destination)
        if not ours and route and getattr(came, "meets", lambda other: False)(route.target):
            return net.node(route.target)  # CloudHub
        if self.vpc is None:
            why = f"{self} is attached to no VPC"
            return Refusal(str(self), codes.VGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS, why)
        return self.vpc.admit(packet, self, codes.VGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS, net)
