"""The house: arrows point one way, and what runs in the browser needs nothing but the standard library."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import pytest

# Each may import those before it, never after: nothing imports the bench.
FLOORS = ["awsnet", "snippets", "diagrams_src", "handbook", "tests", "bench"]
STANDARD_ONLY = [
    "diagrams_src/strokes.py",
    "handbook/asked.py",
    "handbook/reaches.py",
    "awsnet",
    "snippets",
    "handbook/transcript.py",
    "handbook/in_browser.py",
    "handbook/repair.py",
]
ONLY_HERE = {
    "diagrams": ["diagrams_src/"],
    "griffe": ["handbook/api.py"],
    "leather": ["diagrams_src/curves.py"],
    "mkdocs": ["handbook/rendered.py"],
    "networkx": ["bench/peers.py"],
    "resvg_py": ["diagrams_src/raster.py"],
    "mkdocs_gen_files": ["handbook/gen_files.py"],
}


def sources(root: Path, *places: str) -> list[Path]:
    return [f for place in places for f in ([root / place] if place.endswith(".py") else (root / place).rglob("*.py"))]


def imports(file: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.split(".")[0])
    return names


@pytest.mark.parametrize("floor", FLOORS)
def test_imports_point_one_way(root: Path, floor: str) -> None:
    above = set(FLOORS[FLOORS.index(floor) + 1 :])
    wrong = {str(f.relative_to(root)): sorted(bad) for f in sources(root, floor) if (bad := imports(f) & above)}
    assert not wrong, f"{floor} imports what stands above it: {wrong}"


@pytest.mark.parametrize("place", STANDARD_ONLY)
def test_what_runs_in_the_browser_needs_the_standard_library_only(root: Path, place: str) -> None:
    allowed = sys.stdlib_module_names | {"awsnet", "snippets", "diagrams_src", "handbook"}
    wrong = {str(f.relative_to(root)): sorted(bad) for f in sources(root, place) if (bad := imports(f) - allowed)}
    assert not wrong


@pytest.mark.parametrize("package", ONLY_HERE)
def test_a_package_is_imported_only_where_it_belongs(root: Path, package: str) -> None:
    places = ONLY_HERE[package]
    files = sources(root, *(floor for floor in FLOORS if floor != "tests"))
    found = [str(f.relative_to(root)) for f in files if package in imports(f)]
    assert [name for name in found if not any(name.startswith(place) for place in places)] == []


def test_a_decision_has_a_number_of_its_own(root: Path) -> None:
    files = sorted((root / "docs" / "decisions").glob("*.md"))
    assert [int(file.name[:4]) for file in files] == list(range(1, len(files) + 1))
    wrong = [file.name for file in files if f"\n# {file.name[:4]}: " not in file.read_text(encoding="utf-8")]
    assert not wrong, f"the heading of {wrong} has another number than its file"
