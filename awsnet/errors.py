"""What could not exist or cannot be asked, said with the culprit's name and the nearest right one."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Protocol, TypeVar


class TopologyError(ValueError):
    """A network that AWS would not build, or a question that has no meaning."""


TopologyError.__module__ = "awsnet"  # readers meet it as awsnet.TopologyError


Row = TypeVar("Row", bound="Named")


class Named(Protocol):
    """A row of a table of facts: it has a name."""

    @property
    def name(self) -> str:
        """The name by which one asks for it."""
        ...


def row(kind: str, name: str, rows: Iterable[Row]) -> Row:
    """Return the row so called. Raises TopologyError for a name that there is not, naming the nearest."""
    by_name = {one.name: one for one in rows}
    if not isinstance(name, str) or name not in by_name:
        raise TopologyError(f"no {kind} is called '{name}'{suggestion(name, by_name)}")
    return by_name[name]


def suggestion(wrong: str, known: Iterable[str]) -> str:
    """Return "; did you mean 'x'?" for the known name nearest to a wrong one, or nothing if none is near."""
    near = get_close_matches(str(wrong), list(known), n=1)
    return f"; did you mean '{near[0]}'?" if near else ""


def cure(wrong: str, known: Iterable[str], meant: str = "{}") -> str:
    """Return "did you mean 'x'?" for the known name nearest to a wrong one, or all known ones if none is near.

    `meant` is how the name is written where it was meant, such as "services_vpc.{}".
    """
    known = list(known)
    near = get_close_matches(wrong, known, n=1)
    return f"did you mean '{meant.format(near[0])}'?" if near else f"known are {', '.join(known)}"
