r"""A machine that reaches S3 by way of a NAT gateway, and by way of a gateway endpoint.

app ---- NAT gateway ---- internet gateway ---- internet ---- s3
    \---- endpoint -------------------------------------------/
"""

from awsnet import (
    VPC,
    GatewayEndpoint,
    Instance,
    InternetGateway,
    NatGateway,
    PrefixList,
    Route,
    RouteTable,
    Service,
    Subnet,
    Topology,
)

prod = VPC("prod", "10.1.0.0/16")
app = Instance("app", prod, "10.1.1.10")
s3 = Service("s3", PrefixList("pl-s3", ("198.51.100.0/24",)))
edge = RouteTable("edge", prod)
igw = InternetGateway(prod, name="igw")
nat = NatGateway("nat", Subnet("public", prod, "10.1.2.0/24", table=edge), "10.1.2.10", public_ip="192.0.2.10")
endpoint = GatewayEndpoint(prod, s3, name="endpoint")

by_nat = Topology(s3, app, igw, nat, Route(prod, "0.0.0.0/0", nat), Route(edge, "0.0.0.0/0", igw))
by_endpoint = by_nat + endpoint + Route(prod, "pl-s3", endpoint)

questions = {"by_nat": [(app, s3, "tcp", 443)], "by_endpoint": [(app, s3, "tcp", 443)]}
