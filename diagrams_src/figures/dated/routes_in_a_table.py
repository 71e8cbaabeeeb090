"""How many routes a route table took by default, and how many a cluster of sixty nodes wrote into it."""

from __future__ import annotations

from awsnet import quota
from awsnet.calendar import TODAY
from diagrams_src.bars import Bar, barred
from diagrams_src.shapes import Sheet

NODES = 60
DAYS = ("2016-09-01", TODAY)

TITLE = f"A route for each of {NODES} nodes in one table"


def _refused(day: str) -> bool:
    return quota("routes-per-route-table", on=day).default < NODES


def words(day: str) -> tuple[str, ...]:
    """Return what the picture of a day tells, in words."""
    end = f"{NODES} are too many" if _refused(day) else f"{NODES} fit"
    return (f"A route table takes {quota('routes-per-route-table', on=day)}: {end}.",)


def sheet(day: str) -> Sheet:
    """Return the picture of a day: the quota as a frame, the routes in it, and those that it refuses."""
    most = quota("routes-per-route-table", on=day)
    end = ("no", f"{NODES - most.default} routes refused") if _refused(day) else ("ok", "all fit")
    bar = Bar(f"{NODES} routes, one table", most.default, NODES, f"{most} static routes")
    return barred([bar], max(quota("routes-per-route-table", on=day).default for day in DAYS), *end)
