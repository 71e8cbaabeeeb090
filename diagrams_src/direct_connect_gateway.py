"""The office on the left, the gateways in the middle, the VPCs on the right."""

from diagrams_src.picture import Picture

PICTURE = Picture(
    cells={
        "office": (0, 0.6),
        "dxgw": (1.5, 0.6),
        "dxgw-transit": (1.1, 0.6),
        "tgw": (1.95, 0.6),
        "prod": (3, 0),
        "dev": (3, 1.2),
    },
    groups={"AWS Region": ["tgw", "prod", "dev"]},
    titles={"dxgw-transit": "dxgw"},
)
