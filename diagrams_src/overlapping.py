"""What all need on the left, the transit gateway beside it, the VPCs of the clusters on the right, one higher."""

from diagrams_src.picture import Picture

PICTURE = Picture(
    cells={"shared": (0, 0.9), "tgw": (1, 0.9), "app": (1.9, 0), "db": (3, 0.9)},
    titles={"prod": "prod, 100.64", "dev": "dev, 100.64"},
    corners=[("app", "tgw")],
)
