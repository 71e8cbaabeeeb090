r"""The gateways of shared, which prod is meant to use too: over a peering, and over a transit gateway.

prod ---- shared: to-tgw | nat | igw ---- internet
"""

from awsnet import (
    INTERNET,
    VPC,
    Attachment,
    InternetGateway,
    NatGateway,
    Peering,
    Route,
    RouteTable,
    Subnet,
    Topology,
    TransitGateway,
)

shared, prod = VPC("shared", "10.0.0.0/16"), VPC("prod", "10.1.0.0/16")
igw, peering = InternetGateway(shared), Peering(shared, prod)
over_peering = Topology(igw, peering) + Route(shared, "0.0.0.0/0", igw) + Route(prod, "0.0.0.0/0", peering)

public, private = RouteTable("rt-public", shared), RouteTable("rt-private", shared)
nat = NatGateway("nat", Subnet("public", shared, "10.0.1.0/24", table=public), "10.0.1.5", public_ip="198.51.100.5")
to_tgw = Subnet("to-tgw", shared, "10.0.2.0/24", table=private)
tgw = TransitGateway("tgw", (Attachment(shared, (to_tgw,)), prod))
egress = Topology(igw, nat, tgw) + Route(public, "0.0.0.0/0", igw) + Route(private, "0.0.0.0/0", nat)
over_tgw = egress + Route(prod, "0.0.0.0/0", tgw) + Route(tgw, "0.0.0.0/0", shared) + Route(public, "10.1.0.0/16", tgw)

questions = {
    "over_peering": [(prod, INTERNET, "tcp", 443)],
}
