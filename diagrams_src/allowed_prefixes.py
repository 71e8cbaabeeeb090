"""The office on the left, the gateways in the middle, the VPC on the right."""

from diagrams_src.picture import Picture

PICTURE = Picture(
    cells={"office": (0, 0), "dxgw": (1.2, 0), "tgw": (2, 0), "prod": (3, 0)},
    groups={"AWS Region": ["tgw", "prod"]},
)
