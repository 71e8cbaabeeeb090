"""Curves: `leather` sets the axes, their numbers and the lines; what it says of places becomes shapes on a sheet.

So a curve is held against the same lint, painted in the same tokens and taken away as any other picture.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

import leather
from leather import theme

from diagrams_src.shapes import Box, Line, Point, Rect, Sheet, Text, width

# The room that leather leaves for numbers beside the axes, and none for its legend: names stand at the lines' ends.
theme.margin = 0.03
theme.tick_font_char_width, theme.tick_font_char_height = 6, 9
theme.legend_font_char_height = theme.legend_gap = 0
BEAD = 7.0
APART = 8.0  # between the end of a line and its name
NUMBERS = re.compile(r"-?\d+")  # of a move: leather writes whole ones


@dataclass(frozen=True)
class Axis:
    """The numbers along an axis, the last of which is its end, and how each is written."""

    ticks: Sequence[int]
    written: Callable[[int], str]


@dataclass(frozen=True)
class Curve:
    """A line through points in the axes' units, or a stretch of one. Its name stands at its end, moved by points."""

    points: Sequence[Point]
    style: str
    name: str = ""
    moved: Point = (0, 0)


@dataclass(frozen=True)
class Mark:
    """A bead on a curve, with a text beside it, moved by points."""

    at: Point
    text: str
    moved: Point


def plotted(curves: Sequence[Curve], marks: Sequence[Mark], across: Axis, up: Axis, *, wide: int, high: int) -> Sheet:
    """Return a sheet with the axes, the curves, their names and the marks; `wide` leaves room for the names."""
    chart = leather.Chart()
    for axis, scale, set_axis in (
        (across, chart.add_x_scale, chart.add_x_axis),
        (up, chart.add_y_scale, chart.add_y_axis),
    ):
        scale(axis.ticks[0], axis.ticks[-1])
        set_axis(ticks=list(axis.ticks), tick_formatter=lambda value, *_, axis=axis: axis.written(value))
    for points in [*(curve.points for curve in curves), *([mark.at] for mark in marks)]:
        chart.add_line(list(points), stroke_color="none")  # its palette ends after five
    body, origin = next(_with_axes(chart.to_svg_group(wide, high), (0, 0)))
    below, left, series = body
    sheet = Sheet(height=high)
    sheet.shapes += [*_axis(below, origin, "below"), *_axis(left, origin, "left")]
    ways = [_path(one, origin) for one in series]
    for curve, way in zip(curves, ways[: len(curves)], strict=True):
        sheet.shapes += _drawn(curve, way)
    for mark, way in zip(marks, ways[len(curves) :], strict=True):
        sheet.shapes += _marked(mark, way[0])
    return sheet


def _with_axes(group: Element, origin: Point) -> Iterator[tuple[Element, Point]]:
    """Yield the group that holds both axes and all series, and where its origin is on the sheet."""
    dx, dy = (float(n) for n in NUMBERS.findall(group.get("transform", "0 0")))
    here = (origin[0] + dx, origin[1] + dy)
    if any(one.get("class") == "axis bottom" for one in group):
        yield group, here
    for one in group.findall("g"):
        yield from _with_axes(one, here)


def _axis(group: Element, origin: Point, side: str) -> Iterator[Line | Text]:
    """Yield the line of an axis, where the other is zero, and its numbers."""
    for text in group.iter("text"):
        x, y = origin[0] + float(text.get("x", 0)), origin[1] + float(text.get("y", 0))
        said = text.text or ""
        place = (x, y + 7) if side == "below" else (x - width(said, 9, False) / 2, y)
        yield Text(*place, said, "note", 9, False, "axis")
    zero = list(group.iter("line"))[-1]  # leather draws it last
    (x1, y1), (x2, y2) = (
        (origin[0] + float(zero.get(f"x{n}", 0)), origin[1] + float(zero.get(f"y{n}", 0))) for n in "12"
    )
    yield Line(((x1, y1), (x2, y2)), "wire-thin", "", "axis")


def _path(group: Element, origin: Point) -> list[Point]:
    told = " ".join(path.get("d", "") for path in group.iter("path"))
    numbers = [float(n) for n in told.split() if n not in ("M", "L")]
    return [(origin[0] + x, origin[1] + y) for x, y in zip(numbers[::2], numbers[1::2], strict=True)]


def _drawn(curve: Curve, way: list[Point]) -> Iterator[Line | Text]:
    yield Line(tuple(way), curve.style, "", curve.name)
    if curve.name:
        x, y = way[-1][0] + APART + curve.moved[0], way[-1][1] + curve.moved[1]
        yield Text(x + width(curve.name, 9, True) / 2, y, curve.name, "name", 9, True, curve.name)


def _marked(mark: Mark, at: Point) -> Iterator[Box | Text]:
    yield Box(Rect(*at, BEAD, BEAD), "bead")
    yield Text(at[0] + mark.moved[0], at[1] + mark.moved[1], mark.text, "note", 9, False, mark.text)
