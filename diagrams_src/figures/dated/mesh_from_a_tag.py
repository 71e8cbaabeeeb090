"""How ten VPCs come to reach each other: a peering for each pair, then an attachment each to a core network."""

from __future__ import annotations

from itertools import combinations

from awsnet import came, mesh_links
from awsnet.calendar import TODAY, existed
from diagrams_src.figures.mesh_growth import BEAD, RADIUS, on_ring
from diagrams_src.shapes import HALF, Box, Line, Rect, Sheet, Text

DAYS = ("2016-08-01", TODAY)
VPCS = 10
TOP, CORE = 16.0, (88.0, 26.0)

TITLE = f"The links that join {VPCS} VPCs"


def words(day: str) -> tuple[str, ...]:
    """Return what the picture of a day tells, in words."""
    if existed("cloud-wan", day):
        tag = "which a policy puts into a segment by its tag"
        return (f"{VPCS} VPCs have {VPCS} attachments to a core network of Cloud WAN, each of {tag}.",)
    by_hand = f"{VPCS} VPCs have {mesh_links(VPCS)} peerings, each requested, accepted and routed at both ends"
    return (f"{by_hand}; Cloud WAN came on {came('cloud-wan').when}.",)


def sheet(day: str) -> Sheet:
    """Return the picture of a day: as many lines as there are links."""
    drawn = Sheet(width=HALF, height=TOP + 2 * RADIUS + 46)
    x, y = HALF / 2, TOP + RADIUS
    ring = [on_ring(x, y, n, VPCS) for n in range(VPCS)]
    if existed("cloud-wan", day):
        drawn.shapes += [Line((point, (x, y)), "wire-thin", "", "an attachment") for point in ring]
        drawn.shapes += [Box(Rect(x, y, *CORE), "vpc"), Text(x, y, "core network", "name", 9, True, "core network")]
        told = f"{VPCS} attachments", "by the tag of each; not modelled"
    else:
        drawn.shapes += [Line(pair, "wire-thin", "", "a peering") for pair in combinations(ring, 2)]
        told = f"{mesh_links(VPCS)} peerings", "each made, accepted and routed"
    drawn.shapes += [Box(Rect(*point, BEAD, BEAD), "bead") for point in ring]
    for below, (text, style, size) in zip((18, 33), ((told[0], "name", 11), (told[1], "note", 9)), strict=True):
        drawn.shapes.append(Text(x, y + RADIUS + below, text, style, size, style == "name", told[0]))
    return drawn
