"""An app must fetch updates from the internet, and nobody on the internet may open a connection to it.

prod, private subnet: app, nat
prod, public subnet ---- igw ---- internet
"""

from awsnet import INTERNET, VPC, Instance, InternetGateway, NatGateway, Route, RouteTable, Subnet, Topology

prod = VPC("prod", "10.1.0.0/16")
igw = InternetGateway(prod, name="igw")
of_public = RouteTable("rtb-public", prod)
of_private = RouteTable("rtb-private", prod)
public = Subnet("public", prod, "10.1.0.0/24", table=of_public)
private = Subnet("private", prod, "10.1.1.0/24", table=of_private)
app = Instance("app", private, "10.1.1.10")
nat = NatGateway("nat", private, "10.1.1.5", public_ip="198.51.100.5")

net = Topology(
    igw,
    public,
    app,
    nat,
    Route(of_public, "0.0.0.0/0", igw),
    Route(of_private, "0.0.0.0/0", nat),
)

goal = [(app, INTERNET, "tcp", 443)]
stays = [(INTERNET, app, "tcp", 22), (INTERNET, app, "tcp", 443)]
may_not = (Instance,)
answer = [('NatGateway("nat", private, "10.1.1.5"', 'NatGateway("nat", public, "10.1.0.5"')]
