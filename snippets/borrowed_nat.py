"""An office that sends what is for the internet into a VPN, to leave by the NAT gateway of a VPC.

office ==== vgw or tgw ---- prod: nat, igw ---- internet
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
prod = VPC("prod", "10.1.0.0/16")
igw, table = InternetGateway(prod), RouteTable("rtb-public", prod)
public = Subnet("public", prod, "10.1.0.0/24", table=table)
nat = NatGateway("nat", public, "10.1.0.5", public_ip="198.51.100.5")
way_out = (igw, nat, Route(table, "0.0.0.0/0", igw), Route(prod, "0.0.0.0/0", nat))

vpn = VpnConnection(office, VirtualPrivateGateway(prod))
at_vgw = Topology(vpn, *way_out, Route(office, "0.0.0.0/0", vpn))

tgw = TransitGateway("tgw", (prod,))
there_and_back = (Route(tgw, "0.0.0.0/0", prod), Route(table, "192.168.0.0/16", tgw))
at_tgw = Topology(VpnConnection(office, tgw), *way_out, *there_and_back)

questions = {
    "at_vgw": [(office, INTERNET, "tcp", 443)],
    "at_tgw": [(office, INTERNET, "tcp", 443)],
}
