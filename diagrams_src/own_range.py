"""The lab on the left, the gateway where its VPN ends, the VPC on the right."""

from diagrams_src.picture import Picture

PICTURE = Picture(
    cells={"lab": (0, 0), "tgw": (1, 0), "vgw(prod)": (1, 0.001), "prod": (2, 0)},
    titles={"vgw(prod)": "vgw"},
)
