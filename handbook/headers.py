"""The headers that a host should send with the built site: policy, isolation, and how long to keep which file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from handbook.policy import RULES
from handbook.publishing.names import HASHED

POLICY = re.compile(r'http-equiv="Content-Security-Policy" content="([^"]+)"')
HASH = re.compile(r"'sha256-[^']+'")
# With the first two, nothing outside of the site shares its process; no page of another site may show or read it.
ALWAYS = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "X-Content-Type-Options": "nosniff",
}
KEPT, ASKED = "public, max-age=31536000, immutable", "no-cache"


class Unguarded(Exception):
    """There is no site, or a page of it has no policy."""


def policy(site: Path) -> str:
    """Return the policy of a whole site: that of its pages, every script of them named, and who may frame them.

    Raises Unguarded for a site that is not built, or not guarded.
    """
    pages = sorted(site.rglob("*.html"))
    if not pages:
        raise Unguarded(f"there is no built site in {site}: run 'make site'")
    hashes: dict[str, None] = {}
    for page in pages:
        own = POLICY.search(page.read_text(encoding="utf-8"))
        if own is None:
            raise Unguarded(f"{page} has no policy: run 'make site'")
        hashes |= dict.fromkeys(HASH.findall(own[1]))
    rules = RULES | {"script-src": " ".join([RULES["script-src"], *sorted(hashes)]), "frame-ancestors": "'none'"}
    return "; ".join(f"{rule} {values}" for rule, values in rules.items())


def lines(site: Path) -> Iterator[str]:
    """Yield the headers as lines, each group below a line that says for which files it is."""
    yield "# every file"
    yield f"Content-Security-Policy: {policy(site)}"
    yield from (f"{name}: {value}" for name, value in ALWAYS.items())
    yield f"# files whose path matches {HASHED.pattern}: another content has another name"
    yield f"Cache-Control: {KEPT}"
    yield "# every other file: kept, and asked for again each time"
    yield f"Cache-Control: {ASKED}"
