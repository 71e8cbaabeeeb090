"""The VPC that uses the service on the left, its endpoint in the middle, the VPC that provides it on the right."""

from diagrams_src.picture import Picture

PICTURE = Picture(cells={"dev": (0, 0), "orders": (1, 0), "callbacks": (1, 1), "prod": (2, 0)})
