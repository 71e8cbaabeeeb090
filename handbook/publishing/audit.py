"""Ask the registries whether a locked package has a known hole; say so where they do not answer.

python -m handbook.publishing.audit [--all]: exit code 1 for a hole; with --all also for a package left out.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PYTHON = ("requirements.txt", "tests/requirements.txt", "handbook/publishing/requirements.txt")
NODE = ("handbook/browser/package-lock.json", "package-lock.json")


@dataclass(frozen=True)
class Answer:
    """What was said of a lock file: its holes, and why packages were left out, each with how many."""

    file: str
    asked: int
    holes: tuple[str, ...] = ()
    left_out: tuple[tuple[str, int], ...] = ()

    def __str__(self) -> str:
        out = sum(number for _, number in self.left_out)
        lines = [f"{self.file}: {self.asked - out} of {self.asked} packages audited, {len(self.holes)} holes"]
        lines += [f"  hole: {hole}" for hole in self.holes]
        lines += [f"  left out: {number} of {self.asked}, for {why}" for why, number in self.left_out]
        return "\n".join(lines)


def of_python(file: str, said: str, complained: str) -> Answer:
    """Return what pip-audit said of a lock file. It ends well when it could ask for no package at all: this tells."""
    try:
        rows: list[dict[str, Any]] = json.loads(said)["dependencies"]
    except ValueError:
        return Answer(file, 0, left_out=((_last(complained), 0),))
    holes = [f"{row['name']} {row['version']}: {v['id']}{_mended(v)}" for row in rows for v in row.get("vulns", [])]
    skipped = [row["skip_reason"].split(":")[0] for row in rows if "skip_reason" in row]
    return Answer(file, len(rows), tuple(holes), tuple((why, skipped.count(why)) for why in dict.fromkeys(skipped)))


def of_node(file: str, said: str, complained: str, locked: int) -> Answer:
    """Return what npm audit said of a lock file with so many packages."""
    try:
        told: dict[str, Any] = json.loads(said)
    except ValueError:
        told = {"message": _last(complained)}
    if "vulnerabilities" not in told:
        return Answer(file, locked, left_out=((told.get("message") or _last(complained), locked),))
    return Answer(file, locked, tuple(f"{name}: {one['severity']}" for name, one in told["vulnerabilities"].items()))


def answers(root: Path) -> Iterator[Answer]:
    """Yield what the registries say of each lock file."""
    for file in PYTHON:
        options = ["--disable-pip", "--require-hashes", "--format", "json", "--progress-spinner", "off"]
        done = _asked([sys.executable, "-m", "pip_audit", *options, "--requirement", file], root)
        yield of_python(file, done.stdout, done.stderr)
    for file in NODE:
        done = _asked(["npm", "audit", "--json", "--package-lock-only", "--loglevel=error"], (root / file).parent)
        packages = json.loads((root / file).read_text(encoding="utf-8"))["packages"]
        yield of_node(file, done.stdout, done.stderr, len(packages) - 1)


def _asked(command: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def _mended(hole: dict[str, Any]) -> str:
    return f", mended in {', '.join(hole['fix_versions'])}" if hole.get("fix_versions") else ""


def _last(complained: str) -> str:
    return (complained.strip().splitlines() or ["no reason that was told"])[-1]


def main(arguments: list[str]) -> int:
    """Print every answer; return the exit code."""
    told = list(answers(Path.cwd()))
    print("\n".join(str(answer) for answer in told))
    unanswered = "--all" in arguments and any(answer.left_out for answer in told)
    return 1 if unanswered or any(answer.holes for answer in told) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
