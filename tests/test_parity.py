"""Every session of the site prints the same in Pyodide, under node, as in CPython."""

from __future__ import annotations

import io
import json
import subprocess
import zipfile
from pathlib import Path

import pytest

from conftest import pages
from handbook import run, transcript
from handbook.fences import python_fences

Session = list[tuple[str, str]]


@pytest.mark.slow
def test_every_session_prints_the_same_in_the_browser_as_here(root: Path, tmp_path: Path) -> None:
    sessions = dict(all_sessions(root))
    assert sessions
    wanted = {name: here(blocks) for name, blocks in sessions.items()}
    there = dict(zip(sessions, in_pyodide(list(sessions.values()), root, tmp_path), strict=True))
    different = [name for name in sessions if there[name] != wanted[name]]
    assert not different, f"these print otherwise in Pyodide, the first {first_difference(wanted, there, different[0])}"


@pytest.mark.slow
def test_what_prints_otherwise_is_seen(root: Path, tmp_path: Path) -> None:
    asks_where: Session = [("pycon", ">>> import sys\n>>> sys.platform\n'linux'\n")]
    assert in_pyodide([asks_where], root, tmp_path)[0] != here(asks_where)


def all_sessions(root: Path) -> list[tuple[str, Session]]:
    found = []
    for page in pages():
        fences = [fence for fence in python_fences(page, root) if not fence.norun]
        for session in dict.fromkeys(fence.session for fence in fences):
            blocks = [(fence.kind, fence.code) for fence in fences if fence.session == session]
            found.append((f"{page.relative_to(root)} {session}".strip(), blocks))
    return found


def here(blocks: Session) -> list[dict[str, object]]:
    steps = transcript.run(transcript.Block(kind, code) for kind, code in blocks)
    return [{"source": s.source, "expected": s.expected, "got": s.got, "agrees": s.agrees} for s in steps]


def in_pyodide(sessions: list[Session], root: Path, tmp_path: Path) -> list[list[dict[str, object]]]:
    python = run.python()
    assert python, "there is no Python for the page: run 'make run'"
    for name, content in run.kept(run.packed(), python).items():
        (tmp_path / name).write_bytes(content)
    command = ["node", "bench/run/parity.mjs", str(python), str(tmp_path)]
    done = subprocess.run(command, cwd=root, input=json.dumps(sessions), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    answers: list[list[dict[str, object]]] = json.loads(done.stdout)
    return answers


def first_difference(
    wanted: dict[str, list[dict[str, object]]], there: dict[str, list[dict[str, object]]], name: str
) -> str:
    pairs = zip(wanted[name], there[name], strict=False)
    ours, theirs = next(((a, b) for a, b in pairs if a != b), ("fewer steps", "more steps"))
    return f"on {name}:\n  here  {ours}\n  there {theirs}"


@pytest.mark.slow
def test_the_memory_that_python_starts_from_is_the_same_each_time_it_is_made() -> None:
    folder = run.python()
    assert folder, "there is no Python for the page: run 'make run'"
    kept = run.kept(run.packed(), folder)  # made by another process, as a rule on another day
    anew = zipfile.ZipFile(io.BytesIO(run._by_node(run.packed(), folder)))
    assert sorted(kept) == sorted(anew.namelist()) == ["length", "memory.bin", "rest.zip"]
    assert [name for name in kept if kept[name] != anew.read(name)] == []
