"""The answer to "can A reach B?": yes, yes with a warning, no, or unknown, and who refused.

It prints itself: the answer, the path as far as the packet got, one sentence, the code. ASCII, under 80 columns.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from itertools import product
from textwrap import wrap

from awsnet import codes
from awsnet.addresses import Piece
from awsnet.errors import TopologyError
from awsnet.walk import Network, Packet, Place, Refusal, Walk, walk


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

    @property
    def refusal(self) -> Refusal | None:
        """Who stops it first."""
        return self.request.refusal or self.reply.refusal

    @property
    def hops(self) -> tuple[str, ...]:
        """What the request passed, by name: first the place that asks, last, where it arrives, the place asked."""
        return _named_ends(self.request, self.reply.packet.to)


@dataclass(frozen=True)
class Verdict:
    """Whether every address of `source` reaches every address of `destination` and hears the reply."""

    source: str
    destination: str
    flows: tuple[Flow, ...]

    @property
    def answer(self) -> Answer:
        """Yes only if every flow goes out and its reply comes back."""
        return Answer.NO if any(flow.refusal for flow in self.flows) else Answer.YES

    def __bool__(self) -> bool:
        return self.answer in (Answer.YES, Answer.WARNING)

    @property
    def flow(self) -> Flow:
        """The flow that decides: the first that is refused, else the first."""
        return next((flow for flow in self.flows if flow.refusal), self.flows[0])

    @property
    def hops(self) -> tuple[str, ...]:
        """The names of the nodes that the deciding request passed."""
        return self.flow.hops

    @property
    def refusal(self) -> Refusal | None:
        """Who refused first, or nothing."""
        return self.flow.refusal

    @property
    def code(self) -> codes.Code | None:
        """The code of the refusal, or nothing."""
        return self.refusal.code if self.refusal else None

    @property
    def why(self) -> str:
        """One sentence that says who refused; empty if no one did."""
        if not self.refusal:
            return ""
        lost = "" if self.flow.request.refusal else "the reply is lost: "
        return lost + self.refusal.why

    @property
    def page(self) -> str:
        """The page at AWS that the refusing rule follows; empty if no one refused."""
        return self.refusal.page if self.refusal else ""

    @property
    def blockers(self) -> tuple[Refusal, ...]:
        """Everyone who refuses, on the way out and on the way back, each once, in the order met."""
        met = (walk.refusal for flow in self.flows for walk in (flow.request, flow.reply))
        return tuple(dict.fromkeys(refusal for refusal in met if refusal))

    @property
    def title(self) -> str:
        """The answer in one line."""
        if self:
            return f"{self.source} can reach {self.destination}"
        some = any(flow.refusal is None for flow in self.flows)
        return f"{self.source} cannot reach {'all of ' if some else ''}{self.destination}"

    def __str__(self) -> str:
        lines = [self.title]
        if len(self.hops) > 1:
            lines += _indent(" -> ".join(self.hops))
        if self.refusal:
            if "all of" in self.title:
                packet = self.flow.request.packet
                lines += _indent(f"the part that fails: {self.flow.reply.packet.destination} to {packet.destination}")
            lines += [*_indent(self.why), f"  {self.code}"]
        return "\n".join(lines)


def _named_ends(way: Walk, asker: Place) -> tuple[str, ...]:
    """Return the path of a walk with its ends called as the question calls them: an instance, not its VPC."""
    middle = way.path[1:-1] if way.refusal is None else way.path[1:]
    arrived = (str(way.packet.to),) if way.refusal is None and way.packet.to != asker else ()
    return (str(asker), *middle, *arrived)


def _indent(text: str) -> list[str]:
    return wrap(text, 79, initial_indent="  ", subsequent_indent="    ", break_long_words=False, break_on_hyphens=False)


def judge(net: Network, source: Place, destination: Place) -> Verdict:
    """Walk every address of one place to every address of another, and the replies back.

    Raises TopologyError if the two have no address family in common.
    """
    pairs = [(a, b) for a, b in product(source.blocks, destination.blocks) if a.version == b.version]
    if not pairs:
        raise TopologyError(f"{source} and {destination} have no address family in common")
    flows = (
        Flow(request, reply)
        for a, b in pairs
        for request in walk(net, Packet(Piece(a), Piece(b), destination), source.home)
        for reply in walk(net, Packet(request.packet.destination, Piece(a), source), destination.home)
    )
    return Verdict(str(source), str(destination), tuple(flows))
