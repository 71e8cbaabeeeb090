"""The office on the left, a row for each kind of virtual interface."""

from diagrams_src.picture import Picture

PICTURE = Picture(
    cells={
        "office": (0, 1.25),
        "prod": (3, 0),
        "s3": (3, 1.3),
        "dxgw": (1.45, 2.5),
        "tgw": (2.2, 2.5),
        "shared": (3, 2.5),
    },
    groups={"AWS": ["prod", "s3", "dxgw", "tgw", "shared"]},
)
