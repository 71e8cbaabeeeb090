"""From the one VPC on the left over both gateways to the other on the right; the VPC that joins them stands above."""

from diagrams_src.picture import Picture

PICTURE = Picture(
    cells={"prod": (0, 0.75), "tgw": (1.2, 0.75), "routing": (2, 0), "tgw-dev": (2.8, 0.75), "dev": (4, 0.75)},
    corners=[("routing", "tgw"), ("routing", "tgw-dev")],
)
