"""What a page says of itself in its front matter: the fields, and what each may hold."""

from __future__ import annotations

from datetime import date
from itertools import takewhile
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from handbook.fields import Day, Strict, Words, a_beginning
from handbook.posts import Post, a_number, post_of
from handbook.shelves import GOTCHA, PATTERN
from handbook.sources import Cited, Source, known
from handbook.vocabulary import SERVICES, TRUE, Held, Is, Kind, Proof, Service, Severity, Symptom


def a_word(text: str) -> str:
    """Return what a reader types, one word or a few; raises ValueError if it is a sentence."""
    if len(text.split()) > 4 or len(text) > 40 or text.endswith("."):
        raise ValueError(f"'{text}' is a sentence: write at most four words that a reader types")
    return text


def a_title(text: str) -> str:
    """Return a title; raises ValueError if it ends in a full stop or is too long."""
    if text.endswith(".") or len(text) > 70:
        raise ValueError("a title is a claim of at most 70 characters without a full stop")
    return text


Number = Annotated[str, StringConstraints(pattern=f"^({GOTCHA}|{PATTERN})$")]


class Truth(Strict):
    """From when on the claim was how true, and what made it so."""

    since: Annotated[str, AfterValidator(a_beginning)] = Field(alias="from")
    is_: Is = Field(alias="is")
    because: Words


class Claim(Strict):
    """A claim of the 2016 posts in our own words, how far it held then and holds now, and why."""

    id: Annotated[str, AfterValidator(a_number)]
    says: Words
    then: Held
    now: Held
    because: Words

    @property
    def post(self) -> Post:
        """The post that makes the claim."""
        return post_of(self.id)


class Change(Strict):
    """What changed on a page, and when."""

    date: Day
    change: Words


class Page(Strict):
    """What gotchas and patterns both say of themselves."""

    id: Number
    title: Annotated[Words, AfterValidator(a_title)]
    summary: Words
    services: list[Service] = Field(min_length=1)
    words: Annotated[tuple[Annotated[Words, AfterValidator(a_word)], ...], Field(max_length=8)] = ()
    claims: tuple[Claim, ...] = ()
    proof: list[Proof] = Field(min_length=1)
    scene: Annotated[str, StringConstraints(pattern=r"^\w+\.\w+$")] | None = None
    related: tuple[Number, ...] = ()
    owner: Words | None = None  # else the handbook's (handbook.yml)
    sources: list[Cited] = Field(min_length=1)
    history: list[Change] = Field(min_length=1)

    @property
    def read(self) -> list[tuple[Source, list[str]]]:
        """Each source of the page once, with the words of it that are quoted."""
        names = dict.fromkeys(cited.name for cited in self.sources)
        return [(known()[name], [c.says for c in self.sources if c.name == name and c.says]) for name in names]

    @property
    def reviewed(self) -> date:
        """The day on which the source that was read longest ago was read."""
        return min(source.of.read for source in self.sources)

    @property
    def found_under(self) -> dict[str, tuple[str, ...]]:
        """What the search finds the page under beside its text, by what it is."""
        told = {
            "Services": tuple(SERVICES[service] for service in self.services),
            "What you see": tuple(getattr(self, "symptoms", ())),
            "Types": tuple(getattr(self, "resources", ())),
            "Errors": tuple(getattr(self, "errors", ())),
            "Also typed": self.words,
        }
        return {what: words for what, words in told.items() if words}

    @model_validator(mode="after")
    def words_are_said_once(self) -> Page:
        """Refuse words that repeat each other."""
        twice = [word for word in self.words if self.words.count(word) > 1]
        if twice:
            raise ValueError(f"words: '{twice[0]}' stands twice")
        return self

    @model_validator(mode="after")
    def proved_by_the_model_has_a_scene(self) -> Page:
        """Refuse a proof by the model without a scene to ask."""
        if "model" in self.proof and not self.scene:
            raise ValueError("proof by the model needs a scene such as 'services_vpc.hub'")
        return self

    @model_validator(mode="after")
    def history_is_newest_first(self) -> Page:
        """Refuse a history that is not in order."""
        days = [change.date for change in self.history]
        if days != sorted(days, reverse=True):
            raise ValueError("history stands newest first")
        return self


class Gotcha(Page):
    """A claim that bites, how hard, and since when it is how true."""

    id: Annotated[str, StringConstraints(pattern=f"^({GOTCHA})$")]
    severity: Severity
    kind: Kind
    symptoms: list[Symptom] = Field(min_length=1)
    truth: list[Truth] = Field(min_length=1)
    instead: tuple[Number, ...] = ()
    resources: tuple[str, ...] = ()
    errors: tuple[str, ...] = ()

    @property
    def now(self) -> Truth:
        """How true it is today."""
        return self.truth[-1]

    @property
    def since(self) -> str:
        """When it became as true as it is today: the first of the last rows that agree."""
        unbroken = takewhile(lambda row: row.is_ == self.now.is_, reversed(self.truth))
        return [row.since for row in unbroken][-1]

    @model_validator(mode="after")
    def truth_is_oldest_first(self) -> Gotcha:
        """Refuse rows of truth that are not in order."""
        days = [row.since for row in self.truth if row.since[:1].isdigit()]
        if days != sorted(days):
            raise ValueError("rows of truth stand oldest first")
        return self


class Pattern(Page):
    """A way to build, and the gotchas that bite it."""

    id: Annotated[str, StringConstraints(pattern=f"^({PATTERN})$")]
    bites: list[Annotated[str, StringConstraints(pattern=f"^({GOTCHA})$")]] = Field(min_length=1)


class Plain(Strict):
    """What a page without a number says of itself."""

    title: Words
    description: Words
    page_type: str = "other"
    owner: Words | None = None
    claims: tuple[Claim, ...] = ()
    scene: Annotated[str, StringConstraints(pattern=r"^\w+\.\w+$")] | None = None
    hide: tuple[Literal["navigation", "toc", "footer"], ...] = ()
    styles: tuple[str, ...] = ()
    scripts: tuple[str, ...] = ()


def still(page: Gotcha) -> str:
    """Return in words how true a gotcha is today, and since when."""
    since = page.since if page.since != "unknown" else "a day unknown"
    return TRUE[page.now.is_] if page.now.is_ == "opinion" else f"{TRUE[page.now.is_]}, since {since}"


def named(page: Page) -> str:
    """Return the number and the title of a page, and between them how true it is, if it is not fully true."""
    if isinstance(page, Gotcha) and page.now.is_ != "fully":
        return f"{page.id} ({TRUE[page.now.is_].lower()}) {page.title}"
    return f"{page.id} {page.title}"
