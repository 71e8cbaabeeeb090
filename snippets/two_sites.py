r"""Two sites, each with a VPN to the same VPC, which nobody meant to join.

paris ==== shared
lyon  ===/
"""

from awsnet import VPC, OnPremises, Topology, TransitGateway, TransitGatewayTable, VirtualPrivateGateway, VpnConnection

shared = VPC("shared", "10.0.0.0/16")
paris = OnPremises("paris", "192.168.1.0/24")
lyon = OnPremises("lyon", "192.168.2.0/24")

vgw = VirtualPrivateGateway(shared)
by_bgp = Topology(VpnConnection(paris, vgw), VpnConnection(lyon, vgw))

apart = TransitGateway(
    "tgw",
    (shared,),
    tables=(
        TransitGatewayTable("sites", ("vpn(paris, tgw)", "vpn(lyon, tgw)"), (shared,)),
        TransitGatewayTable("vpcs", (shared,), ("vpn(paris, tgw)", "vpn(lyon, tgw)")),
    ),
)
with_tables = Topology(VpnConnection(paris, apart), VpnConnection(lyon, apart))

questions = {
    "by_bgp": [(paris, shared), (lyon, shared), (paris, lyon)],
    "with_tables": [(paris, shared), (lyon, shared)],
}
