"""The answer to "can A reach B?": yes, yes with a warning, no, or unknown, and who refused.

It prints itself: the answer, the path as far as the packet got, one sentence, the code. ASCII, under 80 columns.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum
from functools import cached_property
from itertools import product
from textwrap import wrap

from awsnet import codes
from awsnet.addresses import Piece
from awsnet.calendar import TODAY, absence
from awsnet.codes import Catch, Refusal
from awsnet.errors import TopologyError
from awsnet.filters import Traffic
from awsnet.places import INTERNET_NAME
from awsnet.things import Network, Place
from awsnet.walk import Packet, Walk, appliances, walk


class Answer(Enum):
    """What a verdict can say."""

    YES = "yes"
    WARNING = "warning"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Flow:
    """Some addresses of A asking some addresses of B: the way of the request, and the way of the reply."""

    request: Walk
    reply: Walk

    @cached_property
    def refusal(self) -> Refusal | None:
        """Who stops it first."""
        return self.request.refusal or self.reply.refusal

    @cached_property
    def hops(self) -> tuple[str, ...]:
        """What the request passed, by name: first the place that asks, last, where it arrives, the place asked.

        Its ends are called as the question calls them: an instance, not its VPC.
        """
        way, asker = self.request, self.reply.packet.to
        middle = way.path[1:] if way.refusal else way.path[1:-1]
        arrived = () if way.refusal or way.packet.to == asker else (str(way.packet.to),)
        return (str(asker), *middle, *arrived)


@dataclass(frozen=True)
class Verdict:
    """Whether every address of `source` reaches every address of `destination` and hears the reply."""

    source: str
    destination: str
    flows: tuple[Flow, ...]
    traffic: Traffic

    @cached_property
    def answer(self) -> Answer:
        """Yes only if every flow goes out and its reply comes back; a catch on the way makes it a warning."""
        if self.refusal:
            return Answer.UNKNOWN if self.refusal.code.unknown else Answer.NO
        return Answer.WARNING if self.catches else Answer.YES

    def __bool__(self) -> bool:
        return self.answer in (Answer.YES, Answer.WARNING)

    @cached_property
    def flow(self) -> Flow:
        """The flow that decides: the first that is refused for sure, else that nobody can tell of, else the first."""
        return min(self.flows, key=lambda flow: flow.refusal.code.unknown if flow.refusal else 2)

    @property
    def hops(self) -> tuple[str, ...]:
        """The names of the nodes that the deciding request passed."""
        return self.flow.hops

    @property
    def refusal(self) -> Refusal | None:
        """Who refused first, or nothing."""
        return self.flow.refusal

    @cached_property
    def catches(self) -> tuple[Catch, ...]:
        """What one must hear of packets that arrive, each once, in the order met."""
        met = (catch for flow in self.flows for walk in (flow.request, flow.reply) for catch in walk.catches)
        return tuple(dict.fromkeys(met))

    @property
    def remark(self) -> Refusal | Catch | None:
        """The refusal, else the first catch, else nothing."""
        return self.refusal or next(iter(self.catches), None)

    @property
    def code(self) -> codes.Code | None:
        """The code of the refusal or the catch, or nothing."""
        return self.remark.code if self.remark else None

    @property
    def why(self) -> str:
        """One sentence that says who refused, or what the catch is; empty for a plain yes."""
        lost = "the reply is lost: " if self.refusal and not self.flow.request.refusal else ""
        return lost + self.remark.why if self.remark else ""

    @property
    def page(self) -> str:
        """The page at AWS that the rule follows; empty for a plain yes."""
        return self.remark.page if self.remark else ""

    @property
    def blockers(self) -> tuple[Refusal, ...]:
        """Everyone who refuses, on the way out and on the way back, each once, in the order met."""
        met = (refusal for flow in self.flows for way in (flow.request, flow.reply) for refusal in way.refusals)
        return tuple(dict.fromkeys(met))

    @property
    def title(self) -> str:
        """The answer in one line."""
        whole = f"{self.destination}{self.traffic}"
        if self:
            catch = ", with a catch" if self.answer is Answer.WARNING else ""
            return f"{self.source} can reach {whole}{catch}"
        if self.answer is Answer.UNKNOWN:
            return f"nobody can say whether {self.source} can reach {whole}"
        some = any(flow.refusal is None for flow in self.flows)
        return f"{self.source} cannot reach {'all of ' if some else ''}{whole}"

    def __str__(self) -> str:
        title, hops = self.title, self.hops
        lines = [title]
        if len(hops) > 1:
            lines += indented(" -> ".join(hops))
        if "all of" in title:
            asked, asker = self.flow.request.packet.destination, self.flow.reply.packet.destination
            lines += indented(f"the part that fails: {asker} to {asked}")
        if self.remark:
            lines += [*indented(self.why), f"  {self.code}"]
        return "\n".join(lines)


def _dated(net: Network, way: Walk, on: str) -> Walk:
    """Return a walk as it would have been on a day: what did not exist yet, or no longer, refuses."""
    if on == TODAY:
        return way
    found = []
    for passed, hop in enumerate((*way.hops, way.packet.sender, way.packet.to), 1):
        table = net.gateway_table(hop)
        for name in (*hop.came, *(table.came if table else ())):
            if why := absence(name, on):
                found.append((min(passed, len(way.hops)), hop.no(codes.NOT_ON_THAT_DAY, why)))
    for catch in way.catches:
        if why := absence(catch.code.since, on):
            found.append((len(way.hops), Refusal(catch.at, codes.NOT_ON_THAT_DAY, why)))
    return replace(way, filtered=(*found, *way.filtered), catches=() if found else way.catches)


def _replies(net: Network, request: Walk, destination: Place) -> Iterator[Walk]:
    """Walk the reply to a request; one that does not pass the same appliances is lost, for they know connections.

    https://docs.aws.amazon.com/vpc/latest/tgw/transit-gateway-appliance-scenario.html
    """
    start = net.position(destination, request.packet.destination)
    for reply in walk(net, request.packet.reply(), start):
        there, back = appliances(request), appliances(reply)
        if request.stopped or reply.stopped or there == back:
            yield reply
            continue
        missed = min(there ^ back)
        why = f"{missed} sees only one direction of the connection"
        yield replace(reply, stopped=Refusal(missed, codes.APPLIANCE_PASSED_ONE_WAY, why), catches=())


def indented(text: str) -> list[str]:
    """Return a text in lines of at most 79 characters, as they stand below the first line of an answer."""
    if len(text) <= 77:
        return [f"  {text}"]
    return wrap(text, 79, initial_indent="  ", subsequent_indent="    ", break_long_words=False, break_on_hyphens=False)


def judge(net: Network, source: Place, destination: Place, traffic: Traffic, on: str = TODAY) -> Verdict:
    """Walk every address of one place to every address of another, and the replies back, as on some day.

    Raises TopologyError if the two have no address family in common, or if that is no day.
    """
    if str(source.home) == str(destination.home) == INTERNET_NAME:
        raise TopologyError(f"{source} and {destination} are both on the internet, and no part of the network")
    pairs = [(a, b) for a, b in product(source.blocks, destination.blocks) if a.version == b.version]
    if not pairs:
        raise TopologyError(f"{source} and {destination} have no address family in common")
    flows = (
        Flow(_dated(net, request, on), _dated(net, reply, on))
        for a, b in pairs
        for start in Piece(a).split(net.subnet_blocks(source))
        for request in walk(net, Packet(start, Piece(b), source, destination, traffic), net.position(source, start))
        for reply in _replies(net, request, destination)
    )
    return Verdict(str(source), str(destination), tuple(flows), traffic)
