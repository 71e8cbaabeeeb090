"""A hook of MkDocs: a page that has not changed is not rendered anew. Without it the site is the same, and later."""

from __future__ import annotations

import json
import logging
import re
import sys
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

from mkdocs.structure.toc import get_toc

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))  # MkDocs loads a hook before anything of ours
from diagrams_src.kept import found, keep  # noqa: E402
from handbook.run import python  # noqa: E402

FOLDER = "rendered"
# What every page depends on beside its own text: how Markdown is read, by which versions, and what is appended.
# handbook.yml is no part of it: nothing that it may say changes how Markdown is read.
SHARED = (
    "mkdocs.yml",
    "requirements.txt",
    "handbook/rendered.py",
    "handbook/run.py",
    "handbook/glossary.txt",
)
INCLUDED = re.compile(r'--8<--\s+"([^":]+)')
log = logging.getLogger("mkdocs")


class Asked:
    """The files of a site, as a page asks for them: notes down the address of each, or that there is none."""

    def __init__(self, files: Any) -> None:
        self.files = files
        self.addresses: dict[str, str | None] = {}

    def get_file_from_path(self, path: str) -> Any:
        """Return the file with a path below docs/, or None."""
        file = self.files.get_file_from_path(path)
        self.addresses[path] = file and file.url
        return file

    def same(self, addresses: dict[str, str | None]) -> bool:
        """Return whether what was asked for once has the same addresses still."""
        for path in addresses:
            self.get_file_from_path(path)
        return self.addresses == addresses


class Silence(logging.Handler):
    """Hears whether rendering a page says anything, which must be said again the next time."""

    broken = False

    def emit(self, record: logging.LogRecord) -> None:
        """Take a record."""
        self.broken = True


def on_page_markdown(markdown: str, *, page: Any, config: Any, files: Any) -> None:
    """Let a page look for its HTML before it renders itself."""
    page.render = partial(_render, page, page.render)


def _render(page: Any, render: Any, config: Any, files: Any) -> None:
    key = _key(page)
    kept = found(FOLDER, key)
    if kept is not None:
        state = json.loads(kept)
        if Asked(files).same(state["asked"]):
            _restore(page, state, files)
            return
    ear, asked = Silence(logging.WARNING), Asked(files)
    log.addHandler(ear)
    try:
        render(config, asked)
    finally:
        log.removeHandler(ear)
    if not ear.broken:
        keep(FOLDER, key, json.dumps(_state(page) | {"asked": asked.addresses}).encode())


def _key(page: Any) -> str:
    """Return what a page's HTML depends on beside the addresses that it links to: its text, its includes, the tools."""
    texts = [page.file.src_uri, page.markdown, str(python() is not None)]
    sources = [ROOT / name for name in (*SHARED, *INCLUDED.findall(page.markdown))]
    parts = [text.encode() for text in texts] + [file.read_bytes() for file in sources if file.is_file()]
    return sha256(b"\0".join(parts)).hexdigest()


def _state(page: Any) -> dict[str, Any]:
    """Return what rendering a page leaves in it."""
    return {
        "content": page.content,
        "toc": [_token(item) for item in page.toc],
        "title": page._title_from_render,
        "anchors": sorted(page.present_anchor_ids),
        "links": {file.src_uri: anchors for file, anchors in (page.links_to_anchors or {}).items()},
    }


def _token(item: Any) -> dict[str, Any]:
    return {"name": item.title, "id": item.id, "level": item.level, "children": [_token(one) for one in item.children]}


def _restore(page: Any, state: dict[str, Any], files: Any) -> None:
    page.content, page._title_from_render = state["content"], state["title"]
    page.toc = get_toc(state["toc"])
    page.present_anchor_ids = set(state["anchors"])
    page.links_to_anchors = {files.get_file_from_path(uri): anchors for uri, anchors in state["links"].items()}
