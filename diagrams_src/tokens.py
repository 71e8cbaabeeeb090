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
TOKEN = re.compile(r"--([\w-]+):\s*(#[0-9a-f]{6})(?![0-9a-f])")
# What pictures are drawn in. A colour of light mode stands for one of these only, so that it has one in the dark.
PICTURED = (
    *("ink", "muted", "line", "wash", "ok", "net", "warn", "no", "ok-wash", "net-wash", "warn-wash", "no-wash"),
    *("vpc", "vpc-ink", "vpc-wash", "site", "site-wash", "region", "region-ink", "wire", "on-pill"),
)


@cache
def tokens(scheme: Scheme) -> dict[str, str]:
    """Return each colour by its name; in the dark, what has no colour of its own keeps that of light mode."""
    found = {} if scheme == "default" else dict(tokens("default"))
    for sheet in SHEETS:
        for selector, body in RULE.findall((ASSETS / sheet).read_text(encoding="utf-8")):
            if f'"{scheme}"' in selector:
                found |= dict(TOKEN.findall(body))
    return found


@cache
def in_the_dark() -> dict[str, str]:
    """Return for each colour that a picture has in light mode the one that it has in the dark."""
    light, dark = tokens("default"), tokens("slate")
    return {light[name]: dark[name] for name in PICTURED}
