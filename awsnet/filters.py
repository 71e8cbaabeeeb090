"""What filters a packet: security groups, which remember connections, and network ACLs, which do not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from awsnet.addresses import Block, Piece, block
from awsnet.errors import TopologyError
from awsnet.routes import PrefixList
from awsnet.things import Named, thing

PROTOCOLS = ("all", "tcp", "udp", "icmp")
EVERY_PORT = (0, 65535)
EPHEMERAL = "1024-65535"  # what a network ACL should let back: R-NACL-2


def ports(text: str, where: str) -> tuple[int, int]:
    """Return the first and the last port that "all", "443" or "1024-65535" spells; raises TopologyError."""
    if text == "all":
        return EVERY_PORT
    try:
        first, last = [int(part) for part in text.split("-")] * (1 if "-" in text else 2)
    except ValueError:
        first, last = 1, 0
    if not 0 <= first <= last <= EVERY_PORT[1]:
        raise TopologyError(f"{where}: '{text}' is not a port such as '443', a range such as '{EPHEMERAL}', or 'all'")
    return first, last


@dataclass(frozen=True)
class Traffic:
    """What is asked about: a protocol, the ports that it is for, and the ports that the client may use.

    A question comes by `traffic`, which checks what it says.
    """

    protocol: str
    port: str
    source_ports: str = EPHEMERAL
    filtered: bool = True  # without it no filter is asked: routing alone answers

    @property
    def range(self) -> tuple[int, int]:
        """The first and the last port that it is for."""
        return ports(self.port, "a question")

    def reply(self) -> Traffic:
        """Return the traffic that answers this: for the client's ports, from the server's."""
        return replace(self, port=self.source_ports, source_ports=self.port)

    @property
    def words(self) -> str:
        """What it is, in words: "tcp 443"."""
        return str(self).removeprefix(" on ") or "all traffic"

    def __str__(self) -> str:
        return "" if self.protocol == "all" else f" on {self.protocol}{'' if self.port == 'all' else f' {self.port}'}"


def traffic(protocol: str, port: str | int, source_ports: str = EPHEMERAL, filtered: bool = True) -> Traffic:
    """Return what a question asks about. Raises TopologyError for a protocol or for ports that there are not."""
    if protocol not in PROTOCOLS:
        raise TopologyError(f"a protocol is {', '.join(PROTOCOLS)}, not '{protocol}'")
    for said in (str(port), str(source_ports)):
        ports(said, "a question")
    return Traffic(protocol, str(port), str(source_ports), filtered)


@thing
class Allow:
    """A rule of a security group: a protocol, ports, and a peer: a CIDR block, a prefix list, another group's name."""

    protocol: str
    port: str
    peer: str | PrefixList

    def __post_init__(self) -> None:
        _check(self, f"the rule {self}")

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The peer as blocks of addresses; none if it is a group."""
        if not isinstance(self.peer, str):
            return self.peer.blocks
        return (block(self.peer, f"the rule {self}"),) if "/" in self.peer else ()

    def fits(self, traffic: Traffic, peer: Piece, groups: Iterable[str]) -> bool:
        """Tell whether the rule lets through some traffic with a peer that has some groups."""
        first, last = ports(self.port, str(self))
        ours = traffic.range
        known = peer.within(self.blocks) or any(group == self.peer for group in groups)
        return known and self.protocol in ("all", traffic.protocol) and first <= ours[0] and ours[1] <= last

    def __str__(self) -> str:
        return f"{self.protocol} {self.port} {self.peer}"


def _check(rule: Allow | AclRule, where: str) -> None:
    """Raise TopologyError for ports, blocks or a protocol that there are not."""
    _ = ports(rule.port, where), rule.blocks
    if rule.protocol not in PROTOCOLS:
        raise TopologyError(f"{where}: a protocol is {', '.join(PROTOCOLS)}, not '{rule.protocol}'")


EVERYTHING = (Allow("all", "all", "0.0.0.0/0"), Allow("all", "all", "::/0"))


@thing
class Filter(Named):
    """Rules for what comes in, and rules for what goes out."""

    inbound: tuple[Any, ...] = ()
    outbound: tuple[Any, ...] = ()

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks by which the rules tell one peer from another."""
        return tuple(one for rule in (*self.inbound, *self.outbound) for one in rule.blocks)

    def rules(self, inbound: bool) -> tuple[Any, ...]:
        """Return the rules of one direction."""
        return self.inbound if inbound else self.outbound


@thing
class SecurityGroup(Filter):
    """A security group: what it allows in and out. A new one allows nothing in and everything out (R-SG-2).

    https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html
    """

    inbound: tuple[Allow, ...] = ()
    outbound: tuple[Allow, ...] = field(default=EVERYTHING, kw_only=True)


@thing
class AclRule:
    """A rule of a network ACL: its number, a protocol, ports, the CIDR block at the other end, allow or deny."""

    number: int
    protocol: str
    port: str
    cidr: str
    action: str

    def __post_init__(self) -> None:
        _check(self, f"rule {self.number}")
        if self.action not in ("allow", "deny"):
            raise TopologyError(f"rule {self.number}: an action is 'allow' or 'deny', not '{self.action}'")

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The block at the other end."""
        return (block(self.cidr, f"rule {self.number}"),)


@thing
class NetworkAcl(Filter):
    """A network ACL of subnets: rules in and out, the lowest number first; what none fits is denied (R-NACL-1).

    https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html
    """

    inbound: tuple[AclRule, ...] = ()
    outbound: tuple[AclRule, ...] = ()

    def allows(self, inbound: bool, traffic: Traffic, peer: Piece) -> bool:
        """Tell whether all of some traffic passes: the first rule that fits a port decides on it.

        That changes only where a rule's ports begin or have ended: these ports and the first one speak for all.
        """
        first, last = traffic.range
        rules = sorted(self.rules(inbound), key=lambda rule: rule.number)
        fit = (rule for rule in rules if peer.within(rule.blocks) and rule.protocol in ("all", traffic.protocol))
        spans = [(*ports(rule.port, self.name), rule.action) for rule in fit]
        edges = [edge for begin, end, _ in spans for edge in (begin, end + 1) if first < edge <= last]

        def action(port: int) -> str:
            return next((action for begin, end, action in spans if begin <= port <= end), "deny")

        return all(action(port) == "allow" for port in (first, *edges))
