"""Lollipop routing: VPCs reach each other through a router on premises, over Direct Connect.

prod ==== office ==== dev
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
everything = ("192.168.0.0/16", "10.0.0.0/8")

own_routes = Topology(PrivateVIF(office, prod_vgw), PrivateVIF(office, dev_vgw))
hairpin = Topology(
    PrivateVIF(office, prod_vgw, advertises=everything),
    PrivateVIF(office, dev_vgw, advertises=everything),
)

dxgw = DirectConnectGateway("dxgw", (prod_vgw, dev_vgw))
with_direct_connect_gateway = Topology(PrivateVIF(office, dxgw))
with_supernet = Topology(PrivateVIF(office, dxgw, advertises=everything))

tgw = TransitGateway("tgw", (prod, dev))
behind = DirectConnectGateway("dxgw", (tgw,), allowed_prefixes=("10.0.0.0/8",))
with_transit_gateway = Topology(TransitVIF(office, behind))

questions = {
    "own_routes": [(prod, office), (dev, office), (prod, dev)],
    "hairpin": [(prod, dev)],
    "with_direct_connect_gateway": [(office, prod), (office, dev), (prod, dev)],
    "with_supernet": [(prod, dev)],
    "with_transit_gateway": [(office, prod), (prod, dev)],
}
