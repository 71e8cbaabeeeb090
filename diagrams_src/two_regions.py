"""The office on the left, what leads to the Regions in the middle, one VPC of each on the right."""

from awsnet import PrivateVIF
from diagrams_src.picture import Picture

PICTURE = Picture(
    cells={
        "office": (0, 0.6),
        "Direct Connect": (1, 0.6),
        "dxgw": (1.9, 0.6),
        "prod": (3, 0),
        "dev": (3, 1.2),
    },
    joints={"Direct Connect": PrivateVIF},
    groups={"us-east-1": ["prod"], "eu-west-1": ["dev"]},
)
