"""The VPC that asks on the left, the one with the gateway in the middle, the internet on the right."""

from diagrams_src.picture import Picture

PICTURE = Picture(
    cells={"prod": (0, 0), "shared": (1.25, 0), "igw(shared)": (2.2, 0), "internet": (3, 0)},
    titles={"igw(shared)": "igw"},
    groups={"AWS Region": ["prod", "shared", "igw(shared)"]},
)
