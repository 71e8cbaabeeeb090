"""The office on the left, the bastion in its VPC, the VPCs around on the right."""

from diagrams_src.picture import Picture

PICTURE = Picture(
    cells={"office": (0, 1), "bastion": (1, 1), "prod": (2, 0), "test": (2, 1), "dev": (2, 2)},
)
