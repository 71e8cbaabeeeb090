r"""Two VPCs behind a transit gateway, and gateway endpoints for S3: one for both, or one for each.

dev ---- tgw ---- prod ---- s3
"""

from awsnet import VPC, GatewayEndpoint, PrefixList, Route, Service, Topology, TransitGateway

prod, dev = VPC("prod", "10.1.0.0/16"), VPC("dev", "10.2.0.0/16")
s3 = Service("s3", PrefixList("pl-s3", ("198.51.100.0/24",)))
tgw = TransitGateway("tgw", (prod, dev))
of_prod = GatewayEndpoint(prod, s3, name="prod-endpoint")
of_dev = GatewayEndpoint(dev, s3, name="dev-endpoint")

one = Topology(tgw, of_prod, Route(prod, "pl-s3", of_prod))
borrowed = one + Route(dev, "198.51.100.0/24", tgw) + Route(tgw, "198.51.100.0/24", prod)
one_each = one + of_dev + Route(dev, "pl-s3", of_dev)

https = ("tcp", 443)
questions = {
    "borrowed": [(dev, s3, *https)],
    "one_each": [(prod, s3, *https), (dev, s3, *https)],
}
