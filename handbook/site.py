"""What the site is built from: every page that the catalogue makes or completes, as text, and nothing of MkDocs."""

from __future__ import annotations

import re
import traceback
from collections.abc import Iterator
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import Any, get_args

from jinja2 import TemplateError
from markupsafe import Markup

from awsnet import TopologyError, came, largest_mesh, mesh_links, price, quota
from diagrams_src.picture import PictureError
from diagrams_src.raster import Canvas, pngs
from handbook import (
    asking,
    cards,
    chronicle,
    cite,
    coded,
    compare,
    lessons,
    pictures,
    published,
    reference,
    run,
    synonyms,
)
from handbook.catalogue import HEADINGS, Catalogue, Entry
from handbook.downloads import Album
from handbook.environment import environment
from handbook.fault import Fault, line_in
from handbook.frontmatter import Document
from handbook.house import house
from handbook.indexes import Index, indexes
from handbook.pages import Gotcha, Page, Pattern, Plain, named, still
from handbook.posts import CLAIMS
from handbook.release import release
from handbook.scenes import NoSuchScene
from handbook.shelves import TEAM, is_own
from handbook.then_and_now import dated
from handbook.vocabulary import PROVED, SERVICES, TRUE, Service

# What a body may compute: numbers that AWS can change stand in awsnet's tables and nowhere else.
NUMBERS = {function.__name__: function for function in (quota, price, came, mesh_links, largest_mesh)}
ROOT = Path(__file__).parent.parent
REFERENCE = (
    "reference/model.md",
    "reference/rules.md",
    "reference/codes.md",
    "reference/awsnet.md",
    "reference/data.md",
)
LISTS = ("claims.md", "since-2016.md", "timeline.md", "changes.md", "glossary.md")
GLOSSARY = ROOT / "handbook" / "glossary.txt"
OWN = f"{TEAM}/index.md"
OWN_BEGUN = is_own(OWN) and (ROOT / "docs" / TEAM).is_dir()
SHEET = "assets/handbook.css"
# What the body of a page may place besides, by the page's type.
PLACED = {**dict.fromkeys(lessons.PAGE_TYPES, lessons.functions), asking.PAGE_TYPE: asking.functions}
PICTURES = ("diagrams_src", "figures", "dated")


