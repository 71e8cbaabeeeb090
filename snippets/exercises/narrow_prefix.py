r"""The office reaches prod by way of a transit gateway, and not dev; it must never reach the sandbox.

office ==== dxgw ==== tgw ---- prod
                         \--- dev, sandbox
"""

from awsnet import VPC, DirectConnectGateway, OnPremises, Peering, Topology, TransitGateway, TransitVIF

office = OnPremises("office", "192.168.0.0/16")
prod = VPC("prod", "10.1.0.0/16")
dev = VPC("dev", "10.2.0.0/16")
sandbox = VPC("sandbox", "10.3.0.0/16")
tgw = TransitGateway("tgw", (prod, dev, sandbox))
dxgw = DirectConnectGateway("dxgw", (tgw,), allowed_prefixes=("10.1.0.0/16",))

net = Topology(TransitVIF(office, dxgw))

goal = [(office, prod), (office, dev), (sandbox, dev)]
stays = [(office, sandbox), (sandbox, office)]
may_not = (Peering, TransitVIF)
answer = [('("10.1.0.0/16",)', '("10.1.0.0/16", "10.2.0.0/16")')]
