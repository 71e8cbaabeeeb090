"""The Gateway Load Balancer endpoint: routes lead traffic through the appliances behind it, and it comes out again.

https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-load-balancer-endpoints.html
"""

from __future__ import annotations

from awsnet.subnets import OfSubnet
from awsnet.things import thing
from awsnet.walk import Network, Node, Packet, Step, by_table_of


@thing
class GatewayLoadBalancerEndpoint(OfSubnet):
    """An endpoint in a subnet; what its appliances pass goes on by the table of that subnet."""

    came = ("gateway-load-balancer-endpoint",)
    takes_local = takes_ingress = True  # routes inside a VPC's own block may lead here: R-RT-6, R-RT-11

    def forward(self, packet: Packet, came: Node | None, net: Network) -> Step:
        """Take a packet through the appliances, and send it on by the table of the endpoint's subnet."""
        return by_table_of(self.subnet, packet, net)
