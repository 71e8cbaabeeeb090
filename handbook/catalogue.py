"""Every page of the handbook that carries a number, checked one by one and against each other."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path

from handbook.fault import Fault
from handbook.frontmatter import Document, read
from handbook.pages import Gotcha, Page, Pattern, Plain
from handbook.scenes import NoSuchScene, network
from handbook.shelves import GOTCHA, PATTERN, SHELVES, TEAM

KINDS: dict[str, type[Page]] = {"gotcha": Gotcha, "pattern": Pattern}
FOLDERS = {shelf.folder: shelf for shelf in SHELVES}
HEADINGS: dict[type[Page], dict[str, str]] = {
    Gotcha: {
        "What you expect": "expect",
        "What happens": "happens",
        "Why": "why",
        "What to do instead": "instead",
        "Is it still true?": "still-true",
    },
    Pattern: {
        "The idea": "idea",
        "When to use it": "use",
        "When not to": "avoid",
        "What it costs": "costs",
    },
}


UNFINISHED = re.compile(r"\bTODO\b[^\"}]*")
PICTURED = re.compile(r"\{\{ (picture|picture_of|walk|matrix)\b")


@dataclass(frozen=True)
class Entry:
    """A numbered page: its file, what its front matter says, its body."""

    document: Document
    page: Page

    @property
    def file(self) -> Path:
        """Where the page is written."""
        return self.document.file

    @property
    def body(self) -> str:
        """The page below its front matter."""
        return self.document.body

    @property
    def path(self) -> str:
        """The page's source below docs/, as links to it are written."""
        return f"{self.file.parent.name}/{self.file.name}"

    @property
    def address(self) -> str:
        """The page's address below the root of the site."""
        return f"{self.file.parent.name}/{self.file.stem}/"


@dataclass(frozen=True)
class Catalogue:
    """All pages that could be read, the numbered ones in the order of their numbers, and every fault found."""

    entries: tuple[Entry, ...]
    plain: tuple[tuple[Document, Plain], ...]
    faults: tuple[Fault, ...]

    @cached_property
    def by_id(self) -> dict[str, Entry]:
        """The pages by number."""
        return {entry.page.id: entry for entry in self.entries}

    def of(self, kind: type[Page]) -> tuple[Entry, ...]:
        """Return the gotchas, or the patterns."""
        return tuple(entry for entry in self.entries if isinstance(entry.page, kind))


def load(root: Path) -> Catalogue:
    """Read every page below `root`/docs and check it."""
    entries: list[Entry] = []
    faults: list[Fault] = []
    for folder, shelf in FOLDERS.items():
        kind = KINDS[shelf.kind]
        for file in sorted((root / "docs" / folder).glob("*.md")):
            document, page, wrong = read(file, kind)
            found = [*wrong, *misplaced_headings(document, kind), *unfinished(document, wrong)]
            faults += sorted(found, key=lambda fault: fault.line)
            if page:
                entries.append(Entry(document, page))
    plain: list[tuple[Document, Plain]] = []
    for file in sorted((root / "docs").rglob("*.md")):
        folder = file.relative_to(root / "docs").parts[0]
        if folder in (TEAM, f"{TEAM}-patterns") and folder not in FOLDERS:
            cure = "write the letters of your numbers there, such as team: T"
            faults.append(Fault(file, 1, "it is a team's own, and handbook.yml names no team", cure))
        elif folder not in FOLDERS:
            document, plain_page, wrong = read(file, Plain)
            faults += wrong
            if plain_page:
                plain.append((document, plain_page))
    checks = (reused_numbers, misplaced, misnamed, titled_twice, dangling, sceneless)
    faults += (fault for check in checks for fault in check(entries))
    faults += answered_twice([*((one.document, one.page) for one in entries), *plain])
    return Catalogue(tuple(sorted(entries, key=_in_order)), tuple(plain), tuple(faults))


def unfinished(document: Document, told: Iterable[Fault]) -> Iterator[Fault]:
    """Yield a fault for each line that says what is still to be written, but those of which a fault is told."""
    if document.front is None:
        return
    lines = {fault.line for fault in told}
    for number, text in enumerate(document.file.read_text(encoding="utf-8").splitlines(), 1):
        if number not in lines and (match := UNFINISHED.search(text)):
            yield Fault(document.file, number, f"the page still says {match[0]}", "write it")


def _in_order(entry: Entry) -> tuple[int, str]:
    """Return what puts pages in order: those of the handbook by number, then a team's."""
    return list(FOLDERS).index(entry.file.parent.name), entry.page.id


