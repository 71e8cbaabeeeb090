"""The ledgers of published addresses: a line once committed neither changes nor vanishes."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from handbook.catalogue import Catalogue
from handbook.fault import Fault
from handbook.shelves import SHELVES, ledger_of

LEDGERS = tuple(dict.fromkeys(shelf.ledger for shelf in SHELVES))


def faults(root: Path, catalogue: Catalogue, made: Iterable[str] = ()) -> Iterator[Fault]:
    """Yield a fault for each page without a line, each line without a page, and each line that history had.

    `made` are the pages that the catalogue makes, as their sources below docs/.
    """
    files = {entry.address: entry.file for entry in catalogue.entries}
    files |= {address: root / ledger_of(address) for source in made if (address := _address(source)) not in files}
    for ledger in LEDGERS:
        own = {address: file for address, file in files.items() if ledger_of(address) == ledger and address != "/"}
        yield from _of(ledger, own, root)


def _of(ledger: str, files: Mapping[str, Path], root: Path) -> Iterator[Fault]:
    """Yield what is wrong with one ledger, by the files of the addresses that belong into it."""
    file = root / ledger
    lines = kept(file)
    for address, where in files.items():
        if address not in lines:
            yield Fault(where, 1, f"{address} is not in the ledger", f"add the line to {ledger}")
    for number, line in enumerate(lines, 1):
        if line in lines[: number - 1]:
            yield Fault(file, number, f"{line} stands twice in the ledger", "remove one of the two lines")
        if line not in files and not (root / "docs" / line.rstrip("/")).with_suffix(".md").exists():
            yield Fault(file, number, f"{line} was promised and has no page", "give the page its file name back")
    history = committed(root, ledger)
    if history is None:
        yield Fault(file, 1, "there is no git history to compare the ledger with", "check in a clone of the repository")
    for line in sorted((history or set()) - set(lines)):
        yield Fault(file, len(lines) or 1, f"{line} was published and is gone from the ledger", "put the line back")


def kept(file: Path) -> list[str]:
    """Return the lines of a ledger; none of one that a team has not begun."""
    return file.read_text(encoding="utf-8").splitlines() if file.exists() else []


def _address(source: str) -> str:
    """Return the address of a page below the root of the site, by its source."""
    return source.removesuffix(".md").removesuffix("index").rstrip("/") + "/"


def committed(root: Path, ledger: str) -> set[str] | None:
    """Return every line that a ledger had in any commit, or nothing where there is no history."""
    command = ["git", "-C", str(root), "log", "-p", "--format=", "--unified=0", "--", ledger]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        return None
    added = (line[1:] for line in done.stdout.splitlines() if line.startswith("+") and not line.startswith("+++"))
    return {line for line in added if line}
