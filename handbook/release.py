"""Which release of the handbook this is: a git tag such as v2026.11.27, or how far it stands after one."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

TAG = r"v\d{4}\.\d{2}\.\d{2}"
TAGS = "v[0-9]*.[0-9]*.[0-9]*"  # the same as git takes it
ARCHIVED = "handbook/release.txt"  # git fills it in when it makes an archive, for who builds without a history


def release(root: Path) -> str:
    """Return the release that a tree is: its tag, "unreleased after" the last tag, or "unreleased" and its day."""
    if (root / ".git").exists():
        described = _git(root, "describe", "--tags", "--match", TAGS, "--dirty")
        return _named(described, _git(root, "log", "-1", "--format=%cs"))
    archived = root / ARCHIVED
    text = archived.read_text(encoding="utf-8") if archived.exists() else ""
    described, _, day = text.strip("\n").partition(" ")
    return _named(described, day)


def _named(described: str, day: str) -> str:
    if re.fullmatch(TAG, described):
        return described
    if tag := re.match(TAG, described):
        return f"unreleased after {tag[0]}"
    return f"unreleased, {day}" if re.fullmatch(r"\d{4}-\d{2}-\d{2}", day) else "unreleased"


def _git(root: Path, *command: str) -> str:
    """Return what git says, or nothing where it fails or is missing."""
    try:
        done = subprocess.run(["git", "-C", str(root), *command], capture_output=True, text=True, check=False)
    except OSError:
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""
