"""What a design for so many VPCs has in the cells of the tables that compare it: shares, counts, bills."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby

from awsnet import monthly_direct_connect, monthly_peering, monthly_server, monthly_transit_gateway
from awsnet.counting import Bill
from handbook.measure import SIZES, Found, Measured

GIGABYTES = 1_000  # what the VPCs send each other in a month


@dataclass(frozen=True)
class Cell:
    """What stands in a table, in how many columns; `kind` is refused where a quota refuses, long for a sentence."""

    text: str
    span: int = 1
    kind: str = ""


def spread(one: Found, cell: Callable[[Measured], str], joining: int = 0) -> list[Cell]:
    """Return a cell for each size, or one for several sizes that the same quota refuses.

    `joining` is how many VPCs more the design has to bear.
    """
    cells = []
    for wall, sizes in groupby(SIZES, key=lambda n: one.refused(n + joining)):
        many = list(sizes)
        refused = [Cell(f"no: {wall.quota}", len(many), "refused")] if wall else []
        cells += refused or [Cell(cell(one.sizes[n])) for n in many]
    return cells


def some(count: int, every: int) -> str:
    """Return a count of so many in words: all, none, or the number."""
    return {0: "none", every: "all"}.get(count, f"{count:,}")


def share(seen: Measured) -> str:
    """Return how many of the ordered pairs of VPCs reach each other: all, none, or per cent, rounded down."""
    every = seen.vpcs * (seen.vpcs - 1)
    if seen.pairs in (0, every):
        return some(seen.pairs, every)
    return f"{max(1, 100 * seen.pairs // every)} %"


def cost(seen: Measured, *, site: bool) -> str:
    """Return USD a month: for the VPCs alone, or with what the site needs; none where nothing is joined."""
    parts = bills(seen, site=site)
    return f"{sum(parts):,.2f}" if parts else "none"


def bills(seen: Measured, *, site: bool) -> list[Bill]:
    """Return what is billed. The way from VPC to VPC says what its data costs; the site needs a port, and more."""
    parts = []
    over_port = "PrivateVIF" in seen.carriers
    if "Peering" in seen.carriers:
        parts.append(monthly_peering(GIGABYTES, across_zones=True))
    if "TransitGateway" in seen.carriers:
        attached = seen.links["attachments"] + (seen.links["associations"] if site else 0)
        parts.append(monthly_transit_gateway(attached, GIGABYTES))
    if over_port or site:
        parts.append(monthly_direct_connect(seen.ports, GIGABYTES if over_port else 0))
    if site and seen.bastions:
        parts.append(monthly_server(seen.bastions))
    return parts


MEASURES: dict[str, Callable[[Measured], str]] = {
    "pairs": share,
    "touched": lambda seen: f"{seen.touched:,}",
    "routes": lambda seen: f"{seen.written:,} + {seen.learned:,}",
    "cost": lambda seen: cost(seen, site=False),
    "cost with the site": lambda seen: cost(seen, site=True),
}
