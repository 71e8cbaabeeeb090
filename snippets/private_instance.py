r"""A private instance, a bastion in another VPC, and an endpoint behind which Systems Manager answers.

shared (bastion) ---- dev (app, ssm)
"""

from awsnet import VPC, Instance, InterfaceEndpoint, Peering, SecurityGroup, Topology

shared, dev = VPC("shared", "10.0.0.0/16"), VPC("dev", "10.3.0.0/16")
bastion = Instance("bastion", shared, "10.0.1.10")
app = Instance("app", dev, "10.3.0.20", security_groups=(SecurityGroup("closed"),))
ssm = InterfaceEndpoint("ssm", dev, "10.3.0.30", "ssmmessages")

peered = Topology(Peering(shared, dev), bastion, app)
with_endpoint = peered + ssm

questions = {
    "peered": [(bastion, app, "tcp", 22)],
}
