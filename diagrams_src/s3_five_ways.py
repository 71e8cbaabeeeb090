"""The office on the left, prod and S3 on the right; between them, whichever virtual interface there is."""

from awsnet import PrivateVIF, PublicVIF
from diagrams_src.picture import Picture

PICTURE = Picture(
    cells={
        "office": (0, 0.9),
        "public": (1, 0),
        "private": (1, 0.9),
        "prod": (2, 0.9),
        "proxy": (2, 0.901),  # in prod's place: prod is drawn around it
        "s3-endpoint": (2, 0.902),
        "s3": (3, 0),
    },
    joints={"public": PublicVIF, "private": PrivateVIF},
    titles={"public": "Direct Connect", "private": "Direct Connect"},
    groups={"AWS Region": ["prod", "s3"]},
    corners=[("public", "prod")],
    nudges={("public", "prod"): (102, 32), ("s3-endpoint", "s3"): (32, 75)},
)
