"""A service of prod that dev uses through an interface endpoint.

dev: endpoint ----> prod: orders
"""

from awsnet import VPC, Instance, InterfaceEndpoint, Peering, Topology

dev, prod = VPC("dev", "10.2.0.0/16"), VPC("prod", "10.1.0.0/16")
orders = Instance("orders", prod, "10.1.0.10")
endpoint = InterfaceEndpoint("endpoint", dev, "10.2.0.10", "orders", provider=prod)

one_way = Topology(endpoint, orders)
peered = one_way + Peering(dev, prod)
callbacks = InterfaceEndpoint("callbacks", prod, "10.1.0.20", "callbacks", provider=dev)
called_back = one_way + callbacks

questions = {
    "one_way": [(orders, dev, "tcp", 443)],
}
