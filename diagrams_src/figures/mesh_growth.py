"""How a full mesh grows: four of them side by side, every peering drawn."""

from __future__ import annotations

from itertools import combinations
from math import cos, pi, sin

from awsnet import mesh_links
from diagrams_src.shapes import WIDTH, Box, Line, Point, Rect, Sheet, Text

SIZES = (4, 8, 16, 32)
RADIUS, BEAD, TOP = 54.0, 5.0, 14.0

TITLE = "Full meshes of 4, 8, 16 and 32 VPCs"


def words() -> tuple[str, ...]:
    """Return what the picture tells, in words, as the tables have it now."""
    return tuple(f"A full mesh of {n} VPCs has {mesh_links(n):,} peerings." for n in SIZES)


def sheet() -> Sheet:
    """Return the four meshes: as many lines as there are peerings."""
    drawn = Sheet(height=TOP + 2 * RADIUS + 46)
    for column, vpcs in enumerate(SIZES):
        x, y = WIDTH * (column + 0.5) / len(SIZES), TOP + RADIUS
        ring = [on_ring(x, y, n, vpcs) for n in range(vpcs)]
        drawn.shapes += [Line(pair, "mesh", "", f"{vpcs} VPCs") for pair in combinations(ring, 2)]
        drawn.shapes += [Box(Rect(*point, BEAD, BEAD), "bead") for point in ring]
        name, note = f"{vpcs} VPCs", f"{mesh_links(vpcs):,} peerings"
        drawn.shapes.append(Text(x, y + RADIUS + 18, name, "name", 11, True, name))
        drawn.shapes.append(Text(x, y + RADIUS + 33, note, "note", 9, False, name))
    return drawn


def on_ring(x: float, y: float, index: int, count: int) -> Point:
    """Return where one of so many VPCs stands on a ring around a point."""
    turn = 2 * pi * (index + 0.5) / count - pi / 2
    return x + RADIUS * cos(turn), y + RADIUS * sin(turn)
