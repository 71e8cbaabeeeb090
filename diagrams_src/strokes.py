"""Which arrows there are, and how each is drawn: asked of the model, question by question."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import combinations, pairwise
from types import MappingProxyType

from awsnet import (
    GatewayEndpoint,
    InterfaceEndpoint,
    OnPremises,
    Peering,
    PrivateVIF,
    Topology,
    TransitGateway,
    TransitGatewayPeering,
    Verdict,
    VirtualPrivateGateway,
    VpnConnection,
)
from awsnet.calendar import TODAY
from awsnet.site_link import SiteLink
from awsnet.verdict import Answer

Link = Callable[[Verdict], str | None]
Question = tuple[object, object] | tuple[object, object, str, int]  # who asks whom, and of which protocol and port
Standing = Mapping[str, str]  # where each thing that is drawn stands: in its own cell, or in that of its joint
KINDS: dict[type, str] = {
    GatewayEndpoint: "gateway endpoint",
    Peering: "peering",
    PrivateVIF: "private VIF",
    TransitGateway: "attachment",
    VirtualPrivateGateway: "",
    TransitGatewayPeering: "peering",
    VpnConnection: "VPN",
}
LEAVES, RETURNS = "leaves AWS", "comes back"


@dataclass(frozen=True)
class Stroke:
    """A line from thing to thing, or `both` ways. `style` is ok, warn, no or wire.

    `label` says what joins the two, `mark` what happens to the packet there; `why` and `verdict` go with a remark.
    """

    start: str
    end: str
    style: str
    label: str = ""
    mark: str = ""
    remark: str = ""
    why: str = ""
    verdict: Verdict | None = None
    both: bool = False


def strokes(
    net: Topology,
    questions: Iterable[Question],
    standing: Standing,
    *,
    on: str = TODAY,
    inside: Standing = MappingProxyType({}),
) -> list[Stroke]:
    """Return the lines of a picture: what the questions' verdicts say, then the links that none of them used.

    `inside` says what is drawn inside which VPC. A link that ends at such a box is drawn where one of the two that it
    joins would have no line at all.
    """
    drawn: dict[tuple[str, str, str, str], Stroke] = {}
    for question in questions:
        for stroke in _of_verdict(net, net.reach(*question, on=on), standing):
            back = (stroke.end, stroke.start, stroke.style, stroke.mark)
            if back in drawn and not stroke.remark:
                drawn[back] = replace(drawn[back], both=True)
            else:
                drawn.setdefault((stroke.start, stroke.end, stroke.style, stroke.mark), stroke)

    def homes(*ends: str) -> frozenset[str]:
        return frozenset(inside.get(end, end) for end in ends)

    boxes = {vpc: vpc for vpc in inside.values()}
    used = {homes(one.start, one.end) for one in drawn.values() if not one.remark}
    free = [Stroke(*pair, "wire", label) for pair, label, _ in links(net, standing) if homes(*pair) not in used]
    touched = frozenset().union(*used, *(homes(one.start, one.end) for one in free))
    to_boxes = ((pair, label) for pair, label, _ in links(net, {**standing, **boxes}) if boxes.keys() & {*pair})
    alone = (one for one in to_boxes if homes(*one[0]) - touched and len(homes(*one[0])) > 1)
    return [*drawn.values(), *free, *(Stroke(*pair, "wire", label) for pair, label in alone)]


def words(net: Topology, questions: Iterable[Question]) -> tuple[str, ...]:
    """Return one sentence for each question, in the model's words."""
    return tuple(sentence(net.reach(*question)) for question in questions)


def sentence(verdict: Verdict) -> str:
    """Return a verdict as one sentence."""
    if verdict.answer is Answer.YES:
        return f"{verdict.title}: {' -> '.join(verdict.hops)}."
    return f"{verdict.title}: {verdict.why} ({verdict.code})."


