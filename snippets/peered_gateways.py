"""Two transit gateways with a peering, in two Regions, and in one.

prod ---- tgw ==== tgw-dev ---- dev
"""

from awsnet import VPC, Route, Topology, TransitGateway, TransitGatewayPeering

prod, dev = VPC("prod", "10.1.0.0/16"), VPC("dev", "10.2.0.0/16")
west = VPC("dev", "10.2.0.0/16", region="us-west-2")
tgw, tgw_dev = TransitGateway("tgw", (prod,)), TransitGateway("tgw-dev", (dev,))
tgw_west = TransitGateway("tgw-dev", (west,))


def joined(other: TransitGateway) -> Topology:
    """Return both gateways with a peering, and the VPCs with a route for the whole range to their own."""
    peering = TransitGatewayPeering(tgw, other)
    return Topology(peering) + Route(prod, "10.0.0.0/8", tgw) + Route("dev", "10.0.0.0/8", other)


def routed(net: Topology) -> Topology:
    """Return a network with a static route in each gateway's table to the other's VPC."""
    peering = "tgw-peering(tgw, tgw-dev)"
    return net + Route("tgw", "10.2.0.0/16", peering) + Route("tgw-dev", "10.1.0.0/16", peering)


unrouted = joined(tgw_west)
two_regions, one_region = routed(unrouted), routed(joined(tgw_dev))

questions = {
    "unrouted": [(prod, west)],
    "two_regions": [(prod, west)],
    "one_region": [(prod, dev)],
}
