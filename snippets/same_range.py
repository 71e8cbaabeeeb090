r"""A services VPC with a peering to each of two VPCs that have one range.

shared ---- prod 10.1.0.0/16 (web)
      \---- dev  10.1.0.0/16 (build)
"""

from awsnet import VPC, Instance, Peering, Route, Topology

shared = VPC("shared", "10.0.0.0/16")
prod, dev = VPC("prod", "10.1.0.0/16"), VPC("dev", "10.1.0.0/16")
web, build = Instance("web", prod, "10.1.0.77"), Instance("build", dev, "10.1.200.78")
to_prod, to_dev = Peering(shared, prod), Peering(shared, dev, routes_in=(dev,))

one_route = Topology(to_prod, to_dev, web, build)
narrow = one_route + Route(shared, "10.1.200.0/24", to_dev)

questions = {
    "one_route": [(web, shared), (build, shared)],
    "narrow": [(web, shared), (build, shared)],
}
