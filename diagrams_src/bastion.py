"""The office on the left, the bastion in its VPC, the VPCs around on the right."""

from awsnet import PrivateVIF
from diagrams_src.picture import Picture

PICTURE = Picture(
    cells={
        "office": (0, 1),
        "Direct Connect": (0.87, 1),
        "bastion": (1.75, 1),
        "prod": (3, 0),
        "test": (3, 1),
        "dev": (3, 2),
    },
    joints={"Direct Connect": PrivateVIF},
    groups={"AWS Region": ["shared", "prod", "test", "dev"]},
    nudges={("bastion", "prod"): (0, -4)},
)
