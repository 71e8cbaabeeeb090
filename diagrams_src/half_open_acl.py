"""The VPC that asks on the left, the subnet with its network ACL on the right, below its VPC."""

from diagrams_src.picture import Picture

PICTURE = Picture(cells={"dev": (0, 0.85), "prod": (2, 0), "web": (2, 0.85)})
