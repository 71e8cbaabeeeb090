"""The page that puts designs side by side: its tables, every cell of which was measured or counted."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import TemplateRuntimeError
from markupsafe import Markup
from pydantic import TypeAdapter, ValidationError

from awsnet import Price, quota
from diagrams_src.kept import once
from handbook import measure
from handbook.cells import GIGABYTES, MEASURES, Cell, bills, share, some, spread
from handbook.coded import anchor
from handbook.measure import DESIGNS, SIZES, Found, find
from handbook.sources import Cited

if TYPE_CHECKING:
    from handbook.site import Site

PAGE, PAGE_TYPE = "compare.md", "comparison"
ROOT = Path(__file__).parent.parent
READS = (*sorted((ROOT / "awsnet").glob("*.py")), ROOT / "snippets" / "designs.py", Path(measure.__file__))
KEPT = TypeAdapter(tuple[Found, ...])
Designs = tuple[Found, ...]
RAISED = "*"


Row = tuple[str, list[Cell]]


@dataclass(frozen=True)
class Table:
    """A table: its heads, and its rows, each with what it is about; its kind is figures, told or lists."""

    heads: tuple[str, ...]
    rows: list[Row]
    kind: str


@cache
def found() -> Designs:
    """Return every design as it was found: as kept, if nothing that it depends on has changed, else found anew."""
    digest = hashlib.sha256(b"".join(file.read_bytes() for file in READS)).hexdigest()
    return KEPT.validate_json(once("comparison", digest, lambda: KEPT.dump_json(tuple(map(find, DESIGNS)))))


# Tables: a design a row, a size a column

Name = Callable[[Found], str]


def sized(rows: list[Row]) -> Table:
    """Return a table with a column for each size."""
    return Table(("VPCs", *(f"{n:,}" for n in SIZES)), rows, "figures")


def measured(what: str, designs: Designs) -> Table:
    """Return the table of one measure."""
    joining = 1 if what == "touched" else 0
    return sized([(one.name, spread(one, MEASURES[what], joining)) for one in designs])


def site(designs: Designs) -> Table:
    """Return how many VPCs the site reaches, and through a bastion."""
    rows = []
    for one in designs:
        rows.append((one.name, spread(one, lambda seen: some(seen.from_site, seen.vpcs))))
        if any(seen.bastions for seen in one.sizes.values()):
            row = spread(one, lambda seen: some(seen.by_sessions, seen.vpcs))
            rows.append((f"{one.name}, in two sessions", row))
    return sized(rows)


def links(designs: Designs) -> Table:
    """Return how many links there are of the kind that grows with the VPCs; the others stand below the name."""
    rows: list[Row] = []
    for one in designs:
        kinds = Markup("{}<small>{}</small>").format(one.name, ", ".join([one.grows, *besides(one)]))
        rows.append((kinds, spread(one, lambda seen, kind=one.grows: f"{seen.links[kind]:,}")))  # type: ignore[misc]
    return sized(rows)


def besides(one: Found) -> list[str]:
    """Return the links of a design that do not grow with its VPCs."""
    seen = next(iter(one.sizes.values()))
    rest = [(kind, count) for kind, count in seen.links.items() if count and kind != one.grows]
    return [f"{count} {kind.removesuffix('s') if count == 1 else kind}" for kind, count in rest]


# Tables of another shape


def standing(designs: Designs, name: Name) -> Table:
    """Return which designs stand with how many VPCs, by how many of the VPCs reach each other."""
    groups = {"all": "Every VPC reaches every other", "some": "Some pairs do", "none": "No pair does"}

    def cell(n: int, group: str) -> Cell:
        of_group = (one for one in designs if n in one.sizes and _group(share(one.sizes[n])) == group)
        marked = (Markup("{}{}").format(name(one), RAISED if one.raised(n) else "") for one in of_group)
        return Cell(Markup(", ").join(marked) or "none")

    rows = [(f"{n:,}", [cell(n, group) for group in groups]) for n in SIZES]
    return Table(("VPCs", *groups.values()), rows, "lists")


def _group(said: str) -> str:
    return said if said in ("all", "none") else "some"


def walls(designs: Designs, name: Name) -> Table:
    """Return which quota stops each design first, and after how many VPCs."""
    rows = []
    for one in designs:
        most = f"{one.at_most.most:,}" if one.at_most else "no maximum is named"
        stops = {wall.quota: wall for wall in (one.by_default, one.at_most) if wall}
        told = Markup("<br>").join(_told(quota) for quota in stops)
        rows.append((name(one), [Cell(f"{one.by_default.most:,}"), Cell(most), Cell(told, kind="long")]))
    return Table(("Design", "VPCs by default", "At most", "What stops it"), rows, "told")


def _told(named: str) -> Markup:
    one = quota(named)
    return Markup('<a href="{}">{}</a><small>{}: {}</small>').format(one.page, one.name, one.what, one)


def ways(designs: Designs, name: Name) -> Table:
    """Return the way from VPC to VPC that each design has, its length, and how a pair is refused that has none."""
    rows = []
    for one in designs:
        paths = {len(seen.path): seen.path for seen in reversed(one.sizes.values()) if seen.path}
        codes = dict.fromkeys(seen.refusal for seen in one.sizes.values() if seen.refusal)
        lengths = ", ".join(str(length - 2) for length in paths) or "no way"
        way = Markup("<br>").join(" -> ".join(path) for path in paths.values())
        told = Markup("<br>").join(map(_code, codes))
        rows.append((one.name, [Cell(lengths), Cell(way, kind="long"), Cell(told, kind="long")]))
    return Table(("Design", "Passes", "The way", "Who has none is told"), rows, "told")


def _code(named: str) -> Markup:
    return Markup('<a href="../reference/codes/#{}"><code>{}</code></a>').format(anchor(named), named)


def prices(designs: Designs) -> list[Price]:
    """Return the list prices from which the bills are made."""
    every = (bill for one in designs for seen in one.sizes.values() for bill in bills(seen, site=True))
    return list({price.name: price for bill in every for price in bill.prices}.values())


TABLES: dict[str, Callable[[Designs, Name], Table]] = {
    "standing": standing,
    "walls": walls,
    "ways": ways,
    "site": lambda designs, name: site(designs),
    "links": lambda designs, name: links(designs),
}


def table(what: str, designs: Designs, name: Name) -> Table:
    """Return a table by its name."""
    return TABLES[what](designs, name) if what in TABLES else measured(what, designs)


def cited(source: str, says: str) -> str:
    """Return a source and words of it, as a list of sources has them.

    Raises TemplateRuntimeError for a source that is not listed, naming the nearest, and for too many words.
    """
    try:
        one = Cited.model_validate({"source": source, "says": says}).of
    except ValidationError as error:
        raise TemplateRuntimeError(error.errors()[0]["msg"].removeprefix("Value error, ")) from None
    copy = f" as the stored copy `{one.at.repository}` at `{(one.at.commit or '')[:10]}`" if one.at else ""
    return f"[{one.title}]({one.url}), {one.publisher}, read {one.read}{copy}: “{says}”"


def functions(site: Site) -> dict[str, object]:
    """Return what the page may call."""

    def name(one: Found) -> str:
        entry = site.catalogue.by_id.get(one.pattern)
        return Markup('<a href="../{}">{}</a>').format(entry.address, one.name) if entry else one.name

    def side_by_side(what: str) -> str:
        return site.render("compared.md.j2", table=table(what, found(), name))

    numbers = {"prices_compared": lambda: prices(found()), "gigabytes": f"{GIGABYTES:,}"}
    return {"side_by_side": side_by_side, "cited": cited, **numbers}
