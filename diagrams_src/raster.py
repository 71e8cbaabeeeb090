"""An SVG as a PNG, in letters of our own, whatever the machine has: painted once, then kept."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from importlib import metadata
from multiprocessing import get_context
from pathlib import Path

import resvg_py

from diagrams_src.kept import found, once

FONTS = Path(__file__).parent / "fonts"
WORTH = 8  # so many PNGs take longer to paint than a process takes to start


@dataclass(frozen=True)
class Canvas:
    """An SVG to paint: how many pixels stand for one of its own, and the colour that it lies on."""

    svg: str
    zoom: int
    ground: str

    @property
    def key(self) -> str:
        """All that its PNG depends on."""
        return f"{self.zoom} {self.ground} {_painter()} {self.svg}"


def png(canvas: Canvas) -> bytes:
    """Return a canvas as a PNG."""
    return once("png", canvas.key, lambda: rastered(canvas))


def pngs(canvases: Sequence[Canvas]) -> Iterator[bytes]:
    """Yield each canvas as a PNG; those that are not kept are painted on all cores."""
    new = [one for one in dict.fromkeys(canvases) if found("png", one.key) is None]
    made: dict[Canvas, bytes] = {}
    if len(new) > WORTH:
        # Not forked: MkDocs runs threads while it serves.
        with ProcessPoolExecutor(os.cpu_count(), get_context("spawn")) as pool:
            made = dict(zip(new, pool.map(png, new, chunksize=4), strict=True))
    for canvas in canvases:
        yield made.get(canvas) or png(canvas)


def rastered(canvas: Canvas) -> bytes:
    """Return a canvas as a PNG, painted now."""
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=canvas.svg,
            zoom=canvas.zoom,
            background=canvas.ground,
            skip_system_fonts=True,
            font_files=[str(file) for file in sorted(FONTS.glob("*.ttf"))],
            font_family="Roboto",
            sans_serif_family="Roboto",
        )
    )


@cache
def _painter() -> str:
    """Return what a PNG depends on besides its canvas: how it is painted here, the letters, the version that paints."""
    files = [Path(__file__), *sorted(FONTS.glob("*.ttf"))]
    digest = hashlib.sha256(b"".join(file.read_bytes() for file in files))
    return f"{metadata.version('resvg-py')} {digest.hexdigest()}"
