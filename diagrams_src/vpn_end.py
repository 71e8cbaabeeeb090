"""The office on the left, the transit gateway in the middle, the VPCs on the right."""

from diagrams_src.picture import Picture

PICTURE = Picture(cells={"office": (0, 0.5), "tgw": (1, 0.5), "prod": (2, 0), "dev": (2, 1)})
