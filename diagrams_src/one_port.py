"""The office on the left, a row for each kind of virtual interface."""

from diagrams_src.picture import Picture

PICTURE = Picture(
    cells={
        "office": (0, 0.75),
        "prod": (3, 0),
        "s3": (3, 0.75),
        "dxgw": (1.2, 1.8),
        "tgw": (2.05, 1.8),
        "shared": (3, 1.8),
    },
    groups={"AWS Region": ["prod", "s3", "tgw", "shared"]},
    nudges={("office", "prod"): (-30, 0), ("office", "s3"): (-85, 0)},
)
