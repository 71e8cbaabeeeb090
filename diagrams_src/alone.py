"""A page's picture as a file of its own: its icons inside it, its links left out, as SVG and as PNG."""

from __future__ import annotations

import base64
import hashlib
import io
import re
from functools import cache
from importlib import metadata
from pathlib import Path

import resvg_py
from PIL import Image

from diagrams_src.icons import png as icon
from diagrams_src.kept import once
from diagrams_src.tokens import Scheme, in_the_dark, tokens

FONTS = Path(__file__).parent / "fonts"
PAINTERS = ("resvg-py", "pillow")
LINK = re.compile(r"</?a\b[^>]*>")
IMAGE = re.compile(r'<image class="dg-icon-([\w-]+)" xlink:href="[^"]*"')
HEAD = re.compile(r'<svg ([^>]*)role="\w+"([^>]*viewBox="0 0 ([\d.]+) ([\d.]+)")')
COLOUR = re.compile(r'(fill|stroke)="(#[0-9a-f]{6})"')
PIXELS = 4 / 3  # to a point
TURNED = {"office": "invert(1) hue-rotate(180deg)"}  # an icon in one dark colour, as pictures.css turns it


def alone(svg: str) -> str:
    """Return a picture as an SVG that needs no other file, and is light or dark as its reader's screen is.

    Its colours are attributes, which a style overrides: what knows no style still shows it in light.
    """
    turned = "".join(f".dg-icon-{name}{{filter:{how}}}" for name, how in TURNED.items() if f"dg-icon-{name}" in svg)
    dark = "".join(
        f'[{what}="{light}"]{{{what}:{in_the_dark()[light]}}}' for what, light in sorted(set(COLOUR.findall(svg)))
    )
    style = (
        f"<style>svg{{color-scheme:light dark;background:{tokens('default')['paper']}}}"
        f"@media(prefers-color-scheme:dark){{svg{{background:{tokens('slate')['paper']}}}{dark}{turned}}}</style>"
    )
    return whole(svg)[0].replace("</title>", f"</title>{style}", 1)


def whole(svg: str) -> tuple[str, tuple[int, int]]:
    """Return a picture without links and with each of its icons in it once; and its size in pixels of a page."""
    names = sorted(set(IMAGE.findall(svg)))
    icons = "".join(f'<symbol id="icon-{name}" viewBox="0 0 1 1">{_image(name)}</symbol>' for name in names)
    inside = f"</title><defs>{icons}</defs>" if icons else "</title>"
    used = IMAGE.sub(r'<use class="dg-icon-\1" xlink:href="#icon-\1"', LINK.sub("", svg)).replace("</title>", inside, 1)
    head = HEAD.search(used)
    if head is None:
        raise ValueError(f"this is no picture of a page: {svg[:80]}")
    wide, high = (round(float(points) * PIXELS) for points in head.group(3, 4))
    sized = f'<svg width="{wide}" height="{high}" {head[1]}role="img"{head[2]}'
    return used.replace(head[0], sized, 1), (wide, high)


def painted(svg: str, scheme: Scheme) -> bytes:
    """Return a picture as a PNG of two pixels for each of the page's, on white or on the page's dark."""
    shown, _ = whole(svg)
    if scheme == "slate":
        shown = COLOUR.sub(lambda match: f'{match[1]}="{in_the_dark()[match[2]]}"', shown)
        for name, how in TURNED.items():
            shown = shown.replace(f'class="dg-icon-{name}"', f'class="dg-icon-{name}" filter="{how}"')
    return png(shown, zoom=2, background=tokens(scheme)["paper"])


def png(svg: str, *, zoom: int, background: str) -> bytes:
    """Return an SVG as a PNG of 256 colours: with the letters of `fonts`, whatever else the machine has."""
    return once("png", f"{zoom} {background} {_painters()} {svg}", lambda: _rastered(svg, zoom, background))


def _rastered(svg: str, zoom: int, background: str) -> bytes:
    files = [str(file) for file in sorted(FONTS.glob("*.ttf"))]
    whole = resvg_py.svg_to_bytes(
        svg_string=svg,
        zoom=zoom,
        background=background,
        skip_system_fonts=True,
        font_files=files,
        font_family="Roboto",
        sans_serif_family="Roboto",
    )
    out = io.BytesIO()
    with Image.open(io.BytesIO(whole)) as image:
        # Of Pillow's ways this one keeps the faint washes of boxes; FASTOCTREE turns them white.
        few = image.convert("RGB").quantize(256, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
        few.save(out, "PNG")
    return out.getvalue()


def _image(name: str) -> str:
    data = base64.b64encode(icon(name)).decode()
    return f'<image width="1" height="1" xlink:href="data:image/png;base64,{data}"/>'


@cache
def _painters() -> str:
    """Return what a PNG depends on besides its SVG: how it is painted here, the letters, the versions that paint."""
    files = [Path(__file__), *sorted(FONTS.glob("*.ttf"))]
    digest = hashlib.sha256(b"".join(file.read_bytes() for file in files))
    return " ".join([*(metadata.version(name) for name in PAINTERS), digest.hexdigest()])
