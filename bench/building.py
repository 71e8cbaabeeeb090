"""How long the site takes to build: beside plain MkDocs with the same pages, with more gotchas, after one edit.

    python -m bench.building [PAIRS]

Times are seconds of processor, user and system, children included: other work on the machine changes them little.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Mapping
from pathlib import Path
from statistics import median

from bench.finished import ROOT, write

MOST = 1.25  # our whole build beside plain MkDocs
GROWTH = (100, 300, 999)  # a number has three digits, so that there is no G1000
NO_PART = shutil.ignore_patterns(".*", "node_modules", "site", "__pycache__")


def seconds(command: list[str], folder: Path, more: Mapping[str, str] | None = None) -> float:
    """Return the processor time of a command, which must succeed."""
    before = os.times()
    done = subprocess.run(command, cwd=folder, env={**os.environ, **(more or {})}, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)} failed in {folder}:\n{done.stdout}{done.stderr}")
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def ours(folder: Path, site: Path, cache: Path | None = None) -> float:
    """Return what our whole build takes, as `make site` makes it."""
    more = {"HANDBOOK_CACHE": str(cache)} if cache else {}
    return seconds([sys.executable, "-m", "handbook", "build", str(site)], folder, more)


def beside(place: Path, pairs: int) -> float:
    """Print our build beside plain MkDocs, in turn; return the ratio."""
    write(place / "plain")

    def plain() -> float:
        return seconds(["mkdocs", "build", "--quiet"], place / "plain")

    cold = ours(ROOT, place / "cold", place / "empty")
    ours(ROOT, place / "ours")
    rows = [(ours(ROOT, place / "ours"), plain()) for _ in range(pairs)]
    ratio = median(a / b for a, b in rows)
    mine, theirs = median(a for a, _ in rows), median(b for _, b in rows)
    print(f"ours, caches warm         {mine:5.1f} s")
    print(f"plain MkDocs, Material    {theirs:5.1f} s   ours / plain: {ratio:.2f}, at most {MOST}, {pairs} pairs")
    print(f"ours, no caches           {cold:5.1f} s   ours / plain: {cold / theirs:.2f}")
    return ratio


def project(place: Path, gotchas: int) -> Path:
    """Return a copy of the project with as many gotchas: copies of those that there are, each with its own number."""
    shutil.copytree(ROOT, place, ignore=NO_PART)
    folder = place / "docs" / "gotchas"
    there = sorted(folder.glob("g*.md"))
    taken = {int(file.name[1:4]) for file in there}
    free = (number for number in range(1, 1000) if number not in taken)
    for file in there[gotchas:]:
        file.unlink()
    for n, number in zip(range(gotchas - len(there)), free, strict=False):
        file = there[n % len(there)]
        text = re.sub(r"^id: G\d+$", f"id: G{number:03}", file.read_text(encoding="utf-8"), flags=re.M)
        text = re.sub(r"^(title: .{,60}).*$", rf"\1, {number}", text, flags=re.M)
        text = re.sub(r"^claims:\n(?: .*\n)+", "", text, flags=re.M)  # each is answered once
        (folder / f"g{number:03}{file.name[4:]}").write_text(text, encoding="utf-8")
    return place


def growth(place: Path) -> None:
    """Print what a page takes, warm, when there are more gotchas."""
    print("\ngotchas   pages   s warm   ms a page")
    for gotchas in GROWTH:
        root = project(place / str(gotchas), gotchas)
        ours(root, root / "site", root / ".cache")
        warm = ours(root, root / "site", root / ".cache")
        pages = sum(1 for page in (root / "site").rglob("index.html") if 'name="page-type"' in page.read_text("utf-8"))
        print(f"{gotchas:7}  {pages:6}  {warm:7.1f}  {1000 * warm / pages:10.0f}")


def seen(place: Path, times: int) -> None:
    """Print what passes by the clock from saving a page to its being served anew: the median of some times."""
    root = shutil.copytree(ROOT, place / "seen", ignore=NO_PART)
    page = root / "docs" / "index.md"
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    home = f"http://127.0.0.1:{port}/"
    more = {"HANDBOOK_CACHE": str(ROOT / ".cache")}
    command = [sys.executable, "-m", "mkdocs", "serve", "--livereload", "--quiet", "--dev-addr", f"127.0.0.1:{port}"]
    with subprocess.Popen(command, cwd=root, env=os.environ | more, stderr=subprocess.DEVNULL) as serving:
        try:
            until(home, "</html>")
            took = [saved(page, home, f"Saved-{n}") for n in range(times)]
        finally:
            serving.terminate()
    print(f"\nfrom saving a page to seeing it: {median(took):.1f} s by the clock, median of {times}")


def saved(page: Path, address: str, mark: str) -> float:
    """Return how many seconds pass until a mark, now saved into a page, is served."""
    start = time.monotonic()
    page.write_text(f"{page.read_text(encoding='utf-8')}\n{mark}\n", encoding="utf-8")
    until(address, mark)
    return time.monotonic() - start


def until(address: str, mark: str) -> None:
    """Wait until an address serves a page with a mark, for two minutes at most."""
    end = time.monotonic() + 120
    while time.monotonic() < end:
        with contextlib.suppress(OSError), urllib.request.urlopen(address) as answer:
            if mark in answer.read().decode():
                return
        time.sleep(0.05)
    raise SystemExit(f"{address} did not serve '{mark}' within two minutes")


def main(pairs: int) -> int:
    """Print every table; return 1 if our build takes too long beside the plain one."""
    with tempfile.TemporaryDirectory() as name:
        ratio = beside(Path(name), pairs)
        if pairs > 1:
            growth(Path(name))
            seen(Path(name), pairs)
    return int(ratio > MOST)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 3))
