"""The ways that lines take: straight, with one or two right angles, or on a rail below everything."""

from __future__ import annotations

from diagrams_src.shapes import Point, Rect

GAP = 4.0  # between a line's end and what it leads to
RADIUS = 8.0


TURN = 0.36  # where between two things a line turns: early, so that its last stretch has room for a label


def elbow(a: Rect, b: Rect, near: Rect, far: Rect) -> tuple[Point, ...]:
    """Return the way from one thing to another: straight in a row or a column, else with two right angles.

    `near` and `far` are what the two stand in, such as the VPC of an instance; a line turns outside of both.
    """
    if abs(a.x - b.x) < 1:
        up = b.y < a.y
        start, end = (a.top - GAP, b.bottom + GAP) if up else (a.bottom + GAP, b.top - GAP)
        return (a.x, start), (b.x, end)
    right = b.x > a.x
    x1, x2 = (a.right + GAP, b.left - GAP) if right else (a.left - GAP, b.right + GAP)
    if abs(a.y - b.y) < 1:
        return (x1, a.y), (x2, b.y)
    left_edge, right_edge = (near.right, far.left) if right else (far.right, near.left)
    turn = left_edge + (right_edge - left_edge) * TURN
    return (x1, a.y), (turn, a.y), (turn, b.y), (x2, b.y)


def corner(a: Rect, b: Rect) -> tuple[Point, ...]:
    """Return a way with one right angle: from the first thing along its row, then up or down to the second."""
    side = a.right + GAP if b.x > a.x else a.left - GAP
    return (side, a.y), (b.x, a.y), (b.x, b.top - GAP if b.y > a.y else b.bottom + GAP)


def straight(a: Rect, b: Rect) -> tuple[Point, ...]:
    """Return the straight way from middle to middle; the cards are drawn over it."""
    return (a.x, a.y), (b.x, b.y)


def rail(start: Point, end: Point, y: float) -> tuple[Point, ...]:
    """Return the way down from one thing, along below everything, and up to another."""
    return (start[0], start[1] + GAP), (start[0], y), (end[0], y), (end[0], end[1] + GAP + 2)


def beside(start: Rect, end: Rect, x: float, foot: float) -> tuple[Point, ...]:
    """Return the straight way between two things of a column, at x; `foot` is the lower end of the upper one."""
    down = start.y < end.y
    ends = ((x, foot + GAP), (x, (end if down else start).top - GAP - 2))
    return ends if down else ends[::-1]


def rounded(points: tuple[Point, ...]) -> list[Point]:
    """Return a way as Bezier points, three for each piece, its corners rounded."""
    path = [points[0]]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        into, out = _towards(corner, before), _towards(corner, after)
        path += [*_thirds(path[-1], into), corner, corner, out]
    return [*path, *_thirds(path[-1], points[-1])]


def _towards(corner: Point, point: Point) -> Point:
    """Return the point near a corner, towards another, where the rounding begins."""
    dx, dy = point[0] - corner[0], point[1] - corner[1]
    length = abs(dx) + abs(dy)
    step = min(RADIUS, length / 2) / length if length else 0
    return corner[0] + dx * step, corner[1] + dy * step


def _thirds(a: Point, b: Point) -> list[Point]:
    return [
        (a[0] + (b[0] - a[0]) / 3, a[1] + (b[1] - a[1]) / 3),
        (a[0] + (b[0] - a[0]) * 2 / 3, a[1] + (b[1] - a[1]) * 2 / 3),
        b,
    ]
