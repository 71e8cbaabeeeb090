"""Two transit gateways of two Regions with a peering, without and with routes to it.

prod ---- tgw ==== tgw-west ---- west
"""

from awsnet import VPC, Route, Topology, TransitGateway, TransitGatewayPeering

prod, west = VPC("prod", "10.1.0.0/16"), VPC("west", "10.2.0.0/16", region="us-west-2")
tgw, tgw_west = TransitGateway("tgw", (prod,)), TransitGateway("tgw-west", (west,))
peering = TransitGatewayPeering(tgw, tgw_west)

unrouted = Topology(peering) + Route(prod, "10.0.0.0/8", tgw) + Route(west, "10.0.0.0/8", tgw_west)
one_way = unrouted + Route(tgw, "10.2.0.0/16", peering)
routed = one_way + Route(tgw_west, "10.1.0.0/16", peering)

questions = {
    "unrouted": [(prod, west)],
    "one_way": [(prod, west)],
    "routed": [(prod, west)],
}
