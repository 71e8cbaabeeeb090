r"""The office announces one block for all that is private, and so prod and dev reach each other.

office ==== dxgw ---- prod
                \---- dev
"""

from awsnet import (
    VPC,
    DirectConnectGateway,
    OnPremises,
    Peering,
    PrivateVIF,
    Topology,
    TransitGateway,
    VirtualPrivateGateway,
)

office = OnPremises("office", ("192.168.0.0/16", "10.64.0.0/16"))
prod, dev = VPC("prod", "10.1.0.0/16"), VPC("dev", "10.2.0.0/16")
dxgw = DirectConnectGateway("dxgw", (VirtualPrivateGateway(prod), VirtualPrivateGateway(dev)))

net = Topology(
    PrivateVIF(office, dxgw, advertises=("192.168.0.0/16", "10.0.0.0/8")),
)

goal = [(office, prod), (office, dev)]
stays = [(prod, dev), (dev, prod)]
may_not = (Peering, PrivateVIF, TransitGateway)
answer = [('"10.0.0.0/8"', '"10.64.0.0/16"')]
