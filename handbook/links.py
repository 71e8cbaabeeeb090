"""Say of MkDocs's complaints about links where the link stands, and what it may have meant."""

from __future__ import annotations

import re
from difflib import get_close_matches
from pathlib import Path

from handbook.fault import Fault

LINK = re.compile(r"Doc file '(?P<page>[^']+)' contains a(?:n \w+)? link '(?P<link>[^']+)'")


def located(complaint: str, root: Path) -> str:
    """Return a complaint of MkDocs as a line with file, line and cure; any other line as it is."""
    match = LINK.search(complaint)
    if not match:
        return complaint
    file = root / "docs" / match["page"]
    link = match["link"]
    lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
    line = next((number for number, text in enumerate(lines, 1) if f"({link}" in text), 1)
    what = "has no such anchor" if "#" in link and "anchor" in complaint else "leads nowhere"
    return Fault(file, line, f"the link '{link}' {what}", _cure(link, file, root)).below(root)


def _cure(link: str, file: Path, root: Path) -> str:
    pages = [page.name for page in (root / "docs").rglob("*.md")]
    target = link.split("#")[0]
    near = get_close_matches(Path(target).name, pages, n=1) if target else []
    if near and near[0] != Path(target).name:
        return f"did you mean {near[0]}?"
    return "link to a heading's anchor, such as #why" if "#" in link else f"link to a page below {file.parent.name}/"
