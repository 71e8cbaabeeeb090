"""The office on the left, prod on the right, the session between them."""

from awsnet import PrivateVIF
from diagrams_src.picture import Picture

PICTURE = Picture(
    cells={"office": (0, 0), "Direct Connect": (1.5, 0), "prod": (3, 0)},
    joints={"Direct Connect": PrivateVIF},
    groups={"AWS Region": ["prod"]},
)
