"""The office on the left, the gateway where its VPN ends, the VPCs on the right."""

from diagrams_src.picture import Picture

PICTURE = Picture(
    cells={"office": (0, 0.5), "tgw": (1, 0.5), "vgw(prod)": (1, 0), "prod": (2, 0), "dev": (2, 1)},
    titles={"vgw(prod)": "vgw"},
)
