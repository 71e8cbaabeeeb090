r"""An app with a gateway endpoint for S3, and S3 in its own Region and in another.

prod: app ---- gateway endpoint ---- s3
         \---- nat, igw ---- s3.eu-west-1
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
app = Instance("app", prod, "10.1.5.10")
s3 = Service("s3", PrefixList("pl-s3", ("198.51.100.0/24",)))
s3_abroad = Service("s3", PrefixList("pl-s3-abroad", ("203.0.113.0/24",)), "eu-west-1")

endpoint = GatewayEndpoint(prod, s3)
endpoint_only = Topology(app, endpoint, Route(prod, "pl-s3", endpoint), s3_abroad)

igw, table = InternetGateway(prod), RouteTable("rtb-public", prod)
public = Subnet("public", prod, "10.1.0.0/24", table=table)
nat = NatGateway("nat", public, "10.1.0.5", public_ip="192.0.2.5")
way_out = (igw, nat, Route(table, "0.0.0.0/0", igw), Route(prod, "0.0.0.0/0", nat))
with_nat = Topology(*endpoint_only.things, *way_out)

questions = {
    "endpoint_only": [(app, s3, "tcp", 443), (app, s3_abroad, "tcp", 443)],
    "with_nat": [(app, s3, "tcp", 443), (app, s3_abroad, "tcp", 443)],
}
