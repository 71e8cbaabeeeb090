"""Prod should use shared over a peering, which was set up in prod only; dev waits for an approval.

dev ---- shared ---- prod
"""

from awsnet import VPC, Peering, Route, Topology, TransitGateway

shared = VPC("shared", "10.0.0.0/16")
prod = VPC("prod", "10.1.0.0/16")
dev = VPC("dev", "10.2.0.0/16")
to_prod = Peering(shared, prod, routes_in=())  # routes: see below
to_dev = Peering(shared, dev, routes_in=(dev,))  # not approved yet

net = Topology(
    to_prod,
    to_dev,
    Route(prod, "10.0.0.0/16", to_prod),
)

goal = [(prod, shared), (shared, prod)]
stays = [(dev, shared), (shared, dev), (prod, dev)]
may_not = (Peering, TransitGateway)
answer = [("\n)", '\n    Route(shared, "10.1.0.0/16", to_prod),\n)')]
