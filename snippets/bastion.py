r"""A bastion in a services VPC: a site manages the VPCs around it, one session at a time.

office ==== shared ---- prod
           (bastion)\-- test
                     \- dev
"""

from awsnet import VPC, Instance, OnPremises, Peering, PrivateVIF, Topology, VirtualPrivateGateway

office = OnPremises("office", "192.168.0.0/16")
shared = VPC("shared", "10.0.0.0/16")
prod = VPC("prod", "10.1.0.0/16")
test = VPC("test", "10.2.0.0/16")
dev = VPC("dev", "10.3.0.0/16")
bastion = Instance("bastion", shared, "10.0.1.10")

vif = PrivateVIF(office, VirtualPrivateGateway(shared))
spokes = Topology(Peering(shared, prod), Peering(shared, test), Peering(shared, dev))
hub = spokes + vif + bastion

questions = {
    "hub": [(office, bastion), (bastion, prod), (bastion, test), (bastion, dev), (office, dev)],
}
