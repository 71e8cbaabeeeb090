"""The site to take away, as a zip that opens from disk: each address names a file, the search needs no server."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser, LexborNode

INDEX = "index.html"
PRINT = f"print/{INDEX}"
SEARCH = "assets/search/"
# What needs a host: Python and the law for Run, the pictures of previews, what crawlers ask for, the worker's parts.
LEFT_OUT = re.compile(
    r"assets/(run/.*(?<!\.css)$|cards/|search/(?!later)|javascripts/lunr/)|search/|sitemap\.xml|404\.html|.*\.map$"
)
NEEDS_A_HOST = (
    "meta[http-equiv=Content-Security-Policy], meta[property^='og:'], meta[name^='twitter:'], "
    "link[rel=canonical], script[type=module], .run-bar, .run-none"
)
# Scripts that are modules do not run from disk: the sheets beside them hold as where nothing runs. Ours here are none.
RUNS = re.compile(r"@media\s*\(scripting:\s*(none|enabled)\)")
OURS = "assets/find/"
LINKS = ("href", "src", "data-to")
ELSEWHERE = re.compile(r"([a-z][a-z0-9+.-]*:|//)", re.I)
# A browser starts no worker from a file on disk, but it does so from a text that the page holds; nor does it fetch one.
FROM_DISK = """const here = document.currentScript.src;
window.fromDisk = {{
  worker: () => new Worker(URL.createObjectURL(new Blob([{code}], {{ type: "text/javascript" }}))),
  index: () =>
    new Promise((resolve) => {{
      const script = document.createElement("script");
      script.src = new URL("../../search/search_index.js", here);
      script.onload = () => resolve(window.searched);
      document.head.append(script);
    }}),
}};
"""


def on_disk(address: str) -> str:
    """Return an address within the site as the name of a file: a folder is its index."""
    path, rest = re.fullmatch(r"([^?#]*)(.*)", address, re.S).groups()  # type: ignore[union-attr] # it matches all
    folder = path.rsplit("/", 1)[-1] in ("", ".", "..") and path
    return f"{path.rstrip('/')}/{INDEX}{rest}" if folder and not ELSEWHERE.match(address) else address


def files(site: Path) -> dict[str, bytes]:
    """Return every file of a built site as it is taken away, by its path."""
    names = sorted(file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file())
    kept = [name for name in names if not LEFT_OUT.match(name)]
    taken = {name: (site / name).read_bytes() for name in kept}
    taken |= {name: page(content.decode(), name).encode() for name, content in taken.items() if name.endswith(".html")}
    taken |= {name: _still(content) for name, content in taken.items() if _is_sheet_of_modules(name)}
    return taken | dict(_search(site))


def _is_sheet_of_modules(name: str) -> bool:
    return name.endswith(".css") and not name.startswith(OURS)


def _still(sheet: bytes) -> bytes:
    """Return a style sheet in which that holds which is for readers without scripts."""
    held = {"none": "@media all", "enabled": "@media not all"}
    return RUNS.sub(lambda found: held[found[1]], sheet.decode()).encode()


def page(text: str, name: str) -> str:
    """Return a page as it is read from disk, where it stands under `name`."""
    read = LexborHTMLParser(text)
    for node in read.css(NEEDS_A_HOST):
        node.decompose()
    for node in read.css(", ".join(f"[{link}]" for link in LINKS)):
        for link in LINKS:
            if address := node.attributes.get(link):
                node.attrs[link] = on_disk(address)
    for node in read.css("meta[http-equiv=refresh]"):
        wait, _, address = (node.attributes["content"] or "").partition("url=")
        node.attrs["content"] = f"{wait}url={on_disk(address)}"
    up = "../" * name.count("/")
    for node in read.css("script[src*='assets/search/later']"):
        node.insert_before(_element("script", f'<script src="{up}{SEARCH}from-disk.js"></script>'))
    for node in read.css(".md-copyright__highlight"):
        node.insert_child(_element("a", f'<a href="{up}{PRINT}">The whole handbook as one document</a>'))
    return read.html or ""


def _element(tag: str, text: str) -> LexborNode:
    node = LexborHTMLParser(text).css_first(tag)
    assert node
    return node


def _search(site: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the search as it works without a server: its index, and its worker with all that it would fetch."""
    index = json.loads((site / "search" / "search_index.json").read_text(encoding="utf-8"))
    for section in index["docs"]:
        section["location"] = on_disk(f"./{section['location']}").removeprefix("./")
    yield "search/search_index.js", f"window.searched = {json.dumps(index, separators=(',', ':'))};\n".encode()
    (material,) = (site / "assets" / "javascripts" / "workers").glob("search.*.js")
    parts = [_named(site / SEARCH, name) for name in ("words.js", "rank.js", "worker.js")]
    held = (site / SEARCH / "synonyms.json").read_text(encoding="utf-8")
    here = f"self.held = {held};\nself.importScripts = () => {{}};\n"
    code = "\n".join([here, *(part.read_text(encoding="utf-8") for part in [*parts, material])])
    yield f"{SEARCH}from-disk.js", FROM_DISK.format(code=json.dumps(code)).encode()


def _named(folder: Path, name: str) -> Path:
    """Return a file of a folder, which may have a hash of its content in its name."""
    (file,) = folder.glob(name.replace(".", "*."))
    return file


def dangling(taken: Mapping[str, bytes]) -> Iterator[str]:
    """Yield each link of the pages that leads to no file, or to no place in one."""
    pages = {name: LexborHTMLParser(content.decode()) for name, content in taken.items() if name.endswith(".html")}
    places = {name: {node.attributes["id"] for node in read.css("[id]")} for name, read in pages.items()}
    for name, read in pages.items():
        for address in addresses(read):
            target, place = resolved(address, name)
            if target not in taken:
                yield f"{name}: {address} is no file of the zip"
            elif place and target in places and place not in places[target]:
                yield f"{name}: {address} is no place in {target}"


def addresses(read: LexborHTMLParser) -> Iterator[str]:
    """Yield every address within the site that a page names."""
    for node in read.css("[href], [src], [data-to]"):
        for link in LINKS:
            address = node.attributes.get(link)
            if address and not ELSEWHERE.match(address):
                yield address


def resolved(address: str, page: str) -> tuple[str, str]:
    """Return the file that an address means on a page, and the place in it."""
    path, _, place = address.partition("#")
    path = unquote(path.partition("?")[0])
    return (normpath(join(dirname(page), path)) if path else page), unquote(place)
