"""The web server on the left, the database on the right, what joins their VPCs in the middle."""

from diagrams_src.picture import Picture

PICTURE = Picture(
    cells={"web": (0, 0), "tgw": (1, 0), "db": (2, 0)},
    groups={"us-east-1": ["prod", "shared", "tgw"], "eu-west-1": ["europe"]},
)
