"""The colours of the page's stylesheets, by the names that they have there, in light and in dark."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Literal

Scheme = Literal["default", "slate"]  # light and dark, as Material calls them
ASSETS = Path(__file__).parent.parent / "theme" / "assets"
SHEETS = ("handbook.css", "pictures.css")
RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
VARIABLE = re.compile(r"var\(--([\w-]+)\)")
EDGED = re.compile(r"\.dg-icon-([\w-]+)")
TOKEN = re.compile(r"--([\w-]+):\s*(#[0-9a-f]{6})(?![0-9a-f])")
OF_THE_PAGE = (
    *("ink", "muted", "line", "wash", "ok", "net", "warn", "no"),
    *("ok-wash", "net-wash", "warn-wash", "no-wash"),
)


def _text(sheet: str) -> str:
    return (ASSETS / sheet).read_text(encoding="utf-8")


def _of(sheet: str, scheme: Scheme) -> dict[str, str]:
    rules = RULE.findall(_text(sheet))
    return {
        name: colour for selector, body in rules if f'"{scheme}"' in selector for name, colour in TOKEN.findall(body)
    }


@cache
def tokens(scheme: Scheme) -> dict[str, str]:
    """Return each colour by its name; in the dark, what has no colour of its own keeps that of light mode."""
    found = {} if scheme == "default" else dict(tokens("default"))
    for sheet in SHEETS:
        found |= _of(sheet, scheme)
    return found


# What pictures are drawn in: some of the page's colours, and all of their own sheet. A colour of light mode stands for
# one of these only, so that it has one in the dark.
PICTURED = (*OF_THE_PAGE, *_of("pictures.css", "default"))


@cache
def in_the_dark() -> dict[str, str]:
    """Return for each colour that a picture has in light mode the one that it has in the dark."""
    light, dark = tokens("default"), tokens("slate")
    return {light[name]: dark[name] for name in PICTURED}


@cache
def edges() -> dict[str, str]:
    """Return the icons that get an edge in the dark, each with the filter that draws it, as the page has them."""
    dark = ((s, body) for s, body in RULE.findall(_text("pictures.css")) if '"slate"' in s and "filter:" in body)
    found = {name: body.split("filter:")[1].strip(" ;") for selector, body in dark for name in EDGED.findall(selector)}
    return {name: VARIABLE.sub(lambda match: tokens("slate")[match[1]], how) for name, how in found.items()}
