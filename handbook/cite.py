"""How a page is cited: number, title, how true it is, when it was reviewed, the release, the short address."""

from __future__ import annotations

import re
from html import escape

from handbook.house import house
from handbook.pages import Gotcha, Page, still


def citations(page: Page, address: str, release: str) -> dict[str, str]:
    """Return a numbered page as it is cited in Markdown, in plain text and in HTML, by the name of each."""
    named = f"{page.id} {page.title}"
    true = [still(page).replace(", since", " since")] if isinstance(page, Gotcha) else []
    facts = [*true, f"reviewed {page.reviewed}", f"{house().site_name}, {release}"]
    told = "; ".join([facts[0][0].lower() + facts[0][1:], *facts[1:]])
    return {
        "Markdown": f"[{_marked(named)}]({address}) ({_marked(told)})",
        "Plain text": f"{named} ({told}), {address}",
        "HTML": f'<a href="{escape(address)}">{escape(named)}</a> ({escape(told)})',
    }


def _marked(text: str) -> str:
    """Return a text in which nothing is taken for Markdown."""
    return re.sub(r"([\\\[\]*_<>`])", r"\\\1", text)
