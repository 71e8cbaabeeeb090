"""A services VPC in the middle, the VPCs that it serves on both sides, the office on the left."""

from diagrams_src.picture import Picture

PICTURE = Picture(
    cells={"prod": (0, 0), "shared": (1, 0), "dev": (2, 0), "office": (0, 1.3), "tgw": (1, 1)},
    groups={"AWS Region": ["prod", "shared", "dev", "tgw"]},
    corners=[("office", "shared"), ("tgw", "prod"), ("tgw", "dev")],
)
