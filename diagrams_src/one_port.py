"""The office on the left, a row for each kind of virtual interface."""

from diagrams_src.picture import Picture

PICTURE = Picture(
    cells={
        "office": (0, 0.75),
        "prod": (3, 0),
        "s3": (3, 0.75),
        "dxgw": (1.2, 1.55),
        "tgw": (2.05, 1.55),
        "shared": (3, 1.55),
    },
    groups={"AWS Region": ["prod", "s3", "tgw", "shared"]},
    nudges={("office", "prod"): (-30, 0), ("office", "s3"): (-65, 0)},
)
