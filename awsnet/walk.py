"""How a packet walks: node by node, each sending it on by its own table or refusing it with a code.

There is no search. A node sees the packet and where it came from, as AWS's do, and answers with one step.
A packet stands for every address of a piece of the ranges asked about; it is split where a node on the way tells
some of those addresses from others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Protocol, cast

from awsnet import codes
from awsnet.addresses import Block, Piece
from awsnet.filters import SecurityGroup, Traffic
from awsnet.routes import BLACKHOLE, Route, disputed, most_specific


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
        return not self.traffic.filtered or any(
            getattr(end.home, "unfiltered", False) for end in (self.sender, self.to)
        )

    @property
    def group_blocks(self) -> tuple[Block, ...]:
        """The blocks by which the security groups at either end tell addresses apart."""
        ends = (self.sender, self.to)
        return tuple(one for end in ends for group in getattr(end, "security_groups", ()) for one in group.blocks)

    def reply(self) -> Packet:
        """Return the packet that answers this one."""
        ends = (self.destination, self.source, self.to, self.sender)
        return Packet(*ends, self.traffic.reply(), is_reply=True, trail=self.trail)

    def leaving(self, gate: Node, source: Piece) -> Packet:
        """Return the packet as it leaves a gate that gives it another source address, and remembers the old one."""
        before = Changed(str(gate), self.source, self.traffic.source_ports)
        return replace(self, source=source, trail=(*self.trail, before))

    def returning(self) -> Packet:
        """Return a reply as the last gate of the trail hands it on: to the address that the request came from.

        One that no gate has changed goes on as it is.
        """
        if not self.trail:
            return self
        before = self.trail[-1]
        traffic = replace(self.traffic, port=before.ports)
        return replace(self, destination=before.source, traffic=traffic, trail=self.trail[:-1])


@dataclass(frozen=True)
class Remark:
    """What there is to say of a packet: who says it, with which code, in one plain sentence."""

    at: str
    code: codes.Code
    why: str

    @property
    def page(self) -> str:
        """The page at AWS that the rule follows."""
        return self.code.page


class Refusal(Remark):
    """Who refused a packet, and why."""


class Catch(Remark):
    """Who lets a packet through, and what one must hear about it."""


class Delivered:
    """The packet is where it was for."""


DELIVERED = Delivered()


class Node(Protocol):
    """A thing that packets pass: a VPC, a link, a gateway, a site."""

    def routes(self, holder: Node, net: Network) -> Iterable[Route]:
        """Yield the routes that this thing brings into the route table of `holder`."""
        ...

    def cuts(self, net: Network) -> Iterable[Block]:
        """Return the blocks by which this node tells one address from another."""
        ...

    def forward(self, packet: Packet, came: Node | None, net: Network) -> Step:
        """Say what happens next to a packet that came from `came` (None: it starts here)."""
        ...


class Passive:
    """A node that brings no routes and tells no address from another, unless it says otherwise."""

    def routes(self, holder: Node, net: Network) -> Iterable[Route]:
        """Yield nothing: the routes that lead here are written, or brought along by others."""
        return ()

    def cuts(self, net: Network) -> Iterable[Block]:
        """Return nothing: all addresses fare alike here."""
        return ()


class Place(Protocol):
    """A thing that can be asked about: it has addresses, and a node where its packets start and end."""

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The addresses of the place."""
        ...

    @property
    def home(self) -> Node:
        """The node where the place's packets start and end."""
        ...


