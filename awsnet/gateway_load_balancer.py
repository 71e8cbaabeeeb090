"""The Gateway Load Balancer endpoint: routes lead traffic through the appliances behind it, and it comes out again.

https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-load-balancer-endpoints.html
"""

from __future__ import annotations

from awsnet.subnets import OfSubnet
from awsnet.things import Network, Thing, thing
from awsnet.walk import Packet, Step


@thing
class GatewayLoadBalancerEndpoint(OfSubnet):
    """An endpoint in a subnet; what its appliances pass goes on by the table of that subnet."""

    came = ("gateway-load-balancer-endpoint",)
    takes_local = takes_ingress = True

    def forward(self, packet: Packet, came: Thing, net: Network) -> Step:
        """Take a packet through the appliances, and send it on by the table of the endpoint's subnet."""
        return self.subnet.send(packet, net)
