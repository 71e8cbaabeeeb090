"""The same allowed prefixes before a virtual private gateway and before a transit gateway.

office ==== dxgw ---- vgw ---- prod        office ==== dxgw ---- tgw ---- prod
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

office, prod = OnPremises("office", "192.168.0.0/16"), VPC("prod", "10.1.0.0/16")
vgw, tgw = VirtualPrivateGateway(prod), TransitGateway("tgw", (prod,))


def private(*allowed: str) -> Topology:
    """Return a private VIF to a Direct Connect gateway with a virtual private gateway behind it."""
    return Topology(PrivateVIF(office, DirectConnectGateway("dxgw", (vgw,), allowed_prefixes=allowed), name="vif"))


def transit(*allowed: str) -> Topology:
    """Return a transit VIF to a Direct Connect gateway with a transit gateway behind it."""
    return Topology(TransitVIF(office, DirectConnectGateway("dxgw", (tgw,), allowed_prefixes=allowed), name="vif"))


private_narrow, private_wide = private("10.1.0.0/24"), private("10.0.0.0/8")
transit_narrow, transit_wide = transit("10.1.0.0/24"), transit("10.0.0.0/8")

questions = {
    "private_narrow": [(office, prod)],
    "private_wide": [(office, prod)],
    "transit_narrow": [(office, prod)],
    "transit_wide": [(office, prod)],
}
