"""The configuration of a host for a built site: headers, what is kept how long, short addresses, the 404 page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from handbook.headers import ALWAYS, ASKED, KEPT, policy
from handbook.publishing.names import HASHED

TEMPLATES = {"nginx": "nginx.conf.j2", "caddy": "Caddyfile.j2"}
REDIRECT = '<meta name="page-type" content="redirect">'
TO = re.compile(r'data-to="\.\./([^"]+)"')


class Misplaced(Exception):
    """The site was built for another place than the one where it is to be served."""


def configuration(host: str, site: Path, *, at: str = "/", root: str = "/srv/handbook", listen: int = 8080) -> str:
    """Return the configuration of a host for a built site, which stands below `root` in the folder `at`.

    Raises Unguarded for a site that is not built, Misplaced for one that was built for another place.
    """
    built = built_at(site)
    if built != at:
        raise Misplaced(f"{site} was built for {built}, not for {at}: build it with SITE_URL=https://your.host{at}")
    headers = [("Content-Security-Policy", policy(site)), *ALWAYS.items()]
    files = FileSystemLoader(Path(__file__).parent)
    templates = Environment(loader=files, undefined=StrictUndefined, trim_blocks=True, keep_trailing_newline=True)
    return templates.get_template(TEMPLATES[host]).render(
        at=at,
        root=root,
        listen=listen,
        told="" if at == "/" else f" --at {at}",
        hashed=HASHED.pattern,
        headers=headers,
        redirects=list(redirects(site)),
        kept=KEPT,
        asked=ASKED,
    )


def redirects(site: Path) -> Iterator[tuple[str, str]]:
    """Yield each short address of a site, and the page that it leads to."""
    for page in sorted(site.glob("*/index.html")):
        text = page.read_text(encoding="utf-8")
        if REDIRECT in text and (to := TO.search(text)):
            yield page.parent.name, to[1]


def built_at(site: Path) -> str:
    """Return where a site was built to stand: its 404 page names files from the root of the host."""
    page = site / "404.html"
    named = re.search(r'(?:href|src)="(/[^"]*?)assets/', page.read_text(encoding="utf-8")) if page.exists() else None
    return named[1] if named else "/"
