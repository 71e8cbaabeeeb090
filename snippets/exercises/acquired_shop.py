"""The web server of prod needs a service of an acquired company, whose VPC has prod's own range.

prod 10.1.0.0/16: web
acquired 10.1.0.0/16: orders, shop
"""

from awsnet import VPC, Instance, InterfaceEndpoint, Peering, Topology, TransitGateway

prod = VPC("prod", "10.1.0.0/16")
acquired = VPC("acquired", "10.1.0.0/16")
web = Instance("web", prod, "10.1.0.10")
orders = Instance("orders", acquired, "10.1.128.20")
shop = InterfaceEndpoint("shop", acquired, "10.1.5.10", "orders", provider=acquired)

net = Topology(web, orders, shop)

goal = [(web, "shop", "tcp", 443)]
stays = [(web, orders, "tcp", 443), (orders, web, "tcp", 443)]
may_not = (Peering, TransitGateway)
answer = [('InterfaceEndpoint("shop", acquired,', 'InterfaceEndpoint("shop", prod,')]
