"""The guide to pictures is followed to the letter: its files are drawn, and its mistakes are told as it says."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.planting import ROOT, run

GUIDE = (ROOT / "docs/contribute/add-a-picture.md").read_text(encoding="utf-8")
FENCE = re.compile(r"Write this as `([^`]+)`:\n\n```\{\.python [^\n]*\n(.*?)```", re.S)
SAID = re.compile(r"^\| .+ \| `(diagrams_src/.+)` \|$", re.M)
PICTURE = "diagrams_src/branch_office.py"

# How each mistake of the guide is made, in its order; then some that it does not name.
MISTAKES = [
    ('"prod": (1, 0)', '"prd": (1, 0)'),
    ('"dev": (2, 0)', '"dev": (1, 0)'),
    (', "dev": (2, 0)},\n    groups={"AWS Region": ["prod", "dev"]}', '},\n    groups={"AWS Region": ["prod"]}'),
    ("    groups=", '    titles={"dev": "the VPC of all developers"},\n    groups='),
]
OTHERS = [
    ("cells=", "cels=", ":5: the picture does not run: TypeError: .*unexpected keyword argument 'cels'; correct it"),
    ("Picture(\n", "Picture((\n", r":5: the picture does not run: SyntaxError: '\(' was never closed; correct it"),
    ("PICTURE =", "PICTUR =", r":1: the file has no PICTURE; write PICTURE = Picture\(cells=...\)"),
    ("(1, 0)", "1", r":6: 'prod' stands in 1, which is no cell; write its column and its row: \(0, 1\)"),
    ('["prod", "dev"]', '["prod", "def"]', ":7: the scene has nothing called 'def'; did you mean 'dev'\\?"),
    ("AWS Region", "one Region of AWS " * 9, ":7: peered: '.*' leaves the picture; move it, shorten it or .*"),
]


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folders that draw, with the files that the guide says to write."""
    copy = tmp_path_factory.mktemp("guide")
    for folder in ("awsnet", "snippets", "diagrams_src", "theme"):
        shutil.copytree(ROOT / folder, copy / folder, ignore=shutil.ignore_patterns("__pycache__"))
    files = FENCE.findall(GUIDE)
    assert [name for name, _ in files] == ["snippets/branch_office.py", PICTURE]
    for name, text in files:
        assert not (copy / name).exists()
        (copy / name).write_text(text, encoding="utf-8")
    return copy


def draw(copy: Path) -> tuple[int, str]:
    (command,) = re.findall(r"^python -m diagrams_src .*$", GUIDE, flags=re.M)
    for compiled in (copy / PICTURE).parent.glob("__pycache__/branch_office.*"):
        compiled.unlink()  # two mistakes within a second, as long as each other, are one file to Python
    return run(command, copy)


def mistaken(copy: Path, right: str, wrong: str) -> Iterator[str]:
    """Make a mistake in the guide's picture, and yield what is said of it, line by line."""
    file = copy / PICTURE
    text = file.read_text(encoding="utf-8")
    assert right in text
    try:
        file.write_text(text.replace(right, wrong), encoding="utf-8")
        code, said = draw(copy)
    finally:
        file.write_text(text, encoding="utf-8")
    assert code == 1
    yield from said.splitlines()


def test_the_files_of_the_guide_are_drawn_by_its_command(copy: Path) -> None:
    assert draw(copy) == (0, "")
    (name,) = re.findall(r"It writes `([^`]+)`", GUIDE)
    svg = (copy / name).read_text(encoding="utf-8")
    assert "refused by branch" in svg
    assert "the route table of branch has no route to 10.2.0.0/16" in re.sub("<[^>]+>", " ", svg)


def test_each_mistake_of_the_guide_is_told_in_its_words(copy: Path) -> None:
    said = SAID.findall(GUIDE)
    assert len(said) == len(MISTAKES)
    for (right, wrong), told in zip(MISTAKES, said, strict=True):
        assert list(mistaken(copy, right, wrong)) == [told]


@pytest.mark.parametrize(("right", "wrong", "told"), OTHERS, ids=[wrong[:9] for _, wrong, _ in OTHERS])
def test_other_mistakes_are_told_with_file_and_line_too(copy: Path, right: str, wrong: str, told: str) -> None:
    (said,) = mistaken(copy, right, wrong)
    assert re.fullmatch(re.escape(PICTURE) + told, said), said
