"""What every thing of a network is: frozen, with fields of the kinds that it says, or refused by name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar, TypeAlias, TypeVar, dataclass_transform

from awsnet import codes
from awsnet.addresses import Block, blocks, hosts
from awsnet.codes import Refusal
from awsnet.kinds import check_kinds

if TYPE_CHECKING:
    from awsnet.routes import Route
    from awsnet.tables import Tables
    from awsnet.walk import Packet, Step

T = TypeVar("T")
Network: TypeAlias = "Tables"  # the network in which a thing is asked; it knows every kind


class Thing:
    """What can stand in a network: a VPC, a link, a gateway, a site, a list.

    What a kind of thing does not say of itself is said here: it has no addresses and no filters, joins nothing, brings
    no routes, and leads nowhere. A field without a default that takes the place of something here is a `field()`.
    """

    joins: ClassVar[tuple[str, ...]] = ()  # the fields that hold what it is joined to
    kind = ""  # what it is called, with its ends, if it has no name
    cidr: str | tuple[str, ...] = ()
    ip: str | tuple[str, ...] = ()
    public_ip = ""
    zone = ""
    acl: Any = None
    security_groups: tuple[Any, ...] = ()
    on_internet = False  # whether it stands on the internet itself, as a public service of AWS's does
    unreachable = "its VPC has no internet gateway"  # why nothing leads to it from the internet, if nothing does
    unfiltered = False  # whether no filter looks at what is from or for it
    takes_local = False  # whether routes inside a VPC's own block may lead to it (R-RT-6)
    takes_ingress = False  # whether the route table of a gateway may lead to it (R-RT-11)
    takes_table = False  # whether it may have a route table, as a gateway of a VPC (R-RT-11)

    @cached_property
    def came(self) -> tuple[str, ...]:
        """The rows of the calendar that it needs."""
        return ()

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """Its addresses: its CIDR blocks, or its single addresses, each as a block of one."""
        return (*blocks(self.cidr, str(self)), *hosts(self.ip, str(self)))

    @cached_property
    def filter_blocks(self) -> tuple[Block, ...]:
        """The blocks by which a filter of its own tells addresses apart."""
        return ()

    @cached_property
    def rank(self) -> int:
        """Where the propagated routes that lead to it stand: of two to one prefix the lower rank wins."""
        return 0

    @cached_property
    def vpc(self) -> Any:
        """The VPC that it is in, which is that of its subnet, else the thing itself."""
        return self if self.subnet is self else self.subnet.vpc

    @cached_property
    def subnet(self) -> Any:
        """What it is in, whose table and network ACL govern it: a subnet or a VPC, else the thing itself."""
        return self

    @cached_property
    def governed_by(self) -> Any:
        """The holder of the table that looks up what leaves it."""
        return self

    @cached_property
    def ends(self) -> tuple[Any, ...]:
        """What it is joined to."""
        return tuple(end for name in self.joins if (end := getattr(self, name)))

    def objection(self, net: Network) -> str:
        """Return why the network cannot hold it, or nothing."""
        return ""

    def routes(self, holder: Thing, net: Network) -> Iterable[Route]:
        """Yield the routes that this thing brings into the route table of `holder`."""
        return ()

    def cuts(self, net: Network) -> Iterable[Block]:
        """Return the blocks by which this thing tells one address from another."""
        return ()

    def shares(self, route: Route) -> bool:
        """Tell whether traffic is shared among the routes of its table that are as good as this one."""
        return False

    def keeps_groups(self, hops: tuple[Thing, ...], inbound: bool) -> bool:
        """Tell whether a security group's rule may name a group of the other end although packets pass here."""
        return False

    def forward(self, packet: Packet, came: Thing, net: Network) -> Step:
        """Say what happens next to a packet that came from `came` (from itself: it starts here)."""
        return self.no(codes.NO_POSSIBLE_DESTINATION, f"{self} is nothing that packets pass")

    def no(self, code: codes.Code, why: str) -> Refusal:
        """Return the refusal of a packet that is here."""
        return Refusal(str(self), code, why)


class Place(Thing):
    """A thing that can be asked about: it has addresses, and a node where its packets start and end."""

    via: object = None  # the gateway by which it comes in from the internet, if not that of the VPC that it asks

    @cached_property
    def home(self) -> Any:
        """The node where the place's packets start and end."""
        return self

    def turns_away(self, packet: Packet, inbound: bool) -> Refusal | None:
        """Return the refusal of what it would not send or take, whatever its filters say, or nothing."""
        return None


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def thing(cls: type[T]) -> type[T]:
    """Make a frozen dataclass whose fields are of the kinds that it says.

    Making one with a field of another kind raises TopologyError, which names the field, the kind and the value.
    """
    check = cls.__dict__.get("__post_init__")

    def __post_init__(self: Any) -> None:  # noqa: N807 -- takes the place of the class's own
        check_kinds(self)
        if check:
            check(self)

    if check or not hasattr(cls, "__post_init__"):
        cls.__post_init__ = __post_init__  # type: ignore[attr-defined]
    return dataclass(frozen=True)(cls)


@thing
class Named(Thing):
    """A thing that is known by its name."""

    name: str

    def __str__(self) -> str:
        return self.name


@thing
class Link(Thing):
    """A thing that joins others. It is known by its name, or without one by its kind and what it joins."""

    name: str = field(default="", kw_only=True)

    def __str__(self) -> str:
        return self.name or self.label

    @cached_property
    def label(self) -> str:
        """What it is called without a name."""
        return f"{self.kind}({', '.join(map(str, self.ends))})"


def needed(rows: dict[str, bool]) -> tuple[str, ...]:
    """Return the rows of the calendar that a thing needs, of those that it might need."""
    return tuple(name for name, is_needed in rows.items() if is_needed)
