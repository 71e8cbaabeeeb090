r"""Two partners have a VPN to shared each, and reach each other by way of AWS, which nobody wanted.

paris ==== vgw ---- shared
lyon  ====/
"""

from awsnet import VPC, OnPremises, Topology, VirtualPrivateGateway, VpnConnection

shared = VPC("shared", "10.0.0.0/16")
paris = OnPremises("paris", "192.168.1.0/24")
lyon = OnPremises("lyon", "192.168.2.0/24")
vgw = VirtualPrivateGateway(shared)

net = Topology(
    VpnConnection(paris, vgw),
    VpnConnection(lyon, vgw),
)

goal = [(paris, shared), (lyon, shared)]
stays = [(paris, lyon), (lyon, paris)]
may_not = (VpnConnection,)
answer = [
    (
        "vgw = VirtualPrivateGateway(shared)\n",
        """sites = ("vpn(paris, tgw)", "vpn(lyon, tgw)")
of_sites = TransitGatewayTable("rt-sites", associated=sites, propagating=(shared,))
of_vpcs = TransitGatewayTable("rt-vpcs", associated=(shared,), propagating=sites)
tgw = TransitGateway("tgw", (shared,), tables=(of_sites, of_vpcs))
""",
    ),
    ("VpnConnection(paris, vgw)", "VpnConnection(paris, tgw)"),
    ("VpnConnection(lyon, vgw)", "VpnConnection(lyon, tgw)"),
]
