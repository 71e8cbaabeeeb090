"""The office on the left, the VPC with its NAT gateway in a public subnet, the internet on the right."""

from diagrams_src.picture import Picture

PICTURE = Picture(
    cells={"office": (0, 0), "tgw": (1, 0), "prod": (1.7, 0), "public": (1.7, 0.75), "internet": (3, 0.375)},
    titles={"public": "public: nat"},
)
