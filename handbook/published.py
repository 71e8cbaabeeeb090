"""What tools read: gotchas.json with its schema, the feed of changes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Literal
from xml.etree import ElementTree

from pydantic import Field

from handbook import coded
from handbook.catalogue import Catalogue, Entry
from handbook.chronicle import Edit
from handbook.fields import Strict
from handbook.house import house
from handbook.pages import Change, Claim, Gotcha, Truth, named
from handbook.sources import Source
from handbook.vocabulary import Is, Kind, Proof, Service, Severity, Symptom

VERSION: Literal["1"] = "1"  # grows when a field goes or changes its meaning; a field that is added does not count
ATOM = "http://www.w3.org/2005/Atom"
BEGUN = 2026  # the year of the feed's tags, which never change


class Quoted(Source):
    """A source of a gotcha, with the words of it that bear the claim."""

    says: Sequence[str]


class Published(Strict):
    """A gotcha as tools read it. Addresses are relative to the site's root."""

    id: str
    title: str
    summary: str
    address: str
    short_address: str
    severity: Severity
    kind: Kind
    services: Sequence[Service]
    symptoms: Sequence[Symptom]
    words: Sequence[str] = Field(description="What readers type for it, beside what its text says.")
    is_: Is = Field(alias="is", description="How true the claim is today.")
    since: str = Field(description="When it became as true as it is: ISO 8601, 'before YYYY' or 'unknown'.")
    truth: Sequence[Truth]
    proof: Sequence[Proof]
    codes: Sequence[str] = Field(description="The codes of refusals that its page shows.")
    claims: Sequence[Claim]
    instead: Sequence[str]
    related: Sequence[str]
    resources: Sequence[str]
    errors: Sequence[str]
    sources: Sequence[Quoted]
    reviewed: date = Field(description="The day on which the source that was read longest ago was read.")
    history: Sequence[Change]


class Everything(Strict):
    """Every gotcha of the handbook."""

    version: Literal["1"]
    gotchas: Sequence[Published]


def gotchas_json(catalogue: Catalogue) -> str:
    """Return every gotcha as JSON, in the order of the numbers."""
    everything = Everything(version=VERSION, gotchas=[_published(entry) for entry in catalogue.of(Gotcha)])
    return everything.model_dump_json(by_alias=True, indent=1) + "\n"


def schema() -> str:
    """Return the JSON Schema of gotchas.json."""
    told = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "gotchas.json"}
    return json.dumps(told | Everything.model_json_schema(mode="serialization"), indent=1) + "\n"


def _published(entry: Entry) -> Published:
    page = entry.page
    assert isinstance(page, Gotcha)
    shared = {name: getattr(page, name) for name in Published.model_fields if hasattr(page, name)}
    made = {
        "address": entry.address,
        "short_address": f"{page.id.lower()}/",
        "is": page.now.is_,
        "codes": [str(code) for code in coded.printed(entry.body)],
        "sources": [Quoted(**source.model_dump(), says=says) for source, says in page.read],
    }
    return Published.model_construct(**shared | made, is_=page.now.is_)


def feed(edits: Iterable[Edit], newest: int = 100) -> bytes:
    """Return the newest changes as an Atom feed; its addresses are relative to the feed's own."""
    edits = list(edits)[:newest]
    root = ElementTree.Element("feed", xmlns=ATOM)
    _add(root, "id", f"tag:aws-gotchas,{BEGUN}:changes")
    _add(root, "title", f"{house().site_name}: changes")
    _add(root, "updated", _instant(max((edit.day for edit in edits), default=date(BEGUN, 1, 1))))
    ElementTree.SubElement(_add(root, "author"), "name").text = house().site_name
    for edit in edits:
        _entry(root, edit, edits)
    ElementTree.indent(root, " ")
    told: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return told + b"\n"


def _entry(root: ElementTree.Element, edit: Edit, edits: Sequence[Edit]) -> None:
    page = edit.entry.page
    same = [one for one in edits if (one.day, one.entry) == (edit.day, edit.entry)]
    one = _add(root, "entry")
    _add(one, "id", f"tag:aws-gotchas,{BEGUN}:{page.id}/{edit.day}/{same[::-1].index(edit)}")
    _add(one, "title", named(page))
    _add(one, "updated", _instant(edit.day))
    _add(one, "link", href=f"{page.id.lower()}/")
    _add(one, "summary", edit.change)


def _add(parent: ElementTree.Element, name: str, text: str | None = None, **attributes: str) -> ElementTree.Element:
    child = ElementTree.SubElement(parent, name, attributes)
    child.text = text
    return child


def _instant(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
