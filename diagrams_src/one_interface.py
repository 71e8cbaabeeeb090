"""The office on the left; one Direct Connect, whatever it carries; the two VPCs on the right."""

from awsnet import PrivateVIF
from diagrams_src.picture import Picture

PICTURE = Picture(
    cells={"office": (0, 1), "Direct Connect": (1.25, 1), "dxgw": (2.25, 1), "prod": (3.5, 0.4), "dev": (3.5, 1.6)},
    joints={"Direct Connect": PrivateVIF},
    groups={"AWS Region": ["prod", "dev"]},
)
