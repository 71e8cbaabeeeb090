"""The office on the left, the gateways in the middle, the VPCs on the right."""

from diagrams_src.picture import Picture

PICTURE = Picture(
    cells={
        "office": (0, 0.8),
        "dxgw": (1.5, 0.8),
        "dxgw-transit": (1.1, 0.8),
        "tgw": (1.95, 0.8),
        "prod": (3, 0),
        "dev": (3, 1.6),
    },
    groups={"AWS Region": ["tgw", "prod", "dev"]},
    titles={"dxgw-transit": "dxgw"},
)
