"""A page that has not changed is rendered once; whatever its HTML depends on makes it rendered anew."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest
from markdown import Markdown
from mkdocs.commands.build import build
from mkdocs.config import load_config

from diagrams_src import kept
from handbook import rendered

HOOK = Path(rendered.__file__)
INDEX = "# One & two\n\n[The other](other.md#there)\n\n## Part <b>\n\n```python\n1\n```\n"
OTHER = "# Other\n\n## There\n\n[Back](index.md#part)\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(kept, "FOLDER", tmp_path / "cache")
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text(INDEX, encoding="utf-8")
    (tmp_path / "docs" / "other.md").write_text(OTHER, encoding="utf-8")
    settings = f"site_name: a\nhooks: ['{HOOK}']\nvalidation: {{links: {{anchors: warn, not_found: warn}}}}\n"
    (tmp_path / "mkdocs.yml").write_text(settings, encoding="utf-8")
    return tmp_path


def built(project: Path) -> dict[str, bytes]:
    build(load_config(str(project / "mkdocs.yml")))
    return {
        file.name + file.parent.name: file.read_bytes().split(b"Build Date")[0]
        for file in (project / "site").rglob("*.html")
    }


def test_a_page_that_is_kept_is_the_page_that_was_rendered(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = built(project)
    monkeypatch.setattr(Markdown, "convert", lambda *_: pytest.fail("it was rendered anew"))
    assert built(project) == first


def test_a_page_that_changes_is_rendered_anew(project: Path) -> None:
    built(project)
    (project / "docs" / "other.md").write_text(OTHER + "\nMore.\n", encoding="utf-8")
    assert b"<p>More.</p>" in built(project)["index.htmlother"]


def test_a_page_that_has_a_fault_tells_it_each_time(project: Path, caplog: pytest.LogCaptureFixture) -> None:
    (project / "docs" / "index.md").write_text("# One\n\n[Dead](nowhere.md) [gone](other.md#gone)\n", encoding="utf-8")
    for _ in range(2):
        caplog.clear()
        built(project)
        assert "'nowhere.md', but the target is not found" in caplog.text
        assert "'other.md#gone', but the doc 'other.md' does not contain an anchor '#gone'" in caplog.text


def test_a_dead_anchor_is_told_though_the_page_that_links_to_it_is_kept(
    project: Path, caplog: pytest.LogCaptureFixture
) -> None:
    built(project)
    (project / "docs" / "other.md").write_text("# Other\n", encoding="utf-8")
    built(project)
    assert "'other.md#there', but the doc 'other.md' does not contain an anchor '#there'" in caplog.text


def test_a_page_that_goes_is_missed_by_the_kept_page_that_links_to_it(
    project: Path, caplog: pytest.LogCaptureFixture
) -> None:
    built(project)
    (project / "docs" / "other.md").unlink()
    built(project)
    assert "the target 'other.md' is not found" in caplog.text


def test_a_page_that_moves_is_followed_by_the_kept_page_that_links_to_it(project: Path) -> None:
    built(project)
    settings = project / "mkdocs.yml"
    settings.write_text(settings.read_text(encoding="utf-8") + "use_directory_urls: false\n", encoding="utf-8")
    assert b'href="other.html#there"' in built(project)["index.htmlsite"]


def test_a_page_that_is_new_leaves_the_kept_pages_as_they_are(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    built(project)
    (project / "docs" / "new.md").write_text("# New\n\n[Back](index.md#part)\n", encoding="utf-8")
    convert, texts = Markdown.convert, []
    monkeypatch.setattr(Markdown, "convert", lambda md, text: texts.append(text) or convert(md, text))
    assert b"Back" in built(project)["index.htmlnew"]
    assert [text.splitlines()[0] for text in texts] == ["# New"]


DEPENDS = {
    "its text": lambda root, page: setattr(page, "markdown", page.markdown + " more"),
    "what it includes": lambda root, page: (root / "scene.py").write_text("2"),
    "the glossary": lambda root, page: (root / "handbook" / "glossary.txt").write_text("*[a]: b"),
    "the settings": lambda root, page: (root / "mkdocs.yml").write_text("site_name: b"),
    "the versions": lambda root, page: (root / "requirements.txt").write_text("markdown==2"),
    "its own address": lambda root, page: setattr(page.file, "src_uri", "below/a.md"),
}


@pytest.mark.parametrize("what", DEPENDS)
def test_what_a_page_depends_on_is_part_of_its_key(what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rendered, "ROOT", tmp_path)
    (tmp_path / "handbook").mkdir()
    for name in ("scene.py", "mkdocs.yml", "requirements.txt", "handbook/glossary.txt"):
        (tmp_path / name).write_text("1")
    page = SimpleNamespace(markdown='```python\n--8<-- "scene.py:part"\n```', file=SimpleNamespace(src_uri="a.md"))
    before = rendered._key(page)
    assert rendered._key(page) == before
    DEPENDS[what](tmp_path, page)
    assert rendered._key(page) != before
