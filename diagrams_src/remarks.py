"""What is written along lines and below them: what a line is, where a packet leaves AWS, who refused it and why."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import pairwise

from diagrams_src.lines import beside, rail
from diagrams_src.picture import Picture
from diagrams_src.shapes import WIDTH, Box, Line, Linked, Point, Rect, Sheet, Text, width, wrapped
from diagrams_src.strokes import Link, Stroke

MARGIN = 12.0  # between a remark and the picture's edge
REASON = 430.0  # the width of a reason's lines
PILL, LEADING = 16.0, 12.0
SIGNS = {"ok": "\u00bb", "no": "\u00d7", "warn": "!", "remark": "!"}
Way = tuple[Point, ...]


class Remarks:
    """Writes on a sheet on which things and lines already are."""

    def __init__(
        self, sheet: Sheet, picture: Picture, frames: Mapping[str, Rect], feet: Mapping[str, float], link: Link
    ) -> None:
        self.sheet, self.picture, self.frames, self.feet, self.link = sheet, picture, frames, feet, link

    # Along lines

    def name_lines(self, ways: Mapping[Stroke, Way], outer: Callable[[str], Rect]) -> None:
        """Write what lines are, once for all that go one way from a thing; a mark, where its leg is longest."""
        named: set[tuple[str, str, bool]] = set()
        for stroke, way in ways.items():
            key = (stroke.start, stroke.label, self.frames[stroke.end].x > self.frames[stroke.start].x)
            if stroke.label and not stroke.mark and key not in named:
                named.add(key)
                self._name(stroke, way, outer)
        for mark in dict.fromkeys(stroke.mark for stroke in ways if stroke.mark):
            leg = {stroke: way for stroke, way in ways.items() if stroke.mark == mark}
            longest = max(leg, key=lambda stroke: _length(_longest(leg[stroke])))
            self._mark(longest, leg[longest])

    def _name(self, stroke: Stroke, way: Way, outer: Callable[[str], Rect]) -> None:
        (x1, y1), (x2, y2) = way[-2:] if len(way) == 4 else _longest(way)
        if way[-1][1] < way[0][1]:  # a line that goes up leaves room above its turn
            x1 = way[0][0]
        near, far = sorted((outer(stroke.start), outer(stroke.end)), key=lambda rect: rect.x)
        left, right = max(min(x1, x2), near.right), min(max(x1, x2), far.left)
        if right <= left:  # the line turns below the thing that it leads to
            left, right = min(x1, x2), max(x1, x2)
        lines = [stroke.label] if x1 == x2 or width(stroke.label, 9, True) <= right - left else stroke.label.split()
        x, y = (left + right) / 2, y1 - 9 - 10 * (len(lines) - 1)
        if x1 == x2:
            x, y = x1 + 6 + width(stroke.label, 9, True) / 2, (y1 + y2) / 2
        dx, dy = self.picture.nudges.get((stroke.start, stroke.end), (0.0, 0.0))
        for number, line in enumerate(lines):
            owner = f"{stroke.start} to {stroke.end}"
            self._add(Text(x + dx, y + dy + 10 * number, line, f"{stroke.style}-text", 9, True, owner))

    def _mark(self, stroke: Stroke, way: Way) -> None:
        (x1, y1), (x2, _) = _longest(way)
        dx, dy = self.picture.nudges.get((stroke.start, stroke.end), (0.0, 0.0))
        self._add(*self.pill("warn", stroke.mark, (x1 + x2) / 2 + dx, y1 - 13 + dy, stroke.start))

    # Below, or beside, what is refused

    def remark(self, stroke: Stroke, foot: float) -> float:
        """Draw a refused line with its pill and reason, or a catch. Return the new lower end of the picture."""
        if stroke.style == "no" and abs(self.frames[stroke.start].x - self.frames[stroke.end].x) < 1:
            return max(foot, self._beside(stroke))
        y, x = foot + 22, WIDTH / 2
        if stroke.style == "no":
            way = rail(self._foot(stroke.start, stroke.end), self._foot(stroke.end, stroke.start), y)
            self._add(Line(way, "no", "bar", f"{stroke.start} to {stroke.end}"))
            x = (way[0][0] + way[-1][0]) / 2
        reason = wrapped(stroke.why, REASON)
        widest = max(width(line, 9, False) for line in reason)
        self.say(stroke, (x, y), min(max(x, MARGIN + widest / 2), WIDTH - MARGIN - widest / 2), reason)
        return y + 16 + LEADING * len(reason)

    def _beside(self, stroke: Stroke) -> float:
        """Draw a refused line between two things of one column, with what there is to say on its right."""
        start, end = self.frames[stroke.start], self.frames[stroke.end]
        upper, lower = sorted((stroke.start, stroke.end), key=lambda name: self.frames[name].y)
        x = start.left + 16
        self._add(Line(beside(start, end, x, self.feet[upper]), stroke.style, "bar", f"{stroke.start} to {stroke.end}"))
        left, right = x + 7, WIDTH - MARGIN
        reason = wrapped(stroke.why, right - left)
        top = (self.feet[upper] + self.frames[lower].top - PILL - LEADING * len(reason)) / 2
        self.say(stroke, ((left + right) / 2, top + PILL / 2), (left + right) / 2, reason)
        return self.feet[lower]

    def _foot(self, name: str, other: str) -> Point:
        """Return where a rail meets a thing: below its middle, or further out where lines come from below already."""
        frame = self.frames[name]
        lines = (shape for shape in self.sheet.shapes if isinstance(shape, Line))
        busy = any(abs(x - frame.x) < 12 and y > frame.y for line in lines for x, y in line.points)
        out = -22 if frame.x < self.frames[other].x else 22
        return frame.x + (out if busy else 0), self.feet[name]

    def say(self, stroke: Stroke, pill: Point, middle: float, reason: list[str]) -> None:
        """Write a pill and the reason below it; the pill leads to the gotcha, if there is one."""
        style = "no" if stroke.style == "no" else "warn"
        shapes = self.pill(stroke.style, stroke.remark, *pill, stroke.start)
        lines = enumerate(reason)
        self._add(
            *(Text(middle, pill[1] + 18 + LEADING * n, line, f"{style}-text", owner=stroke.start) for n, line in lines)
        )
        href = self.link(stroke.verdict) if stroke.verdict is not None else None
        if href and stroke.verdict is not None:
            self.sheet.links.append(Linked(href, f"{stroke.verdict.title}: {stroke.remark}. Read why.", shapes))
        else:
            self._add(*shapes)

    def pill(self, kind: str, text: str, x: float, y: float, owner: str) -> tuple[Box | Text, ...]:
        """Return a sign and a word on their colour: refused, a catch, reached."""
        style, label = "warn" if kind == "remark" else kind, f"{SIGNS[kind]} {text}"
        box = Box(Rect(x, y, width(label, 9, True) + 12, PILL), f"{style}-pill")
        return box, Text(x, y, label, f"{style}-pill-text", 9, True, owner)

    def _add(self, *shapes: Box | Text | Line) -> None:
        self.sheet.shapes += shapes


def _longest(way: Way) -> tuple[Point, Point]:
    """Return the stretch of a way that has most room for a text: the longest along, else the longest up or down."""
    return max(pairwise(way), key=_length)


def _length(ends: tuple[Point, Point]) -> float:
    (x1, y1), (x2, y2) = ends
    return abs(x2 - x1) or -1 / (1 + abs(y2 - y1))
