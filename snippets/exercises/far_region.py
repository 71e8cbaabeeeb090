r"""Two Regions with a transit gateway each, and a peering between these; prod needs west, dev does not.

prod ---- tgw ==== tgw-west ---- west
dev  ----/
"""

from awsnet import VPC, Peering, Route, Topology, TransitGateway, TransitGatewayPeering

prod, dev = VPC("prod", "10.1.0.0/16"), VPC("dev", "10.2.0.0/16")
west = VPC("west", "10.4.0.0/16", region="us-west-2")
tgw = TransitGateway("tgw", (prod, dev))
tgw_west = TransitGateway("tgw-west", (west,))
peering = TransitGatewayPeering(tgw, tgw_west)

net = Topology(
    peering,
    Route(prod, "10.4.0.0/16", tgw),
    Route(west, "10.1.0.0/16", tgw_west),
)

goal = [(prod, west), (west, prod), (prod, dev)]
stays = [(dev, west), (west, dev)]
may_not = (Peering, TransitGateway)
answer = [("\n)", '\n    Route(tgw, "10.4.0.0/16", peering),\n    Route(tgw_west, "10.1.0.0/16", peering),\n)')]
