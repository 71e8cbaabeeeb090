"""Leaving is possible: the finished Markdown, built by ProperDocs and by Zensical, beside our own site.

    python -m bench.leaving SITE

It lists what differs: pages that are missing, headings that are lost, links within the site that lead nowhere.
It never fails for a difference; a builder that is not to be had is named.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from posixpath import join, normpath

from bench.finished import write

PEERS = Path(__file__).parent.parent / ".cache" / "peers" / "python" / "bin"  # make .cache/peers/python/made
BUILDERS = {"ProperDocs": ["properdocs", "build", "-q", "-f", "mkdocs.yml"], "Zensical": ["zensical", "build"]}
SHOWN = 5  # of each kind of difference
ID = re.compile(r'\sid="?([^"\s>]+)')
LINK = re.compile(r'<a\s[^>]*?href="?([^"\s>]+)')


def pages(site: Path) -> dict[str, tuple[set[str], list[str]]]:
    """Return the pages of a site by their address: the ids in each, and where its links lead."""
    found = {}
    for file in sorted(site.rglob("index.html")):
        text = file.read_text(encoding="utf-8")
        if "<article" in text:  # a short address leads on, and is no page
            address = file.relative_to(site).as_posix().removesuffix("index.html")
            found[address] = (
                set(ID.findall(text)),
                LINK.findall(text[text.index("<article") : text.rindex("</article>")]),
            )
    return found


def dead(site: Path, found: dict[str, tuple[set[str], list[str]]]) -> list[str]:
    """Return the links within a site that lead nowhere."""
    wrong = []
    for address, (_, links) in found.items():
        for link in links:
            path, _, anchor = link.partition("#")
            if re.match(r"[a-z]+:|/", path):
                continue
            to = normpath(join(address, path)) if path else address.rstrip("/")
            page = "" if to == "." else f"{to}/"
            there = page in found or (site / to).is_file() or (site / to / "index.html").is_file()
            if not there or (anchor and page in found and anchor not in found[page][0]):
                wrong.append(f"{address or 'home'} -> {link}")
    return wrong


def tell(what: str, differences: list[str]) -> None:
    """Print how many differences of a kind there are, and the first few."""
    print(f"  {len(differences):5} {what}")
    for one in differences[:SHOWN]:
        print(f"        {one}")


def compare(ours: Path, theirs: Path) -> None:
    """Print what differs between two sites."""
    mine, others = pages(ours), pages(theirs)
    print(f"  {len(others):5} pages; ours has {len(mine)}")
    tell("pages are missing", sorted(mine.keys() - others.keys()))
    lost = [
        f"{address or 'home'}#{anchor}"
        for address in sorted(mine.keys() & others.keys())
        for anchor in sorted(mine[address][0] - others[address][0])
        if not anchor.startswith("__")  # the theme's own
    ]
    tell("anchors are lost", lost)
    known = set(dead(ours, mine))
    tell("links lead nowhere", [link for link in dead(theirs, others) if link not in known])


def main(site: str) -> int:
    """Print what each builder makes of the finished pages; return 2 if there is no site of ours to compare with."""
    if not (Path(site) / "index.html").exists():
        print(f"there is no built site in {site}: run 'make site'", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as place:
        for name, (program, *options) in BUILDERS.items():
            print(name)
            if not (PEERS / program).exists():
                print("  is not to be had here: its package could not be installed")
                continue
            folder = Path(place) / name
            write(folder)
            command = [str(PEERS / program), *options]
            env = os.environ | {"PATH": f"{PEERS}:{os.environ['PATH']}"}
            done = subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True)
            if done.returncode:
                print(f"  does not build it: {(done.stderr or done.stdout).strip().splitlines()[-1]}")
                continue
            compare(Path(site), folder / "site")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "site"))
