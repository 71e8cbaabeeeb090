"""A full mesh: every VPC has a peering with every other."""

from itertools import combinations

from awsnet import VPC, Peering, Topology

vpcs = [VPC(f"vpc{n}", f"10.{n}.0.0/16") for n in range(1, 9)]
mesh = Topology(*(Peering(one, other) for one, other in combinations(vpcs, 2)))

questions = {
    "mesh": list(combinations(vpcs, 2)),
}
