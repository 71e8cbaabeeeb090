"""The VPC that was attached first on the left, the other on the right, what both need above the transit gateway."""

from diagrams_src.picture import Picture

PICTURE = Picture(
    cells={"shared": (1.05, 0), "app": (0, 0.75), "tgw": (1.9, 0.75), "db": (3, 0.75)},
    titles={"prod": "prod, 100.64", "dev": "dev, 100.64"},
    corners=[("shared", "tgw")],
)
