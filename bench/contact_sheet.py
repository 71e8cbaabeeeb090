"""`python -m bench.contact_sheet FOLDER` puts every picture, light and dark, on sheets to look at. `--tiny`: a few."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from PIL import Image, ImageDraw

from bench.pictures import every
from diagrams_src.alone import canvas
from diagrams_src.raster import pngs
from diagrams_src.tokens import Scheme
from handbook.catalogue import load
from handbook.downloads import PICTURE
from handbook.fault import Fault
from handbook.site import Site

SCHEMES: tuple[Scheme, ...] = ("default", "slate")
ACROSS, DOWN = 3, 5
EDGE, GROUND = 24, "#808080"
WIDE = 720 + EDGE  # pixels of the page


def pictures(few: int | None) -> dict[str, str]:
    """Return pictures by name: all that pages place, then the networks of scenes that no page does."""
    site = Site(load(Path.cwd()))
    for _ in site.files():
        pass
    found = dict(islice(site.album.pictures.items(), few))
    for make in islice(every(), few):
        svg = make()
        if picture := PICTURE.match(svg):
            found.setdefault(picture[1], svg)
    return found


def sheets(named: dict[str, str], scheme: Scheme) -> Iterator[Image.Image]:
    """Yield sheets of some pictures each, in order."""
    painted = zip(named, pngs([canvas(svg, scheme) for svg in named.values()]), strict=True)
    while rows := [row for _ in range(DOWN) if (row := [shown(*one) for one in islice(painted, ACROSS)])]:
        highs = [max(image.height for image in row) for row in rows]
        sheet = Image.new("RGB", (ACROSS * WIDE, sum(highs)), GROUND)
        for number, row in enumerate(rows):
            for column, image in enumerate(row):
                sheet.paste(image, (column * WIDE, sum(highs[:number])))
        yield sheet


def shown(name: str, png: bytes) -> Image.Image:
    """Return a picture as wide as in a page, below its name."""
    with Image.open(io.BytesIO(png)) as image:
        small = image.convert("RGB").resize((image.width // 2, image.height // 2))
    framed = Image.new("RGB", (WIDE, small.height + 2 * EDGE), GROUND)
    framed.paste(small, (EDGE // 2, EDGE))
    ImageDraw.Draw(framed).text((EDGE // 2, 4), name, "#ffffff", font_size=15)
    return framed


def main(arguments: list[str]) -> int:
    """Write the sheets; return the exit code."""
    tiny = arguments[:1] == ["--tiny"]
    if len(arguments) != 1 + tiny:
        print("usage: python -m bench.contact_sheet FOLDER", file=sys.stderr)
        return 2
    try:
        folder, named = Path(arguments[-1]), pictures(3 if tiny else None)
    except Fault as fault:
        print(fault, file=sys.stderr)
        return 1
    folder.mkdir(parents=True, exist_ok=True)
    for scheme in SCHEMES:
        for number, sheet in enumerate(sheets(named, scheme), 1):
            sheet.save(folder / f"{scheme}-{number:02}.png")
    print(f"{len(named)} pictures in {folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
