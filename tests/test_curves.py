"""A curve runs where the count says, is told apart by more than its colour, and costs nothing once it is drawn."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from awsnet import mesh_links, price
from diagrams_src.draw import figure

ROOT = Path(__file__).parent.parent
HOURS = 730
CURVES = ["break_even", "cost_by_traffic", "links_by_vpcs"]


def scale(svg: str, unit: str) -> tuple[float, float]:
    """Return where zero of the upright axis is, and how far up one unit reaches, by the numbers along it."""
    numbers = re.findall(rf'<text[^>]* y="([\d.]+)"[^>]*>([\d,]+) {unit}<', svg)
    marks = sorted((float(n.replace(",", "")), float(y)) for y, n in numbers)
    (low, floor), (high, top) = marks[0], marks[-1]
    assert low == 0
    return floor, (floor - top) / high


def ends(svg: str, style: str, unit: str) -> tuple[float, float]:
    """Return what a curve says at its start and at its end, read off the upright axis."""
    (path,) = re.findall(rf'<g class="dg-{style}"[^>]*>.*?d="([^"]+)"', svg)
    numbers = [float(n) for n in re.findall(r"-?[\d.]+", path)]
    floor, one = scale(svg, unit)
    # A text's y is its lower edge, 0.35 of 9 points below its middle, where the number points to.
    return (floor - 3.15 + shift(svg) - numbers[1]) / one, (floor - 3.15 + shift(svg) - numbers[-1]) / one


def shift(svg: str) -> float:
    """Return how far lines are moved: Graphviz counts upwards from the lower edge."""
    (down,) = set(re.findall(r"translate\(0 ([\d.]+)\)", svg))
    return -float(down)


@pytest.mark.parametrize(
    ("style", "fixed", "a_gigabyte"),
    [
        ("curve", 10 * HOURS * price("tgw-attachment").usd, price("tgw-data").usd),
        ("curve-dashed", HOURS * price("dx-port-1g").usd, price("dx-data-out").usd),
        ("curve-dotted", 0, 2 * price("zone-data").usd),
    ],
)
def test_the_cost_of_traffic_begins_and_rises_as_the_price_list_says(
    style: str, fixed: float, a_gigabyte: float
) -> None:
    start, end = ends(figure("cost_by_traffic").svg, style, "USD")
    assert start == pytest.approx(float(fixed), abs=3)
    assert end == pytest.approx(float(fixed + 20_000 * a_gigabyte), abs=3)


@pytest.mark.parametrize(("style", "links"), [("curve", mesh_links(10)), ("curve-dashed", 9), ("curve-dotted", 10)])
def test_links_end_where_the_count_of_ten_vpcs_does(style: str, links: int) -> None:
    _, end = ends(figure("links_by_vpcs").svg, style, "links")
    assert end == pytest.approx(links, abs=0.2)


@pytest.mark.parametrize("name", ["cost_by_traffic", "links_by_vpcs"])
def test_curves_differ_in_their_dashes_and_have_their_names_at_their_ends(name: str) -> None:
    svg = figure(name).svg
    groups = re.findall(r'<g class="dg-curve[^"]*"([^>]*)>', svg)
    dashes = [(re.findall(r'stroke-dasharray="([^"]+)"', look) or [""])[0] for look in groups]
    assert len(set(dashes)) == len(dashes) == 3
    assert len(re.findall(r'class="dg-name"', svg)) == 3


@pytest.mark.parametrize("name", CURVES)
def test_no_text_of_a_curve_is_smaller_than_12_pixels(name: str) -> None:
    sizes = [float(size) for size in re.findall(r'font-size="([\d.]+)"', figure(name).svg)]
    assert sizes
    assert min(sizes) >= 9  # points


def test_a_curve_that_is_kept_needs_no_plotter() -> None:
    figure("cost_by_traffic")
    draw = "import sys; from diagrams_src.draw import figure; figure('cost_by_traffic')"
    assert (
        subprocess.run(
            [sys.executable, "-c", f"{draw}; sys.exit('leather' in sys.modules)"], cwd=ROOT, check=False
        ).returncode
        == 0
    )
