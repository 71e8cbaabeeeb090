"""From the one VPC on the left over both gateways to the other on the right."""

from diagrams_src.picture import Picture

PICTURE = Picture(
    cells={"prod": (0, 0), "tgw": (1, 0), "tgw-west": (2, 0), "west": (3, 0)},
)
