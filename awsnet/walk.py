"""How a packet walks: node by node, each sending it on by its own table or refusing it with a code.

There is no search. A node sees the packet and where it came from, as AWS's do, and answers with one step.
A packet stands for every address of a piece of the ranges asked about; it is split where a node on the way tells
some of those addresses from others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from awsnet import codes
from awsnet.addresses import Block, Piece
from awsnet.codes import Catch, Refusal
from awsnet.filters import Traffic
from awsnet.routes import BLACKHOLE, Route, disputed, most_specific
from awsnet.things import Network, Place, Thing


@dataclass(frozen=True)
class Changed:
    """What a gate changed of a packet that left by it: its name, the source address before, and the source ports."""

    gate: str
    source: Piece
    ports: str


@dataclass(frozen=True)
class Packet:
    """The addresses that a packet comes from and is for, and the place that the latter are meant to be."""

    source: Piece
    destination: Piece
    sender: Place
    to: Place
    traffic: Traffic
    is_reply: bool = False
    trail: tuple[Changed, ...] = ()  # who changed the source on the way out, and what it was before

    def split(self, cuts: Sequence[Block], filters: Sequence[Block] = ()) -> tuple[Packet, ...]:
        """Return one packet for each piece into which blocks cut the addresses it is for.

        Filters look at where a packet comes from, too: their blocks cut both.
        """
        if not cuts and not filters:
            return (self,)
        fors, froms = self.destination.split((*cuts, *filters)), self.source.split(filters)
        return tuple(replace(self, source=a, destination=b) for a in froms for b in fors)

    @property
    def unfiltered(self) -> bool:
        """Whether no filter looks at it: it is from or for what AWS itself answers inside a VPC (R-NACL-3)."""
        return not self.traffic.filtered or self.sender.home.unfiltered or self.to.home.unfiltered

    @property
    def group_blocks(self) -> tuple[Block, ...]:
        """The blocks by which the security groups at either end tell addresses apart."""
        return tuple(one for end in (self.sender, self.to) for group in end.security_groups for one in group.blocks)

    def reply(self) -> Packet:
        """Return the packet that answers this one."""
        ends = (self.destination, self.source, self.to, self.sender)
        return Packet(*ends, self.traffic.reply(), is_reply=True, trail=self.trail)

    def leaving(self, gate: Thing, source: Piece) -> Packet:
        """Return the packet as it leaves a gate that gives it another source address, and remembers the old one."""
        before = Changed(str(gate), self.source, self.traffic.source_ports)
        return replace(self, source=source, trail=(*self.trail, before))

    def way_back(self, net: Network) -> Thing:
        """Return the last gate of the trail, to which a reply goes back, or where the request came from without any."""
        return net.node(self.trail[-1].gate) if self.trail else self.to.home

    def returning(self) -> Packet:
        """Return a reply as the last gate of the trail hands it on: to the address that the request came from.

        One that no gate has changed goes on as it is.
        """
        if not self.trail:
            return self
        before = self.trail[-1]
        traffic = replace(self.traffic, port=before.ports)
        return replace(self, destination=before.source, traffic=traffic, trail=self.trail[:-1])


class Delivered:
    """The packet is where it was for."""


DELIVERED = Delivered()


@dataclass(frozen=True)
class Onward:
    """The next node, with the packet as it goes there, and with what one must hear of that."""

    to: Thing
    packet: Packet
    catches: tuple[Catch, ...] = ()


Step = Thing | Onward | Refusal | Delivered
Filtered = tuple[tuple[int, Refusal], ...]  # after how many hops a filter refuses, and how


@dataclass(frozen=True)
class Walk:
    """One packet's way: the nodes that it passed, in order, and who refused it, if anyone did."""

    packet: Packet
    hops: tuple[Thing, ...]
    stopped: Refusal | None = None
    catches: tuple[Catch, ...] = ()
    filtered: Filtered = ()

    @property
    def refusals(self) -> tuple[Refusal, ...]:
        """Everyone on the way who refuses, in the order met: filters, which a packet could pass, then what stops it."""
        return (*(refusal for _, refusal in self.filtered), *([self.stopped] if self.stopped else []))

    @property
    def refusal(self) -> Refusal | None:
        """Who refuses first."""
        return self.filtered[0][1] if self.filtered else self.stopped

    @property
    def passed(self) -> tuple[Thing, ...]:
        """The nodes passed before the first refusal."""
        return self.hops[: self.filtered[0][0]] if self.filtered else self.hops

    @property
    def path(self) -> tuple[str, ...]:
        """The names of the nodes passed."""
        return tuple(str(hop) for hop in self.passed)


