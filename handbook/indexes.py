"""The indexes: the gotchas in groups, by whatever their front matter says of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar, cast, get_args

from handbook import coded
from handbook.catalogue import Entry
from handbook.pages import Gotcha
from handbook.posts import POSTS
from handbook.vocabulary import PROVED, SERVICES, TRUE, Is, Kind, Proof, Service, Severity, Symptom

Value = TypeVar("Value")


@dataclass(frozen=True)
class Group:
    """The gotchas that have one value of what an index asks for."""

    name: str
    entries: tuple[Entry, ...]

    @property
    def anchor(self) -> str:
        """Where the group stands on its page."""
        return re.sub(r"[^a-z0-9]+", "-", self.name.lower()).strip("-")


@dataclass(frozen=True)
class Index:
    """A page that lists the gotchas in groups: what it is by, and what it says of itself."""

    by: str
    summary: str
    groups: tuple[Group, ...]

    @property
    def path(self) -> str:
        """The page's source below docs/."""
        return f"by/{self.by.replace(' ', '-')}.md"

    def anchors(self, entry: Entry) -> list[str]:
        """Return the anchors of the groups in which a gotcha stands."""
        return [group.anchor for group in self.groups if entry in group.entries]


def indexes(entries: Iterable[Entry]) -> Iterator[Index]:
    """Yield every index of the gotchas."""
    entries = tuple(entries)

    def index(
        by: str, summary: str, order: Iterable[Value], of: Callable[[Gotcha], Iterable[Value]], say: Say
    ) -> Index:
        groups = (Group(say(one), tuple(e for e in entries if one in of(cast(Gotcha, e.page)))) for one in order)
        return Index(by, summary, tuple(group for group in groups if group.entries))

    yield index("service", "By the service that a gotcha is about.", get_args(Service), _services, SERVICES.__getitem__)
    yield index("symptom", "By what you see when it bites.", get_args(Symptom), lambda page: page.symptoms, _first_up)
    yield index("severity", "By how hard it bites.", get_args(Severity), lambda page: [page.severity], _first_up)
    yield index(
        "status", "By how true the claim is today.", get_args(Is), lambda page: [page.now.is_], TRUE.__getitem__
    )
    yield index("kind", "By what suffers.", get_args(Kind), lambda page: [page.kind], _first_up)
    yield index("proof", "By what proves it.", get_args(Proof), lambda page: page.proof, PROVED.__getitem__)
    yield _by_code(entries)
    yield index("part", "By the post of 2016 that it answers.", [p.name for p in POSTS], _parts, str)


Say = Callable[..., str]


def _services(page: Gotcha) -> Iterable[Service]:
    return page.services


def _parts(page: Gotcha) -> Iterable[str]:
    return {claim.post.name for claim in page.claims}


def _first_up(text: str) -> str:
    return text[0].upper() + text[1:]


def _by_code(entries: Iterable[Entry]) -> Index:
    groups = coded.gotchas_by_code(entries)
    named = (Group(str(code), tuple(groups[code])) for code in sorted(groups, key=str))
    return Index("refusal code", "By the code of the refusal that its page shows.", tuple(named))
