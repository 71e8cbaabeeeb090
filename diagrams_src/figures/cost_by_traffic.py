"""What a month costs by what VPCs send each other: over a transit gateway, over the office and back, over peerings."""

from __future__ import annotations

from collections.abc import Callable

from awsnet import monthly_direct_connect, monthly_peering, monthly_transit_gateway
from awsnet.counting import Bill
from diagrams_src.shapes import Sheet

VPCS, PORTS = 10, 1
GIGABYTES, USD = (0, 5_000, 10_000, 15_000, 20_000), (0, 200, 400, 600, 800)  # the numbers along the axes
WAYS: dict[str, Callable[[int], Bill]] = {
    "transit gateway": lambda gigabytes: monthly_transit_gateway(VPCS, gigabytes),
    "lollipop": lambda gigabytes: monthly_direct_connect(PORTS, gigabytes),
    "peering": lambda gigabytes: monthly_peering(gigabytes, across_zones=True),
}
STYLES = ("curve", "curve-dashed", "curve-dotted")


def _told(name: str, empty: Bill, full: Bill) -> str:
    return f"{name.capitalize()}: {empty} USD a month without traffic; with {GIGABYTES[-1]:,} GB {full.words}."


TITLE = f"What {VPCS} VPCs cost a month, by the traffic between them"
WORDS = tuple(_told(name, cost(0), cost(GIGABYTES[-1])) for name, cost in WAYS.items())


def sheet() -> Sheet:
    """Return a line for each way, told apart by how it is drawn as well as by its colour."""
    from diagrams_src.curves import Axis, Curve, plotted

    curves = [
        Curve([(n, float(cost(n))) for n in (GIGABYTES[0], GIGABYTES[-1])], style, name)
        for (name, cost), style in zip(WAYS.items(), STYLES, strict=True)
    ]
    across, up = Axis(GIGABYTES, lambda n: f"{n:,} GB"), Axis(USD, lambda n: f"{n} USD")
    return plotted(curves, [], across, up, wide=450, high=215)
