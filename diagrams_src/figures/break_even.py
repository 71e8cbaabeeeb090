"""Where functions meet a server: what a month costs by the number of runs, for three sizes of memory."""

from __future__ import annotations

from collections.abc import Iterator

from awsnet import break_even, monthly_lambda, monthly_server
from diagrams_src.shapes import Sheet

MILLISECONDS = 100
SIZES = {"128 MB": 128, "512 MB": 512, "1 GB": 1024}
BESIDE = {"128 MB": (34, 11), "512 MB": (34, 11), "1 GB": (-34, -11)}  # where the number stands beside its bead
MILLIONS, USD = (0, 25, 50, 75, 100), (0, 20, 40, 60)  # the numbers along the axes
RUNS = MILLIONS[-1] * 1_000_000

TITLE = "A month of functions against a month of one server"
WORDS = (
    f"A server t3.medium costs {monthly_server(1)} USD a month, whatever it does.",
    *(
        f"Functions of {name} that run {MILLISECONDS} ms cost more than that from {break_even(MILLISECONDS, size):,} "
        "runs a month on."
        for name, size in SIZES.items()
    ),
)


def sheet() -> Sheet:
    """Return the server's level, and a line for each size: solid while cheaper, dashed when dearer."""
    from diagrams_src.curves import Axis, Curve, Mark, plotted

    server = float(monthly_server(1))
    curves = [Curve([(0, server), (MILLIONS[-1], server)], "wire", "one server")]
    marks = []
    for name, size in SIZES.items():
        start, meeting, end = _points(size, server)
        curves += [Curve([start, meeting], "ok"), Curve([meeting, end], "no", name, (0, 4))]
        marks.append(Mark(meeting, f"{break_even(MILLISECONDS, size) / 1e6:.1f} million", BESIDE[name]))
    across = Axis(MILLIONS, lambda n: f"{n} million" if n else "0 runs")
    return plotted(curves, marks, across, Axis(USD, lambda n: f"{n} USD"), wide=470, high=205)


def _points(size: int, server: float) -> Iterator[tuple[float, float]]:
    """Yield where a line begins, where it meets the server, and where it leaves the picture: millions of runs, USD."""
    a_million = float(monthly_lambda(RUNS, MILLISECONDS, size)) / MILLIONS[-1]
    last = min(MILLIONS[-1], USD[-1] / a_million)
    yield 0, 0
    yield break_even(MILLISECONDS, size) / 1e6, server
    yield last, last * a_million
