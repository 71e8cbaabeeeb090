"""A page's picture: drawn from its scene, its refusals linked to the gotchas that they are about, and told in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html import escape

from awsnet import Verdict
from awsnet.accounts import BlastRadius
from diagrams_src.draw import Drawing, draw
from diagrams_src.draw import figure as figure_of
from diagrams_src.icons import ICONS, png
from handbook import scenes
from handbook.catalogue import Catalogue, Entry
from handbook.fault import Fault
from handbook.pages import Gotcha

ICON_FOLDER = "assets/icons/"
Refused = tuple[Entry, str, Verdict]  # a gotcha, its scene, and who refuses there


def figure(scene: str, refused: list[Refused], page: str) -> str:
    """Return the picture of a scene's network as HTML, with the same in words below.

    `refused` is where refusals may lead, `page` the path of the page's source below docs/.
    Raises PictureError for a picture that cannot be drawn, Fault for a scene that does not run.
    """
    stem, network = scene.split(".")
    if isinstance(scenes.network(scene), BlastRadius):
        return ""  # who may delete what is told by the transcript
    up = "../" * (page.count("/") + 1) if page != "index.md" else ""
    drawing = draw(stem, network, link=_linker(stem, refused, page, up), icons=up + ICON_FOLDER)
    return framed(drawing)


def drawn(name: str) -> str:
    """Return a picture that is no network, such as mesh_growth, as HTML."""
    return framed(figure_of(name))


def framed(drawing: Drawing) -> str:
    """Return a picture as HTML, with the same in words below."""
    told = "".join(f"<li>{escape(words)}</li>" for words in drawing.words)
    label = f"Picture: {escape(drawing.title)}"
    scroll = f'<div class="dg-scroll" tabindex="0" role="group" aria-label="{label}" data-search-exclude>'
    unfolded = f"<details><summary>This picture in words</summary><ul>{told}</ul></details>"
    picture = f"{scroll}\n{drawing.svg}\n</div>\n<figcaption>{unfolded}</figcaption>"
    return f'<figure class="picture">\n{picture}\n</figure>'


def shared_files() -> Iterator[tuple[str, bytes]]:
    """Yield the files that pictures share: the icons."""
    yield from ((f"{ICON_FOLDER}{name}.png", png(name)) for name in ICONS)


def _linker(stem: str, refused: list[Refused], page: str, up: str) -> Callable[[Verdict], str | None]:
    """Return what leads from a refusal to its gotcha: it asks the same of this scene, or is refused alike."""

    def link(verdict: Verdict) -> str | None:
        if not verdict.code:
            return None
        same = [e for e, scene, known in refused if scene == stem and _pair(known) == _pair(verdict)]
        alike = [e for e, _, known in refused if _kind(known) == _kind(verdict)]
        found = next(iter(same or alike), None)
        if found is None:
            return None
        return "#why" if found.path == page else up + found.address

    return link


def refused(catalogue: Catalogue) -> Iterator[Refused]:
    """Yield every refusal or catch that a gotcha's own network has, with the gotcha and its scene."""
    for entry in catalogue.of(Gotcha):
        if not entry.page.scene:
            continue
        stem, network = entry.page.scene.split(".")
        try:
            net = scenes.network(entry.page.scene)
        except Fault:
            continue  # told where the page is checked
        if isinstance(net, BlastRadius):
            continue
        questions = scenes.scene(stem).questions.get(network, [])
        verdicts = (net.reach(*question) for question in questions)
        yield from ((entry, stem, verdict) for verdict in verdicts if verdict.code)


def _pair(verdict: Verdict) -> tuple[str, str]:
    return verdict.source, verdict.destination


def _kind(verdict: Verdict) -> tuple[str, bool]:
    """Return what kind of refusal it is: its code, and whether the reply is what was lost."""
    return str(verdict.code), verdict.flow.request.refusal is None
