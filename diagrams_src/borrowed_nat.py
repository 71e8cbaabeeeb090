"""The office on the left, the gateway where its VPN ends, the VPC and its way out, the internet on the right."""

from diagrams_src.picture import Picture

PICTURE = Picture(
    cells={
        "office": (0, 0),
        "vgw(prod)": (0.95, 0),
        "tgw": (0.95, 0.001),
        "prod": (1.75, 0),
        "public": (1.75, 0.8),
        "igw(prod)": (2.5, 0),
        "internet": (3, 0),
    },
    titles={"vgw(prod)": "vgw", "igw(prod)": "igw", "public": "public: nat"},
)
