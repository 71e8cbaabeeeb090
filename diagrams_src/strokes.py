"""Which arrows there are, and how each is drawn: asked of the model, question by question."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations, pairwise

from awsnet import Peering, PrivateVIF, Topology, TransitGateway, Verdict, VirtualPrivateGateway
from awsnet.verdict import Answer

Link = Callable[[Verdict], str | None]
KINDS: dict[type, str] = {
    Peering: "peering",
    PrivateVIF: "private VIF",
    TransitGateway: "attachment",
    VirtualPrivateGateway: "",
}


@dataclass(frozen=True)
class Stroke:
    """A line from thing to thing. `style` is ok, warn, no or wire; `why` and `verdict` go with a remark."""

    start: str
    end: str
    style: str
    label: str = ""
    remark: str = ""
    why: str = ""
    verdict: Verdict | None = None


def strokes(net: Topology, questions: Iterable[tuple[object, object]], cells: Iterable[str]) -> list[Stroke]:
    """Return the lines of a picture: what the questions' verdicts say, then the links that none of them used."""
    cells = tuple(cells)
    drawn: dict[tuple[str, str, str], Stroke] = {}
    for source, destination in questions:
        for stroke in _of_verdict(net, net.reach(source, destination), cells):
            drawn.setdefault((stroke.start, stroke.end, stroke.style), stroke)
    used = {frozenset((one.start, one.end)) for one in drawn.values() if one.style in ("ok", "warn")}
    wires = (Stroke(*pair, "wire", label) for pair, label in _links(net, cells) if frozenset(pair) not in used)
    return [*drawn.values(), *wires]


def words(net: Topology, questions: Iterable[tuple[object, object]]) -> tuple[str, ...]:
    """Return one sentence for each question, in the model's words."""
    return tuple(sentence(net.reach(source, destination)) for source, destination in questions)


def sentence(verdict: Verdict) -> str:
    """Return a verdict as one sentence."""
    if verdict.answer is Answer.YES:
        return f"{verdict.title}: {' -> '.join(verdict.hops)}."
    return f"{verdict.title}: {verdict.why} ({verdict.code})."


def _of_verdict(net: Topology, verdict: Verdict, cells: tuple[str, ...]) -> Iterator[Stroke]:
    request, reply = verdict.flow.request, verdict.flow.reply
    if request.refusal:
        seen = [name for name in verdict.hops if name in cells]
        yield from (Stroke(a, b, "no") for a, b in pairwise(seen))
        yield Stroke(seen[-1], verdict.destination, "no", "", "refused", verdict.why, verdict)
        return
    style = "warn" if verdict.answer is Answer.WARNING else "ok"
    yield from _along(net, verdict.hops, cells, style)
    if reply.refusal:
        yield Stroke(verdict.destination, verdict.source, "no", "", "reply lost", reply.refusal.why, verdict)
    elif style == "warn":
        yield Stroke(verdict.source, verdict.destination, "remark", "", "a catch", verdict.why, verdict)


def _along(net: Topology, hops: tuple[str, ...], cells: tuple[str, ...], style: str) -> Iterator[Stroke]:
    """Yield a line for each stretch between two things that have a cell, labelled with what lies between them."""
    start, between = hops[0], list[str]()
    for name in hops[1:]:
        if name not in cells:
            between.append(_kind(net, name))
            continue
        yield Stroke(start, name, style, ", ".join(filter(None, between)))
        start, between = name, []


def _links(net: Topology, cells: tuple[str, ...]) -> Iterator[tuple[tuple[str, str], str]]:
    """Yield the pairs of things with cells that a link of the network joins, and the kind of link."""
    for thing in net.named.values():
        ends = [_standing(end, cells) for end in getattr(thing, "ends", ())]
        known = [end for end in ends if end]
        if str(thing) in cells:
            yield from (((str(thing), end), "") for end in known if end != str(thing) and _joins(thing))
        else:
            yield from ((pair, _kind(net, str(thing))) for pair in combinations(known, 2))


def _joins(thing: object) -> bool:
    return hasattr(thing, "forward")


def _standing(thing: object, cells: tuple[str, ...]) -> str:
    """Return the name of a thing with a cell, or of the VPC whose gateway it is."""
    if str(thing) in cells:
        return str(thing)
    return str(thing.vpc) if isinstance(thing, VirtualPrivateGateway) and str(thing.vpc) in cells else ""


def _kind(net: Topology, name: str) -> str:
    thing = net.named[name]
    return getattr(thing, "kind", KINDS.get(type(thing), "")).replace("-vif", " VIF")