def _of_verdict(net: Topology, verdict: Verdict, standing: Standing) -> Iterator[Stroke]:
    request, reply = verdict.flow.request, verdict.flow.reply
    if request.refusal:
        seen = [standing[name] for name in verdict.hops if name in standing]
        yield from (Stroke(a, b, "no") for a, b in pairwise(seen))
        remark = f"refused{_at(net, request.refusal.at, standing)}"
        yield Stroke(seen[-1], verdict.destination, "no", remark=remark, why=verdict.why, verdict=verdict)
        return
    style = "warn" if verdict.answer is Answer.WARNING or _leaves(net, verdict.hops) else "ok"
    for leg, mark in _legs(net, verdict.hops):
        yield from _along(net, leg, standing, style, mark)
    if reply.refusal:
        remark = f"reply lost{_at(net, reply.refusal.at, standing)}"
        ends = (verdict.destination, verdict.source)
        yield Stroke(*ends, "no", remark=remark, why=reply.refusal.why, verdict=verdict)
    elif verdict.answer is Answer.WARNING:
        yield Stroke(verdict.source, verdict.destination, "remark", remark="a catch", why=verdict.why, verdict=verdict)


def _at(net: Topology, name: str, standing: Standing) -> str:
    """Return who refuses: by name if it is drawn, else by kind, such as a peering."""
    kind = kind_of(net, name) if name in net.named else ""
    return f" by {standing[name]}" if name in standing else f" by the {kind}" if kind else ""


def _leaves(net: Topology, hops: tuple[str, ...]) -> int:
    """Return at which hop a packet between two places in AWS is on premises, or 0 if it stays in AWS."""
    sites = (n for n, name in enumerate(hops[1:-1], 1) if isinstance(net.named[name], OnPremises))
    return next(sites, 0)


def _legs(net: Topology, hops: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield a path whole, or, if it runs through a site, out of AWS and back."""
    turn = _leaves(net, hops)
    if not turn:
        yield hops, ""
        return
    yield hops[: turn + 1], LEAVES
    yield hops[turn:], RETURNS


def _along(net: Topology, hops: tuple[str, ...], standing: Standing, style: str, mark: str) -> Iterator[Stroke]:
    """Yield a line for each stretch between two things that are drawn, labelled with what lies between them."""
    start, between = hops[0], list[str]()
    for name in hops[1:]:
        end = standing.get(name)
        if end is None:
            between.append(kind_of(net, name))
        elif end != start:
            yield Stroke(start, end, style, ", ".join(filter(None, between)), mark)
            rides = getattr(net.named[name], "over", None)
            start, between = end, [kind_of(net, name)] if rides else []


def links(net: Topology, standing: Standing) -> Iterator[tuple[tuple[str, str], str, str]]:
    """Yield the pairs of things drawn that a link of the network joins, the kind of link, and its name."""
    for thing in net.named.values():
        ends = [_stands(end, standing) for end in thing.ends]
        known = [end for end in ends if end]
        own = standing.get(str(thing))
        if own:
            if not isinstance(thing, InterfaceEndpoint):
                yield from (((own, end), "", str(thing)) for end in known if end != own)
            elif thing.service in standing:
                yield (own, standing[thing.service]), "PrivateLink", own
        else:
            yield from ((pair, kind_of(net, str(thing)), str(thing)) for pair in combinations(known, 2))


def _stands(thing: object, standing: Standing) -> str:
    """Return where a thing stands, or the VPC whose gateway it is."""
    if str(thing) in standing:
        return standing[str(thing)]
    return standing.get(str(thing.vpc), "") if isinstance(thing, VirtualPrivateGateway) else ""


def kind_of(net: Topology, name: str) -> str:
    """Return in words what kind of link a thing is; empty for what needs no word."""
    thing = net.named[name]
    return KINDS.get(type(thing), thing.kind if isinstance(thing, SiteLink) else "").replace("-vif", " VIF")
