"""An app with a gateway endpoint for S3. To its VPC, S3 in another Region is an address on the internet.

prod: app ---- gateway endpoint ---- s3
           \\--- nat, igw ---- internet (S3 in eu-west-1)
"""

from awsnet import (
    INTERNET,
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
endpoint, igw = GatewayEndpoint(prod, s3), InternetGateway(prod)
endpoint_only = Topology(app, endpoint, igw, Route(prod, "pl-s3", endpoint))

public = RouteTable("rtb-public", prod)
nat = NatGateway("nat", Subnet("public", prod, "10.1.0.0/24", table=public), "10.1.0.5", public_ip="192.0.2.5")
with_nat = endpoint_only + nat + Route(public, "0.0.0.0/0", igw) + Route(prod, "0.0.0.0/0", nat)

questions = {
    "endpoint_only": [(app, s3, "tcp", 443), (app, INTERNET, "tcp", 443)],
    "with_nat": [(app, s3, "tcp", 443), (app, INTERNET, "tcp", 443)],
}