class Network(Protocol):
    """What a walk asks of the network that it runs through."""

    def table(self, holder: object) -> tuple[Route, ...]:
        """Return the routes in a holder's table."""
        ...

    def node(self, asked: object) -> Node:
        """Return the thing that a thing or a name stands for."""
        ...

    def position(self, place: object, piece: Piece) -> Node:
        """Return where some addresses of a place are: in a subnet of a VPC, else at the place itself."""
        ...

    def public_access_refusal(self, vpc: object, piece: Piece, *, inbound: bool, one_way: bool) -> Refusal | None:
        """Return the refusal of VPC Block Public Access for some addresses of a VPC, or nothing."""
        ...

    def public_address(self, private: Piece) -> Piece | None:
        """Return the public address that belongs to a private one, or nothing."""
        ...

    def gate_of(self, place: object) -> Node | None:
        """Return the internet gateway of the VPC that a place is in, or nothing."""
        ...

    def holder_of(self, private: Piece, vpc: object) -> Node:
        """Return what has a private address of a VPC: a NAT gateway, else the subnet that it is in, else the VPC."""
        ...

    def subnet_blocks(self, vpc: object) -> tuple[Block, ...]:
        """Return the blocks of a VPC's subnets."""
        ...

    @property
    def filters_anything(self) -> bool:
        """Whether anything in the network filters: without a filter no packet need be asked about one."""
        ...

    def cuts_inside(self, node: Node, piece: Piece) -> Sequence[Block]:
        """Return the cuts of a node that can tell some addresses apart."""
        ...

    def gateway_table(self, gateway: object) -> Node | None:
        """Return the route table associated with a gateway, or nothing."""
        ...

    def joined_to(self, thing: object) -> tuple[object, ...]:
        """Return what is joined to a thing, in the order in which it came."""
        ...

    def earlier(self, link: object) -> object | None:
        """Return what came first of one kind and joins the same things as a link, or nothing if that is the link."""
        ...

    def holders(self, one: Block) -> tuple[Place, ...]:
        """Return what has an address, in whatever VPC."""
        ...

    def beside(self, thing: object) -> tuple[object, ...]:
        """Return the other things that are joined to one of the things that this one is joined to, those before it."""
        ...

    def public_link(self, destination: Piece, region: str) -> Node | None:
        """Return the public virtual interface over which a Region sends to an announced address, or nothing."""
        ...

    @property
    def amazons_public(self) -> tuple[Block, ...]:
        """The public addresses of AWS that the network knows of: its services', and those of what runs in VPCs."""
        ...


@dataclass(frozen=True)
class Onward:
    """The next node, with a catch, or with the packet changed on the way."""

    to: Node
    catch: Catch | None = None
    packet: Packet | None = None


Step = Node | Onward | Refusal | Delivered
Filtered = tuple[tuple[int, Refusal], ...]  # after how many hops a filter refuses, and how


@dataclass(frozen=True)
class Walk:
    """One packet's way: the nodes that it passed, in order, and who refused it, if anyone did."""

    packet: Packet
    hops: tuple[Node, ...]
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
    def passed(self) -> tuple[Node, ...]:
        """The nodes passed before the first refusal."""
        return self.hops[: self.filtered[0][0]] if self.filtered else self.hops

    @property
    def path(self) -> tuple[str, ...]:
        """The names of the nodes passed."""
        return tuple(str(hop) for hop in self.passed)


def walk(net: Network, packet: Packet, start: Node) -> Iterator[Walk]:
    """Walk a packet from a node until it is delivered or refused: one walk for each piece that fares apart.

    A filter that stops it is noted down, and the walk goes on, so that everyone who refuses is heard.
    """
    for way in _on(net, packet, (start,), None):
        refused = own_refusals(way.packet, packet.sender, way.hops, inbound=False)
        yield replace(way, filtered=(*((1, refusal) for refusal in refused), *way.filtered)) if refused else way


