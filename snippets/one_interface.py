r"""One Direct Connect with one private VIF, for two VPCs.

office ==== prod
       \=== dev
"""

from awsnet import VPC, DirectConnectGateway, OnPremises, PrivateVIF, Topology, VirtualPrivateGateway

prod = VPC("prod", "10.1.0.0/16")
dev = VPC("dev", "10.2.0.0/16")
office = OnPremises("office", "192.168.0.0/16")
to_prod, to_dev = VirtualPrivateGateway(prod), VirtualPrivateGateway(dev)

into_prod = Topology(dev, to_dev, PrivateVIF(office, to_prod))
one_each = into_prod + PrivateVIF(office, to_dev)
with_gateway = Topology(PrivateVIF(office, DirectConnectGateway("dxgw", (to_prod, to_dev))))

questions = {
    "into_prod": [(office, prod), (office, dev)],
    "one_each": [(office, dev)],
    "with_gateway": [(office, prod), (office, dev)],
}
