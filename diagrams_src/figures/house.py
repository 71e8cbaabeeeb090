"""The house: its floors, and who imports whom, read from the imports themselves."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

from diagrams_src.kept import once
from diagrams_src.shapes import WIDTH, Box, Line, Rect, Sheet, begun

ROOT = Path(__file__).parent.parent.parent
# From the top down: each may import what stands below it. tests/test_house.py holds that.
FLOORS = {
    "bench": "the measure",
    "tests": "the proof",
    "handbook": "the catalogue, and the site's pages",
    "diagrams_src": "the pictures",
    "snippets": "the scenes",
    "awsnet": "the law; standard library only",
}
HIGH, WIDE, GAP, EDGE = 36.0, 232.0, 14.0, 8.0
TITLE = "The house: who imports whom"
_READER = Path(__file__).read_text(encoding="utf-8")


@cache
def imports() -> dict[tuple[str, str], int]:
    """Return for each floor and each other that it imports in how many files it does, from the top down."""
    found: dict[tuple[str, str], int] = {}
    for floor in FLOORS:
        for file in sorted((ROOT / floor).rglob("*.py")):
            for other in _imported(file.read_text(encoding="utf-8")) & (FLOORS.keys() - {floor}):
                found[floor, other] = found.get((floor, other), 0) + 1
    order = list(FLOORS)
    return dict(sorted(found.items(), key=lambda row: [order.index(name) for name in row[0]]))


def _imported(source: str) -> set[str]:
    """Return what a file imports; a text that was read before is not read again."""

    def read() -> bytes:
        names = set()
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.Import):
                names |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                names.add(node.module.split(".")[0])
        return " ".join(sorted(names)).encode()

    return set(once("imports", f"{_READER}\0{source}", read).decode().split())


def words() -> tuple[str, ...]:
    """Return what the picture tells, in words."""
    return tuple(f"{one} imports {other}, in {_files(count)}." for (one, other), count in imports().items())


def _files(count: int) -> str:
    return f"{count} file{'s' if count != 1 else ''}"


def sheet() -> Sheet:
    """Return the floors, a rail from each, and an arrow from rail to rail for each import; the product's are green."""
    drawn = Sheet(height=2 * EDGE + len(FLOORS) * (HIGH + GAP) - GAP)
    middle = {floor: EDGE + HIGH / 2 + n * (HIGH + GAP) for n, floor in enumerate(FLOORS)}
    for floor, what in FLOORS.items():
        y = middle[floor]
        drawn.shapes.append(Box(Rect(EDGE + WIDE / 2, y, WIDE, HIGH), "granted"))
        drawn.shapes.append(begun(2 * EDGE, y - 7, f"{floor}/", "name", 11, True, floor))
        drawn.shapes.append(begun(2 * EDGE, y + 9, what, "note", 9, False, floor))
        drawn.shapes.append(Line(((EDGE + WIDE, y), (WIDTH - EDGE, y)), "wire-mesh", "", floor))
    lane = (WIDTH - 2 * EDGE - WIDE) / (len(imports()) + 1)
    for number, (floor, other) in enumerate(imports(), 1):
        x = EDGE + WIDE + number * lane
        style = "wire" if floor in ("bench", "tests") else "ok"
        drawn.shapes.append(Line(((x, middle[floor]), (x, middle[other])), style, "arrow", f"{floor} to {other}"))
        drawn.shapes.append(Box(Rect(x, middle[floor], 5, 5), "bead"))
    return drawn