def _on(
    net: Network,
    packet: Packet,
    hops: tuple[Node, ...],
    came: Node | None,
    catches: tuple[Catch, ...] = (),
    filtered: Filtered = (),
) -> Iterator[Walk]:
    """Walk on from where a packet has come to."""
    while True:
        here = hops[-1]
        filters = (*acl_blocks(here), *packet.group_blocks) if net.filters_anything else ()
        parts = packet.split(net.cuts_inside(here, packet.destination), filters)
        if len(parts) > 1:
            for part in parts:
                yield from _on(net, part, hops, came, catches, filtered)
            return
        step = here.forward(packet, came, net)
        if isinstance(step, Refusal):
            yield Walk(packet, hops, step, (), filtered)
            return
        if isinstance(step, Delivered):
            refused = own_refusals(packet, packet.to, hops, inbound=True)
            filtered += tuple((len(hops), refusal) for refusal in refused)
            yield Walk(packet, hops, elsewhere(here, packet, net), catches, filtered)
            return
        changed = packet
        if isinstance(step, Onward):
            changed, catches = step.packet or packet, catches + ((step.catch,) if step.catch else ())
            step = step.to
        if (here, step) in pairwise(hops):
            yield Walk(changed, hops, circle(here), (), filtered)
            return
        parts = changed.split((), acl_blocks(step)) if net.filters_anything else (changed,)
        if len(parts) > 1:
            for part in parts:
                yield from _on(net, part, (*hops, step), here, catches, filtered + _crossed(hops, step, packet, part))
            return
        if net.filters_anything:
            filtered += _crossed(hops, step, packet, changed)
        hops, came, packet = (*hops, step), here, changed


def own_refusals(packet: Packet, place: Place, hops: tuple[Node, ...], *, inbound: bool) -> list[Refusal]:
    """Return why a place itself would not send or take a packet: what it is, and its security groups."""
    turns_away = getattr(place, "turns_away", None)
    own = turns_away(packet, inbound) if turns_away else None
    return [one for one in (own, group_refusal(packet, place, hops, inbound)) if one]


def _crossed(hops: tuple[Node, ...], there: Node, packet: Packet, changed: Packet) -> Filtered:
    """Return who refuses a packet on its way to the next node: network ACLs between subnets, groups of appliances.

    An ACL is asked where a packet leaves a subnet or enters one, not inside it (R-NACL-1).
    """
    here, passed = hops[-1], len(hops)
    met = [(passed, group_refusal(packet, here, hops, False)), (passed + 1, group_refusal(changed, there, hops, True))]
    if subnet_of(here) != subnet_of(there):
        met.insert(1, (passed, acl_refusal(here, packet, inbound=False)))
        met.insert(2, (passed + 1, acl_refusal(there, changed, inbound=True)))
    return tuple((after, refusal) for after, refusal in met if refusal)


def subnet_of(node: Node) -> Node:
    """Return the subnet that something is in, or the thing itself."""
    return getattr(node, "subnet", node)


def acl_blocks(here: Node) -> tuple[Block, ...]:
    """Return the blocks by which the filters of a node, if it has any, tell addresses apart."""
    acl = getattr(subnet_of(here), "acl", None)
    groups: tuple[SecurityGroup, ...] = getattr(here, "security_groups", ())
    own: tuple[Block, ...] = getattr(here, "filter_blocks", ())
    return (*own, *(acl.blocks if acl else ()), *(one for group in groups for one in group.blocks))


def acl_refusal(here: Node, packet: Packet, *, inbound: bool) -> Refusal | None:
    """Return the refusal of the network ACL of a node that a packet enters or leaves, if it has one that refuses."""
    check = getattr(subnet_of(here), "filter", None)
    return check(packet, inbound) if check and not packet.unfiltered else None


