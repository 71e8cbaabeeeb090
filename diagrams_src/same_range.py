"""The services VPC in the middle, the two that are alike on both sides."""

from diagrams_src.picture import Picture

PICTURE = Picture(
    cells={"web": (0, 0), "shared": (1.5, 0), "build": (3, 0)},
)
