"""The office below, where packets turn round; what AWS offers instead stands between the VPCs."""

from diagrams_src.picture import Picture

PICTURE = Picture(
    cells={"prod": (0, 0), "tgw": (1, 0), "dxgw": (1, 1), "dev": (2, 0), "office": (1, 2.3)},
    corners=[("prod", "office"), ("office", "dev"), ("prod", "dxgw"), ("dxgw", "dev")],
)
