"""The front matter of a page: what it may say, and faults that name file, line, key and the nearest known one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from itertools import takewhile
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar

import yaml
from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
    model_validator,
)

from handbook.fault import Fault
from handbook.vocabulary import Is, Kind, Proof, Service, Severity, SourceKind, Symptom

# Every scalar is text, as it was written; by libyaml where PyYAML has it, for that is ten times as fast.
LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
GOTCHA = r"G\d{3}"
PATTERN = r"P\d{2}"


def a_day(text: str) -> str:
    """Return a day, month or year as it was written; raises ValueError if the calendar has no such day."""
    if not re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", text):
        raise ValueError(f"'{text}' is no ISO 8601 date such as 2014-03-24, 2014-03 or 2014")
    year, month, day = [*(int(part) for part in text.split("-")), 1, 1][:3]
    try:
        date(year, month, day)
    except ValueError as error:
        raise ValueError(f"there is no day {text}: {error}") from None
    return text


def a_beginning(text: str) -> str:
    """Return when something began, as precisely as the source has it: a day, "before 2014", "unknown"."""
    return text if text == "unknown" or re.fullmatch(r"before \d{4}", text) else a_day(text)


def a_quotation(text: str) -> str:
    """Return words of a source; raises ValueError if there are more than 25."""
    words = len(text.split())
    if words > 25:
        raise ValueError(f"a source is quoted in at most 25 words, not {words}")
    return text


def a_claim(text: str) -> str:
    """Return a title; raises ValueError if it ends in a full stop or is too long."""
    if text.endswith(".") or len(text) > 70:
        raise ValueError("a title is a claim of at most 70 characters without a full stop")
    return text


Day = Annotated[date, BeforeValidator(lambda text: date.fromisoformat(a_day(str(text))))]
Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Number = Annotated[str, StringConstraints(pattern=f"^({GOTCHA}|{PATTERN})$")]


class Strict(BaseModel):
    """A record in which an unknown key is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Truth(Strict):
    """From when on the claim was how true, and what made it so."""

    since: Annotated[str, AfterValidator(a_beginning)] = Field(alias="from")
    is_: Is = Field(alias="is")
    because: Words


class Copy(Strict):
    """The stored copy of a page that was read."""

    repository: Annotated[str, StringConstraints(pattern=r"^[\w.-]+/[\w.-]+$")]
    path: str
    commit: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{7,40}$")] | None = None


class Source(Strict):
    """Who bears the claim, and when we read it."""

    title: Words
    publisher: Words
    kind: SourceKind
    url: Annotated[str, StringConstraints(pattern=r"^https?://\S+$")]
    read: Day
    at: Copy | None = None
    says: Annotated[str, AfterValidator(a_quotation)] | None = None


class Change(Strict):
    """What changed on a page, and when."""

    date: Day
    change: Words


class Page(Strict):
    """What gotchas and patterns both say of themselves."""

    id: Number
    title: Annotated[Words, AfterValidator(a_claim)]
    summary: Words
    services: list[Service] = Field(min_length=1)
    claims: list[Annotated[str, StringConstraints(pattern=r"^[A-E]\d{1,2}$")]] = []
    proof: list[Proof] = Field(min_length=1)
    scene: Annotated[str, StringConstraints(pattern=r"^\w+\.\w+$")] | None = None
    related: list[Number] = []
    sources: list[Source] = Field(min_length=1)
    history: list[Change] = Field(min_length=1)

    @property
    def reviewed(self) -> date:
        """The day on which the source that was read longest ago was read."""
        return min(source.read for source in self.sources)

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

    id: Annotated[str, StringConstraints(pattern=f"^{GOTCHA}$")]
    severity: Severity
    kind: Kind
    symptoms: list[Symptom] = Field(min_length=1)
    truth: list[Truth] = Field(min_length=1)
    instead: list[Number] = []
    resources: list[str] = []
    errors: list[str] = []

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

    id: Annotated[str, StringConstraints(pattern=f"^{PATTERN}$")]
    bites: list[Annotated[str, StringConstraints(pattern=f"^{GOTCHA}$")]] = Field(min_length=1)


class Plain(Strict):
    """What a page without a number says of itself."""

    title: Words
    description: Words
    page_type: str = "other"
    scene: Annotated[str, StringConstraints(pattern=r"^\w+\.\w+$")] | None = None
    hide: list[Literal["navigation", "toc", "footer"]] = []


