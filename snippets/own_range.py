"""A lab whose addresses lie inside a VPC's own block, until it moves to others; then the VPC wants more.

lab ==== tgw ---- prod        or        lab ==== vgw of prod
"""

from awsnet import VPC, OnPremises, Topology, TransitGateway, VirtualPrivateGateway, VpnConnection

prod = VPC("prod", "10.1.0.0/16")
lab = OnPremises("lab", "10.1.9.0/24")
moved_lab = OnPremises("lab", "10.2.9.0/24")

tgw = TransitGateway("tgw", (prod,))
at_tgw = Topology(VpnConnection(lab, tgw))
moved_at_tgw = Topology(VpnConnection(moved_lab, tgw))

vgw = VirtualPrivateGateway(prod)
at_vgw = Topology(VpnConnection(lab, vgw))
moved_at_vgw = Topology(VpnConnection(moved_lab, vgw))

wider = VPC("prod", ("10.1.0.0/16", "10.2.0.0/16"))
beside = VPC("prod", ("10.1.0.0/16", "10.2.128.0/17"))
grown_over_lab = Topology(VpnConnection(moved_lab, VirtualPrivateGateway(wider)))
grown_beside_lab = Topology(VpnConnection(moved_lab, VirtualPrivateGateway(beside)))

questions = {
    "at_tgw": [(prod, lab)],
    "moved_at_tgw": [(prod, moved_lab)],
    "at_vgw": [(prod, lab)],
    "moved_at_vgw": [(prod, moved_lab)],
}
