"""Eight VPCs on a ring."""

from diagrams_src.picture import Picture

PICTURE = Picture(
    cells={f"vpc{n}": (n, 0) for n in range(1, 9)},
    ring=True,
)
