"""A site takes the place of the last one whole or not at all: whatever fails, dies, or comes at the same time."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from handbook.publishing.build import Unbuilt, build

ROOT = Path(__file__).parent.parent
PAGE = '<meta charset="utf-8">{}'
# Stands for MkDocs: writes a site of 20 pages, each with a word in it, then waits or fails as it is told.
STEP = """
import sys, time
from pathlib import Path
word, then, to = sys.argv[1:]
for n in range(20):
    Path(to, f"{n}.html").write_text('<meta charset="utf-8">' + word)
    time.sleep(0.02 if then == "slowly" else 0)
    if then == "dies" and n == 10:
        Path(to).with_name("half").touch()
        time.sleep(60)
for name in ("404.html", "sitemap.xml"):
    Path(to, name).write_text('<meta charset="utf-8">' + word)
sys.exit(then == "fails")
"""
APART = """
import signal, sys
from pathlib import Path
from handbook.publishing.build import Unbuilt, build
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell lets what runs in the background ignore it
try:
    build(Path(sys.argv[1]), (sys.executable, *sys.argv[2:]))
except Unbuilt as error:
    sys.exit(f"not built: {error}")
"""


def step(word: str, then: str = "") -> tuple[str, ...]:
    return (sys.executable, "-c", STEP, word, then)


def apart(site: Path, word: str, then: str = "", **options: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", APART, str(site), *step(word, then)[1:]]
    return subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True, **options)  # type: ignore[call-overload,no-any-return]


def words(site: Path) -> set[str]:
    """Return what the pages of a site say; a whole site of one build says one word, on 21 pages."""
    pages = sorted(site.glob("*.html"))
    assert len(pages) == 21
    return {page.read_text().rpartition(">")[2] for page in pages}


def beside(site: Path) -> list[str]:
    return sorted(file.name for file in site.parent.iterdir() if file.name not in (".site.lock", "half"))


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a folder in which stands the last good site."""
    build(tmp_path / "site", step("last"))
    return tmp_path / "site"


def test_a_build_takes_the_place_of_the_last_one(site: Path) -> None:
    (site / "of-the-last.html").write_text("gone with it")
    assert build(site, step("next")) == 21
    assert (words(site), beside(site)) == ({"next"}, ["site"])


def test_pages_that_fail_leave_the_last_site_as_it_was(site: Path) -> None:
    with pytest.raises(Unbuilt, match=r"the pages were not made \(exit code 1\): the cause stands above"):
        build(site, step("next", "fails"))
    assert (words(site), beside(site)) == ({"last"}, ["site"])


def test_a_page_that_no_policy_allows_leaves_the_last_site_as_it_was(site: Path) -> None:
    with pytest.raises(Unbuilt, match=r'0\.html: the policy forbids onclick="go\(\)"'):
        build(site, step('<p onclick="go()">'))
    assert (words(site), beside(site)) == ({"last"}, ["site"])


@pytest.mark.parametrize("blow", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_a_build_that_is_killed_leaves_the_last_site_and_the_next_one_clears_up(site: Path, blow: int) -> None:
    dying = apart(site, "next", "dies", start_new_session=True)
    while not (site.parent / "half").exists():
        assert dying.poll() is None, dying.communicate()
        time.sleep(0.01)
    if blow == signal.SIGTERM:
        dying.send_signal(blow)  # to the build alone: it ends what it began
    else:
        os.killpg(dying.pid, blow)  # to all, as Ctrl+C and the kernel do
    dying.communicate()
    assert dying.returncode != 0
    assert words(site) == {"last"}
    if blow != signal.SIGKILL:
        assert beside(site) == ["site"]
    assert build(site, step("next")) == 21
    assert (words(site), beside(site)) == ({"next"}, ["site"])


def test_a_build_that_was_killed_between_two_renames_is_put_right_even_by_one_that_fails(site: Path) -> None:
    site.rename(site.with_name(".site.old"))
    with pytest.raises(Unbuilt):
        build(site, step("next", "fails"))
    assert (words(site), beside(site)) == ({"last"}, ["site"])


def test_of_two_builds_at_once_one_waits_and_says_so_and_each_is_whole(site: Path) -> None:
    both = [apart(site, word, "slowly") for word in ("one", "two")]
    said = "".join(one.communicate()[1] for one in both)
    assert [one.returncode for one in both] == [0, 0]
    assert len(words(site)) == 1
    assert said == f"another build into {site} is under way: waiting for its end\n"
    assert beside(site) == ["site"]


@contextmanager
def as_nobody(folder: Path) -> Iterator[None]:
    """Take the rights to write a folder from whoever runs the tests; root would keep them."""
    folder.chmod(0o555)
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)
        folder.chmod(0o755)


def test_a_folder_that_cannot_be_written_is_named_and_left_alone() -> None:
    with tempfile.TemporaryDirectory() as name:  # the folders of pytest can be entered by their owner only
        site = Path(name, "site")
        build(site, step("last"))
        Path(name, ".site.lock").unlink()
        with as_nobody(site.parent), pytest.raises(Unbuilt, match=rf"^{name}/\.site\.lock: Permission denied"):
            build(site, step("next"))
        assert (words(site), beside(site)) == ({"last"}, ["site"])


def test_what_is_no_site_is_never_put_away(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("ten years of work")
    with pytest.raises(Unbuilt, match="holds something, and no site"):
        build(tmp_path, step("next"))
    with pytest.raises(Unbuilt, match="is a file: name a folder"):
        build(tmp_path / "thesis.txt", step("next"))
    assert (tmp_path / "thesis.txt").read_text() == "ten years of work"
