"""The other VPC on the left, the transit gateway in the middle, prod's subnets on the right."""

from diagrams_src.picture import Picture

PICTURE = Picture(
    cells={"dev": (0, 0.45), "tgw": (1.5, 0.45), "app-a": (3, 0), "app-b": (3, 0.9)},
    groups={"prod, 10.1.0.0/16": ["app-a", "app-b"]},
)
