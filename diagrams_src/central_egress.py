"""The VPC that asks on the left, the one with the gateway in the middle, the internet on the right."""

from diagrams_src.picture import Picture

PICTURE = Picture(
    cells={"prod": (0, 0), "shared": (1.5, 0), "internet": (3, 0)},
    groups={"AWS Region": ["prod", "shared"]},
)
