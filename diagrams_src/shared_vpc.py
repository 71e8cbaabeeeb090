"""Dev on the left, prod on the right, whether each is a VPC of its own or a subnet of one."""

from diagrams_src.picture import Picture

PICTURE = Picture(
    cells={"dev": (0, 0), "shared": (1.5, 0.85), "prod": (3, 0)}, groups={"AWS Region": ["dev", "shared", "prod"]}
)
