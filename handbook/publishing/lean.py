"""A site as its readers get it: our scripts without comments and spaces, pages without the indents of templates."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from rjsmin import jsmin

MATERIALS = "javascripts"  # what comes with Material is small already
AS_WRITTEN = re.compile(r"(<(pre|textarea|script|style)\b.*?</\2>)", re.S)
INDENT = re.compile(r"\n\s+")
NESTED = re.compile(r"\$\{[^}`]*`")


class Nested(Exception):
    """A script has a text in backticks within another: rjsmin would take spaces out of the inner one."""


def lean(site: Path) -> int:
    """Make our scripts and all pages of a built site small; return how many letters went. Twice changes nothing.

    Raises Nested, with file and line, for a script that would not say the same.
    """
    scripts = (file for file in sorted((site / "assets").rglob("*.js")) if MATERIALS not in file.parts)
    return sum(_rewritten(file, _small) for file in scripts) + sum(
        _rewritten(page, _outdented) for page in site.rglob("*.html")
    )


def _small(text: str, script: Path) -> str:
    if nested := NESTED.search(text):
        line = text.count("\n", 0, nested.start()) + 1
        raise Nested(f"{script}:{line}: a text in backticks stands within another; join the two with +")
    return str(jsmin(text))


def _rewritten(file: Path, make: Callable[[str, Path], str]) -> int:
    """Write a file anew, as `make` makes it of its text; return how many letters shorter it is."""
    text = file.read_text(encoding="utf-8")
    small = make(text, file)
    file.write_text(small, encoding="utf-8")
    return len(text) - len(small)


def _outdented(text: str, page: Path) -> str:
    """Return a page whose lines begin at the left, but where spaces are shown or belong to a script."""
    parts = AS_WRITTEN.split(text)  # what stands between, then a whole element, then its name
    return "".join(INDENT.sub("\n", part) if n % 3 == 0 else part for n, part in enumerate(parts) if n % 3 != 2)
