"""A release is a tag or how far a tree stands after one; a citation names page, status, review, release and address."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from handbook.catalogue import load
from handbook.cite import citations
from handbook.release import ARCHIVED, release

Git = Callable[..., None]


@pytest.fixture
def tree(tmp_path: Path, root: Path) -> Path:
    (tmp_path / "handbook").mkdir()
    for name in (ARCHIVED, ".gitattributes"):
        (tmp_path / name).write_bytes((root / name).read_bytes())
    git(tmp_path, "init", "--quiet")
    commit(tmp_path)
    return tmp_path


def git(tree: Path, *command: str, day: str = "2026-11-20T12:00:00") -> None:
    who = [
        "-c",
        "user.name=a",
        "-c",
        "user.email=a@example.com",
        "-c",
        "tag.gpgsign=false",
        "-c",
        "commit.gpgsign=false",
    ]
    dated = {"GIT_AUTHOR_DATE": day, "GIT_COMMITTER_DATE": day, "PATH": "/usr/bin:/bin:/usr/local/bin"}
    subprocess.run(["git", "-C", str(tree), *who, *command], check=True, env=dated, capture_output=True)


def commit(tree: Path) -> None:
    git(tree, "add", "-A")
    git(tree, "commit", "--quiet", "--allow-empty", "-m", "a")


def archived(tree: Path, into: Path) -> str:
    """Return the release of what git makes of a tree for those who want no history."""
    git(tree, "archive", "--format=tar", "--output", str(into / "a.tar"), "HEAD")
    (into / "out").mkdir()
    subprocess.run(["tar", "-xf", str(into / "a.tar"), "-C", str(into / "out")], check=True)
    return release(into / "out")


def test_without_a_tag_a_tree_is_known_by_the_day_of_its_commit(tree: Path) -> None:
    git(tree, "tag", "no-release")
    assert release(tree) == "unreleased, 2026-11-20"


def test_a_tag_is_a_release_until_something_changes(tree: Path) -> None:
    git(tree, "tag", "v2026.11.20")
    assert release(tree) == "v2026.11.20"
    (tree / ARCHIVED).write_text("changed", encoding="utf-8")
    assert release(tree) == "unreleased after v2026.11.20"
    commit(tree)
    assert release(tree) == "unreleased after v2026.11.20"


def test_an_archive_without_a_history_knows_its_release(tree: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    assert archived(tree, tmp_path_factory.mktemp("a")) == "unreleased, 2026-11-20"
    git(tree, "tag", "v2026.11.20")
    assert archived(tree, tmp_path_factory.mktemp("b")) == "v2026.11.20"
    commit(tree)
    assert archived(tree, tmp_path_factory.mktemp("c")) == "unreleased after v2026.11.20"


def test_a_copy_that_nobody_archived_is_unreleased(root: Path, tmp_path: Path) -> None:
    assert release(tmp_path) == "unreleased"
    (tmp_path / "handbook").mkdir()
    (tmp_path / ARCHIVED).write_bytes((root / ARCHIVED).read_bytes())
    assert release(tmp_path) == "unreleased"


def test_a_citation_says_what_a_reviewer_needs(root: Path) -> None:
    page = load(root).by_id["G005"].page
    told = citations(page, "https://example.com/g005/", "v2026.11.20")
    for text in told.values():
        for part in ("G005", page.title, "no longer true since 2017-11-01", str(page.reviewed), "v2026.11.20"):
            assert part in text
        assert text.count("https://example.com/g005/") == 1
    assert told["Markdown"].startswith(f"[G005 {page.title}](https://example.com/g005/) (")


def test_a_title_is_taken_for_no_markup(root: Path) -> None:
    page = load(root).by_id["P05"].page.model_copy(update={"title": "a_b_ [c] <d> & e"})
    told = citations(page, "/p05/", "unreleased")
    assert r"[P05 a\_b\_ \[c\] \<d\> & e](/p05/)" in told["Markdown"]
    assert ">P05 a_b_ [c] &lt;d&gt; &amp; e</a>" in told["HTML"]
    assert not re.search("true|opinion", told["Plain text"])
