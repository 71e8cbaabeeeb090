"""What all need on the left, the transit gateway in the middle, the VPCs to keep apart on the right."""

from diagrams_src.picture import Picture

PICTURE = Picture(
    cells={"shared": (0, 0.45), "tgw": (1.5, 0.45), "prod": (3, 0), "dev": (3, 0.9)},
)
