"""A page's picture: drawn from its scene, its refusals linked to the gotchas that they are about, and told in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from html import escape

from awsnet import Verdict
from awsnet.accounts import BlastRadius
from diagrams_src.draw import Drawing, draw, radius
from diagrams_src.draw import figure as figure_of
from diagrams_src.figures import DATED
from diagrams_src.halves import dated, on_day, walked
from diagrams_src.icons import ICONS, png
from diagrams_src.strokes import Question
from handbook import reaches, scenes
from handbook.catalogue import Catalogue, Entry
from handbook.fault import Fault
from handbook.pages import Gotcha
from handbook.then_and_now import Dated

ICON_FOLDER = "assets/icons/"
Refused = tuple[Entry, str, Verdict]  # a gotcha, its scene, and who refuses there


def figure(scene: str, refused: list[Refused], page: str) -> str:
    """Return the picture of a scene's network as HTML, with the same in words below.

    `refused` is where refusals may lead, `page` the path of the page's source below docs/.
    Raises PictureError for a picture that cannot be drawn, Fault for a scene that does not run.
    """
    stem, network = scene.split(".")
    root = up(page)
    if isinstance(scenes.network(scene), BlastRadius):
        return framed(radius(stem, network, icons=root + ICON_FOLDER))
    drawing = draw(stem, network, link=_linker(stem, refused, page), icons=root + ICON_FOLDER)
    return framed(drawing)


def walk(scene: str, question: Question, refused: list[Refused], page: str) -> str:
    """Return the way of a request and of its reply through a scene's network, hop by hop, as a figure.

    Raises Fault for what is no network, TopologyError for a place that there is not, PictureError as above.
    """
    scenes.topology(scene).reach(*question)  # a wrong place is a fault of the page, not of the picture
    stem, network = scene.split(".")
    root = up(page)
    link = _linker(stem, refused, page)
    halves = walked(stem, network, question, link=link, icons=root + ICON_FOLDER)
    title = f"the way of a packet from {question[0]} to {question[1]}, hop by hop"
    return side_by_side(title, [(f"The {kind}", half) for kind, half in halves])


def matrix(scene: str, places: tuple[object, ...], refused: list[Refused], page: str) -> str:
    """Return who reaches whom in a scene's network as a figure: all of its places, or some.

    Raises Fault for what is no network, TopologyError for a place that there is not.
    """
    stem, _ = scene.split(".")
    net = scenes.topology(scene)
    shown, words = reaches.table(net, places, _linker(stem, refused, page))
    return _figure("picture matrix", f"Picture: who reaches whom in {scene.replace('_', ' ')}", shown, words)


def then_and_now(stem: str, asked: Dated, page: str) -> str:
    """Return one question, asked of one network about a day of the past and about today, as two halves of a figure.

    What was refused leads to the page's own why. Raises PictureError as above.
    """
    root = up(page)
    halves = [
        on_day(stem, asked.network, asked.question, day, link=lambda verdict: "#why", icons=root + ICON_FOLDER)
        for day in asked.days
    ]
    return _then_and_now(stem.replace("_", " "), list(zip(asked.days, halves, strict=True)))


def drawn(name: str) -> str:
    """Return a picture that is no network, such as mesh_growth, as HTML; two for what was otherwise once.

    Raises ModuleNotFoundError for one that there is not, PictureError as above.
    """
    return _then_and_now(name.replace("_", " "), dated(name)) if name in DATED else framed(figure_of(name))


def _then_and_now(title: str, halves: Sequence[tuple[str, Drawing]]) -> str:
    (then, past), (now, present) = halves
    heads = ((then, past), (f"Today <small>rules read on {now}</small>", present))
    return side_by_side(f"{title} on {then} and today", heads)


def framed(drawing: Drawing) -> str:
    """Return a picture as HTML, with the same in words below."""
    return _figure("picture", "Picture", drawing.svg, drawing.words)  # its title is said by the picture itself


def side_by_side(title: str, halves: Sequence[tuple[str, Drawing]]) -> str:
    """Return pictures that are half as wide as a page as one figure, each below its head, which is HTML."""
    shown = "\n".join(f'<div class="dg-half"><p>{head}</p>\n{half.svg}\n</div>' for head, half in halves)
    return _figure("picture halves", f"Picture: {title}", shown, [words for _, half in halves for words in half.words])


def _figure(style: str, label: str, shown: str, words: Sequence[str]) -> str:
    """Return what is shown as a figure that scrolls where it must, with the same in words below."""
    told = "".join(f"<li>{escape(one)}</li>" for one in words)
    scroll = f'<div class="dg-scroll" tabindex="0" role="group" aria-label="{escape(label)}" data-search-exclude>'
    unfolded = f"<details><summary>This picture in words</summary><ul>{told}</ul></details>"
    return f'<figure class="{style}">\n{scroll}\n{shown}\n</div>\n<figcaption>{unfolded}</figcaption>\n</figure>'


def up(page: str) -> str:
    """Return the way from a page, named by its source, to the root of the site."""
    return "../" * (page.count("/") + (not page.endswith("index.md")))


def shared_files() -> Iterator[tuple[str, bytes]]:
    """Yield the files that pictures share: the icons."""
    yield from ((f"{ICON_FOLDER}{name}.png", png(name)) for name in ICONS)


def _linker(stem: str, refused: list[Refused], page: str) -> Callable[[Verdict], str | None]:
    """Return what leads from a refusal to its gotcha: it asks the same of this scene, or is refused alike."""

    def link(verdict: Verdict) -> str | None:
        if not verdict.code:
            return None
        same = [e for e, scene, known in refused if scene == stem and _pair(known) == _pair(verdict)]
        alike = [e for e, _, known in refused if _kind(known) == _kind(verdict)]
        found = next(iter(same or alike), None)
        if found is None:
            return None
        return "#why" if found.path == page else up(page) + found.address

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
