"""One style sheet for a built site: what every page links, less what of the theme no page and no script can use."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import tinycss2
from tinycss2 import ast

from diagrams_src.kept import once

LINK = re.compile(r'[ \t]*<link rel="stylesheet" href="([^":]*)(assets/[^":]+)">\n?')
NAME = re.compile(r"[\w-]+")
TAG = re.compile(r"<([a-zA-Z][\w-]*)((?:\s+[^\s=>\"'/]+(?:=(?:\"[^\"]*\"|'[^']*'|[^\s>]*))?)*)")
ANY_OF = {"is", "where", "has", "matches"}  # a selector that may be met in several ways, one of which is enough
# Names that Material's script holds for what neither mkdocs.yml nor a page asks for.
OFF = (
    "md-annotation",
    "md-code__",
    "md-consent",
    "md-mermaid",
    "--md-mermaid",
    "md-source",
    "md-status",
    "md-tag",
    "md-tooltip",
    "md-version",
    "rtl",
    "tabbed",
)
THEME = "assets/stylesheets/"  # what comes with Material
WORKERS = {"workers", "lunr"}  # folders of scripts that see no page
SKIP = {"skip_comments": True, "skip_whitespace": True}
GROUPS = {"media", "supports", "layer", "container"}  # rules that hold rules


class Unreadable(Exception):
    """A style sheet holds what is no rule, or no declaration."""


@dataclass(frozen=True)
class Used:
    """The names that a site's pages use in tags and attributes, and every word of its scripts, which may add them."""

    names: frozenset[str]

    @classmethod
    def of(cls, pages: Iterable[str], scripts: Iterable[str]) -> Used:
        """Return what these pages and scripts can make a rule apply to."""
        tags = {tag for page in pages for tag in TAG.findall(page)}
        marked = {name for tag in tags for part in tag for name in NAME.findall(part)}
        added = {name for script in scripts for name in NAME.findall(script) if not name.startswith(OFF)}
        return cls(frozenset(marked | added))

    def meets(self, selector: list[Any]) -> bool:
        """Return whether something on the site may meet a selector; what cannot be told may."""
        return all(self._may(token, before) for before, token in zip([None, *selector], selector, strict=False))

    def _may(self, token: Any, before: Any) -> bool:
        if isinstance(token, ast.FunctionBlock):
            return token.lower_name not in ANY_OF or any(map(self.meets, _split(token.arguments)))
        if isinstance(token, ast.SquareBracketsBlock):
            values = [str(one.value) for one in token.content if isinstance(one, ast.IdentToken | ast.StringToken)]
            return all(name in self.names for value in values[:2] for name in NAME.findall(value))
        if isinstance(token, ast.HashToken | ast.IdentToken):
            return before == ":" or str(token.value) in self.names
        return True


def gather(site: Path) -> Path | None:
    """Replace the sheets that every page of a built site links by one, named by its content; return it, if any.

    A sheet that only some pages link stays as it is. Doing it twice changes nothing.
    """
    pages = {file: file.read_text(encoding="utf-8") for file in sorted(site.rglob("*.html"))}
    linked = {file: [sheet for _, sheet in LINK.findall(text)] for file, text in pages.items() if LINK.search(text)}
    if not linked:
        return None
    shared = set.intersection(*map(set, linked.values()))
    sheets = [site / sheet for sheet in dict.fromkeys(next(iter(linked.values()))) if sheet in shared]
    scripts = [file.read_text(encoding="utf-8") for file in sorted(site.rglob("*.js")) if not WORKERS & {*file.parts}]
    theirs, ours = (
        "".join(f"{sheet.read_text(encoding='utf-8')}\n" for sheet in sheets if (THEME in sheet.as_posix()) is theme)
        for theme in (True, False)
    )
    used = Used.of(pages.values(), scripts)
    key = "\0".join([Path(__file__).read_text(encoding="utf-8"), theirs, ours, *sorted(used.names)])
    text = once("styles", key, lambda: lean(theirs, ours, used).encode()).decode()
    whole = f"assets/style.{sha256(text.encode()).hexdigest()[:10]}.css"
    for sheet in sheets:
        sheet.unlink()
    (site / whole).write_text(text, encoding="utf-8")
    for file in linked:
        file.write_text(_relinked(pages[file], shared, whole), encoding="utf-8")
    return site / whole


