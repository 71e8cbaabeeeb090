"""What was spoilt on its way: caches, the ends of lines, marks at the beginning of a file. Each is right, or told."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from diagrams_src import kept
from handbook import run
from handbook.catalogue import load
from handbook.fault import Fault
from handbook.site import Site

G021 = "docs/gotchas/g021-peering-is-not-transitive.md"
SPOILT = {
    "cut off": lambda whole: whole[:-1],
    "empty": lambda whole: b"",
    "changed in one letter": lambda whole: whole.replace(b"picture", b"pictvre"),
    "kept by an older handbook": lambda whole: whole.partition(b"\n")[2],
}


@pytest.mark.parametrize("how", SPOILT)
def test_what_is_kept_and_spoilt_is_made_anew(how: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "FOLDER", tmp_path)
    made = []

    def make() -> bytes:
        made.append(1)
        return b"a picture\nof two lines"

    assert {kept.once("any", "key", make) for _ in range(2)} == {b"a picture\nof two lines"}
    assert len(made) == 1
    (file,) = (tmp_path / "any").iterdir()
    file.write_bytes(SPOILT[how](file.read_bytes()))
    assert {kept.once("any", "key", make) for _ in range(2)} == {b"a picture\nof two lines"}
    assert len(made) == 2


def test_a_cache_that_cannot_be_written_costs_time_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "any").write_text("a file where the folder should be")
    monkeypatch.setattr(kept, "FOLDER", tmp_path)
    assert kept.once("any", "key", lambda: b"made") == b"made"


def test_python_for_the_page_that_is_spoilt_is_told_with_its_cure(tmp_path: Path) -> None:
    for name, content in {"a.wasm": "a", "b.zip": "b"}.items():
        (tmp_path / name).write_text(content)
    sums = subprocess.run("sha256sum *", shell=True, cwd=tmp_path, capture_output=True, text=True, check=True)
    (tmp_path / run.MANIFEST).write_text(sums.stdout)
    assert run.parts_of(tmp_path) == {"a.wasm": b"a", "b.zip": b"b"}
    (tmp_path / "b.zip").write_text("B")
    with pytest.raises(Fault, match=r"Python for the page is spoilt; remove \.cache/python, then type 'make run'"):
        run.parts_of(tmp_path)
    (tmp_path / "b.zip").unlink()
    with pytest.raises(Fault, match="is spoilt"):
        run.parts_of(tmp_path)


def copied(root: Path, to: Path) -> Path:
    shutil.copytree(root / "docs", to / "docs")
    return to


def test_pages_with_the_line_ends_of_windows_make_the_same_site(root: Path, tmp_path: Path) -> None:
    for page in (copied(root, tmp_path) / "docs").rglob("*.md"):
        page.write_bytes(page.read_bytes().replace(b"\n", b"\r\n"))
    assert dict(Site(load(tmp_path)).files()) == dict(Site(load(root)).files())


def test_a_page_with_a_byte_order_mark_is_told(root: Path, tmp_path: Path) -> None:
    page = copied(root, tmp_path) / G021
    page.write_bytes(b"\xef\xbb\xbf" + page.read_bytes())
    faults = [fault.below(tmp_path) for fault in load(tmp_path).faults]
    assert f"{G021}:1: the page begins with a byte order mark; save it as UTF-8 without one" in faults


def test_every_file_ends_its_lines_as_unix_does_and_begins_with_what_it_says(root: Path) -> None:
    listed = subprocess.run(["git", "ls-files", "--eol"], cwd=root, capture_output=True, text=True, check=True)
    rows = [line.split(maxsplit=3) for line in listed.stdout.splitlines()]
    texts = [path.split("\t")[-1] for index, _, _, path in rows if index != "i/-text"]
    assert len(texts) > 300
    spoilt = [path for path in texts if (root / path).is_file() and wrong((root / path).read_bytes())]
    assert spoilt == []


def wrong(content: bytes) -> bool:
    return b"\r\n" in content or content.startswith(b"\xef\xbb\xbf")