def misplaced_headings(document: Document, kind: type[Page]) -> Iterator[Fault]:
    """Yield the first heading of a page that is not the one its kind has at that place."""
    wanted = list(HEADINGS[kind])
    found = [(n, text[3:].strip()) for n, text in document.body_lines() if text.startswith("## ")]
    for index, name in enumerate(wanted):
        number, text = found[index] if index < len(found) else (document.last_line, "the end of the page")
        if text != name:
            yield Fault(
                document.file, number, f"'{text}' stands where '## {name}' belongs", f"write {' / '.join(wanted)}"
            )
            return
    for number, text in found[len(wanted) :]:
        yield Fault(document.file, number, f"'## {text}' is one heading too many", f"write {' / '.join(wanted)}")


def reused_numbers(entries: Iterable[Entry]) -> Iterator[Fault]:
    """Yield a fault for each page whose number another page has."""
    for entry, known in alike(entries, lambda entry: entry.page.id):
        what = f"{entry.page.id} is the number of {known.path} already"
        cure = "a number means one claim for ever: take the next free one"
        yield Fault(entry.file, entry.document.line("id"), what, cure)


def misplaced(entries: Iterable[Entry]) -> Iterator[Fault]:
    """Yield a fault for each page whose number belongs into another folder."""
    for entry in entries:
        home = next(shelf for shelf in SHELVES if re.fullmatch(shelf.number, entry.page.id))
        if home.folder != entry.file.parent.name:
            cure = f"move it to docs/{home.folder}, or number it {FOLDERS[entry.file.parent.name].numbered(1)} and on"
            yield Fault(entry.file, entry.document.line("id"), f"{entry.page.id} stands in the wrong folder", cure)


def misnamed(entries: Iterable[Entry]) -> Iterator[Fault]:
    """Yield a fault for each page whose file is not called after its number."""
    for entry in entries:
        if not re.fullmatch(rf"{entry.page.id.lower()}-[a-z0-9-]+", entry.file.stem):
            what = f"the file of {entry.page.id} is called {entry.file.name}"
            yield Fault(entry.file, entry.document.line("id"), what, f"call it {entry.page.id.lower()}-its-claim.md")


def titled_twice(entries: Iterable[Entry]) -> Iterator[Fault]:
    """Yield a fault for each page whose title another page has."""
    for entry, known in alike(entries, lambda entry: entry.page.title.lower()):
        line = entry.document.line("title")
        yield Fault(entry.file, line, f"{known.page.id} has this title already", "say what tells the two apart")


def alike(entries: Iterable[Entry], said: Callable[[Entry], str]) -> Iterator[tuple[Entry, Entry]]:
    """Yield each page that says what another said before it, with that other."""
    first: dict[str, Entry] = {}
    for entry in entries:
        known = first.setdefault(said(entry), entry)
        if known is not entry:
            yield entry, known


def answered_twice(pages: Iterable[tuple[Document, Page | Plain]]) -> Iterator[Fault]:
    """Yield a fault for each claim of the posts that another page answers already."""
    home: dict[str, Document] = {}
    for document, page in pages:
        for index, claim in enumerate(page.claims):
            known = home.setdefault(claim.id, document)
            if known is not document:
                what = f"claims: {claim.id} is answered in {known.file.name} already"
                yield Fault(document.file, document.line("claims", index), what, "answer it once, and link that page")


def dangling(entries: Iterable[Entry]) -> Iterator[Fault]:
    """Yield a fault for each number in front matter that no page has."""
    entries = list(entries)
    # A page whose front matter has another fault still has the number that its file is called after.
    beside = (file for entry in entries[:1] for file in entry.file.parent.parent.glob("*/*.md"))
    named = (re.match(rf"({GOTCHA}|{PATTERN})-", file.stem.upper()) for file in beside)
    known = {entry.page.id for entry in entries} | {match[1] for match in named if match}
    for entry in entries:
        for key in ("related", "instead", "bites"):
            for index, number in enumerate(getattr(entry.page, key, [])):
                if number == entry.page.id:
                    line = entry.document.line(key, index)
                    yield Fault(entry.file, line, f"{key}: {number} names itself", "name another page or none")
                if number not in known:
                    near = get_close_matches(number, known, n=1, cutoff=0)
                    line = entry.document.line(key, index)
                    yield Fault(entry.file, line, f"{key}: no page has the number {number}", f"did you mean {near[0]}?")


def sceneless(entries: Iterable[Entry]) -> Iterator[Fault]:
    """Yield a fault for each scene that does not exist, or that its page does not show."""
    for entry in entries:
        if not entry.page.scene:
            continue
        stem = entry.page.scene.split(".")[0]
        line = entry.document.line("scene")
        try:
            network(entry.page.scene)
        except NoSuchScene as fault:
            yield Fault(entry.file, line, fault.what, fault.cure)
        except Fault as fault:
            yield fault
        if f'--8<-- "snippets/{stem}.py"' not in entry.body:
            cure = f'include it: --8<-- "snippets/{stem}.py"'
            yield Fault(entry.file, line, f"the page does not show its scene {stem}", cure)
        if not PICTURED.search(entry.body):
            yield Fault(
                entry.file, line, f"the page does not show a picture of its scene {stem}", "write {{ picture }}"
            )