def _relinked(page: str, shared: set[str], whole: str) -> str:
    """Return a page that links the one sheet in the place of the first that it holds."""
    first = min(found.start() for found in LINK.finditer(page) if found[2] in shared)

    def link(found: re.Match[str]) -> str:
        if found[2] not in shared:
            return found[0]
        return found[0].replace(found[2], whole) if found.start() == first else ""

    return LINK.sub(link, page)


def lean(theirs: str, ours: str, used: Used) -> str:
    """Return the theme's sheet without what the site does not use, then our own, which is only written shorter.

    A rule goes if no page and no script has its names; a variable or an animation, if nothing refers to it.
    """
    ours = _sheet(ours, lambda selector: True, lambda name: True)
    while True:
        named = re.findall(r"var\((--[\w-]+)|animation(?:-name)?:([^;}]*)", theirs + ours)
        referred = used.names.union(*(NAME.findall(name) for pair in named for name in pair))
        leaner = _sheet(theirs, used.meets, referred.__contains__)
        if leaner == theirs:
            return leaner + ours
        theirs = leaner


def _sheet(text: str, meets: Callable[[list[Any]], bool], refers: Callable[[str], bool]) -> str:
    return "".join(_rule(rule, meets, refers) for rule in tinycss2.parse_stylesheet(text, **SKIP))


def _rule(rule: Any, meets: Callable[[list[Any]], bool], refers: Callable[[str], bool]) -> str:
    """Return a rule as it is written, in as few characters as are needed; nothing, if it does nothing."""
    if isinstance(rule, ast.ParseError):
        raise Unreadable(f"line {rule.source_line} of a style sheet is no rule: {rule.message}")
    if isinstance(rule, ast.QualifiedRule):
        selectors = [_written(one) for one in _split(rule.prelude) if meets(one)]
        body = _declarations(rule.content, refers) if selectors else ""
        return f"{','.join(selectors)}{{{body}}}" if body else ""
    head = f"@{rule.at_keyword}{_written(rule.prelude, around=True)}"
    if rule.lower_at_keyword in GROUPS and rule.content is not None:
        body = "".join(_rule(one, meets, refers) for one in tinycss2.parse_rule_list(rule.content, **SKIP))
        return f"{head}{{{body}}}" if body else ""
    unused = "keyframes" in rule.lower_at_keyword and not refers(_written(rule.prelude))
    if unused or rule.lower_at_keyword == "charset":  # the page says that it is UTF-8
        return ""
    return head + (";" if rule.content is None else f"{{{_written(rule.content)}}}")


def _declarations(content: list[Any], refers: Callable[[str], bool]) -> str:
    """Return what a rule declares, less the variables to which nothing refers."""
    found = [_declared(one) for one in tinycss2.parse_blocks_contents(content, **SKIP)]
    return ";".join(text for name, text in found if not name.startswith("--") or refers(name))


def _declared(one: Any) -> tuple[str, str]:
    if not isinstance(one, ast.Declaration):
        raise Unreadable(f"line {one.source_line} of a style sheet is no declaration")
    return one.name, f"{one.name}:{_written(one.value)}{'!important' if one.important else ''}"


def _written(tokens: list[Any], around: bool = False) -> str:
    """Return tokens as text, each run of blanks and comments as one blank; one before the first if it matters."""
    text = ""
    for token in tokens:
        blank = token.type in ("whitespace", "comment")
        text += token.serialize() if not blank else "" if text.endswith(" ") else " "
    return text.rstrip() if around else text.strip()


def _split(tokens: list[Any]) -> list[list[Any]]:
    """Return what stands between commas."""
    parts: list[list[Any]] = [[]]
    for token in tokens:
        if token == ",":
            parts.append([])
        else:
            parts[-1].append(token)
    return parts
