"""Halves, walks, stolen keys and tables come out the same on every run; what cannot be drawn is named."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from diagrams_src import draw
from diagrams_src.halves import on_day
from diagrams_src.picture import PictureError
from handbook.catalogue import load
from handbook.site import Site

ROOT = Path(__file__).parent.parent
PAGES = ("G005", "G025", "G054", "P04")
MADE = f"""
from pathlib import Path
from handbook.catalogue import load
from handbook.site import Site
site = Site(load(Path.cwd()))
print("".join(site.page(site.catalogue.by_id[page]) for page in {PAGES}))
"""


def test_the_pages_with_pictures_are_the_same_whatever_the_hash_seed(tmp_path: Path) -> None:
    made = set()
    for seed in ("0", "1234"):
        environment = os.environ | {"PYTHONHASHSEED": seed, "HANDBOOK_CACHE": str(tmp_path / seed), "PYTHONPATH": "."}
        command = [sys.executable, "-c", MADE]
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=True)
        assert done.stdout.count(b"<svg") >= 6
        assert str(ROOT).encode() not in done.stdout
        made.add(hashlib.sha256(done.stdout).hexdigest())
    assert len(made) == 1


def test_a_ring_is_too_wide_for_half_a_page_is_named_with_its_picture() -> None:
    with pytest.raises(PictureError) as error:
        on_day("full_mesh", "mesh", ("vpc1", "vpc2"), "2016-08-01", link=lambda verdict: None, icons="")
    assert re.match(r"diagrams_src/full_mesh\.py:5: a ring does not fit into half a page; ", str(error.value))


@pytest.mark.parametrize(
    ("right", "wrong", "says"),
    [
        ('walk("services_vpc.half", "prod", "shared")', 'walk("services_vpc.half", "prod", "sharde")', "shared"),
        ('walk("services_vpc.half", "prod", "shared")', 'walk("services_vpc.hlaf", "prod", "shared")', "half"),
        ('walk("services_vpc.half", "prod", "shared")', 'wlak("services_vpc.half", "prod", "shared")', "walk"),
    ],
)
def test_a_wrong_walk_is_a_fault_at_the_line_of_the_page(root: Path, right: str, wrong: str, says: str) -> None:
    site = Site(load(root))
    entry = site.catalogue.by_id["G025"]
    document = entry.document
    line = document.first_line + entry.body[: entry.body.index(right)].count("\n")
    changed = type(document)(document.file, document.front, entry.body.replace(right, wrong), document.first_line)
    site.body(changed, entry.page)
    (fault,) = site.faults
    assert (fault.file, fault.line) == (document.file, line)
    assert says in str(fault)


@pytest.mark.parametrize(
    ("edited", "anew"),
    [
        ("snippets/bastion.py", True),
        ("diagrams_src/bastion.py", True),
        ("snippets/lollipop.py", False),
        ("diagrams_src/lollipop.py", False),
        ("snippets/designs.py", True),  # it has no picture of its own: any picture may be drawn from it
        ("diagrams_src/layout.py", True),
        ("diagrams_src/figures/mesh_growth.py", True),
        ("awsnet/walk.py", True),
    ],
)
def test_a_picture_is_drawn_anew_when_what_it_depends_on_changes(
    edited: str, anew: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = ["awsnet/walk.py", "diagrams_src/figures/mesh_growth.py", "diagrams_src/layout.py", "snippets/designs.py"]
    files += [f"{folder}/{scene}.py" for folder in ("snippets", "diagrams_src") for scene in ("bastion", "lollipop")]
    for name in files:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("as it was", encoding="utf-8")
    monkeypatch.setattr(draw, "ROOT", tmp_path)
    monkeypatch.setattr(draw, "HOME", tmp_path / "diagrams_src")
    before, of_all = draw.sources.__wrapped__("bastion"), draw.sources.__wrapped__()
    (tmp_path / edited).write_text("edited", encoding="utf-8")
    assert (draw.sources.__wrapped__("bastion") != before) is anew
    assert draw.sources.__wrapped__() != of_all