class Site:
    """The pages of the site, made from a catalogue; `base` is the address that the site will have, if it is known."""

    def __init__(self, catalogue: Catalogue, base: str = "") -> None:
        self.catalogue, self.base = catalogue, base
        self.faults: list[Fault] = []
        self.album = Album()
        self.bodies: dict[str, str] = {}  # by the file's name: of two that share one, the last that was asked for
        self.templates = environment(self.bodies)
        self.templates.filters |= {"still": still, **cards.FILTERS, **reference.FILTERS, **chronicle.FILTERS}
        self.templates.globals |= NUMBERS | {"drawn": pictures.drawn}
        self.templates.globals |= reference.functions(self) | compare.functions(self)
        self.templates.globals["citation"] = self.citation
        self.templates.globals |= {"PROVED": PROVED, "truths": TRUE, "house": house()}

    def files(self) -> Iterator[tuple[str, str | bytes]]:
        """Yield each file of the site that is made, but what is painted: its path below docs/, and its text."""
        for document, plain in self.catalogue.plain:
            computed = plain.page_type in (compare.PAGE_TYPE, "house", *PLACED)
            if plain.scene or computed or document.file.parent.name == reference.FOLDER:
                yield document.below("docs"), document.heading + self.plain(document, plain)
        for entry in self.catalogue.entries:
            yield entry.path, self.page(entry)
            yield f"{entry.page.id.lower()}/index.html", self.render("short.html.j2", entry=entry, base=self.base)
        yield from self.lists()
        yield from self.data()
        yield from pictures.shared_files()
        try:
            yield from run.files()
        except Fault as fault:
            self.faults.append(fault)
        yield from self.dressed()

    def dressed(self) -> Iterator[tuple[str, str]]:
        """Yield the style sheet with the team's colours after ours, if it has set any."""
        if house().sheet:
            ours = (ROOT / "theme" / SHEET).read_text(encoding="utf-8")
            yield SHEET, f"{ours}\n{house().sheet}\n"

    def painted(self) -> Iterator[tuple[str, bytes]]:
        """Yield the files that are painted from the pages, once these are made: what one takes away, and the cards."""
        yield from self.album.files()
        canvases = dict(chain(self.album.canvases(), self.cards()))
        yield from zip(canvases, pngs(list(canvases.values())), strict=True)

    def cards(self) -> Iterator[tuple[str, Canvas]]:
        """Yield what a link to a page shows elsewhere, to be painted, by the path of its PNG."""
        template = self.templates.get_template("card.svg.j2")
        yield cards.OTHERS, cards.canvas(cards.of_the_handbook(self.album.first("index.md")), template)
        for entry in self.catalogue.entries:
            card = cards.of(entry.page, self.album.first(entry.path))
            yield cards.address(entry.page), cards.canvas(card, template)

    def lists(self) -> Iterator[tuple[str, str]]:
        """Yield each page that is made from what all others say of themselves."""
        gotchas, patterns = self.catalogue.of(Gotcha), self.catalogue.of(Pattern)
        years = chronicle.years(self.catalogue)
        yield "gotchas/index.md", self.render("gotchas.md.j2", entries=gotchas, indexes=self.indexes, years=years)
        for index in self.indexes:
            yield index.path, self.render("by.md.j2", index=index)
        services = next(index for index in self.indexes if index.by == "service")
        told = {"services": services, "patterns": patterns, "release": self.release}
        yield "checklist.md", self.render("checklist.md.j2", **told)
        yield "patterns/index.md", self.render("patterns.md.j2", entries=patterns, by_id=self.catalogue.by_id)
        if OWN_BEGUN:
            own = {kind: [e for e in self.catalogue.of(kind) if is_own(e.path)] for kind in (Gotcha, Pattern)}
            yield OWN, self.render("team.md.j2", gotchas=own[Gotcha], patterns=own[Pattern])
        answered = chronicle.answered(self.catalogue)
        yield "claims.md", self.render("claims.md.j2", answered=answered, claims_of_posts=CLAIMS)
        yield "timeline.md", self.render("timeline.md.j2", timeline=chronicle.timeline(self.catalogue))
        yield "since-2016.md", self.render("since-2016.md.j2", changed=chronicle.changed(self.catalogue))
        yield "changes.md", self.render("changes.md.j2", edits=list(chronicle.edits(self.catalogue)))
        yield "glossary.md", self.render("glossary.md.j2", glossary=glossary(), typed=self.synonyms.rows())

    def data(self) -> Iterator[tuple[str, str | bytes]]:
        """Yield what tools read."""
        yield "gotchas.json", published.gotchas_json(self.catalogue)
        yield "gotchas.schema.json", published.schema()
        yield "assets/search/synonyms.json", self.synonyms.published()
        yield asking.DATA, asking.data(self)
        yield "feed.xml", published.feed(chronicle.edits(self.catalogue))
        yield (
            "llms.txt",
            self.render("llms.txt.j2", gotchas=self.catalogue.of(Gotcha), patterns=self.catalogue.of(Pattern)),
        )

    def nav(self) -> list[dict[str, object]]:
        """Return the site's navigation, as MkDocs takes it."""
        gotchas = [{group: [{_short(e): e.path} for e in entries]} for group, entries in self.by_service().items()]
        patterns = [{_short(entry): entry.path} for entry in self.catalogue.of(Pattern)]
        return [
            {"Gotchas": ["gotchas/index.md", *([OWN] if OWN_BEGUN else []), *gotchas]},
            {"Patterns": ["patterns/index.md", *patterns]},
            {"Compare": compare.PAGE},
            {"Ask the model": asking.PAGE},
            {"Learn": list(lessons.PAGES)},
            {"Review": ["checklist.md", *self._paths("guides")]},
            {"Indexes": [*(index.path for index in self.indexes), *LISTS]},
            {"Reference": [*REFERENCE, "provenance.md", {"Decisions": self._paths("decisions")}]},
            {"Contribute": [*self._paths("contribute"), {"Publish": self._paths("publish")}]},
        ]

    def by_service(self) -> dict[str, list[Entry]]:
        """Return the gotchas by the service that each is first about, as readers call it."""
        groups: dict[str, list[Entry]] = {SERVICES[service]: [] for service in get_args(Service)}
        for entry in self.catalogue.of(Gotcha):
            groups[SERVICES[entry.page.services[0]]].append(entry)
        return {group: entries for group, entries in groups.items() if entries}

    def page(self, entry: Entry) -> str:
        """Return a numbered page, whole: banner, title, summary, body, picture, what follows from front matter."""
        kind = type(entry.page)
        context = {"entry": entry, "page": entry.page, "by_id": self.catalogue.by_id, "bitten": self.bitten(entry)}
        context["codes"] = coded.printed(entry.body)
        context["taught"] = lessons.teaching(self.catalogue.plain, entry.page.id)
        body = self.album.offered(self.body(entry.document, entry.page), entry.path)
        for text, anchor in HEADINGS[kind].items():
            body = re.sub(rf"^## +{re.escape(text)} *$", f"## {text} {{#{anchor}}}", body, flags=re.MULTILINE)
        return self.render(f"{kind.__name__.lower()}.md.j2", body=Markup(body), **context)

    def plain(self, document: Document, plain: Plain) -> str:
        """Return the body of a page without a number; that of the codes with their entries completed."""
        body = self.album.offered(self.body(document, plain), document.below("docs"))
        return reference.with_entries(self, body) if plain.page_type == "codes" else body

    def body(self, document: Document, page: Page | Plain | None) -> str:
        """Return the body of a page filled in; a name that there is not goes among the faults."""
        since = getattr(page, "since", "")  # when the claim of a gotcha became as true as it is
        try:
            placed = self._placed(document, page)
            self.bodies[document.file.name] = document.body
            return self.render(document.file.name, since=since, **placed)
        except NoSuchScene as fault:
            line = document.first_line + line_in("<template>", fault) - 1
            self.faults.append(Fault(document.file, line, fault.what, fault.cure))
            return document.body
        except Fault as fault:
            self.faults.append(fault)
            return document.body
        except PictureError as error:
            self.faults.append(Fault(ROOT / error.file, error.line, error.what, error.cure))
            return document.body
        except Exception as error:  # whatever a page computes may go wrong in any way
            self.faults.append(_fault_of(document, error))
            return document.body

    def _placed(self, document: Document, page: Page | Plain | None) -> dict[str, Any]:
        """Return what a body may place: its own picture, those of other scenes, who reaches whom, a packet's walk."""

        def figure(scene: str) -> str:
            return pictures.figure(scene, self.refused, document.below("docs"))

        def matrix(scene: str, *places: object) -> str:
            return pictures.matrix(scene, places, self.refused, document.below("docs"))

        def walk(scene: str, *question: Any) -> str:
            return pictures.walk(scene, question, self.refused, document.below("docs"))

        own = self._then_and_now(document, page) or (figure(page.scene) if page and page.scene else "")
        more = PLACED.get(getattr(page, "page_type", ""))
        placed = {"picture": own, "picture_of": figure, "matrix": matrix, "walk": walk}
        return placed | (more(self, document) if more else {})

    def _then_and_now(self, document: Document, page: Page | Plain | None) -> str:
        """Return the picture of the question that a page about a dead claim asks about two days, or nothing."""
        if not isinstance(page, Gotcha) or page.now.is_ != "no-longer" or not page.scene:
            return ""
        stem = page.scene.split(".")[0]
        asked = dated(document.body, stem)
        return pictures.then_and_now(stem, asked, document.below("docs")) if asked else ""

    def citation(self, page: Page) -> dict[str, Any]:
        """Return how a numbered page is cited, with the short address in it: in full, if it is known where we stand."""
        short = f"{page.id.lower()}/"
        address = f"{self.base or '/'}{short}"
        return {"short": short, "address": address, "texts": cite.citations(page, address, self.release)}

    @cached_property
    def release(self) -> str:
        """The release that the site is built from."""
        return release(ROOT)

    @cached_property
    def synonyms(self) -> synonyms.Synonyms:
        """The words that readers type where the pages say others; none if the list has a fault, which is told."""
        try:
            return synonyms.read(synonyms.FILE)
        except Fault as fault:
            self.faults.append(fault)
            return synonyms.Synonyms({}, {})

    @cached_property
    def indexes(self) -> list[Index]:
        """The gotchas by each key that readers look under."""
        return list(indexes(self.catalogue.of(Gotcha)))

    @cached_property
    def refused(self) -> list[pictures.Refused]:
        """Every refusal or catch that a gotcha shows: where a picture's refusals may lead."""
        return list(pictures.refused(self.catalogue))

    def bitten(self, entry: Entry) -> list[Entry]:
        """Return the patterns that a gotcha bites."""
        return [one for one in self.catalogue.of(Pattern) if entry.page.id in getattr(one.page, "bites", [])]

    def _paths(self, folder: str) -> list[str]:
        """Return the pages of a folder that carry no number, as links to them are written."""
        documents = (document for document, _ in self.catalogue.plain)
        return [document.below("docs") for document in documents if document.file.parent.name == folder]

    def render(self, template: str, **context: object) -> str:
        """Return a template filled in."""
        return self.templates.get_template(template).render(**context)


