r"""Two Direct Connect gateways side by side: private VIFs end at one, transit VIFs at the other.

office ==== dxgw-private ---- prod
      \==== dxgw-transit ==== tgw ---- shared
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
shared, prod, dev = VPC("shared", "10.0.0.0/16"), VPC("prod", "10.1.0.0/16"), VPC("dev", "10.2.0.0/16")
prod_vgw, tgw = VirtualPrivateGateway(prod), TransitGateway("tgw", (shared, dev))
blocks = ("10.0.0.0/16", "10.2.0.0/16")

dxgw_private = DirectConnectGateway("dxgw-private", (prod_vgw,))
dxgw_transit = DirectConnectGateway("dxgw-transit", (tgw,), allowed_prefixes=blocks)
one = Topology(PrivateVIF(office, dxgw_private), tgw)
side_by_side = Topology(PrivateVIF(office, dxgw_private), TransitVIF(office, dxgw_transit))

questions = {
    "one": [(office, prod), (shared, dev), (office, dev)],
    "side_by_side": [(office, prod), (office, shared), (office, dev), (shared, dev)],
}
