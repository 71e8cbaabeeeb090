r"""A web server asks a database of another VPC: its group admits the wrong port, its subnet lets no reply out.

prod: web, jobs ---- shared: db
dev: build ---------/
"""

from awsnet import VPC, AclRule, Allow, Instance, NetworkAcl, Peering, SecurityGroup, Subnet, Topology, TransitGateway

shared = VPC("shared", "10.0.0.0/16")
prod = VPC("prod", "10.1.0.0/16")
dev = VPC("dev", "10.2.0.0/16")

group = SecurityGroup("sg-db", (Allow("tcp", "3306", "sg-web"),))
acl = NetworkAcl(
    "acl-data",
    inbound=(AclRule(100, "all", "all", "10.1.0.0/16", "allow"),),
    outbound=(AclRule(100, "tcp", "443", "10.1.0.0/16", "allow"),),
)
data = Subnet("data", shared, "10.0.7.0/24", acl=acl)
db = Instance("db", data, "10.0.7.10", security_groups=(group,))
web = Instance("web", prod, "10.1.1.10", security_groups=(SecurityGroup("sg-web"),))
jobs = Instance("jobs", prod, "10.1.1.20", security_groups=(SecurityGroup("sg-jobs"),))
build = Instance("build", dev, "10.2.1.10", security_groups=(SecurityGroup("sg-build"),))

net = Topology(Peering(shared, prod), Peering(shared, dev), db, web, jobs, build)

goal = [(web, db, "tcp", 5432)]
stays = [(jobs, db, "tcp", 5432), (build, db, "tcp", 5432), (web, db, "tcp", 22)]
may_not = (Instance, Peering, TransitGateway)
answer = [
    ('Allow("tcp", "3306", "sg-web")', 'Allow("tcp", "5432", "sg-web")'),
    ('(100, "tcp", "443", "10.1.0.0/16", "allow")', '(100, "tcp", "1024-65535", "10.1.0.0/16", "allow")'),
]
