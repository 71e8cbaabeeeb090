"""One commit is one site, byte for byte: whatever the folder, the seed of hashes, the day, the zone, the language.

What was drawn and painted comes from the cache in both builds; that it is drawn the same is told in test_pictures.py,
test_same_bytes.py and test_cards.py.
"""

from __future__ import annotations

import os
import subprocess
import sys
import zlib
from datetime import UTC, datetime
from pathlib import Path

import pytest

from handbook.publishing.pack import files
from tests.planting import ROOT, clone_into

pytestmark = pytest.mark.slow
CLOCK = ROOT / "tests" / "clock"
DAYS = 86_400
ONE = {"PYTHONHASHSEED": "0", "TZ": "UTC", "LANG": "C.UTF-8", "CLOCK_AHEAD": "0"}
OTHER = {"PYTHONHASHSEED": "1234", "TZ": "Pacific/Kiritimati", "LANG": "C", "CLOCK_AHEAD": str(1234 * DAYS)}
SHARED = {
    "SITE_URL": "https://handbook.example/handbook/",
    "PYTHONPATH": str(CLOCK),
    "HANDBOOK_CACHE": str(ROOT / ".cache"),
}


def day_in(gzipped: bytes) -> str:
    """Return the day that a gzip file tells in its head."""
    return datetime.fromtimestamp(int.from_bytes(gzipped[4:8], "little"), UTC).date().isoformat()


def committed(root: Path) -> str:
    command = ["git", "log", "-1", "--format=%cd", "--date=format-local:%Y-%m-%d"]
    done = subprocess.run(command, cwd=root, env=os.environ | {"TZ": "UTC"}, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_two_builds_of_one_commit_are_the_same_bytes(tmp_path: Path) -> None:
    clones = [clone_into(folder) for folder in (tmp_path / "a", tmp_path / "another-and-longer" / "b")]
    command = [sys.executable, "-m", "handbook", "build"]
    builds = [
        subprocess.Popen(command, cwd=made, env=os.environ | SHARED | day, stderr=subprocess.PIPE, text=True)
        for made, day in zip(clones, (ONE, OTHER), strict=True)
    ]
    said = [build.communicate()[1] for build in builds]
    assert [build.returncode for build in builds] == [0, 0], said
    one, other = (files(made / "site") for made in clones)
    assert sorted(one) == sorted(other)
    assert [name for name in one if one[name] != other[name]] == []
    assert zlib.decompress(one["sitemap.xml.gz"], wbits=31) == one["sitemap.xml"]
    assert day_in(one["sitemap.xml.gz"]) == committed(ROOT)  # so that a day of the build would have shown
    assert not [name for name, content in one.items() if str(tmp_path).encode() in content]
