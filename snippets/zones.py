r"""A transit gateway between dev and prod, where prod has subnets in two zones.

dev ---- tgw ---- prod: app-a | app-b
"""

from awsnet import VPC, Attachment, Subnet, Topology, TransitGateway

prod, dev = VPC("prod", "10.1.0.0/16"), VPC("dev", "10.2.0.0/16")
app_a = Subnet("app-a", prod, "10.1.1.0/24", zone="us-east-1a")
app_b = Subnet("app-b", prod, "10.1.2.0/24", zone="us-east-1b")

one_zone = Topology(TransitGateway("tgw", (Attachment(prod, (app_a,)), dev)), app_b)
both_zones = Topology(TransitGateway("tgw", (Attachment(prod, (app_a, app_b)), dev)))

questions = {
    "one_zone": [(app_a, dev), (app_b, dev)],
    "both_zones": [(app_a, dev), (app_b, dev)],
}
