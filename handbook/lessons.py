"""The learning paths: what their pages place besides prose. The model answers each prediction as it is placed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from jinja2 import TemplateRuntimeError

from awsnet import Answer, Instance, Topology, TopologyError, Verdict
from awsnet.errors import cure
from handbook import repair, scenes
from handbook.exercises import difference, shown, sketch
from handbook.frontmatter import Document
from handbook.pages import Plain, named

if TYPE_CHECKING:
    from handbook.site import Site

PATH, PROGRESS = "path", "progress"
PAGE_TYPES = (PATH, PROGRESS)
PATHS = ("first-vpcs", "many-vpcs-many-accounts", "direct-connect-and-hybrid")
PAGES = tuple(f"learn/{stem}.md" for stem in (*PATHS, "the-model-in-ten-minutes", "progress"))
STEP = re.compile(r"^## (?P<title>.+?) \{#(?P<anchor>[\w-]+)\}$", re.M)
LAST = "next"  # the section that says what to read next
KINDS = {"{{ exercise(": "exercise", "{{ predict(": "prediction"}
NAMED = re.compile(r"\{\{ read\(\"([GP]\d+)\"\) \}\}")
LOST = "It cannot: the request arrives, and the reply stops at "
GROUPS = {"goal": "Must work", "stays": "Must stay refused", "rules": "You may not"}


@dataclass(frozen=True)
class Step:
    """A section of a path that asks something of the reader: its title, its anchor, and what it asks."""

    title: str
    anchor: str
    kind: str


def steps(body: str) -> Iterator[Step]:
    """Yield the steps of a path in order: the sections with an anchor of their own that ask something."""
    for title, anchor, text in _sections(body):
        kind = next((kind for call, kind in KINDS.items() if call in text), "")
        if kind:
            yield Step(title, anchor, kind)


def _sections(body: str) -> Iterator[tuple[str, str, str]]:
    """Yield the sections with an anchor of their own: title, anchor, text."""
    parts = STEP.split(body)[1:]
    yield from zip(parts[::3], parts[1::3], parts[2::3], strict=True)


def functions(site: Site, document: Document) -> dict[str, Callable[..., str]]:
    """Return what a page about learning may call, by name."""

    def contents() -> str:
        return site.render("steps.html.j2", path=document.file.stem, steps=list(steps(document.body)))

    def predict(scene: str, *question: Any, among: tuple[str, ...] = (), catch: bool = False) -> str:
        net = scenes.topology(scene)
        known = [*net.named, *map(str, _filters(net))]
        for name in among:
            if name not in known:
                raise TopologyError(f"{scene} has nothing called '{name}'; {cure(name, known)}")
        verdict = net.reach(*question)
        return site.render("predict.html.j2", asked=_asked(verdict), **choices(net, verdict, among, catch))

    def exercise(name: str) -> str:
        try:
            of = repair.exercise(name)
        except LookupError as error:
            raise TemplateRuntimeError(str(error)) from None
        now = repair.lines(of, of.net)
        groups = [(group, head, [line for line in now if line.group == group]) for group, head in GROUPS.items()]
        return site.render("exercise.html.j2", name=name, groups=groups, sketch=sketch(name), code=shown(name))

    def worked(name: str) -> str:
        return f"```diff\n{difference(name)}```"

    def read(number: str) -> str:
        entry = site.catalogue.by_id.get(number)
        if entry is None:
            raise TemplateRuntimeError(f"no page has the number {number}; {cure(number, list(site.catalogue.by_id))}")
        return f"[{named(entry.page)}](../{entry.path})"

    def taught() -> str:
        met = NAMED.findall(document.body.partition("{{ taught() }}")[0])
        return "\n".join(f"- {read(number)}" for number in sorted(set(met)))

    def progress() -> str:
        paths = [(one, plain, list(steps(one.body))) for one, plain in in_order(site.catalogue.plain)]
        return site.render("progress.html.j2", paths=paths)

    known = (contents, predict, exercise, worked, read, taught, progress)
    return {function.__name__: function for function in known}


def in_order(plain: Iterable[tuple[Document, Plain]]) -> list[tuple[Document, Plain]]:
    """Return the paths, the first first."""
    by_stem = {document.file.stem: (document, page) for document, page in plain if page.page_type == PATH}
    return [by_stem[stem] for stem in PATHS if stem in by_stem]


def teaching(plain: Iterable[tuple[Document, Plain]], number: str) -> list[tuple[str, str]]:
    """Return the steps of paths that teach a numbered page: what each is called, and the link to it."""
    return [
        (f"{page.title}: {title}", f"../{document.below('docs')}#{anchor}")
        for document, page in in_order(plain)
        for title, anchor, text in _sections(document.body)
        if anchor != LAST and number in NAMED.findall(text)
    ]


def choices(net: Topology, verdict: Verdict, among: tuple[str, ...], catch: bool) -> dict[str, Any]:
    """Return what a reader may predict, made from the verdict and the things on its way, and which of it is right.

    No request stops at an instance that asks: the route table of its VPC is what refuses there.
    """
    right = _outcome(verdict)
    asker = "" if isinstance(net.named.get(verdict.source), Instance) else verdict.source
    passed = [name for name in (asker, *verdict.hops[1:], *among) if name not in ("", verdict.destination)]
    options = ["It can.", *(["It can, with a catch."] if catch else []), *map(_stopped, dict.fromkeys(passed))]
    options.append(right if right.startswith(LOST) else _lost(verdict.destination))
    if right not in options:
        options.insert(-1, right)
    return {"options": options, "right": options.index(right)}


def _filters(net: Topology) -> Iterator[object]:
    """Yield the network ACLs and security groups of a network, which are no things of their own."""
    for thing in net.named.values():
        yield from filter(None, (getattr(thing, "acl", None), *getattr(thing, "security_groups", ())))


def _outcome(verdict: Verdict) -> str:
    if verdict.answer is Answer.WARNING:
        return "It can, with a catch."
    if verdict.refusal is None:
        return "It can."
    at = verdict.refusal.at
    return _stopped(at) if verdict.flow.request.refusal else _lost(at)


def _stopped(name: str) -> str:
    return f"It cannot: the request stops at {name}."


def _lost(name: str) -> str:
    return f"{LOST}{name}."


def _asked(verdict: Verdict) -> str:
    return f"can {verdict.source} reach {verdict.destination}{verdict.traffic}?"
