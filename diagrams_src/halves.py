"""Pictures half as wide as a page: a question about a day, and a packet's way there or back."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

from awsnet import Topology, Verdict
from diagrams_src import days
from diagrams_src.draw import HOME, Drawing, complaint, finished, once, placed, sources
from diagrams_src.picture import PictureError
from diagrams_src.strokes import Link, Question, sentence
from diagrams_src.tall import Tall
from diagrams_src.walk import Way, sheet, ways


def on_day(scene: str, network: str, question: Question, day: str, *, link: Link, icons: str) -> Drawing:
    """Return the picture of one question asked of a network about a day.

    What there was not on the day is drawn faint. Raises PictureError for what cannot be drawn or would not be read.
    """
    net: Topology = getattr(import_module(f"snippets.{scene}"), network)
    verdict = net.reach(*question, on=day)
    key = [scene, network, icons, day, *map(str, question), str(verdict), str(link(verdict)), sources(scene)]
    return once("\n".join(key), lambda: _dated(scene, network, question, day, link, icons))


def _dated(scene: str, network: str, question: Question, day: str, link: Link, icons: str) -> Drawing:
    net: Topology = getattr(import_module(f"snippets.{scene}"), network)
    picture, verdict = placed(scene, net), net.reach(*question, on=day)
    standing = picture.standing(net)
    gone = days.drawn_absent(days.absent(net, day), standing)
    drawn = Tall(picture, net, link, gone).lay(days.strokes_on(net, question, standing, day))
    title = f"{scene.replace('_', ' ')} on {day}: {verdict.title}"

    def complain(culprit: str, what: str, cure: str) -> PictureError:
        return picture.error(culprit.split(" to ")[0], f"{network} on {day}: {what}", cure)

    told = (f"On {day}: {sentence(verdict)}",)
    seen = f"The network of today, from top to bottom; {len(gone)} of it there was not, and is drawn faint."
    return finished(drawn, f"dg-{scene}-{network}-{day}", title, seen, told, icons, complain)


def dated(name: str) -> tuple[tuple[str, Drawing], ...]:
    """Return what is no network and was otherwise once: its two days, each with its picture. Raises as above."""
    module = import_module(f"diagrams_src.figures.dated.{name}")
    return tuple((day, _figure_on(module, name, day)) for day in module.DAYS)


def _figure_on(module: ModuleType, name: str, day: str) -> Drawing:
    title, told = f"{module.TITLE}, on {day}", tuple(f"On {day}: {one}" for one in module.words(day))

    file = HOME / "figures" / "dated" / f"{name}.py"
    seen = f"As of {day}, on the scale of both days."

    def make() -> Drawing:
        return finished(module.sheet(day), f"dg-{name}-{day}", title, seen, told, "", complaint(file))

    return once("\n".join([title, *told, sources()]), make)


def walked(scene: str, network: str, question: Question, *, link: Link, icons: str) -> tuple[tuple[str, Drawing], ...]:
    """Return the way of a request and that of its reply, each with what it is; no reply where the request is lost.

    Raises TopologyError for a place that there is not, PictureError as above.
    """
    net: Topology = getattr(import_module(f"snippets.{scene}"), network)
    verdict = net.reach(*question)
    return tuple((way.kind, _way(way, verdict, scene, network, link, icons)) for way in ways(net, verdict))


def _way(way: Way, verdict: Verdict, scene: str, network: str, link: Link, icons: str) -> Drawing:
    own = f"dg-{scene}-{network}-{verdict.source}-{verdict.destination}-{way.kind}"
    end = "is lost" if way.refusal else "arrives"
    title = f"{verdict.source} asks {verdict.destination}: the {way.kind} {end}"
    seen = f"Hops {way.steps[0].number} to {way.steps[-1].number}, from top to bottom."

    def make() -> Drawing:
        return finished(sheet(way, verdict, link), own, title, seen, way.words, icons, complaint(HOME / "walk.py"))

    return once("\n".join([own, icons, *way.words, str(verdict), str(link(verdict)), sources(scene)]), make)
