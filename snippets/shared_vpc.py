"""Two teams with an account each: in VPCs of their own, then in two subnets of one VPC that is shared with both.

apart:      VPC dev                 VPC prod
one_vpc:    VPC shared: subnet dev ---- subnet prod
"""

from awsnet import VPC, AclRule, InterfaceEndpoint, NetworkAcl, Subnet, Topology

of_dev, of_prod = VPC("dev", "10.2.0.0/16"), VPC("prod", "10.1.0.0/16")
apart = Topology(of_dev, of_prod)
by_service = apart + InterfaceEndpoint("orders", of_dev, "10.2.5.10", "orders", provider=of_prod)

shared = VPC("shared", "10.0.0.0/16")
dev, prod = Subnet("dev", shared, "10.0.2.0/24"), Subnet("prod", shared, "10.0.1.0/24")
one_vpc = Topology(dev, prod)

not_dev = AclRule(100, "all", "all", "10.0.2.0/24", "deny"), AclRule(200, "all", "all", "0.0.0.0/0", "allow")
kept = Subnet("prod", shared, "10.0.1.0/24", acl=NetworkAcl("acl-prod", not_dev))
fenced = Topology(dev, kept)

questions = {
    "one_vpc": [("dev", "prod", "tcp", 5432)],
}