def _fault_of(document: Document, error: Exception) -> Fault:
    """Return the fault that an error means: in the file of a picture if it arose there, else in the page."""
    if isinstance(error, SyntaxError) and error.filename:
        return Fault(Path(error.filename), error.lineno or 1, f"the picture does not run: {error.msg}", "correct it")
    drawn = [f for f in traceback.extract_tb(error.__traceback__) if Path(f.filename).parent.name in PICTURES]
    if drawn:
        what = f"the picture does not run: {type(error).__name__}: {error}"
        return Fault(Path(drawn[-1].filename), drawn[-1].lineno or 1, what, "correct the picture")
    line = document.first_line + line_in("<template>", error) - 1
    clear = isinstance(error, TemplateError | TopologyError)  # these say in words what is wrong
    what = str(error) if clear else f"{type(error).__name__}: {error}"
    return Fault(document.file, line, what, f"known are picture, picture_of, matrix, walk, {', '.join(NUMBERS)}")


def glossary() -> list[tuple[str, str]]:
    """Return the words of the glossary, each with its sentence, in order."""
    rows = re.findall(r"^\*\[(.+?)\]: (.+)$", GLOSSARY.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return sorted(rows, key=lambda row: str(row[0]).lower())


def _short(entry: Entry) -> str:
    return named(entry.page)