def walk(net: Network, packet: Packet, start: Thing) -> Iterator[Walk]:
    """Walk a packet from a node until it is delivered or refused: one walk for each piece that fares apart.

    A filter that stops it is noted down, and the walk goes on, so that everyone who refuses is heard.
    """
    for way in _on(net, Walk(packet, (start,)), start):
        refused = own_refusals(way.packet, packet.sender, way.hops, inbound=False)
        yield replace(way, filtered=(*((1, refusal) for refusal in refused), *way.filtered)) if refused else way


def _on(net: Network, way: Walk, came: Thing) -> Iterator[Walk]:
    """Walk on from where a packet has come to, each part of it that fares apart by itself."""
    packet, hops, catches, filtered = way.packet, way.hops, way.catches, way.filtered
    while True:
        here, filters = hops[-1], net.filters_anything
        cuts = (*filter_blocks(here), *packet.group_blocks) if filters else ()
        parts = packet.split(net.cuts_inside(here, packet.destination), cuts)
        if len(parts) > 1:
            for part in parts:
                yield from _on(net, Walk(part, hops, None, catches, filtered), came)
            return
        if filters:
            filtered += _stopped(packet, came, hops, inbound=True)
        step = here.forward(packet, came, net)
        if isinstance(step, Delivered):
            refused = own_refusals(packet, packet.to, hops, inbound=True)
            filtered += tuple((len(hops), refusal) for refusal in refused)
            yield Walk(packet, hops, elsewhere(here, packet, net), catches, filtered)
            return
        if isinstance(step, Refusal):
            yield Walk(packet, hops, step, (), filtered)
            return
        there, sent = (step.to, step.packet) if isinstance(step, Onward) else (step, packet)
        if (here, there) in pairwise(hops):
            circle = here.no(codes.ROUTE_LOOP, f"the route tables send the packet in a circle through {here}")
            yield Walk(packet, hops, circle, (), filtered)
            return
        if filters:
            filtered += _stopped(packet, there, hops, inbound=False)
        catches += step.catches if isinstance(step, Onward) else ()
        hops, came, packet = (*hops, there), here, sent


def own_refusals(packet: Packet, place: Place, hops: tuple[Thing, ...], *, inbound: bool) -> list[Refusal]:
    """Return why a place itself would not send or take a packet: what it is, and its security groups."""
    met = (place.turns_away(packet, inbound), group_refusal(packet, place, hops, inbound))
    return [refusal for refusal in met if refusal]


def _stopped(packet: Packet, other: Thing, hops: tuple[Thing, ...], *, inbound: bool) -> Filtered:
    """Return what stops a packet that enters the last of its hops from another node, or leaves it for one.

    The groups of appliances do, and network ACLs: these are asked between subnets, not inside one (R-NACL-1).
    """
    here = hops[-1]
    acl = acl_refusal(packet, here.subnet, inbound) if here.subnet != other.subnet else None
    group = group_refusal(packet, here, hops[:-1] if inbound else hops, inbound)
    return tuple((len(hops), refusal) for refusal in ((acl, group) if inbound else (group, acl)) if refusal)


def filter_blocks(here: Thing) -> tuple[Block, ...]:
    """Return the blocks by which the filters of a node, if it has any, tell addresses apart."""
    acl = here.subnet.acl
    groups = (one for group in here.security_groups for one in group.blocks)
    return (*here.filter_blocks, *(acl.blocks if acl else ()), *groups)


