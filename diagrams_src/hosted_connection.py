"""The office on the left, the hosted connection in the middle, the VPCs on the right."""

from awsnet import PrivateVIF
from diagrams_src.picture import Picture

PICTURE = Picture(
    cells={
        "office": (0, 0.5),
        "hosted": (0.9, 0.5),
        "dxgw": (1.6, 0.5),
        "tgw": (2.4, 0.5),
        "prod": (3.4, 0),
        "dev": (3.4, 1),
    },
    joints={"hosted": PrivateVIF},
    groups={"AWS Region": ["tgw", "prod", "dev"]},
    corners=[("tgw", "prod"), ("tgw", "dev")],
)
