"""What was read, once for all pages: who says it, where, on which day, in which stored copy. A team adds its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints, ValidationError

from awsnet.errors import suggestion
from handbook.fault import Fault, toml
from handbook.fields import Day, Strict, Words, a_quotation
from handbook.shelves import SHELVES
from handbook.vocabulary import SourceKind

ROOT = Path(__file__).parent.parent
LISTS = tuple(dict.fromkeys(shelf.sources for shelf in SHELVES))  # below the root; a team may have begun none


class Copy(Strict):
    """The stored copy of a page that was read."""

    repository: Annotated[str, StringConstraints(pattern=r"^[\w.-]+/[\w.-]+$")]
    path: str
    commit: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{7,40}$")] | None = None


class Source(Strict):
    """A page that was read: who says it, and when we read it."""

    title: Words
    publisher: Words
    kind: SourceKind
    url: Annotated[str, StringConstraints(pattern=r"^https?://\S+$")]
    read: Day
    at: Copy | None = None


@cache
def known() -> Mapping[str, Source]:
    """Return the sources that are whole, by name."""
    return {name: one for name, one in _listed().items() if isinstance(one, Source)}


def faults() -> Iterator[Fault]:
    """Yield what is wrong with the list of sources."""
    yield from (one for one in _listed().values() if isinstance(one, Fault))


@cache
def _listed() -> Mapping[str, Source | Fault]:
    found: dict[str, Source | Fault] = {}
    for file in (ROOT / name for name in LISTS):
        if file.exists() or file == ROOT / LISTS[0]:
            found |= _of(file, found)
    return found


def _of(file: Path, before: Mapping[str, object]) -> dict[str, Source | Fault]:
    """Return what one list says, by name; a name of a list before it is a fault."""
    try:
        written = toml(file)
    except Fault as fault:
        return {str(file): fault}
    twice = {
        f"{name} ": Fault(file, _line(file, name, ""), f"{name} stands in {LISTS[0]} already", "cite it by that name")
        for name in written
        if name in before
    }
    return twice | {name: _source(file, name, fields) for name, fields in written.items() if name not in before}


def _source(file: Path, name: str, fields: dict[str, object]) -> Source | Fault:
    try:
        return Source.model_validate(fields)
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"])
        cure = f"a source has {', '.join(Source.model_fields)}"
        return Fault(file, _line(file, name, key.split(".")[0]), f"{name}.{key}: {first['msg']}", cure)


def _line(file: Path, name: str, key: str) -> int:
    """Return the line on which a source's key stands, or that of its name."""
    lines = file.read_text(encoding="utf-8").splitlines()
    heading = lines.index(f"[{name}]") if f"[{name}]" in lines else 0
    for number, text in enumerate(lines[heading + 1 :], heading + 2):
        if text.startswith("["):
            break
        if text.startswith(f"{key} "):
            return number
    return heading + 1


def a_source(name: str) -> str:
    """Return the name of a source; raises ValueError, with the nearest, for one that the list has not, or not whole."""
    if name in known():
        return name
    where = " or ".join(LISTS)
    raise ValueError(
        f"{where} has '{name}', and not whole"
        if name in _listed()
        else f"no source in {where} is called '{name}'{suggestion(name, known())}"
    )


class Cited(Strict):
    """A source as a page cites it: its name in the list, and the words of it that bear the claim."""

    name: Annotated[str, AfterValidator(a_source)] = Field(alias="source")
    says: Annotated[str, AfterValidator(a_quotation)] | None = None

    @property
    def of(self) -> Source:
        """What was read."""
        return known()[self.name]
