"""A site on each side, what they share with AWS between them."""

from awsnet import PublicVIF
from diagrams_src.picture import Picture

PICTURE = Picture(
    cells={"office": (0, 0), "Direct Connect": (1.5, 0), "dxgw": (1.5001, 0), "branch": (3, 0)},
    joints={"Direct Connect": PublicVIF},
)
