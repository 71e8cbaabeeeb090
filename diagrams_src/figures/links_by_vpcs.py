"""How many links join so many VPCs: each with every other, each with one, each with a transit gateway."""

from __future__ import annotations

from collections.abc import Callable

from awsnet import Peering, Topology, TransitGateway
from diagrams_src.shapes import Point, Sheet
from snippets.designs import full_mesh, star, transit_gateway, vpcs

SIZES = range(2, 11)
VPCS, LINKS = (0, 2, 4, 6, 8, 10), (0, 10, 20, 30, 40, 50)  # the numbers along the axes


def peerings(net: Topology) -> int:
    """Return how many peerings a network has."""
    return sum(isinstance(thing, Peering) for thing in net.named.values())


def attachments(net: Topology) -> int:
    """Return how many VPCs are attached to the transit gateways of a network."""
    return sum(len(thing.attachments) for thing in net.named.values() if isinstance(thing, TransitGateway))


DESIGNS: dict[str, tuple[str, Callable[[int], int]]] = {
    "full mesh": ("peerings", lambda n: peerings(full_mesh(n))),
    "hub": ("attachments", lambda n: attachments(transit_gateway(n))),
    "star": ("peerings", lambda n: peerings(star(*vpcs(n)))),
}
LOOKS: dict[str, tuple[str, Point]] = {
    "full mesh": ("curve", (0, 0)),
    "hub": ("curve-dotted", (0, -5)),
    "star": ("curve-dashed", (0, 6)),
}

TITLE = "Links by VPCs: a full mesh, a hub and a star"
WORDS = tuple(
    f"A {name} of {n} VPCs has {count(n):,} {links}."
    for name, (links, count) in DESIGNS.items()
    for n in (4, SIZES[-1])
)


def sheet() -> Sheet:
    """Return a line for each design, told apart by how it is drawn as well as by its colour."""
    from diagrams_src.curves import Axis, Curve, plotted

    curves = [
        Curve([(n, count(n)) for n in SIZES], *(LOOKS[name][0], name, LOOKS[name][1]))
        for name, (_, count) in DESIGNS.items()
    ]
    across, up = Axis(VPCS, lambda n: f"{n} VPCs"), Axis(LINKS, lambda n: f"{n} links")
    return plotted(curves, [], across, up, wide=450, high=205)
