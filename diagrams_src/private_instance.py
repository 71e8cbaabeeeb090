"""The bastion on the left, the instance on the right."""

from diagrams_src.picture import Picture

PICTURE = Picture(
    cells={"bastion": (0, 0), "app": (3, 0), "ssm": (3, 1)},
)
