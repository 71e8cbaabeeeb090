"""The VPCs above, with the transit gateway between them; their endpoints and S3 below."""

from diagrams_src.picture import Picture

PICTURE = Picture(
    cells={
        "dev": (0, 0),
        "tgw": (1.5, 0),
        "prod": (3, 0),
        "dev-endpoint": (0, 1),
        "s3": (1.5, 1),
        "prod-endpoint": (3, 1),
    },
)
