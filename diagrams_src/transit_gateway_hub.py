"""The office on the left, the gateways in the middle, the VPCs on the right."""

from diagrams_src.picture import Picture

PICTURE = Picture(
    cells={
        "office": (0, 1.25),
        "dxgw": (1.1, 1.25),
        "tgw": (1.9, 1.25),
        "shared": (3, 0),
        "prod": (3, 1.25),
        "dev": (3, 2.65),
    },
    groups={"AWS Region": ["tgw", "shared", "prod", "dev"]},
)