@dataclass(frozen=True)
class Document:
    """A page as it is written: its front matter as a tree that knows its lines, and its body."""

    file: Path
    front: yaml.Node | None
    body: str
    first_line: int

    @property
    def heading(self) -> str:
        """The front matter as it is written, with its marks."""
        return self.file.read_text(encoding="utf-8").removesuffix(self.body)

    def below(self, folder: str) -> str:
        """Return the file's path below a folder that holds it."""
        return "/".join(self.file.parts[self.file.parts.index(folder) + 1 :])

    @property
    def last_line(self) -> int:
        """The number of the last line of the page."""
        return self.first_line + self.body.count("\n") - 1

    def body_lines(self) -> Iterator[tuple[int, str]]:
        """Yield the lines of the body with their numbers in the file."""
        return iter(enumerate(self.body.splitlines(), self.first_line))

    def line(self, *loc: str | int) -> int:
        """Return the line on which a key of the front matter stands, or the nearest above it that exists."""
        node = self.front
        line = 1
        for part in loc:
            if isinstance(node, yaml.MappingNode):
                pair = next(((k, v) for k, v in node.value if k.value == part), None)
                if pair is None:
                    break
                line, node = pair[0].start_mark.line + 2, pair[1]
            elif isinstance(node, yaml.SequenceNode) and isinstance(part, int):
                node = node.value[part]
                line = node.start_mark.line + 2
        return line


Kinds = TypeVar("Kinds", bound=Strict)


def read(file: Path, kind: type[Kinds]) -> tuple[Document, Kinds | None, list[Fault]]:
    """Return a page, what its front matter says of it, and every fault of that."""
    try:
        text = file.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        line = file.read_bytes()[: error.start].count(b"\n") + 1
        return Document(file, None, "", 1), None, [Fault(file, line, "the page is not UTF-8", "save it as UTF-8")]
    parts = text.split("---\n", 2)
    if len(parts) < 3 or parts[0]:
        fault = Fault(file, 1, "the page has no front matter", "begin it with a line ---, its id, and a line ---")
        return Document(file, None, text, 1), None, [fault]
    front, body = parts[1:]
    first_line = front.count("\n") + 3
    try:
        document = Document(file, yaml.compose(front, Loader=LOADER), body, first_line)
        return document, kind.model_validate(yaml.load(front, Loader=LOADER)), []
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 2 if error.problem_mark else 1
        fault = Fault(file, line, f"the front matter is not YAML: {error.problem}", "mend the line")
        return Document(file, None, body, first_line), None, [fault]
    except ValidationError as error:
        return document, None, list(_faults(document, kind, error))


def _faults(document: Document, kind: type[Strict], error: ValidationError) -> Iterator[Fault]:
    file = document.file
    for one in error.errors():
        where, path = document.line(*one["loc"]), ".".join(str(part) for part in one["loc"])
        message = one["msg"].removeprefix("Value error, ")
        if one["type"] == "extra_forbidden":
            known = _keys(kind, one["loc"][:-1])
            near = get_close_matches(str(one["loc"][-1]), known, n=1, cutoff=0.5)
            cure = f"did you mean '{near[0]}'?" if near else f"known are {', '.join(known)}"
            yield Fault(file, where, f"unknown key '{path}'", cure)
        elif one["type"] == "literal_error":
            choices = str(one["ctx"]["expected"])
            near = get_close_matches(str(one["input"]), re.findall(r"'([^']*)'", choices), n=1)
            yield Fault(file, where, f"{path}: '{one['input']}'", f"did you mean '{near[0]}'?" if near else choices)
        else:
            yield Fault(file, where, f"{path}: {message}" if path else message, f"correct it in {file.name}")


def _keys(kind: type[BaseModel], loc: tuple[Any, ...]) -> list[str]:
    """Return the keys known at a place of the front matter."""
    for part in loc:
        if isinstance(part, str):
            annotation = next(f.annotation for name, f in kind.model_fields.items() if (f.alias or name) == part)
            kind = next(t for t in _types(annotation) if isinstance(t, type) and issubclass(t, BaseModel))
    return [field.alias or name for name, field in kind.model_fields.items()]


def _types(annotation: Any) -> Iterator[Any]:
    yield annotation
    for inner in getattr(annotation, "__args__", ()):
        yield from _types(inner)
