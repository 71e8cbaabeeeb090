"""A web server in a VPC whose route table leads to an internet gateway.

prod: web ---- igw ---- internet
"""

from awsnet import INTERNET, VPC, BlockPublicAccess, Instance, InternetGateway, Route, Topology

prod = VPC("prod", "10.1.0.0/16")
igw = InternetGateway(prod)
public = Topology(igw, Route(prod, "0.0.0.0/0", igw))

private_only = Instance("web", prod, "10.1.1.10")
web = Instance("web", prod, "10.1.1.10", public_ip="198.51.100.10")

no_address = public + private_only
with_address = public + web
blocked = with_address + BlockPublicAccess("block-bidirectional")
meant_to_be_public = (("prod", "allow-bidirectional"),)
excluded = with_address + BlockPublicAccess("block-bidirectional", exclusions=meant_to_be_public)

questions = {
    "no_address": [(private_only, INTERNET)],
    "with_address": [(web, INTERNET)],
    "blocked": [(web, INTERNET)],
    "excluded": [(web, INTERNET)],
}
