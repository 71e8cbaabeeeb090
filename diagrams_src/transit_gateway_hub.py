"""The office on the left, the gateways in the middle, the VPCs on the right."""

from diagrams_src.picture import Picture

PICTURE = Picture(
    cells={"office": (0, 1), "dxgw": (1, 1), "tgw": (2, 1), "shared": (3, 0), "prod": (3, 1), "dev": (3, 2)},
)
