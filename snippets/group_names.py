r"""A web server and the database that it asks, in two VPCs; the rules name each other's security groups.

prod: web ---- peering or tgw ---- shared: db
        \------ peering ---------- europe: db (in eu-west-1)
"""

from awsnet import VPC, Allow, Attachment, Instance, Peering, SecurityGroup, Topology, TransitGateway

prod, shared = VPC("prod", "10.1.0.0/16"), VPC("shared", "10.0.0.0/16")
europe = VPC("europe", "10.4.0.0/16", region="eu-west-1")

from_web = SecurityGroup("sg-db", (Allow("tcp", "5432", "sg-web"),))
from_block = SecurityGroup("sg-db", (Allow("tcp", "5432", "10.1.1.0/24"),))
web = Instance("web", prod, "10.1.1.10", security_groups=(SecurityGroup("sg-web"),))
db = Instance("db", shared, "10.0.1.10", security_groups=(from_web,))
db_abroad = Instance("db", europe, "10.4.1.10", security_groups=(from_web,))
db_by_block = Instance("db", europe, "10.4.1.10", security_groups=(from_block,))

same_region = Topology(Peering(prod, shared), web, db)
two_regions = Topology(Peering(prod, europe), web, db_abroad)
by_block = Topology(Peering(prod, europe), web, db_by_block)

to_db = SecurityGroup("sg-web", outbound=(Allow("tcp", "5432", "sg-db"),))
strict_web = Instance("web", prod, "10.1.1.10", security_groups=(to_db,))
ends = tuple(Attachment(vpc, security_group_referencing=True) for vpc in (prod, shared))
tgw = TransitGateway("tgw", ends, security_group_referencing=True)
named_outbound = Topology(tgw, strict_web, db)
named_inbound = Topology(tgw, web, db)

postgres = ("tcp", 5432)
questions = {
    "same_region": [(web, db, *postgres)],
    "two_regions": [(web, db_abroad, *postgres)],
    "by_block": [(web, db_by_block, *postgres)],
    "named_outbound": [(strict_web, db, *postgres)],
    "named_inbound": [(web, db, *postgres)],
}
