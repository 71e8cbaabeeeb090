"""The bench runs, says what is met and what is missed, and stops at a wrong answer. It is run, not imported."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

OUT_OF_REACH = """
from bench import questions
questions.GOAL = questions.AIM = 10**12
assert questions.main(["--tiny"]) == 0
questions.law = lambda net: lambda question: "a can reach b"
questions.main(["--tiny"])
"""


def run(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *arguments], cwd=root, capture_output=True, text=True, check=False)


def test_the_bench_measures_every_part_and_tells_who_is_right(root: Path) -> None:
    done = run(root, "-m", "bench.questions", "--tiny")
    assert (done.returncode, done.stderr) == (0, "")
    rates, forwarding, search, matrix, growth = done.stdout.split("\n\n")[1:]
    assert rates.count("24 of 24 answers right") == forwarding.count("24 of 24 answers right") == 2
    assert search.count("16 of 24 answers right") == 2  # a third is refused, and a search refuses nothing
    assert "6 verdicts" in matrix
    assert growth.count("goal 1.3: ") == 2


def test_a_missed_goal_is_told_and_a_wrong_answer_is_a_failure(root: Path) -> None:
    done = run(root, "-c", OUT_OF_REACH)
    assert done.stdout.count("goal 1,000,000,000,000: missed; aim 1,000,000,000,000: missed") == 2
    assert done.returncode == 1
    assert done.stderr == "awsnet gives 8 wrong answers, so its speed is worth nothing\n"


@pytest.mark.slow
def test_the_contact_sheet_shows_pictures_in_light_and_dark(root: Path, tmp_path: Path) -> None:
    done = run(root, "-m", "bench.contact_sheet", "--tiny", str(tmp_path))
    assert (done.returncode, done.stderr) == (0, "")
    grounds = []
    for file in sorted(tmp_path.iterdir()):
        with Image.open(file) as sheet:
            grounds.append(sheet.getpixel((14, 26)))
    assert grounds == [(255, 255, 255), (30, 33, 41)]


def test_the_bench_measures_pictures_from_nothing(root: Path) -> None:
    done = run(root, "-m", "bench.pictures", "--tiny")
    assert (done.returncode, done.stderr) == (0, "")
    first, in_a_page, *_ = done.stdout.splitlines()
    assert first.startswith("3 pictures, none of them kept")
    assert "0.000 s" not in in_a_page, "they were kept"
    assert re.findall(r"goal ([\d.]+ \w+): (?:met|missed)", done.stdout) == ["0.1 s", "12 KB", "3 KB"]
