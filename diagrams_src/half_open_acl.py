"""The VPC that asks on the left, the subnet with its network ACL on the right."""

from diagrams_src.picture import Picture

PICTURE = Picture(cells={"dev": (0, 0), "web": (2, 0)}, groups={"prod": ["web"]})
