"""What was read, once for all pages: sources.toml says who says it, where, on which day, in which stored copy."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints, ValidationError

from awsnet.errors import suggestion
from handbook.fault import Fault, toml
from handbook.fields import Day, Strict, Words, a_quotation
from handbook.vocabulary import SourceKind

FILE = Path(__file__).parent / "sources.toml"


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
    try:
        written = toml(FILE)
    except Fault as fault:
        return {"": fault}
    return {name: _source(name, fields) for name, fields in written.items()}


def _source(name: str, fields: dict[str, object]) -> Source | Fault:
    try:
        return Source.model_validate(fields)
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"])
        cure = f"a source has {', '.join(Source.model_fields)}"
        return Fault(FILE, _line(name, key.split(".")[0]), f"{name}.{key}: {first['msg']}", cure)


def _line(name: str, key: str) -> int:
    """Return the line on which a source's key stands, or that of its name."""
    lines = FILE.read_text(encoding="utf-8").splitlines()
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
    where = f"handbook/{FILE.name}"
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
