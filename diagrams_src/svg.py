"""Make of Graphviz's SVG one for a page: classes beside colours, icons by address, links, no path of a machine."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from itertools import count
from xml.etree import ElementTree

from diagrams_src.paint import TEXTS
from diagrams_src.shapes import Box, Icon, Line, Shape, Sheet, Text

SVG = "{http://www.w3.org/2000/svg}"
NUMBER = re.compile(r"-?\d+\.\d+")
FONT = "Roboto, system-ui, -apple-system, 'Segoe UI', 'DejaVu Sans', sans-serif"
# A straight line, which Graphviz writes as a curve: only its ends are told.
STRAIGHT = re.compile(r'(?<=<path )d="M([-\d.,]+)C[-\d.,]+ [-\d.,]+ ([-\d.,]+)"')
FORM = ("d", "points", "cx", "cy", "rx", "ry")
LOOK = ("fill", "stroke", "stroke-width", "stroke-dasharray")
UNHEARD = '<g aria-hidden="true">'
SHAPES = {"path", "polygon", "polyline", "ellipse"}


def for_page(painted: str, sheet: Sheet, name: str, title: str, seen: str, icons: str) -> str:
    """Return the picture as an inline SVG; `name` makes its ids its own, `icons` is the address of the icons.

    To those who hear it, it is its title, what is `seen`, and its links: all else stands in its words.
    """
    groups = {g.get("id", ""): g for g in ElementTree.fromstring(painted).iter(f"{SVG}g")}
    numbers = count()
    shift = f'transform="translate(0 {sheet.height:.1f})"'  # Graphviz counts y from the lower edge
    plain = {id(shape): _drawn(shape, groups[f"s{next(numbers)}"], icons, shift) for shape in sheet.everything}
    parts = _together([plain[id(shape)] for shape in sorted(sheet.shapes, key=_layer)])
    links = [_link(link.href, link.label, (plain[id(shape)] for shape in link.shapes)) for link in sheet.links]
    role = "group" if sheet.links else "img"
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" class="dg" '
        f'role="{role}" aria-labelledby="{name}-title" aria-describedby="{name}-desc" '
        f'viewBox="0 0 {sheet.width:g} {sheet.height:.1f}" font-family="{escape(FONT)}" text-anchor="middle">'
    )
    return "\n".join(
        (
            f'{head}<title id="{name}-title">{escape(title)}</title><desc id="{name}-desc">{escape(seen)}</desc>',
            UNHEARD,
            *parts,
            "</g>",
            *links,
            "</svg>",
        )
    )


def _together(parts: list[str]) -> list[str]:
    """Join neighbours that stand in groups alike: the many lines of a mesh become one group."""
    joined: list[str] = []
    for part in parts:
        opening = part[: part.index(">") + 1]
        if opening.startswith("<g ") and joined and joined[-1].startswith(opening):
            joined[-1] = joined[-1].removesuffix("</g>") + part.removeprefix(opening)
        else:
            joined.append(part)
    return joined


def _layer(shape: Shape) -> int:
    """Return how far to the front a shape lies: boxes around others, lines, cards, icons, texts."""
    if isinstance(shape, Box):
        return 0 if shape.around else 2
    return {Line: 1, Icon: 3, Text: 4}[type(shape)]


def _drawn(shape: Shape, group: ElementTree.Element, icons: str, shift: str) -> str:
    if isinstance(shape, Text):
        weight = ' font-weight="700"' if shape.bold else ""
        look = f'class="dg-{shape.style}" fill="{TEXTS[shape.style]}" font-size="{shape.size:g}"{weight}'
        look += ' text-anchor="start"' if shape.left else ""
        x = shape.rect.left if shape.left else shape.x
        return f'<text x="{x:.1f}" y="{shape.y + shape.size * 0.35:.1f}" {look}>{escape(shape.text)}</text>'
    if isinstance(shape, Icon):
        rect = shape.rect
        where = f'x="{rect.left:.1f}" y="{rect.top:.1f}" width="{rect.w:g}" height="{rect.h:g}"'
        where += ' opacity="0.4"' if shape.faint else ""
        return f'<image class="dg-icon-{shape.name}" xlink:href="{icons}{shape.name}.png" {where}/>'
    drawn = [one for one in group if one.tag.removeprefix(SVG) in SHAPES]
    shared = [key for key in LOOK if len({one.get(key) for one in drawn}) == 1 and drawn[0].get(key)]
    look = "".join(f' {key}="{_short(drawn[0].get(key, ""))}"' for key in shared)
    inner = "".join(_element(one, [*FORM, *(key for key in LOOK if key not in shared)]) for one in drawn)
    return f'<g class="dg-{shape.style}" {shift}{look}>{inner}</g>'


def _element(element: ElementTree.Element, keep: list[str]) -> str:
    attributes = " ".join(f'{key}="{_short(element.get(key, ""))}"' for key in keep if element.get(key))
    return STRAIGHT.sub(r'd="M\1L\2"', f"<{element.tag.removeprefix(SVG)} {attributes}/>")


def _short(value: str) -> str:
    return NUMBER.sub(lambda match: f"{float(match[0]):.1f}".removesuffix(".0"), value)


def _link(href: str, label: str, parts: Iterator[str]) -> str:
    return f'<a xlink:href="{escape(href)}" role="link" aria-label="{escape(label)}">{UNHEARD}{"".join(parts)}</g></a>'
