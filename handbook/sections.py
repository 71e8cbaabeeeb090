"""A hook of MkDocs: a page that has not changed is not cut into sections for the search anew.

Without it the index is the same, and later: to read the HTML of all pages is a quarter of a build.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))  # MkDocs loads a hook before anything of ours
from diagrams_src.kept import once  # noqa: E402

FOLDER = "sections"
LOCK = ROOT / "requirements.txt"  # has the version of Material, which cuts
SEARCH = "material/search"


def on_env(env: Any, *, config: Any, files: Any) -> None:
    """Let the search look for a page's sections before it cuts the page."""
    index = config.plugins[SEARCH].search_index
    index.add_entry_from_context = partial(_add, index, index.add_entry_from_context)


def _add(index: Any, cut: Callable[[Any], None], page: Any) -> None:
    """Add the sections of a page to the index: as they are kept, else cut and kept."""
    index.entries += json.loads(once(FOLDER, _key(page), lambda: json.dumps(_cut(index, cut, page)).encode()))


def _cut(index: Any, cut: Callable[[Any], None], page: Any) -> list[dict[str, Any]]:
    """Return the sections of a page, cut now; the index is left as it was."""
    before = len(index.entries)
    cut(page)
    sections: list[dict[str, Any]] = index.entries[before:]
    del index.entries[before:]
    return sections


def _key(page: Any) -> str:
    """Return what a page's sections depend on: its HTML, its address and title, its front matter, who cuts."""
    said = json.dumps([page.content, page.url, page.title, page.meta], default=str, sort_keys=True)
    return sha256(said.encode() + LOCK.read_bytes()).hexdigest()
