"""What is no network is drawn from the tables: bars as long as their numbers, as many lines as there are links."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

import pytest

from awsnet import mesh_links
from diagrams_src.bars import ROOM, Bar, barred
from diagrams_src.figures import DATED, sprawl
from diagrams_src.figures.dated import mesh_from_a_tag, requests_to_a_bucket, rounded_up, routes_in_a_table
from diagrams_src.halves import dated
from diagrams_src.lint import findings
from diagrams_src.shapes import Box, Line, Sheet, Text
from handbook.catalogue import load

PLACED = re.compile(r'\{\{ drawn\("(\w+)"\) \}\}')


def lengths(sheet: Sheet, style: str) -> list[float]:
    return [shape.rect.w for shape in sheet.shapes if isinstance(shape, Box) and shape.style == style]


def test_a_bar_is_as_long_as_its_part_of_the_scale() -> None:
    sheet = barred([Bar("half", 50), Bar("all", 100)], 100)
    assert lengths(sheet, "granted") == [ROOM / 2, ROOM]
    assert lengths(sheet, "used") == lengths(sheet, "beyond") == []


@pytest.mark.parametrize(("used", "inside", "beyond"), [(50, 50, []), (100, 100, []), (125, 100, [25])])
def test_what_is_used_beyond_what_there_is_is_a_piece_of_its_own(used: int, inside: float, beyond: list[float]) -> None:
    sheet = barred([Bar("routes", 100, used)], 125)
    assert lengths(sheet, "used") == [pytest.approx(inside * ROOM / 125)]
    assert lengths(sheet, "beyond") == [pytest.approx(one * ROOM / 125) for one in beyond]
    assert list(findings(sheet)) == []


def test_routes_are_too_many_for_the_fifty_of_2016_and_fit_today() -> None:
    then, now = (routes_in_a_table.sheet(day) for day in routes_in_a_table.DAYS)
    assert lengths(then, "granted")[0] / lengths(now, "granted")[0] == pytest.approx(50 / 500)
    assert lengths(then, "beyond")[0] / lengths(then, "granted")[0] == pytest.approx(10 / 50)
    assert lengths(now, "beyond") == []


def test_rates_of_s3_stand_on_one_scale() -> None:
    then, now = (lengths(requests_to_a_bucket.sheet(day), "granted") for day in requests_to_a_bucket.DAYS)
    assert [one / now[0] for one in (*then, *now)] == pytest.approx([300 / 5500, 100 / 5500, 1, 3500 / 5500])


def test_a_run_is_billed_by_the_hundred_milliseconds_then_and_as_it_is_now() -> None:
    assert [rounded_up.billed(day) for day in rounded_up.DAYS] == [100, rounded_up.MILLISECONDS]
    then, now = (rounded_up.sheet(day) for day in rounded_up.DAYS)
    assert lengths(then, "beyond")[0] / lengths(then, "used")[0] == pytest.approx(72 / 28)
    assert lengths(now, "beyond") == []


def test_ten_vpcs_have_a_peering_for_each_pair_then_and_an_attachment_each_now() -> None:
    counted = [sum(isinstance(one, Line) for one in mesh_from_a_tag.sheet(day).shapes) for day in mesh_from_a_tag.DAYS]
    assert counted == [mesh_links(10), 10]


def test_sprawl_draws_each_link_once_and_the_way_of_an_order_over_them() -> None:
    shapes = sprawl.sheet().shapes
    assert sum(isinstance(one, Box) for one in shapes) == 2 * sprawl.FUNCTIONS
    every = {(a, b) for a in range(200) for b in ((7 * a + 3) % 200, (a * a + 11) % 200)}
    first, second = {b for a, b in every if a == 0}, {b for a, b in every if (0, a) in every}
    styles = [one.style for one in shapes if isinstance(one, Line)]
    assert styles.count("wire-mesh") == len(every)
    assert styles.count("curve") == sum(a in {0} | first | second for a, _ in every)
    third = {b for a, b in every if a in second}
    said = {one.text for one in shapes if isinstance(one, Text)}
    assert f"3 steps of an order pass {len({0} | first | second | third)} functions" in said


@pytest.mark.parametrize("name", DATED)
def test_what_was_otherwise_once_is_drawn_and_told_otherwise(name: str) -> None:
    (_, then), (_, now) = dated(name)
    assert then.svg != now.svg
    assert then.words != now.words


def test_each_page_asks_about_the_day_that_its_picture_shows(root: Path) -> None:
    placed = [(one, name) for one in load(root).entries for name in PLACED.findall(one.body) if name in DATED]
    assert {name for _, name in placed} == set(DATED)
    for entry, name in placed:
        then, _ = import_module(f"diagrams_src.figures.dated.{name}").DAYS
        assert f'on="{then}"' in entry.body, f"{entry.page.id} asks of another day than {name}"
