"""The VPC that uses the service on the left, with its endpoint; the VPC that provides it on the right."""

from diagrams_src.picture import Picture

PICTURE = Picture(cells={"endpoint": (0, 0), "orders": (2, 0), "callbacks": (2, 1)})
