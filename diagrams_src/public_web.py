"""The web server in its VPC on the left, the internet gateway in the middle, the internet on the right."""

from diagrams_src.picture import Picture

PICTURE = Picture(cells={"web": (0, 0), "igw(prod)": (1, 0), "internet": (2, 0)}, titles={"igw(prod)": "igw"})
