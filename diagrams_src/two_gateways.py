"""The office on the left, a row for each Direct Connect gateway, the VPCs on the right."""

from diagrams_src.picture import Picture

PICTURE = Picture(
    cells={
        "office": (0, 0.5),
        "dxgw-private": (1.2, 0),
        "dxgw-transit": (1.2, 1.15),
        "tgw": (2.05, 1.15),
        "prod": (3, 0),
        "shared": (3, 0.8),
        "dev": (3, 1.45),
    },
    groups={"AWS Region": ["tgw", "shared", "prod", "dev"]},
)
