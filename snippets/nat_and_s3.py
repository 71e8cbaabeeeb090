r"""A private subnet that reaches S3 by way of a NAT gateway, and by way of a gateway endpoint.

app ---- NAT gateway ---- internet gateway ---- s3
   \---- endpoint --------------------------/
"""

from awsnet import (
    VPC,
    GatewayEndpoint,
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
s3 = Service("s3", PrefixList("pl-s3", ("198.51.100.0/24",)))
private = RouteTable("private", prod)
app = Subnet("app", prod, "10.1.1.0/24", table=private)
public = Subnet("public", prod, "10.1.2.0/24")
igw = InternetGateway(prod)
nat = NatGateway("nat", public, "10.1.2.10", public_ip="203.0.113.10")
endpoint = GatewayEndpoint(prod, s3, name="endpoint")

routes = (Route(private, "0.0.0.0/0", nat), Route(prod, "0.0.0.0/0", igw))
by_nat = Topology(s3, app, igw, nat, *routes)
by_endpoint = by_nat + endpoint + Route(private, "pl-s3", endpoint)

questions = {"by_nat": [(app, s3)], "by_endpoint": [(app, s3)]}
