"""What is published says what is in it: a zip with its manifest, bills of materials; what nobody audited is told."""

from __future__ import annotations

import importlib.util
import json
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from handbook.publishing import bill
from handbook.publishing.audit import of_node, of_python
from handbook.publishing.pack import MANIFEST, files, packed

DAY = 1_795_000_000  # 2026-11-18
CONTENTS = {"index.html": b"<p>home", "a b/ö.txt": b"with a blank", "empty": b""}


@pytest.fixture
def unpacked(tmp_path: Path) -> Path:
    (tmp_path / "site.zip").write_bytes(packed(CONTENTS, "handbook", DAY))
    shutil.unpack_archive(tmp_path / "site.zip", tmp_path)
    return tmp_path / "handbook"


def checked(folder: Path) -> tuple[int, str]:
    command = ["sha256sum", "--check", "--strict", "--quiet", MANIFEST]
    done = subprocess.run(command, cwd=folder, env={"LC_ALL": "C.UTF-8"}, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout


def test_what_is_unpacked_is_what_was_packed_and_its_manifest_agrees(unpacked: Path) -> None:
    assert checked(unpacked) == (0, "")
    out = files(unpacked)
    assert out.pop(MANIFEST).count(b"\n") == len(CONTENTS)
    assert out == CONTENTS


def test_the_manifest_finds_what_was_changed_or_lost(unpacked: Path) -> None:
    (unpacked / "index.html").write_bytes(b"<p>Home")
    (unpacked / "empty").unlink()
    code, said = checked(unpacked)
    assert code == 1
    assert set(said.splitlines()) == {"index.html: FAILED", "empty: FAILED open or read"}


def test_a_zip_is_the_same_whatever_the_order_and_the_day(tmp_path: Path) -> None:
    folder = tmp_path / "later"
    for name, content in reversed(CONTENTS.items()):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    assert packed(files(folder), "handbook", DAY) == packed(CONTENTS, "handbook", DAY)


def test_files_carry_the_time_of_the_sources_so_that_hosts_see_a_change_of_one_letter(tmp_path: Path) -> None:
    times = []
    for changed in (DAY, DAY + 86_400):
        (tmp_path / "site.zip").write_bytes(packed(CONTENTS, "handbook", changed))
        with zipfile.ZipFile(tmp_path / "site.zip") as zipped:
            times.append({entry.date_time for entry in zipped.infolist()})
    assert [len(one) for one in times] == [1, 1]
    assert times[0] != times[1]


SKIPPED = "Dependency not found on PyPI and could not be audited"
HOLE = {"id": "PYSEC-2024-1", "fix_versions": ["3.1.7"], "aliases": [], "description": ""}
SAID_OF_PYTHON = {
    "every package is audited": (
        json.dumps({"dependencies": [{"name": "jinja2", "version": "3.1.6", "vulns": []}], "fixes": []}),
        "r.txt: 1 of 1 packages audited, 0 holes",
    ),
    "a hole is named with its cure": (
        json.dumps({"dependencies": [{"name": "jinja2", "version": "3.1.6", "vulns": [HOLE]}], "fixes": []}),
        "r.txt: 1 of 1 packages audited, 1 holes\n  hole: jinja2 3.1.6: PYSEC-2024-1, mended in 3.1.7",
    ),
    "a package that the registry does not know is told": (
        json.dumps({"dependencies": [{"name": "jinja2", "skip_reason": f"{SKIPPED}: jinja2 (3.1.6)"}], "fixes": []}),
        f"r.txt: 0 of 1 packages audited, 0 holes\n  left out: 1 of 1, for {SKIPPED}",
    ),
    "an auditor that breaks off is told": (
        "",
        "r.txt: 0 of 0 packages audited, 0 holes\n  left out: 0 of 0, for ConnectionError: no route",
    ),
}


@pytest.mark.parametrize("name", SAID_OF_PYTHON)
def test_what_pip_audit_says(name: str) -> None:
    said, told = SAID_OF_PYTHON[name]
    assert str(of_python("r.txt", said, "Traceback\nConnectionError: no route\n")) == told


SAID_OF_NODE = {
    "every package is audited": ('{"vulnerabilities": {}}', "l.json: 3 of 3 packages audited, 0 holes"),
    "a hole is named": (
        '{"vulnerabilities": {"sirv": {"severity": "high"}}}',
        "l.json: 3 of 3 packages audited, 1 holes\n  hole: sirv: high",
    ),
    "a registry without an audit is told": (
        '{"message": "405 Method Not Allowed", "statusCode": 405}',
        "l.json: 0 of 3 packages audited, 0 holes\n  left out: 3 of 3, for 405 Method Not Allowed",
    ),
    "an npm that is not there is told": (
        "",
        "l.json: 0 of 3 packages audited, 0 holes\n  left out: 3 of 3, for no reason that was told",
    ),
}


@pytest.mark.parametrize("name", SAID_OF_NODE)
def test_what_npm_audit_says(name: str) -> None:
    said, told = SAID_OF_NODE[name]
    assert str(of_node("l.json", said, "", locked=3)) == told


@pytest.mark.slow
@pytest.mark.skipif(not importlib.util.find_spec("cyclonedx"), reason="left out: type 'make .venv/release' for it")
def test_a_bill_names_every_locked_package_and_is_the_same_in_every_folder(root: Path, tmp_path: Path) -> None:
    for lock in bill.PYTHON.values():
        told = json.loads(bill._python(root / lock))
        locked = [line.split("==") for line in (root / lock).read_text(encoding="utf-8").splitlines() if "==" in line]
        assert [(part["name"], part["version"]) for part in told["components"]] == [
            (name, version.split()[0]) for name, version in locked
        ]
    for number, folder in enumerate(bill.NODE.values()):
        copy = tmp_path / str(number)
        copy.mkdir()
        for file in ("package.json", "package-lock.json"):
            shutil.copy(root / folder / file, copy)
        assert bill._node(copy) == bill._node(root / folder)
        told = json.loads(bill._node(copy))
        packages = json.loads((copy / "package-lock.json").read_text(encoding="utf-8"))["packages"]
        wanted = {(path.rpartition("node_modules/")[2], one["version"]) for path, one in packages.items() if path}
        named = {("/".join(filter(None, (p.get("group"), p["name"]))), p["version"]) for p in told["components"]}
        assert named == wanted
        assert all(part["hashes"] for part in told["components"])


def test_a_release_of_no_site_is_refused(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "handbook.publishing.release", str(tmp_path), str(tmp_path / "dist")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (2, f"there is no built site in {tmp_path}: run 'make site'\n")
    assert not (tmp_path / "dist").exists()
