"""Who asks on the left, who is asked on the right."""

from diagrams_src.picture import Picture

PICTURE = Picture(
    cells={"shared": (0, 0), "partner": (1.6, 0)},
    groups={"AWS Region": ["shared", "partner"]},
)
