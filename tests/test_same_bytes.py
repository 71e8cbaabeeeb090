"""Halves, walks, stolen keys and tables come out the same on every run; what cannot be drawn is named."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

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
