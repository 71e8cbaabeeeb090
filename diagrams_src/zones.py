"""The other VPC on the left, the transit gateway in the middle, prod and its subnets in two zones on the right."""

from diagrams_src.picture import Picture

PICTURE = Picture(
    cells={"dev": (0, 0.7), "tgw": (1.4, 0.7), "prod": (3, 0), "app-a": (3, 0.7), "app-b": (3, 1.4)},
)
