"""`check` prints every fault; `new` begins a page; `stale` lists pages whose review is due; and more: see USAGE.

Each command imports what it needs itself: to import everything takes as long as the quickest command runs.
"""

from __future__ import annotations

import gc
import json
import re
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from handbook.fault import Fault

USAGE = """usage: python -m handbook COMMAND
  check                            print every fault; exit 1 if there is any
  new TITLE [gotcha | pattern]     begin a page under the next number; exit 2 if that cannot be
  stale [--older-than DAYS]        list pages whose review is due; exit 1 if there is any
  answers CASES.json ANSWERS.json  answer cases in the tests' format
  build [SITE]                     build the site, whole or not at all
  guard SITE                       put the content security policy into a built site
  headers [SITE]                   print the headers that a host should send with a built site
  zip SITE FOLDER                  pack a built site, so that it opens from disk"""


def all_faults(root: Path) -> Iterator[Fault]:
    """Yield every fault of the numbered pages, of the ledger and of the marks of fences."""
    from handbook import catalogue, coded, fences, house, permalinks, sources
    from handbook.site import Site

    _, wrong = house.read(root / house.FILE.name)
    yield from wrong
    if wrong:
        return  # every page needs what it says
    found = catalogue.load(root)
    yield from sources.faults()
    yield from found.faults
    site = Site(found)
    made = [path for path, _ in site.files() if path.endswith(".md")]
    yield from site.faults
    yield from permalinks.faults(root, found, made)
    yield from coded.faults(root)
    for file in sorted((root / "docs").rglob("*.md")):
        yield from fences.faults(file, root)


def check() -> int:
    """Print every fault, one a line, and their number; return the exit code."""
    root = Path.cwd()
    faults = list(all_faults(root))
    for fault in faults:
        print(fault.below(root))
    print(f"{len(faults)} faults")
    return 1 if faults else 0


def begun(title: str, kind: str) -> int:
    """Begin a page and say what is left to do; return the exit code."""
    from handbook import new, shelves

    root = Path.cwd()
    try:
        file = new.begin(root, title, kind, date.today())
    except new.Unbegun as error:
        print(error, file=sys.stderr)
        return 2
    page = file.relative_to(root)
    print(f"{page} has its number and its address for ever.")
    print("It fails until it is true: 'python -m handbook check' lists what is still to be written.")
    print(f"Commit it together with its line in {shelves.ledger_of(f'{file.parent.name}/')}.")
    return 0


def due(days: int | None = None) -> int:
    """Print each page that was reviewed more than so many days ago, or than the house allows; return 1 if any is."""
    from handbook import catalogue, house, stale

    days = house.house().extra.review_days if days is None else days
    root = Path.cwd()
    faults = list(stale.due(catalogue.load(root), days, date.today()))
    for fault in faults:
        print(fault.below(root))
    print(f"{len(faults)} pages were reviewed more than {days} days ago")
    return 1 if faults else 0


def answers(file: str, out: str) -> int:
    """Answer the cases of a file into another, whole or not at all; return the exit code."""
    from handbook.answers import answer

    try:
        said = json.dumps(answer(Path(file)), indent=1)
        Path(out).write_text(said + "\n", encoding="utf-8")
    except (OSError, ValueError, KeyError, TypeError) as error:
        print(f"cannot answer {file or 'no file'} into {out or 'no file'}: {error}", file=sys.stderr)
        return 2
    return 0


def built(site: str) -> int:
    """Build the site into a folder, whole or not at all; return the exit code."""
    from handbook.publishing.build import Unbuilt, build

    try:
        pages = build(Path(site))
    except Unbuilt as error:
        print(f"not built: {error}", file=sys.stderr)
        return 1
    print(f"{site} holds {pages} pages")
    return 0


def headers(site: str) -> int:
    """Print the headers that a host should send with a built site; return the exit code."""
    from handbook.headers import Unguarded, lines

    try:
        print("\n".join(lines(Path(site))))
    except Unguarded as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def guarded(site: str) -> int:
    """Make a built site lean, and put the content security policy into every page of it; return the exit code."""
    from handbook.policy import Unsafe, guard
    from handbook.styles import Unreadable, gather

    try:
        gather(Path(site))
        pages = guard(Path(site))
    except (Unsafe, Unreadable) as error:
        print(error, file=sys.stderr)
        return 1
    if not pages:
        print(f"there is no built site in {site}: run 'make site'", file=sys.stderr)
    return 0 if pages else 2


def zipped(site: str, folder: str) -> int:
    """Pack a built site, and the whole handbook as one document, so that both open from disk; return the exit code."""
    from handbook import catalogue, document, house, takeaway
    from handbook.publishing.build import day
    from handbook.publishing.pack import packed
    from handbook.site import Site

    if not (Path(site) / "index.html").exists():
        print(f"there is no built site in {site}: run 'make site'", file=sys.stderr)
        return 2
    made = Site(catalogue.load(Path.cwd()))
    taken = takeaway.files(Path(site))
    whole = document.document(made, taken)
    taken[takeaway.PRINT] = whole.encode()
    if wrong := list(takeaway.dangling(taken)):
        print("\n".join(wrong), file=sys.stderr)
        return 1
    name = re.sub(r"[^a-z0-9.]+", "-", f"{house.house().site_name} {made.release}".lower())
    Path(folder).mkdir(parents=True, exist_ok=True)
    out = Path(folder) / f"{name}.zip"
    out.write_bytes(packed(taken, name, int(day())))
    print(f"{out}: {len(taken)} files, {out.stat().st_size / 1e6:.1f} MB; unpack it and open index.html")
    return 0


def main(arguments: list[str]) -> int:
    """Run a command; return its exit code."""
    match arguments:
        case ["check"]:
            return check()
        case ["new", title]:
            return begun(title, "gotcha")
        case ["new", title, kind]:
            return begun(title, kind)
        case ["stale"]:
            return due()
        case ["stale", "--older-than", days] if days.isdecimal():
            return due(int(days))
        case ["answers", file, out]:
            return answers(file, out)
        case ["build"]:
            return built("site")
        case ["build", site] if not site.startswith("-"):
            return built(site)
        case ["headers"]:
            return headers("site")
        case ["headers", site]:
            return headers(site)
        case ["guard", site]:
            return guarded(site)
        case ["zip", site, folder]:
            return zipped(site, folder)
    print(USAGE, file=sys.stderr)
    return 2


if __name__ == "__main__":
    gc.disable()  # a command ends before its garbage counts; to look for it takes a seventh of the time
    sys.exit(main(sys.argv[1:]))
