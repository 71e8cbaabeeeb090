"""A page's picture as a file of its own: its icons inside it, its links left out, in light and in the dark."""

from __future__ import annotations

import base64
import re

from diagrams_src.icons import png as icon
from diagrams_src.raster import Canvas
from diagrams_src.tokens import Scheme, edges, in_the_dark, tokens

LINK = re.compile(r"</?a\b[^>]*>")
IMAGE = re.compile(r'<image class="dg-icon-([\w-]+)" xlink:href="[^"]*"')
HEAD = re.compile(r'<svg ([^>]*)role="\w+"([^>]*viewBox="0 0 ([\d.]+) ([\d.]+)")')
COLOUR = re.compile(r'(fill|stroke)="(#[0-9a-f]{6})"')
PIXELS = 4 / 3  # to a point


def alone(svg: str) -> str:
    """Return a picture as an SVG that needs no other file, and is light or dark as its reader's screen is.

    Its colours are attributes, which a style overrides: what knows no style still shows it in light.
    """
    edged = "".join(f".dg-icon-{name}{{filter:{how}}}" for name, how in edges().items() if f"dg-icon-{name}" in svg)
    dark = "".join(
        f'[{what}="{light}"]{{{what}:{in_the_dark()[light]}}}' for what, light in sorted(set(COLOUR.findall(svg)))
    )
    style = (
        f"<style>svg{{color-scheme:light dark;background:{tokens('default')['paper']}}}"
        f"@media(prefers-color-scheme:dark){{svg{{background:{tokens('slate')['paper']}}}{dark}{edged}}}</style>"
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


def canvas(svg: str, scheme: Scheme) -> Canvas:
    """Return a picture to paint with two pixels for each of the page's, on white or on the page's dark."""
    shown, _ = whole(svg)
    if scheme == "slate":
        shown = COLOUR.sub(lambda match: f'{match[1]}="{in_the_dark()[match[2]]}"', shown)
        for name, how in edges().items():
            shown = shown.replace(f'class="dg-icon-{name}"', f'class="dg-icon-{name}" filter="{how}"')
    return Canvas(shown, 2, tokens(scheme)["paper"])


def _image(name: str) -> str:
    data = base64.b64encode(icon(name)).decode()
    return f'<image width="1" height="1" xlink:href="data:image/png;base64,{data}"/>'
