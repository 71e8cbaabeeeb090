"""The sites on the left, Direct Connect in the middle, what they reach on the right."""

from awsnet import PublicVIF
from diagrams_src.picture import Picture

PICTURE = Picture(
    cells={
        "office": (0, 0),
        "branch": (0, 1.3),
        "Direct Connect": (1.5, 0.65),
        "dxgw": (1.5, 0.6501),
        "s3": (3, 0),
        "s3.eu-west-1": (3, 1.3),
    },
    joints={"Direct Connect": PublicVIF},
    titles={"s3.eu-west-1": "s3 far"},
)