def group_refusal(packet: Packet, place: object, hops: tuple[Node, ...], inbound: bool) -> Refusal | None:
    """Return the refusal of the security groups of a place, if any: they let replies pass unasked (R-SG-1).

    A rule that names a group fits only where the way, `hops`, keeps the groups' names (R-PEER-11, R-TGW-12).
    https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html
    """
    groups: tuple[SecurityGroup, ...] = getattr(place, "security_groups", ())
    if not groups or packet.is_reply or packet.unfiltered:
        return None
    rules = [rule for group in groups for rule in (group.inbound if inbound else group.outbound)]
    peer, other = (packet.source, packet.sender) if inbound else (packet.destination, packet.to)
    theirs = [group.name for group in getattr(other, "security_groups", ())]
    lost = next((hop for hop in hops if not _keeps_groups(hop, hops, inbound)), None)
    if any(rule.fits(packet.traffic, peer, () if lost else theirs) for rule in rules):
        return None
    named, way = " and ".join(group.name for group in groups), "in" if inbound else "out"
    if not rules:
        return Refusal(named, codes.SG_HAS_NO_RULES, f"the security group {named} has no rule {way}")
    if any(rule.fits(packet.traffic, peer, theirs) for rule in rules):
        why = f"a rule {way} of the security group {named} names a group, and {lost} does not keep that name"
        return Refusal(named, codes.SG_REFERENCES_NOT_PRESERVED, why)
    what = str(packet.traffic).removeprefix(" on ") or "all traffic"
    return Refusal(named, codes.ENI_SG_RULES_MISMATCH, f"no rule {way} of the security group {named} fits {what}")


def _keeps_groups(hop: Node, hops: tuple[Node, ...], inbound: bool) -> bool:
    """Tell whether a rule may name a group of the other end although packets pass a node."""
    keeps = getattr(hop, "keeps_groups", False)
    return bool(keeps(hops, inbound) if callable(keeps) else keeps)


def elsewhere(here: Node, packet: Packet, net: Network) -> Refusal | None:
    """Return the refusal of a packet that ended in another place with the same address (R-PEER-10)."""
    if here == net.position(packet.to, packet.destination):
        return None
    why = f"{packet.destination} leads to {here}, not to {packet.to}"
    return Refusal(str(here), codes.DELIVERED_ELSEWHERE, why)


def handed_back(packet: Packet, vpc: object, net: Network) -> Onward:
    """Return how a gate of a VPC hands a reply on: to what has the address that the request came from."""
    packet = packet.returning()
    return Onward(net.holder_of(packet.destination, vpc), packet=packet)


def circle(here: Node) -> Refusal:
    """Return the refusal of a packet that comes by the same way a second time: it would never arrive."""
    return Refusal(str(here), codes.ROUTE_LOOP, f"the route tables send the packet in a circle through {here}")


def appliances(way: Walk) -> set[str]:
    """Return the names of the appliances that a packet passed: what a route led it into and it came out of again."""
    return {str(hop) for hop in way.hops if getattr(hop, "takes_ingress", False)}


def by_table_of(subnet: Node, packet: Packet, net: Network) -> Step:
    """Send a packet on from something in a subnet, by the subnet's table; what ends in the subnet goes there."""
    holder = getattr(subnet, "governed_by", subnet)
    step = by_table(subnet, packet, net, codes.NO_ROUTE_TO_DESTINATION, holder=holder)
    return subnet if isinstance(step, Delivered) else step


def by_table(
    here: Node,
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
    home = packet.to.home
    if getattr(home, "unfiltered", False) and getattr(packet.sender, "vpc", None) == getattr(home, "vpc", None):
        return home  # what AWS itself answers needs no route
    holder = holder or here
    governing = net.table(holder) if routes is None else list(routes)
    route = most_specific(governing, packet.destination)
    if disputed(governing, packet.destination, route):
        why = f"two prefix lists in the route table of {holder} hold {packet.destination}, and AWS picks one"
        return Refusal(str(here), codes.PREFIX_LISTS_OVERLAP, why)
    if route is None:
        return Refusal(str(here), code, f"the route table of {holder} has no route to {packet.destination}")
    if route.target == BLACKHOLE:
        why = f"the route of {holder} to {route.destination} is a blackhole"
        return Refusal(str(here), codes.TGW_RTB_BAD_STATE_ROUTE, why)
    target = cast(Node, route.target)
    if route.origin == "local":
        target = net.position(target, packet.destination)
    return DELIVERED if target == here else target
