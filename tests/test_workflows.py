"""Workflows run what runs at home, name each action by a commit, and write only where they say so."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from handbook.release import TAG

ROOT = Path(__file__).parent.parent
FILES = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
NAMES = [file.name for file in FILES]


def workflow(file: Path) -> dict[Any, Any]:
    told: dict[Any, Any] = yaml.safe_load(file.read_text(encoding="utf-8"))
    return told


@pytest.mark.parametrize("file", FILES, ids=NAMES)
def test_each_action_is_named_by_a_commit_and_says_its_version(file: Path) -> None:
    used = re.findall(r"uses: (.*)", file.read_text(encoding="utf-8"))
    assert used
    assert [one for one in used if not re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", one)] == []


def test_an_action_is_the_same_commit_everywhere() -> None:
    used = {one for file in FILES for one in re.findall(r"uses: ([\w/-]+@\S+)", file.read_text(encoding="utf-8"))}
    assert len(used) == len({one.partition("@")[0] for one in used})


@pytest.mark.parametrize("file", FILES, ids=NAMES)
def test_a_workflow_reads_and_a_job_that_writes_says_so(file: Path) -> None:
    told = workflow(file)
    assert told["permissions"] == {"contents": "read"}
    writing = {name for name, job in told["jobs"].items() if "write" in str(job.get("permissions"))}
    assert writing <= {"publish", "release"}


@pytest.mark.parametrize("file", FILES, ids=NAMES)
def test_each_command_of_make_is_one_that_there_is(file: Path) -> None:
    made = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
    steps = [step.get("run", "") for job in workflow(file)["jobs"].values() for step in job["steps"]]
    asked = {name for step in steps for name in re.findall(r"\bmake ([a-z-]+)", step)}
    assert asked
    assert asked <= made
    assert any(step.endswith("bash .ci/run") for step in steps), "nothing is published that was not proved"


def test_a_tag_that_makes_a_release_is_one_that_the_handbook_reads() -> None:
    (pattern,) = workflow(ROOT / ".github/workflows/release.yml")[True]["push"]["tags"]  # YAML takes `on` for true
    as_regex = pattern.replace(".", r"\.").replace("[0-9]", r"\d")
    for tag, is_one in {"v2026.11.27": True, "v2026.11": False, "2026.11.27": False}.items():
        assert bool(re.fullmatch(as_regex, tag)) == bool(re.fullmatch(TAG, tag)) == is_one
