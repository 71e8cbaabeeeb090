"""The reference pages, which say of themselves what code can: they call these functions, each of which returns text."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from operator import attrgetter
from typing import TYPE_CHECKING

from awsnet.codes import ALL
from handbook import api, coded
from handbook.pages import Gotcha
from handbook.rules import rules

if TYPE_CHECKING:
    from handbook.site import Site

FOLDER = "reference"


def in_groups(rows: Iterable[object], by: str) -> list[tuple[object, list[object]]]:
    """Return rows in groups of one value of an attribute, in the order in which the values first come."""
    value = attrgetter(by)
    groups: dict[object, list[object]] = {}
    for row in rows:
        groups.setdefault(value(row), []).append(row)
    return list(groups.items())


FILTERS = {"told": api.told, "page_name": api.page_name, "anchor": coded.anchor, "in_groups": in_groups}


def functions(site: Site) -> dict[str, Callable[..., str]]:
    """Return what the pages of the reference may call, by name."""

    def rule_tables() -> str:
        return site.render("rules.md.j2", rules=rules())

    def code_list() -> str:
        return site.render("codes.md.j2", codes=ALL)

    def names(*asked: str) -> str:
        return site.render("names.md.j2", entries=[api.entry(name) for name in asked])

    def inside() -> str:
        return site.render("names.md.j2", entries=api.inside())

    return {"rules": rule_tables, "codes": code_list, "names": names, "inside": inside}


def with_entries(site: Site, text: str) -> str:
    """Return the page of codes with each heading of a code completed: whose it is, what it means, who has it."""
    gotchas = coded.gotchas_by_code(site.catalogue.of(Gotcha))

    def completed(name: str) -> str:
        code = coded.BY_NAME.get(name)
        if code is None:
            return f"## {name}"
        return site.render("code.md.j2", code=code, entries=gotchas.get(code, ()))

    return coded.HEADING.sub(lambda match: completed(match["name"]), text)
