"""The office on the left, Direct Connect beside it, the stranger's VPC and its gateway on the right."""

from awsnet import PublicVIF
from diagrams_src.picture import Picture

PICTURE = Picture(
    cells={
        "office": (0, 0),
        "Direct Connect": (1, 0),
        "igw": (2, 0),
        "theirs": (3, 0),
        "stranger": (3, 0.001),  # in the place of its VPC, which is drawn around it
        "internet": (1.5, 1),
    },
    joints={"Direct Connect": PublicVIF},
    groups={"eu-west-1": ["igw", "theirs"]},
)
