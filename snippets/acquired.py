r"""An acquired company brings a VPC whose range is ours.

prod 10.1.0.0/16 (web) ---- tgw ---- acquired 10.1.0.0/16 (orders)
"""

from awsnet import VPC, Instance, InterfaceEndpoint, Topology, TransitGateway

prod, acquired = VPC("prod", "10.1.0.0/16"), VPC("acquired", "10.1.0.0/16")
web, orders = Instance("web", prod, "10.1.0.10"), Instance("orders", acquired, "10.1.128.20")

attached = Topology(TransitGateway("tgw", (prod, acquired)), web, orders)
by_service = Topology(web, InterfaceEndpoint("orders", prod, "10.1.5.10", "shop", provider=acquired))

questions = {
    "attached": [("web", "orders", "tcp", 443)],
}
