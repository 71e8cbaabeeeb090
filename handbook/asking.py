"""The page "ask the model": what it needs besides the reader's Python."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any

from awsnet import Topology
from handbook import run, scenes
from handbook.fault import Fault
from handbook.frontmatter import Document
from handbook.pictures import up

if TYPE_CHECKING:
    from handbook.site import Site

PAGE_TYPE = "ask"
PAGE = "ask.md"
DATA = "assets/ask/scenes.json"
FIRST = "services_vpc"  # the scene that a reader meets who chose none
BLANK = """from awsnet import *

prod = VPC("prod", "10.1.0.0/16")
dev = VPC("dev", "10.2.0.0/16")

net = Topology(prod, dev)
"""


@cache
def known() -> dict[str, dict[str, Any]]:
    """Return the scenes that have a network, by name: what each is about, its code, its networks and their places."""
    found = {}
    for stem in scenes.names():
        try:
            module = scenes.scene(stem)
        except Fault:
            continue  # told where the page is checked
        nets = {name: value for name, value in vars(module).items() if isinstance(value, Topology)}
        if nets:
            about = (module.__doc__ or stem).strip().splitlines()[0].removesuffix(".")
            code = (scenes.FOLDER / f"{stem}.py").read_text(encoding="utf-8")
            asked = dict(getattr(module, "questions", {}))
            told = {name: _network(net, asked.get(name, [])) for name, net in nets.items()}
            found[stem] = {"about": about, "code": code, "networks": told}
    return found


def _network(net: Topology, questions: list[Any]) -> dict[str, list[str]]:
    """Return the places of a network, and what to ask of it first: what its picture shows refused, else shows."""
    first = next(
        (question for question in questions if not net.reach(*question)), next(iter(questions), net.places[:2])
    )
    return {"places": [str(place) for place in net.places], "ask": [str(part) for part in first]}


def data(site: Site) -> str:
    """Return as JSON the scenes, and where each refusal leads: the same as in pictures."""
    refused = [
        [
            stem,
            v.source,
            v.destination,
            str(v.code),
            v.flow.request.refusal is None,
            e.address,
            f"{e.page.id} {e.page.title}",
        ]
        for e, stem, v in site.refused
    ]
    return json.dumps({"blank": BLANK, "first": FIRST, "scenes": known(), "refused": refused})


def functions(site: Site, document: Document) -> dict[str, Callable[..., str]]:
    """Return what the page may call: the form, and the pages that show a scene."""

    def form() -> str:
        root = up(document.below("docs"))
        return site.render(
            "ask.html.j2", scenes=known(), root=root, runs=run.python() is not None, without=run.NO_PYTHON
        )

    def shown_on() -> str:
        rows: dict[str, list[Any]] = {}
        for entry in site.catalogue.entries:
            if entry.page.scene:
                rows.setdefault(entry.page.scene.split(".")[0], []).append(entry)
        return site.render("asked.md.j2", rows=rows, scenes=known())

    return {"form": form, "shown_on": shown_on}