def acl_refusal(packet: Packet, subnet: Thing, inbound: bool) -> Refusal | None:
    """Return the refusal of a subnet's network ACL, if it has one that refuses; it looks at replies too (R-NACL-2)."""
    peer = packet.source if inbound else packet.destination
    acl = subnet.acl
    if acl is None or packet.unfiltered or acl.allows(inbound, packet.traffic, peer):
        return None
    way = "into" if inbound else "out of"
    why = f"the network ACL {acl} does not let {packet.traffic.words} {way} {subnet}"
    return Refusal(str(acl), codes.SUBNET_ACL_RESTRICTION, why)


def group_refusal(packet: Packet, place: Thing, hops: tuple[Thing, ...], inbound: bool) -> Refusal | None:
    """Return the refusal of the security groups of a place, if any: they let replies pass unasked (R-SG-1).

    A rule that names a group fits only where the way, `hops`, keeps the groups' names (R-PEER-11, R-TGW-12).
    https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html
    """
    groups = place.security_groups
    if not groups or packet.is_reply or packet.unfiltered:
        return None
    rules = [rule for group in groups for rule in group.rules(inbound)]
    peer, other = (packet.source, packet.sender) if inbound else (packet.destination, packet.to)
    theirs = [group.name for group in other.security_groups]
    lost = next((hop for hop in hops if not hop.keeps_groups(hops, inbound)), None)
    if any(rule.fits(packet.traffic, peer, () if lost else theirs) for rule in rules):
        return None
    named, way = " and ".join(group.name for group in groups), "in" if inbound else "out"
    if not rules:
        return Refusal(named, codes.SG_HAS_NO_RULES, f"the security group {named} has no rule {way}")
    if any(rule.fits(packet.traffic, peer, theirs) for rule in rules):
        why = f"a rule {way} of the security group {named} names a group, and {lost} does not keep that name"
        return Refusal(named, codes.SG_REFERENCES_NOT_PRESERVED, why)
    why = f"no rule {way} of the security group {named} fits {packet.traffic.words}"
    return Refusal(named, codes.ENI_SG_RULES_MISMATCH, why)


def elsewhere(here: Thing, packet: Packet, net: Network) -> Refusal | None:
    """Return the refusal of a packet that ended in another place with the same address (R-PEER-10)."""
    if here == net.position(packet.to, packet.destination):
        return None
    return here.no(codes.DELIVERED_ELSEWHERE, f"{packet.destination} leads to {here}, not to {packet.to}")


def carrying(step: Step, packet: Packet) -> Step:
    """Return a step that takes a changed packet along."""
    return Onward(step, packet) if isinstance(step, Thing) else step


def handed_back(packet: Packet, vpc: Place, net: Network) -> Onward:
    """Return how a gate of a VPC hands a reply on: to what has the address that the request came from."""
    packet = packet.returning()
    return Onward(net.holder_of(packet.destination, vpc), packet)


def appliances(way: Walk) -> set[str]:
    """Return the names of the appliances that a packet passed: what a route led it into and it came out of again."""
    return {str(hop) for hop in way.hops if hop.takes_ingress}


def by_table(
    here: Thing,
    packet: Packet,
    net: Network,
    code: codes.Code,
    routes: Iterable[Route] | None = None,
    holder: object = None,
) -> Step:
    """Send a packet to the target of the most specific route in a node's table; a code says that there is none.

    `routes` is the part of the table that governs packets from where this one came, if not the whole; `holder` is
    what has the table, if not the node itself. What is for a VPC itself goes to where the address is in it.
    """
    home: Thing = packet.to.home
    if home.unfiltered and packet.sender.vpc == home.vpc:
        return home  # what AWS itself answers needs no route
    holder = holder or here
    governing = net.table(holder) if routes is None else list(routes)
    route = most_specific(governing, packet.destination)
    if disputed(governing, packet.destination, route):
        why = f"two prefix lists in the route table of {holder} hold {packet.destination}, and AWS picks one"
        return here.no(codes.PREFIX_LISTS_OVERLAP, why)
    if route is None:
        return here.no(code, f"the route table of {holder} has no route to {packet.destination}")
    if route.target == BLACKHOLE:
        return here.no(codes.TGW_RTB_BAD_STATE_ROUTE, f"the route of {holder} to {route.destination} is a blackhole")
    target: Thing = net.position(route.target, packet.destination) if route.origin == "local" else route.target
    return DELIVERED if target == here else target
