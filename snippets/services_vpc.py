r"""A services VPC with a peering to each of two others, and a site behind it.

office ==== shared ---- prod
                  \---- dev
"""

from awsnet import VPC, OnPremises, Peering, PrivateVIF, Route, Topology, TransitGateway, VirtualPrivateGateway

shared = VPC("shared", "10.0.0.0/16")
prod = VPC("prod", "10.1.0.0/16")
dev = VPC("dev", "10.2.0.0/16")
office = OnPremises("office", "192.168.0.0/16")

hub = Topology(Peering(shared, prod), Peering(shared, dev))
forced = hub + Route(prod, "10.2.0.0/16", Peering(shared, prod))
half = Topology(Peering(shared, prod, routes_in=(prod,)))
with_direct_connect = hub + PrivateVIF(office, VirtualPrivateGateway(shared))
with_transit_gateway = Topology(TransitGateway("tgw", (shared, prod, dev)))

questions = {
    "hub": [(prod, shared), (dev, shared), (prod, dev)],
    "forced": [(prod, dev)],
    "half": [(prod, shared)],
    "with_direct_connect": [(office, shared), (office, dev)],
    "with_transit_gateway": [(prod, dev)],
}
