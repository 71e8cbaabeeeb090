"""What the comparison page says is worked out by hand here, from AWS's rules, quotas and prices."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from awsnet import Peering, Topology, held_against, mesh_links, prices, quotas, tables_touched
from awsnet.codes import NO_ROUTE_TO_DESTINATION, Refusal
from diagrams_src import kept as kept_files
from handbook import cells, compare
from handbook.catalogue import load
from handbook.cells import Cell
from handbook.measure import DESIGNS, SIZES, Design, Found, Measured, administered, find, pairs
from handbook.site import Site
from snippets import designs

A, B, C, D, TGW, DXGW = DESIGNS


@pytest.fixture(scope="module")
def tens() -> dict[str, Measured]:
    """Every design as the model has it with ten VPCs."""
    return {design.name: find(design, (10,)).sizes[10] for design in DESIGNS}


def change(monkeypatch: pytest.MonkeyPatch, rows: object, table: str, name: str, **to: object) -> None:
    """Change a row of a table of numbers."""
    changed = tuple(replace(one, **to) if one.name == name else one for one in getattr(rows, table))
    assert changed != getattr(rows, table)
    monkeypatch.setattr(rows, table, changed)


# How far a design goes

WALLS = [  # by default, at most, and the quota
    (A, 51, 126, "peerings-per-vpc"),  # the services VPC has 50 or 125 peerings
    (B, 51, 126, "peerings-per-vpc"),
    (C, 51, 126, "peerings-per-vpc"),  # and so has every VPC of a mesh
    (D, 50, 50, "vifs-per-dedicated-connection"),
    (TGW, 4999, None, "tgw-attachments"),  # 5,000, one of which is the Direct Connect gateway's
    (DXGW, 20, 20, "vgws-per-dxgw"),
]


@pytest.mark.parametrize(("design", "default", "most", "quota"), WALLS, ids=lambda one: getattr(one, "name", ""))
def test_the_first_quota_stops_a_design_after_so_many_vpcs(
    design: Design, default: int, most: int | None, quota: str
) -> None:
    one = find(design, ())
    assert (one.by_default.quota, one.by_default.most) == (quota, default)
    assert (one.at_most and (one.at_most.quota, one.at_most.most)) == (most and (quota, most))


def exceeded(net: Topology) -> set[tuple[str, bool]]:
    """The quotas that a network exceeds, and whether AWS could grant so much."""
    return {(one.quota.name, one.granted) for one in held_against(net) if one.state == "exceeded"}


@pytest.mark.parametrize(
    ("design", "default", "most", "quota"), WALLS[:4] + WALLS[5:], ids=lambda one: getattr(one, "name", "")
)
def test_the_network_itself_is_over_its_quota_with_one_vpc_more(
    design: Design, default: int, most: int, quota: str
) -> None:
    assert exceeded(design.build(default)) == set()
    assert exceeded(design.build(default + 1)) == {(quota, most > default)}


@pytest.mark.parametrize("design", [A, B, C])
def test_a_raised_quota_stops_a_star_and_a_mesh_of_127(design: Design) -> None:
    assert exceeded(design.build(126)) == {("peerings-per-vpc", True)}
    assert exceeded(design.build(127)) == {("peerings-per-vpc", False)}


def test_a_transit_gateway_is_full_with_one_vpc_less_than_its_attachments(monkeypatch: pytest.MonkeyPatch) -> None:
    change(monkeypatch, quotas, "QUOTAS", "tgw-attachments", default=30)  # 5,000 VPCs take a minute to build
    assert find(TGW, ()).by_default.most == 29
    assert exceeded(TGW.build(29)) == set()
    assert exceeded(TGW.build(30)) == {("tgw-attachments", True)}


STANDING = [  # every VPC reaches every other; some pairs do; no pair does; * by a raised quota
    (3, {A.name, C.name, D.name, TGW.name}, {B.name}, {DXGW.name}),
    (10, {C.name, D.name, TGW.name}, {A.name, B.name}, {DXGW.name}),
    (50, {C.name, D.name, TGW.name}, {A.name, B.name}, {"none"}),
    (125, {C.name + "*", TGW.name}, {A.name + "*", B.name + "*"}, {"none"}),
    (300, {TGW.name}, {"none"}, {"none"}),
]


@pytest.mark.parametrize(("vpcs", "every", "some", "none"), STANDING)
def test_the_designs_that_stand_are_told_for_each_size(
    vpcs: int, every: set[str], some: set[str], none: set[str]
) -> None:
    rows = dict(compare.table("standing", compare.found(), lambda one: one.name).rows)
    assert [set(cell.text.split(", ")) for cell in rows[f"{vpcs:,}"]] == [every, some, none]


# Who reaches whom

PAIRS = {A: 2 * 9 + 2 * 8, B: 2 * 9, C: 90, D: 90, TGW: 90, DXGW: 0}


@pytest.mark.parametrize("design", DESIGNS, ids=lambda one: one.name)
def test_so_many_of_90_pairs_reach_each_other(design: Design, tens: dict[str, Measured]) -> None:
    assert tens[design.name].pairs == PAIRS[design]


@pytest.mark.parametrize("vpcs", [3, 4, 10])
@pytest.mark.parametrize("design", DESIGNS, ids=lambda one: one.name)
def test_the_vpcs_that_are_asked_stand_for_all(design: Design, vpcs: int) -> None:
    net = design.build(vpcs)
    matrix = net.matrix(*designs.vpcs(vpcs))
    assert len(matrix.verdicts) == vpcs * (vpcs - 1)
    assert pairs(net, vpcs) == sum(map(bool, matrix.verdicts.values()))


def measured(**said: int) -> Measured:
    numbers = {"vpcs": 10, "pairs": 0, "from_site": 0, "by_sessions": 0, "ports": 1, "bastions": 0}
    rest = {"written": 0, "learned": 0, "touched": 0}
    return Measured(**(numbers | rest | said), links={}, path=(), carriers=(), refusal="")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("vpcs", "reach", "told"),
    [(10, 0, "none"), (10, 34, "37 %"), (10, 89, "98 %"), (10, 90, "all"), (125, 494, "3 %"), (300, 3, "1 %")],
)
def test_a_share_is_all_only_if_no_pair_is_missing(vpcs: int, reach: int, told: str) -> None:
    assert cells.share(measured(vpcs=vpcs, pairs=reach)) == told


# Cells for ten VPCs

TENS: list[tuple[str, list[str]]] = [
    ("pairs", ["37 %", "20 %", "all", "all", "all", "none"]),
    ("touched", ["3", "2", "11", "0", "1", "0"]),
    ("routes", ["9 + 1", "9 + 1", "9 + 1", "0 + 2", "2 + 0", "0 + 1"]),
    # 1,000 GB at 0.01 at both ends; 0.30 for 730 hours and 20.00 out; 10 at 0.05 for 730 hours, and 20.00
    ("cost", ["20.00", "20.00", "20.00", "239.00", "385.00", "none"]),
    # the port is 219.00, the bastion 30.37, the eleventh attachment 36.50
    ("cost with the site", ["239.00", "269.37", "239.00", "239.00", "640.50", "219.00"]),
]


@pytest.mark.parametrize(("what", "told"), TENS, ids=[what for what, _ in TENS])
def test_a_cell_agrees_with_what_was_worked_out(what: str, told: list[str], tens: dict[str, Measured]) -> None:
    assert [cells.MEASURES[what](seen) for seen in tens.values()] == told


def test_so_many_links_join_ten_vpcs(tens: dict[str, Measured]) -> None:
    none = {"peerings": 0, "attachments": 0, "associations": 0, "virtual interfaces": 1}
    assert [seen.links for seen in tens.values()] == [
        none | {"peerings": 9 + 8},
        none | {"peerings": 9},
        none | {"peerings": 45},
        none | {"virtual interfaces": 10},
        none | {"attachments": 10, "associations": 1},
        none | {"associations": 10},
    ]
    assert tens[C.name].links["peerings"] == mesh_links(10)


def test_the_office_reaches_one_vpc_or_all(tens: dict[str, Measured]) -> None:
    assert [seen.from_site for seen in tens.values()] == [1, 1, 1, 10, 10, 10]
    assert [seen.by_sessions for seen in tens.values()] == [0, 10, 0, 0, 0, 0]


def test_a_way_passes_one_thing_or_five_or_there_is_none(tens: dict[str, Measured]) -> None:
    assert [max(len(seen.path) - 2, 0) for seen in tens.values()] == [1, 1, 1, 5, 1, 0]
    assert tens[D.name].path[3] == "office"
    assert [bool(seen.refusal) for seen in tens.values()] == [True, True, False, False, False, True]


@pytest.mark.parametrize(("design", "called"), [(B, "hub"), (C, "full mesh"), (TGW, "transit gateway")])
def test_the_tables_that_change_are_those_that_are_counted(
    design: Design, called: str, tens: dict[str, Measured]
) -> None:
    assert tens[design.name].touched == tables_touched(10, called)


def row(what: str, design: Design) -> list[Cell]:
    rows = compare.table(what, compare.found(), lambda one: one.name).rows
    return next(found for label, found in rows if label.startswith(design.name))


def texts(what: str) -> dict[str, list[str]]:
    """The rows of a table as the page has them, by their labels without marks."""
    rows = compare.table(what, compare.found(), lambda one: one.name).rows
    return {
        str(label).replace("<small>", ": ").replace("</small>", ""): [cell.text for cell in row] for label, row in rows
    }


def test_a_bastion_has_a_row_for_what_it_reaches_in_two_sessions() -> None:
    refused = "no: peerings-per-vpc"
    rows = texts("site")
    assert len(rows) == len(DESIGNS) + 1
    assert rows["Bastion (B)"] == ["1", "1", "1", "1", refused]
    assert rows["Bastion (B), in two sessions"] == ["all", "all", "all", "all", refused]


def test_a_vpc_that_the_bastion_does_not_reach_is_not_administered() -> None:
    net = Topology(*(one for one in designs.bastion(4).things if str(one) != "peering(vpc0, vpc3)"), designs.vpcs(4)[3])
    assert [administered(net, f"vpc{i}") for i in range(4)] == [True, True, True, False]
    assert not administered(designs.full_mesh(4), "vpc1")


def test_links_that_do_not_grow_stand_below_the_name() -> None:
    assert list(texts("links")) == [
        "Services VPC (A): peerings, 1 virtual interface",
        "Bastion (B): peerings, 1 virtual interface",
        "Full mesh (C): peerings, 1 virtual interface",
        "Lollipop (D): virtual interfaces",
        "Transit gateway: attachments, 1 association, 1 virtual interface",
        "Direct Connect gateway: associations, 1 virtual interface",
    ]


def test_the_way_is_told_with_its_length_and_who_has_none_with_a_code() -> None:
    rows = texts("ways")
    assert rows["Transit gateway"] == ["1", "vpc1 -&gt; tgw -&gt; vpc2", ""]
    assert rows["Lollipop (D)"][0] == "5"
    code = '<a href="../reference/codes/#no_route_to_destination"><code>NO_ROUTE_TO_DESTINATION</code></a>'
    assert rows["Direct Connect gateway"] == ["no way", "", code]


def test_what_cannot_exist_says_the_name_of_its_quota() -> None:
    lollipop = Cell("no: vifs-per-dedicated-connection", 2, "refused")
    assert row("pairs", D) == [Cell("all"), Cell("all"), Cell("all"), lollipop]
    assert row("links", DXGW)[2:] == [Cell("no: vgws-per-dxgw", 3, "refused")]
    assert row("cost", C)[4] == Cell("no: peerings-per-vpc", 1, "refused")


def test_what_is_full_takes_no_vpc_more() -> None:
    assert row("touched", D)[2:] == [Cell("no: vifs-per-dedicated-connection", 3, "refused")]


# What changes a cell


def test_a_changed_quota_moves_the_wall(monkeypatch: pytest.MonkeyPatch) -> None:
    change(monkeypatch, quotas, "QUOTAS", "vgws-per-dxgw", default=30, maximum=60)
    one = find(DXGW, (10, 50, 125))
    assert (one.by_default.most, one.at_most and one.at_most.most, list(one.sizes)) == (30, 60, [10, 50])
    assert one.raised(50)


def test_another_quota_may_come_first(monkeypatch: pytest.MonkeyPatch) -> None:
    change(monkeypatch, quotas, "QUOTAS", "propagated-routes-per-route-table", default=0, maximum=0)
    change(monkeypatch, quotas, "QUOTAS", "routes-per-route-table", default=20, maximum=40)
    one = find(C, ())
    assert (one.by_default.quota, one.by_default.most) == ("routes-per-route-table", 21)
    assert one.at_most
    assert (one.at_most.quota, one.at_most.most) == ("routes-per-route-table", 41)


def test_a_changed_price_changes_the_bill(monkeypatch: pytest.MonkeyPatch, tens: dict[str, Measured]) -> None:
    change(monkeypatch, prices, "PRICES", "tgw-attachment", usd=Decimal("0.10"))
    assert cells.cost(tens[TGW.name], site=False) == "750.00"  # 10 at 0.10 for 730 hours, and 20.00


def test_a_flipped_rule_changes_the_cells(monkeypatch: pytest.MonkeyPatch) -> None:
    refusal = Refusal("peering", NO_ROUTE_TO_DESTINATION, "nothing passes a peering any more")
    monkeypatch.setattr(Peering, "forward", lambda *_: refusal)
    seen = find(C, (10,)).sizes[10]
    assert (cells.share(seen), cells.cost(seen, site=False), seen.path) == ("none", "none", ())


# The page


def test_every_row_of_the_page_has_a_cell_for_each_size(root: Path) -> None:
    for what in (*cells.MEASURES, "site", "links"):
        table = compare.table(what, compare.found(), lambda one: one.name)
        assert [sum(cell.span for cell in row) for _, row in table.rows] == [len(SIZES)] * len(table.rows)
        assert all(cell.text for _, row in table.rows for cell in row)


def test_the_page_has_its_tables_and_names_the_prices(root: Path) -> None:
    text = str(dict(Site(load(root)).files())["compare.md"])
    assert text.count('<div class="compared') == 10
    assert '<td colspan="3" class="refused">no: vgws-per-dxgw</td>' in text
    assert '<a href="../patterns/p05-full-mesh/">Full mesh (C)</a>' in text
    assert "0.05 USD per hour (us-east-1, 2024-07-01)" in text
    assert "{{" not in text


def test_what_was_found_is_kept_until_something_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(design: Design) -> Found:
        raise AssertionError(f"{design.name} is found again")

    read = tmp_path / "read.py"
    read.write_text("1", encoding="utf-8")
    monkeypatch.setattr(kept_files, "FOLDER", tmp_path / "kept")
    monkeypatch.setattr(compare, "READS", (read,))
    monkeypatch.setattr(compare, "DESIGNS", (DXGW,))
    first = compare.found.__wrapped__()
    kept: Callable[[], object] = compare.found.__wrapped__
    with monkeypatch.context() as without:
        without.setattr(compare, "find", never)
        assert kept() == first
        read.write_text("2", encoding="utf-8")
        with pytest.raises(AssertionError, match="found again"):
            kept()
    (file,) = (tmp_path / "kept" / "comparison").iterdir()
    read.write_text("1", encoding="utf-8")
    file.write_text("spoilt", encoding="utf-8")
    assert kept() == first


def test_a_source_is_cited_as_it_is_listed() -> None:
    told = compare.cited("vpc-sharing", "implicit routing within a VPC")
    url = "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-sharing.html"
    assert told.startswith(
        f"[Share your VPC subnets with other accounts]({url}), AWS, read 2026-11-27 as the stored copy"
    )
    assert told.endswith("`c2hans/aws-docs` at `9a3d9b4027`: “implicit routing within a VPC”")


@pytest.mark.parametrize(
    ("source", "says", "told"),
    [
        ("vpc-sharring", "words", "is called 'vpc-sharring'; did you mean 'vpc-sharing'?"),
        ("vpc-sharing", "word " * 26, "a source is quoted in at most 25 words, not 26"),
    ],
)
def test_a_source_that_is_not_listed_or_quoted_at_length_is_a_fault(
    root: Path, source: str, says: str, told: str
) -> None:
    site = Site(load(root))
    (page,) = (page for page, plain in site.catalogue.plain if plain.page_type == compare.PAGE_TYPE)
    site.body(replace(page, body=f'One line.\n{{{{ cited("{source}", "{says}") }}}}'), None)
    (fault,) = site.faults
    assert told in fault.what
    assert fault.line == page.first_line + 1
