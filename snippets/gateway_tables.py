r"""A transit gateway and three VPCs: dev without a route to it; one route table for all; two that part prod and dev.

shared ---- tgw ---- prod
               \---- dev
"""

from awsnet import BLACKHOLE, VPC, Route, Topology, TransitGateway, TransitGatewayTable

shared = VPC("shared", "10.0.0.0/16")
prod, dev = VPC("prod", "10.1.0.0/16"), VPC("dev", "10.2.0.0/16")
vpcs = (shared, prod, dev)

forgotten = Topology(TransitGateway("tgw", vpcs, routes_in=(shared, prod)))
one_table = Topology(TransitGateway("tgw", vpcs)) + Route("tgw", "10.0.0.0/8", BLACKHOLE)

spokes = TransitGatewayTable("rt-spokes", associated=(prod, dev), propagating=(shared,))
services = TransitGatewayTable("rt-services", associated=(shared,), propagating=(prod, dev))
two_tables = Topology(TransitGateway("tgw", vpcs, tables=(spokes, services)))
with_blackhole = two_tables + Route(spokes, "10.0.0.0/8", BLACKHOLE)

questions = {
    "forgotten": [(shared, dev)],
    "one_table": [(prod, dev), (prod, shared)],
    "two_tables": [(prod, dev), (prod, shared)],
    "with_blackhole": [(prod, dev), (prod, shared)],
}
