"""The office on the left, a row for each Direct Connect gateway, the VPCs on the right."""

from diagrams_src.picture import Picture

PICTURE = Picture(
    cells={
        "office": (0, 1),
        "dxgw-private": (1.2, 0),
        "dxgw-transit": (1.2, 2),
        "tgw": (2.05, 2),
        "prod": (3, 0),
        "shared": (3, 1.3),
        "dev": (3, 2.6),
    },
    groups={"AWS Region": ["tgw", "shared", "prod", "dev"]},
)
