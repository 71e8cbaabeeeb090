r"""A partner's hosted connection leads the office to prod; dev is wanted too, and prod and dev must stay apart.

office ==== hosted ==== prod
                        dev
"""

from awsnet import VPC, Connection, OnPremises, Peering, PrivateVIF, Topology, VirtualPrivateGateway

office = OnPremises("office", "192.168.0.0/16")
prod, dev = VPC("prod", "10.1.0.0/16"), VPC("dev", "10.2.0.0/16")
of_prod = VirtualPrivateGateway(prod)
of_dev = VirtualPrivateGateway(dev)
hosted = Connection("hosted", kind="hosted", mbps=500)

net = Topology(
    of_dev,
    PrivateVIF(office, of_prod, connection=hosted),
)

goal = [(office, prod), (office, dev)]
stays = [(prod, dev), (dev, prod)]
may_not = (Connection, Peering)
answer = [
    ("\nnet =", 'dxgw = DirectConnectGateway("dxgw", (of_prod, of_dev))\n\nnet ='),
    ("PrivateVIF(office, of_prod,", "PrivateVIF(office, dxgw,"),
]
