"""Planting faults: a copy of the project, what to change in it, and how a check is run there."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent


@dataclass(frozen=True)
class Plant:
    """A fault: how it is planted, which check should catch it, and how it is named there."""

    name: str
    into: Callable[[Path], None]
    check: str
    named: str


def edit(file: str, old: str, new: str) -> Callable[[Path], None]:
    def into(copy: Path) -> None:
        path = copy / file
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{file} has no '{old}' to plant a fault in"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return into


def append(file: str, text: str) -> Callable[[Path], None]:
    def into(copy: Path) -> None:
        with (copy / file).open("a", encoding="utf-8") as page:
            page.write(text)

    return into


def clone_into(folder: Path) -> Path:
    """Make a clone of the project with its history and with what is not committed yet, and return it.

    What Python compiled here comes along: it holds as long as a file has the time and the size that it has here.
    So do the types that mypy knows, and Python for the page: without it every page would be another one.
    """
    clone = folder / "copy"
    subprocess.run(["git", "clone", "--quiet", str(ROOT), str(clone)], check=True)
    listed = ["git", "-C", str(ROOT), "ls-files", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(listed, capture_output=True, text=True, check=True).stdout.splitlines()
    for name in names:
        if (ROOT / name).exists():
            (clone / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, clone / name)
    for source in (Path(name) for name in names if name.endswith(".py")):
        kept = clone / source.parent / "__pycache__"
        for compiled in (ROOT / source.parent / "__pycache__").glob(f"{source.stem}.*.pyc"):
            kept.mkdir(exist_ok=True)
            shutil.copy2(compiled, kept)
    (clone / ".venv").symlink_to(ROOT / ".venv")
    if (ROOT / ".mypy_cache").exists():
        shutil.copytree(ROOT / ".mypy_cache", clone / ".mypy_cache")
    (clone / ".cache").mkdir()
    (clone / ".cache" / "python").symlink_to(ROOT / ".cache" / "python")
    return clone


def settled(clone: Path) -> Path:
    """Commit all that a clone holds, so that `restore` has something to go back to, and return it."""
    run("git add -A . && git -c user.name=a -c user.email=a@b.example commit --quiet --allow-empty -m settled", clone)
    return clone


def restore(clone: Path) -> None:
    """Take back all that was planted in a clone since it settled."""
    run("git reset --hard --quiet && git clean -d --force --quiet", clone)


def run(command: str, folder: Path) -> tuple[int, str]:
    """Run a command in a copy and return its exit code and all that it said.

    What is kept is kept by content, so the copy may use what the project has kept.
    """
    path, cache = f"{ROOT / '.venv/bin'}:{os.environ['PATH']}", str(ROOT / ".cache")
    env = os.environ | {"PATH": path, "HANDBOOK_CACHE": cache}
    done = subprocess.run(command, shell=True, cwd=folder, env=env, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr
