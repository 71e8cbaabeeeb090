r"""An office with one VPN: it ends at the gateway of one VPC, or at a transit gateway.

office ==== vgw of prod    dev        or        office ==== tgw ---- prod
                                                               \---- dev
"""

from awsnet import (
    INTERNET,
    VPC,
    InternetGateway,
    NatGateway,
    OnPremises,
    Route,
    RouteTable,
    Subnet,
    Topology,
    TransitGateway,
    VirtualPrivateGateway,
    VpnConnection,
)

office = OnPremises("office", "192.168.0.0/16")
prod, dev = VPC("prod", "10.1.0.0/16"), VPC("dev", "10.2.0.0/16")
vpn = VpnConnection(office, VirtualPrivateGateway(prod))
tgw = TransitGateway("tgw", (prod, dev))

at_vgw = Topology(vpn, dev)
at_tgw = Topology(VpnConnection(office, tgw))

igw, public = InternetGateway(prod), RouteTable("rtb-public", prod)
nat = NatGateway("nat", Subnet("public", prod, "10.1.0.0/24", table=public), "10.1.0.5", public_ip="198.51.100.5")
way_out = (nat, Route(public, "0.0.0.0/0", igw), Route(prod, "0.0.0.0/0", nat), igw)
nat_at_vgw = Topology(vpn, *way_out, Route(office, "0.0.0.0/0", vpn))
nat_at_tgw = Topology(
    VpnConnection(office, tgw), *way_out, Route(tgw, "0.0.0.0/0", prod), Route(public, "192.168.0.0/16", tgw)
)

questions = {
    "at_vgw": [(office, prod), (office, dev)],
    "at_tgw": [(office, prod), (office, dev)],
    "nat_at_vgw": [(office, INTERNET)],
}
