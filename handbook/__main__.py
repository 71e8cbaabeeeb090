"""`python -m handbook check` prints every fault of the catalogue, one a line, and exits with 1 if there is any."""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Iterator
from pathlib import Path

from handbook import catalogue, fences, permalinks
from handbook.fault import Fault
from handbook.site import Site

USAGE = "usage: python -m handbook check"


def all_faults(root: Path) -> Iterator[Fault]:
    """Yield every fault of the numbered pages, of the ledger and of the marks of fences."""
    found = catalogue.load(root)
    yield from found.faults
    site = Site(found)
    deque(site.files(), maxlen=0)
    yield from site.faults
    yield from permalinks.faults(root, found)
    for file in sorted((root / "docs").rglob("*.md")):
        yield from fences.faults(file, root)


def main(arguments: list[str]) -> int:
    """Run a command; return its exit code."""
    if arguments != ["check"]:
        print(USAGE, file=sys.stderr)
        return 2
    root = Path.cwd()
    faults = list(all_faults(root))
    for fault in faults:
        print(fault.below(root))
    print(f"{len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
