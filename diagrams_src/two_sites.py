"""The two sites on the left, what joins them in the middle, the VPC that they were meant to reach on the right."""

from diagrams_src.picture import Picture

PICTURE = Picture(
    cells={"paris": (0, 0), "lyon": (0, 1.6), "tgw": (2, 0.8), "vgw(shared)": (2, 0.801), "shared": (3.2, 0.8)},
    groups={"AWS Region": ["tgw", "vgw(shared)", "shared"]},
    titles={"vgw(shared)": "vgw"},
)
