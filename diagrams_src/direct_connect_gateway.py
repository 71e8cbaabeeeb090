"""The office on the left, the gateways in the middle, the VPCs on the right."""

from diagrams_src.picture import Picture

PICTURE = Picture(
    cells={
        "office": (0, 1),
        "dxgw": (1.5, 1),
        "dxgw-transit": (1.1, 1),
        "tgw": (1.95, 1),
        "prod": (3, 0),
        "dev": (3, 2),
    },
    groups={"AWS Region": ["tgw", "prod", "dev"]},
    titles={"dxgw-transit": "dxgw"},
)
