r"""Dev was attached to the transit gateway, and still cannot use shared; prod and dev must stay apart.

shared ---- tgw ---- prod
               \---- dev
"""

from awsnet import VPC, Peering, Route, Topology, TransitGateway, TransitGatewayTable

shared = VPC("shared", "10.0.0.0/16")
prod = VPC("prod", "10.1.0.0/16")
dev = VPC("dev", "10.2.0.0/16")

spokes = TransitGatewayTable("rt-spokes", associated=(prod,), propagating=(shared,))
services = TransitGatewayTable("rt-services", associated=(shared,), propagating=(prod,))
tgw = TransitGateway("tgw", (shared, prod, dev), tables=(spokes, services), routes_in=())

net = Topology(
    tgw,
    Route(shared, "10.0.0.0/8", tgw),
    Route(prod, "10.0.0.0/8", tgw),
)

goal = [(dev, shared), (prod, shared)]
stays = [(prod, dev), (dev, prod)]
may_not = (Peering, TransitGateway)
answer = [
    ("associated=(prod,)", "associated=(prod, dev)"),
    ("propagating=(prod,)", "propagating=(prod, dev)"),
    ("\n)", '\n    Route(dev, "10.0.0.0/8", tgw),\n)'),
]
