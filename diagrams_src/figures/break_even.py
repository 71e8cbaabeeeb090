"""Where functions meet a server: what a month costs by the number of runs, for three sizes of memory."""

from __future__ import annotations

from awsnet import break_even, monthly_lambda, monthly_server
from diagrams_src.shapes import Box, Line, Point, Rect, Sheet, Text

MILLISECONDS = 100
SIZES = {"128 MB": 128, "512 MB": 512, "1 GB": 1024}
BESIDE = {"128 MB": (34, 11), "512 MB": (34, 11), "1 GB": (-34, -11)}  # where the number stands beside its bead
RUNS, USD = 100_000_000, 60  # where the axes end
LEFT, RIGHT, TOP, FLOOR = 52.0, 470.0, 16.0, 176.0
BEAD = 7.0

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
    """Return the axes, the server's level, and a line for each size: solid while cheaper, dashed when dearer."""
    drawn = Sheet(height=FLOOR + 26)
    server = float(monthly_server(1))
    drawn.shapes += [*_axes(), Line((_at(0, server), _at(RUNS, server)), "wire", "", "server")]
    drawn.shapes.append(Text(RIGHT + 34, _at(0, server)[1], "one server", "wire-text", 9, True, "server"))
    for name, size in SIZES.items():
        drawn.shapes += _functions(name, size, server)
    return drawn


def _functions(name: str, size: int, server: float) -> list[Box | Line | Text]:
    even = break_even(MILLISECONDS, size)
    a_run = float(monthly_lambda(RUNS, MILLISECONDS, size)) / RUNS
    last = min(RUNS, USD / a_run)
    meeting, end = _at(even, server), _at(last, last * a_run)
    right, down = BESIDE[name]
    return [
        Line((_at(0, 0), meeting), "ok", "", name),
        Line((meeting, end), "no", "", name),
        Box(Rect(*meeting, BEAD, BEAD), "bead"),
        Text(meeting[0] + right, meeting[1] + down, f"{even / 1e6:.1f} million", "note", 9, False, name),
        Text(end[0] + 22, end[1] + 4, name, "name", 9, True, name),
    ]


def _axes() -> list[Line | Text]:
    across = [Text(*_below(n), f"{n:,} million" if n else "0 runs", "note") for n in (0, 25, 50, 75, 100)]
    up = [Text(LEFT - 24, _at(0, usd)[1], f"{usd} USD", "note") for usd in (20, 40, 60)]
    corner = ((LEFT, TOP), (LEFT, FLOOR), (RIGHT, FLOOR))
    return [Line(corner, "wire-thin", "", "axes"), *across, *up]


def _below(millions: int) -> Point:
    return _at(millions * 1_000_000, 0)[0], FLOOR + 14


def _at(runs: float, usd: float) -> Point:
    return LEFT + (RIGHT - LEFT) * runs / RUNS, FLOOR - (FLOOR - TOP) * usd / USD
