r"""One site and VPCs in two Regions: a connection for each Region, then one gateway for all, then two locations.

office ==== ashburn ---- prod (us-east-1)
      \==== dublin ----- dev (eu-west-1)
"""

from awsnet import VPC, Connection, DirectConnectGateway, OnPremises, PrivateVIF, Topology, VirtualPrivateGateway

office = OnPremises("office", "192.168.0.0/16")
prod, dev = VPC("prod", "10.1.0.0/16", region="us-east-1"), VPC("dev", "10.2.0.0/16", region="eu-west-1")
prod_vgw, dev_vgw = VirtualPrivateGateway(prod), VirtualPrivateGateway(dev)
ashburn, dublin = Connection("ashburn", "us-east-1"), Connection("dublin", "eu-west-1")
second = Connection("ashburn-2", "us-east-1")

one_region = Topology(PrivateVIF(office, prod_vgw, connection=ashburn), dev)
per_region = Topology(
    PrivateVIF(office, prod_vgw, connection=ashburn),
    PrivateVIF(office, dev_vgw, connection=dublin),
)

dxgw = DirectConnectGateway("dxgw", (prod_vgw, dev_vgw))
at_ashburn = PrivateVIF(office, dxgw, name="vif-ashburn", connection=ashburn)
beside_it = PrivateVIF(office, dxgw, name="vif-ashburn-2", connection=second)
at_dublin = PrivateVIF(office, dxgw, name="vif-dublin", connection=dublin)
one_connection = Topology(at_ashburn)
one_location, two_locations = Topology(at_ashburn, beside_it), Topology(at_ashburn, at_dublin)

# What is left of the two when the location in Ashburn is lost
one_location_lost, two_locations_lost = Topology(office, dxgw), Topology(at_dublin)

questions = {
    "one_region": [(office, prod), (office, dev)],
    "per_region": [(office, prod), (office, dev)],
    "one_connection": [(office, prod), (office, dev)],
    "two_locations": [(office, prod), (office, dev)],
    "one_location_lost": [(office, dev)],
    "two_locations_lost": [(office, dev)],
}
