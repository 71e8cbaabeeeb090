"""`python -m bench.pictures` measures what pictures weigh and what each takes from nothing, and prints a table.

A goal that is missed is told, and is no failure. With `--tiny` it draws a few.
"""

from __future__ import annotations

import gzip
import os
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TypeVar

from bench.questions import held, line
from diagrams_src import kept
from diagrams_src.__main__ import scenes
from diagrams_src.alone import alone, canvas
from diagrams_src.draw import draw, figure
from diagrams_src.figures import DATED, FIGURES
from diagrams_src.halves import dated
from diagrams_src.raster import png
from handbook.fault import Fault
from handbook.scenes import scene as scene_of

SECONDS, KILOBYTES, PACKED = 0.1, 12, 3  # each from nothing; half of them in the page, and on the way
Made = TypeVar("Made", str, bytes)


def every() -> Iterator[Callable[[], str]]:
    """Yield how each picture is drawn: of every network of every scene, and what is no network.

    Raises Fault for a scene that does not run.
    """
    for scene in scenes():
        for network in scene_of(scene).questions:
            yield partial(of_network, scene, network)
    for name in FIGURES:
        yield partial(of_figure, name)
    for name in DATED:
        yield from (partial(of_day, name, day) for day in (0, 1))


def of_network(scene: str, network: str) -> str:
    """Return the picture of a network as it stands in a page."""
    return draw(scene, network, link=lambda verdict: "../../g021/", icons="../../assets/icons/").svg


def of_figure(name: str) -> str:
    """Return a picture that is no network."""
    return figure(name).svg


def of_day(name: str, day: int) -> str:
    """Return a picture that is no network, of one of its two days."""
    return dated(name)[day][1].svg


def timed(makes: list[Callable[[], Made]]) -> tuple[list[Made], float]:
    """Return all that is made, and what each took: seconds of processor time, those of called programs among them."""
    start = sum(os.times()[:4])
    made = [make() for make in makes]
    return made, (sum(os.times()[:4]) - start) / len(made)


def kilobytes(files: list[bytes]) -> float:
    """Return what half of the files weigh at most."""
    return median(map(len, files)) / 1024


def report(pictures: list[Callable[[], str]]) -> Iterator[str]:
    """Draw, and say what it took."""
    svgs, each = timed(pictures)
    yield f"{len(svgs)} pictures, none of them kept; weights are those that half of them stay below"
    yield line("each in a page", f"{each:.3f} s", held("goal", f"{SECONDS:g} s", each <= SECONDS))
    for what, goal, pack in (("its weight", KILOBYTES, bytes), ("its weight, packed", PACKED, gzip.compress)):
        weight = kilobytes([pack(svg.encode()) for svg in svgs])
        yield line(what, f"{weight:.1f} KB", held("goal", f"{goal} KB", weight <= goal))
    files, each = timed([partial(alone, svg) for svg in svgs])
    yield line("each SVG to take away", f"{each:.3f} s, {kilobytes([file.encode() for file in files]):.1f} KB")
    painted, each = timed([partial(png, canvas(svg, "default")) for svg in svgs])
    yield line("each PNG to take away, twice as large", f"{each:.3f} s, {kilobytes(painted):.1f} KB")


def main(arguments: list[str]) -> int:
    """Print the table; return the exit code."""
    try:
        pictures = list(every())[: 3 if arguments == ["--tiny"] else None]
    except Fault as fault:
        print(fault, file=sys.stderr)
        return 1
    with TemporaryDirectory() as folder:
        kept.FOLDER = Path(folder)
        for text in report(pictures):
            print(text, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
