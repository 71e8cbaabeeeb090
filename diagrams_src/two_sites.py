"""The two sites on the left, what joins them in the middle, the VPC that they were meant to reach on the right."""

from diagrams_src.picture import Picture

PICTURE = Picture(
    cells={"paris": (0, 0), "lyon": (0, 1.6), "tgw": (2, 0.8), "vgw(shared)": (2, 0.801), "shared": (3.2, 0.8)},
    groups={"AWS Region": ["tgw", "vgw(shared)", "shared"]},
    nudges={
        ("paris", "vgw(shared)"): (-75, -71),
        ("lyon", "vgw(shared)"): (-48, 70),
        ("paris", "tgw"): (-75, -71),
        ("lyon", "tgw"): (-48, 70),
    },
    titles={"vgw(shared)": "vgw"},
)
