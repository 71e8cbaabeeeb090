"""The subnets of the two accounts on the left and right, the VPC that holds both below them."""

from diagrams_src.picture import Picture

PICTURE = Picture(
    cells={"dev": (0, 0), "shared": (1.5, 0.85), "prod": (3, 0)},
    titles={"dev": "subnet dev", "prod": "subnet prod", "shared": "VPC shared"},
    groups={"AWS Region": ["dev", "shared", "prod"]},
)
