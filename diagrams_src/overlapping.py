"""The VPC that was attached first on the left, the other on the right, what both need between them."""

from diagrams_src.picture import Picture

PICTURE = Picture(
    cells={"app": (0, 0), "tgw": (1, 0), "shared": (2, 0), "db": (3, 0)},
    titles={"prod": "prod, 100.64", "dev": "dev, 100.64"},
)
