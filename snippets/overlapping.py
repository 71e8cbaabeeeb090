r"""Two VPCs of clusters, which gave their pods one range, and a VPC that both need.

shared ---- tgw ---- prod (app)
               \---- dev  (db)
"""

from awsnet import VPC, Instance, Route, Topology, TransitGateway

shared = VPC("shared", "10.0.0.0/16")
prod = VPC("prod", ("10.1.0.0/16", "100.64.0.0/16"))
dev = VPC("dev", ("10.2.0.0/16", "100.64.0.0/16"))
app, db = Instance("app", prod, "10.1.0.10"), Instance("db", dev, "10.2.0.10")
apart = Topology(app, db)

tgw = TransitGateway("tgw", (shared, prod, dev), routes_in=())
wide = [Route(vpc, "10.0.0.0/8", tgw) for vpc in (shared, prod, dev)]
attached = Topology(tgw, app, db, *wide)
routed = attached + Route(tgw, "10.2.0.0/16", dev)

questions = {
    "apart": [(app, db)],
    "attached": [(app, shared), (db, shared)],
}
