"""The Gateway Load Balancer endpoint: routes lead traffic through the appliances behind it, and it comes out again.

https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-load-balancer-endpoints.html
"""

from __future__ import annotations

from collections.abc import Iterable

from awsnet.addresses import Block
from awsnet.places import VPC
from awsnet.subnets import Subnet
from awsnet.things import thing
from awsnet.walk import Network, Node, Packet, Passive, Step, by_table_of


@thing
class GatewayLoadBalancerEndpoint(Passive):
    """An endpoint in a subnet; what its appliances pass goes on by the table of that subnet."""

    name: str
    subnet: Subnet

    came = ("gateway-load-balancer-endpoint",)
    takes_local = takes_ingress = True  # routes inside a VPC's own block may lead here: R-RT-6, R-RT-11

    def __str__(self) -> str:
        return self.name

    @property
    def ends(self) -> tuple[Subnet]:
        """The subnet that the endpoint is in."""
        return (self.subnet,)

    @property
    def vpc(self) -> VPC:
        """The VPC that the endpoint is in."""
        return self.subnet.vpc

    def cuts(self, net: Network) -> Iterable[Block]:
        """Return the destinations in the table of the endpoint's subnet."""
        return self.subnet.cuts(net)

    def forward(self, packet: Packet, came: Node | None, net: Network) -> Step:
        """Take a packet through the appliances, and send it on by the table of the endpoint's subnet."""
        return by_table_of(self.subnet, packet, net)
