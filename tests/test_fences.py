"""A fence is found wherever the site shows one, and what it prints is compared wherever it stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from handbook import transcript
from handbook.fault import Fault
from handbook.fences import faults, python_fences

FENCE = "```pycon\n>>> 1 + 1\n2\n```\n"


def indented(text: str, by: str = "    ") -> str:
    return "".join(f"{by}{line}\n" for line in text.splitlines())


PLACES = {
    "alone": (FENCE, 1),
    "under front matter": ("---\nid: G001\n---\n" + FENCE, 4),
    "in an admonition": ("!!! note\n\n" + indented(FENCE), 3),
    "in a folded one": ('??? note "Open"\n\n' + indented(FENCE), 3),
    "in a tab": ('=== "One"\n\n' + indented(FENCE), 3),
    "in a list": ("- a point\n\n" + indented(FENCE), 3),
    "in a tab in an admonition": ('!!! note\n\n    === "One"\n\n' + indented(FENCE, "        "), 5),
    "in a quotation": ("".join(f"> {line}\n" for line in FENCE.splitlines()), 1),
    "with a capital letter": (FENCE.replace("pycon", "Pycon"), 1),
    "with tildes": (FENCE.replace("```", "~~~"), 1),
    "with attributes": (FENCE.replace("```pycon", '```{.pycon data-session="two"}'), 1),
}


@pytest.mark.parametrize("place", PLACES)
def test_a_fence_is_found_where_the_site_shows_it(place: str, tmp_path: Path) -> None:
    text, line = PLACES[place]
    page = tmp_path / "page.md"
    page.write_text(text, encoding="utf-8")
    (fence,) = python_fences(page, tmp_path)
    assert (fence.kind, fence.line, fence.code) == ("pycon", line, ">>> 1 + 1\n2\n")


def test_other_languages_are_left_alone(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("```sh\nls\n```\n\n```\nplain\n```\n\n````md\n```pycon\n>>> 1\n```\n````\n", encoding="utf-8")
    assert python_fences(page, tmp_path) == []


def test_what_looks_like_a_fence_and_is_none_is_a_fault(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("text\n\n```python continuation\nprint(1)\n```\n", encoding="utf-8")
    (fault,) = faults(page, tmp_path)
    assert (fault.line, fault.what) == (3, "the site sees no fence in '```python continuation'")


def test_an_include_that_leads_nowhere_is_a_fault(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text('```python\n--8<-- "nowhere.py"\n```\n', encoding="utf-8")
    with pytest.raises(Fault, match=r"page.md:2: .*nowhere.py"):
        python_fences(page, tmp_path)


def test_a_line_of_an_included_file_keeps_its_own_place(tmp_path: Path) -> None:
    (tmp_path / "scene.py").write_text("a = 1\nb = 2\n", encoding="utf-8")
    page = tmp_path / "page.md"
    page.write_text('!!! note\n\n    ```python\n    --8<-- "scene.py"\n    ```\n', encoding="utf-8")
    (fence,) = python_fences(page, tmp_path)
    assert [(line.file.name, line.number, line.text) for line in fence.lines] == [
        ("scene.py", 1, "a = 1"),
        ("scene.py", 2, "b = 2"),
    ]


def disagreements(*blocks: tuple[str, str]) -> list[tuple[int, int, str]]:
    steps = transcript.run(transcript.Block(kind, code) for kind, code in blocks)
    return [(step.block, step.line, step.got) for step in steps if not step.agrees]


RAISES = ">>> int('a')\nTraceback (most recent call last):\n    ...\nValueError: "
NO_INT = "invalid literal for int() with base 10: 'a'\n"
SESSIONS = {
    "a right value": ([("pycon", ">>> 1 + 1\n2\n")], []),
    "a wrong value": ([("pycon", ">>> 0\n0\n>>> 1 + 1\n3\n")], [(0, 2, "2\n")]),
    "a wrong value in the second fence": ([("pycon", ">>> x = 1\n"), ("pycon", ">>> x\n2\n")], [(1, 0, "1\n")]),
    "a module, then questions": ([("python", "x = 1\n"), ("pycon", ">>> x\n1\n")], []),
    "a module that fails": ([("python", "x = y\n")], [(0, 0, "Traceback\nNameError: name 'y' is not defined\n")]),
    "a module that prints": ([("python", "print(1)\n")], [(0, 0, "1\n")]),
    "an exception that is expected": ([("pycon", RAISES + NO_INT)], []),
    "an exception with another text": (
        [("pycon", RAISES + "no\n")],
        [(0, 0, "Traceback\nValueError: " + NO_INT)],
    ),
    "an exception after a print": (
        [("pycon", ">>> print(1), int('a')\n1\n")],
        [(0, 0, "1\nTraceback\nValueError: invalid literal for int() with base 10: 'a'\n")],
    ),
    "a type error, once": (
        [("pycon", ">>> print(1), len(1)\n1\n")],
        [(0, 0, "1\nTraceback\nTypeError: object of type 'int' has no len()\n")],
    ),
    "an ellipsis is no wild card": ([("pycon", ">>> print('abc')\na...\n")], [(0, 0, "abc\n")]),
}


@pytest.mark.parametrize("name", SESSIONS)
def test_a_session_is_compared_word_for_word(name: str) -> None:
    blocks, wrong = SESSIONS[name]
    assert disagreements(*blocks) == wrong
