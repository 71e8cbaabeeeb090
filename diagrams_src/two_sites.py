"""The two sites on the left, what joins them in the middle, the VPC that they were meant to reach on the right."""

from diagrams_src.picture import Picture

PICTURE = Picture(
    cells={"paris": (0, 0), "lyon": (0, 2), "tgw": (2, 1), "shared": (3.4, 1)},
    groups={"AWS Region": ["tgw", "shared"]},
)
