"""The office on the left, the transit gateway in the middle, the VPCs, and the internet on the right."""

from diagrams_src.picture import Picture

PICTURE = Picture(
    cells={"office": (0, 0.5), "tgw": (1, 0.5), "prod": (2, 0), "dev": (2, 1), "public": (3, 0), "internet": (3, 1)},
    titles={"public": "public: nat"},
)
