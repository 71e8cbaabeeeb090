"""The whole handbook as one document: its contents, its pages one after the other, and links from one to another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from posixpath import relpath
from typing import Any

from markupsafe import Markup
from selectolax.lexbor import LexborHTMLParser, LexborNode

from handbook.site import Site
from handbook.takeaway import ELSEWHERE, INDEX, PRINT, resolved

# Lists of pages are what the contents are; a form and what downloads is of no use on paper.
LISTS = ("by/", "gotchas/index.md", "patterns/index.md", "checklist.md", "changes.md")
NOT_ON_PAPER = ".headerlink, .cite, .cite-button, .downloads, .printed, script, form, button, .md-button"
NAMES = ("id", "for", "headers", "aria-labelledby", "aria-describedby", "aria-controls")


@dataclass(frozen=True)
class Part:
    """A line of the contents: a page, or a group of parts."""

    title: str
    name: str = ""  # of its file; nothing for a group
    parts: tuple[Part, ...] = ()

    @property
    def key(self) -> str:
        """What the ids of the page begin with, so that no two pages share one."""
        folder = self.name.removesuffix(f"/{INDEX}").removesuffix(INDEX) or "home"
        number = re.search(r"(?:^|/)([a-z]+\d+)-", folder)
        return number[1] if number else folder.replace("/", "-")

    def pages(self) -> Iterator[Part]:
        """Yield the pages of the part, in order."""
        if self.name:
            yield self
        for part in self.parts:
            yield from part.pages()


def contents(nav: Sequence[Any], pages: Mapping[str, str]) -> tuple[Part, ...]:
    """Return the contents of a navigation, as MkDocs takes it: every page that is more than a list."""
    return tuple(part for one in nav if (part := _part(one, pages)).name or part.parts)


def _part(one: Any, pages: Mapping[str, str]) -> Part:
    title, what = next(iter(one.items())) if isinstance(one, dict) else ("", one)
    if not isinstance(what, str):
        return Part(title, parts=contents(what, pages))
    name = re.sub(r"(^|/)index/$", r"\1", what.removesuffix(".md") + "/") + INDEX
    if what.startswith(LISTS) or name not in pages:
        return Part(title)
    headings = LexborHTMLParser(pages[name]).css("article h1")
    return Part(title or headings[0].text(deep=True).removesuffix("¶").strip(), name)


def document(site: Site, taken: Mapping[str, bytes]) -> str:
    """Return the whole handbook; `taken` are the files of the site as they are read from disk."""
    pages = {name: content.decode() for name, content in taken.items() if name.endswith(".html")}
    parts = contents([{"Can A reach B?": "index.md"}, *site.nav()], pages)
    every = [part for one in parts for part in one.pages()]
    keys = {part.name: part.key for part in every}
    bodies = [(part, Markup(_body(part, pages[part.name], keys))) for part in every]
    sheets = list(dict.fromkeys(sheet for part in every for sheet in _sheets(part.name, pages[part.name])))
    sheets += [_from_document(name) for name in taken if name.startswith("assets/find/document.")]
    return site.render("document.html.j2", parts=parts, pages=bodies, sheets=sheets, release=site.release)


def _sheets(name: str, text: str) -> Iterator[str]:
    """Yield the style sheets of a page, as the document names them."""
    for node in LexborHTMLParser(text).css("link[rel=stylesheet]"):
        yield _from_document(resolved(node.attributes["href"] or "", name)[0])


def _from_document(name: str) -> str:
    return relpath(name, PRINT.rpartition("/")[0])


def _body(part: Part, text: str, keys: Mapping[str, str]) -> str:
    (article,) = LexborHTMLParser(text).css("article")
    for node in article.css(NOT_ON_PAPER):
        node.decompose()
    for node in article.css("*"):
        _moved(node, part, keys)
    return article.inner_html or ""


def _moved(node: LexborNode, part: Part, keys: Mapping[str, str]) -> None:
    """Give what an element is called and refers to the key of its page; let its links lead on within the document."""
    for attribute, value in node.attributes.items():
        if not value:
            continue
        if attribute in NAMES:
            node.attrs[attribute] = " ".join(f"{part.key}--{name}" for name in value.split())
        elif attribute in ("href", "xlink:href", "src") and not ELSEWHERE.match(value):
            node.attrs[attribute] = _led(value, part, keys)
        elif "url(#" in value:
            node.attrs[attribute] = value.replace("url(#", f"url(#{part.key}--")
    if node.tag == "details":
        node.attrs["open"] = ""


def _led(address: str, part: Part, keys: Mapping[str, str]) -> str:
    name, place = resolved(address, part.name)
    if name not in keys:
        return _from_document(name) + (f"#{place}" if place else "")
    return f"#{keys[name]}--{place}" if place else f"#{keys[name]}"
