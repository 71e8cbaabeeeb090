r"""An office with one VPN: it ends at the gateway of one VPC, or at a transit gateway.

office ==== vgw of prod    dev        or        office ==== tgw ---- prod
                                                               \---- dev
"""

from awsnet import VPC, OnPremises, Topology, TransitGateway, VirtualPrivateGateway, VpnConnection

office = OnPremises("office", "192.168.0.0/16")
prod, dev = VPC("prod", "10.1.0.0/16"), VPC("dev", "10.2.0.0/16")

vpn = VpnConnection(office, VirtualPrivateGateway(prod))
at_vgw = Topology(vpn, dev)
at_tgw = Topology(VpnConnection(office, TransitGateway("tgw", (prod, dev))))

questions = {
    "at_vgw": [(office, prod), (office, dev)],
    "at_tgw": [(office, prod), (office, dev)],
}
