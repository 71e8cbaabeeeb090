"""Our VPC on the left, the acquired one on the right; what should join them in the middle."""

from diagrams_src.picture import Picture

PICTURE = Picture(cells={"web": (0, 0), "tgw": (1.5, 0), "orders": (3, 0)})
