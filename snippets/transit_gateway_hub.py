r"""A transit gateway in the middle: a Regional router for the VPCs and the site attached to it.

office ==== dxgw ==== tgw ---- shared
                        \\---- prod
                         \---- dev
"""

from awsnet import VPC, DirectConnectGateway, OnPremises, Topology, TransitGateway, TransitVIF

office = OnPremises("office", "192.168.0.0/16")
shared = VPC("shared", "10.0.0.0/16")
prod = VPC("prod", "10.1.0.0/16")
dev = VPC("dev", "10.2.0.0/16")

tgw = TransitGateway("tgw", (shared, prod, dev))
dxgw = DirectConnectGateway("dxgw", (tgw,), allowed_prefixes=("10.0.0.0/8",))
hub = Topology(TransitVIF(office, dxgw))
forgotten = Topology(TransitGateway("tgw", (shared, prod, dev), routes_in=(shared, prod)))

questions = {
    "hub": [(office, prod), (prod, dev), (dev, shared), (shared, office)],
    "forgotten": [(prod, dev)],
}
