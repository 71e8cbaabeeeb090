r"""A Direct Connect gateway: one virtual interface leads a site to several VPCs, and the VPCs not to each other.

office ==== dxgw ---- prod
                \---- dev
"""

from awsnet import (
    VPC,
    DirectConnectGateway,
    OnPremises,
    PrivateVIF,
    Topology,
    TransitGateway,
    TransitVIF,
    VirtualPrivateGateway,
)

office = OnPremises("office", "192.168.0.0/16")
prod, dev = VPC("prod", "10.1.0.0/16"), VPC("dev", "10.2.0.0/16")
prod_vgw, dev_vgw = VirtualPrivateGateway(prod), VirtualPrivateGateway(dev)

dxgw = DirectConnectGateway("dxgw", (prod_vgw, dev_vgw))
private = Topology(PrivateVIF(office, dxgw))
hairpin = Topology(PrivateVIF(office, dxgw, advertises=("192.168.0.0/16", "10.2.0.0/16")))
supernet = Topology(PrivateVIF(office, dxgw, advertises=("192.168.0.0/16", "10.0.0.0/8")))

tgw = TransitGateway("tgw", (prod, dev))
behind = DirectConnectGateway("dxgw-transit", (tgw,), allowed_prefixes=("10.0.0.0/8",))
transit = Topology(TransitVIF(office, behind))

questions = {
    "private": [(office, prod), (office, dev)],
    "hairpin": [(office, dev), (prod, dev)],
    "supernet": [(prod, dev)],
    "transit": [(office, prod), (office, dev), (prod, dev)],
}
