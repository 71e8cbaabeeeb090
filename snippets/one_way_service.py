"""A service of prod that dev uses through an interface endpoint.

dev: orders (endpoint) ----> prod
"""

from awsnet import VPC, InterfaceEndpoint, Peering, Topology

dev, prod = VPC("dev", "10.2.0.0/16"), VPC("prod", "10.1.0.0/16")
orders = InterfaceEndpoint("orders", dev, "10.2.0.10", "orders", provider=prod)
callbacks = InterfaceEndpoint("callbacks", prod, "10.1.0.10", "callbacks", provider=dev)

one_way = Topology(orders)
both_ways = Topology(orders, callbacks)
peered = one_way + Peering(dev, prod)

questions = {
    "one_way": [(orders, dev), (prod, dev)],
}
