"""A page is cut into sections for the search once; whatever they depend on has them cut anew."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from material.plugins.search.plugin import Parser
from mkdocs.commands.build import build
from mkdocs.config import load_config

from diagrams_src import kept
from handbook import sections

PAGE = "---\ntags: [vpc]\n---\n# One & two\n\nIt begins.\n\n## Part\n\nIt ends.\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(kept, "FOLDER", tmp_path / "cache")
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text(PAGE, encoding="utf-8")
    (tmp_path / "docs" / "other.md").write_text("# Other\n\n[Back](index.md)\n", encoding="utf-8")
    return tmp_path


def index(project: Path, hook: bool = True) -> list[dict[str, Any]]:
    """Build the project; return the sections that its search knows."""
    hooks = f"hooks: ['{sections.__file__}']\n" if hook else ""
    settings = f"site_name: a\ntheme: {{name: material}}\nplugins: [search]\n{hooks}"
    (project / "mkdocs.yml").write_text(settings, encoding="utf-8")
    build(load_config(str(project / "mkdocs.yml")))
    found: list[dict[str, Any]] = json.loads((project / "site/search/search_index.json").read_text())["docs"]
    return found


def test_the_sections_are_those_of_material_cut_or_kept(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = index(project, hook=False)
    assert {"location": "#part", "title": "Part", "text": "<p>It ends.</p>", "tags": ["vpc"]} in wanted
    assert index(project) == wanted
    monkeypatch.setattr(Parser, "feed", lambda *_: pytest.fail("it was cut anew"))
    assert index(project) == wanted


def test_a_page_that_changes_is_cut_anew_in_its_place(project: Path) -> None:
    index(project)
    (project / "docs" / "index.md").write_text(PAGE + "\n## More\n", encoding="utf-8")
    assert [one["location"] for one in index(project)] == ["", "#part", "#more", "other/"]


DEPENDS = {
    "its HTML": lambda page: setattr(page, "content", "<p>b</p>"),
    "its address": lambda page: setattr(page, "url", "b/"),
    "its title": lambda page: setattr(page, "title", "B"),
    "its tags": lambda page: page.meta.update(tags=["b"]),
    "the versions": lambda page: sections.LOCK.write_text("mkdocs-material==10"),
}


@pytest.mark.parametrize("what", DEPENDS)
def test_what_sections_depend_on_is_part_of_their_key(
    what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sections, "LOCK", tmp_path / "requirements.txt")
    sections.LOCK.write_text("mkdocs-material==9")
    page = SimpleNamespace(content="<p>a</p>", url="a/", title="A", meta={"tags": ["a"]})
    before = sections._key(page)
    assert sections._key(page) == before
    DEPENDS[what](page)
    assert sections._key(page) != before
