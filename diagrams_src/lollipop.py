"""The office on the left, where packets turn round; the VPCs on the right; what joins them in the middle."""

from awsnet import PrivateVIF
from diagrams_src.picture import Picture

PICTURE = Picture(
    cells={
        "office": (0, 1),
        "Direct Connect": (1.25, 1),
        "dxgw": (2, 1),
        "tgw": (3, 1),
        "prod": (3, 0),
        "dev": (3, 2.15),
    },
    joints={"Direct Connect": PrivateVIF},
    groups={"AWS Region": ["tgw", "prod", "dev"]},
    corners=[("prod", "Direct Connect"), ("dev", "Direct Connect"), ("prod", "dxgw"), ("dev", "dxgw")],
)
