"""The finished Markdown of the site in a folder, with nothing of ours but the text: for any other builder."""

from __future__ import annotations

import shutil
from itertools import chain
from pathlib import Path
from typing import Any

import yaml

from handbook.catalogue import load
from handbook.site import Site

ROOT = Path(__file__).parent.parent
OURS = (
    "INHERIT",
    "hooks",
    "watch",
    "extra_css",
    "extra_javascript",
    "docs_dir",
    "site_dir",
    "site_url",
    "repo_url",
    "edit_uri",
    "extra",
)
INCLUDED = ("snippets", "awsnet", "handbook")  # what pages include parts of


class Loader(yaml.SafeLoader):
    """Reads mkdocs.yml, which may take a value from the environment."""


Loader.add_constructor("!ENV", lambda loader, node: "")


def settings() -> dict[str, Any]:
    """Return mkdocs.yml without what only our site needs."""
    plain: dict[str, Any] = {}
    for name in ("handbook.yml", "mkdocs.yml"):
        plain |= yaml.load((ROOT / name).read_text(encoding="utf-8"), Loader)
    for name in OURS:
        plain.pop(name, None)
    for name in ("custom_dir", "logo", "favicon"):
        plain["theme"].pop(name, None)
    plain["plugins"] = ["search"]
    return plain


def write(folder: Path) -> list[str]:
    """Write the finished pages and a plain mkdocs.yml into a folder that is not there yet; return the pages' paths."""
    site = Site(load(ROOT))
    shutil.copytree(ROOT / "docs", folder / "docs")
    for name in INCLUDED:
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__", "node_modules"))
    for path, content in chain(site.files(), site.painted()):
        file = folder / "docs" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
    plain = settings() | {"nav": [{"Home": "index.md"}, *site.nav()]}
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(plain, sort_keys=False), encoding="utf-8")
    return sorted(file.relative_to(folder / "docs").as_posix() for file in (folder / "docs").rglob("*.md"))
