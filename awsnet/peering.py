"""VPC peering: one link between two VPCs, and never a way through either.

https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field
from functools import cached_property

from awsnet import codes
from awsnet.addresses import Block, overlap
from awsnet.errors import TopologyError
from awsnet.places import VPC
from awsnet.routes import Route, routes_to
from awsnet.things import Link, Network, Thing, thing
from awsnet.walk import Packet, Step


@thing
class Peering(Link):
    """A VPC peering connection between two VPCs, which have one at most (R-PEER-1).

    AWS adds no route when a peering is accepted; each side's owner does (R-PEER-9). `routes_in` names the VPCs that
    have a route to the other's CIDR blocks: both, unless said.
    Raises TopologyError if any two blocks overlap (R-PEER-2).
    """

    one: VPC
    other: VPC
    routes_in: tuple[VPC, ...] | None = field(default=None, kw_only=True)
    state: str = field(default="active", kw_only=True)

    kind = "peering"
    joins = ("one", "other")

    def __post_init__(self) -> None:
        if self.one.name == self.other.name:
            raise TopologyError(f"{self} cannot exist: a peering joins two VPCs")
        if clash := overlap(self.one.blocks, self.other.blocks):
            raise TopologyError(f"{self} cannot exist: {clash[0]} overlaps {clash[1]}")
        for vpc in self.routes_in or ():
            if vpc not in self.ends:
                raise TopologyError(f"{self} touches {self.one} and {self.other}; no route to it fits in {vpc}")

    def objection(self, net: Network) -> str:
        """Return why the network cannot hold it, or nothing: two VPCs have one peering (R-PEER-1)."""
        first = net.earlier(self)
        return f"{first} joins {' and '.join(sorted(map(str, self.ends)))} already" if first else ""

    @property
    def in_region(self) -> bool:
        """Whether both VPCs are of one Region."""
        return self.one.region == self.other.region

    @cached_property
    def came(self) -> tuple[str, ...]:
        """The rows of the calendar that it needs."""
        return ("peering",) if self.in_region else ("inter-region-peering",)

    def keeps_groups(self, hops: tuple[Thing, ...], inbound: bool) -> bool:
        """Tell whether a security group's rule may name a group of the other VPC: in one Region only (R-PEER-11).

        https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-security-groups.html
        """
        return self.in_region

    def far(self, near: Thing) -> VPC:
        """Return the VPC at the other end from `near`, which is a VPC or something in one."""
        return self.other if near.vpc == self.one else self.one

    def routes(self, holder: Thing, net: Network) -> Iterable[Route]:
        """Yield, for the table of a side that has routes, one to each block of the other side."""
        if holder in (self.ends if self.routes_in is None else self.routes_in):
            yield from routes_to(holder, self.far(holder).blocks, self, "static")

    def cuts(self, net: Network) -> Iterable[Block]:
        """Return the blocks of both ends, and their subnets."""
        return (one for vpc in self.ends for one in (*vpc.blocks, *net.subnet_blocks(vpc)))

    def forward(self, packet: Packet, came: Thing, net: Network) -> Step:
        """Deliver into the VPC at the far end, and nowhere else (R-PEER-3 to R-PEER-5)."""
        if self.state != "active":
            return self.no(codes.BAD_STATE, f"{self} is {self.state}, and carries nothing until it is active")
        return self.far(came).admit(packet, self, codes.PCX_REQUIRES_ADDRESS_IN_VPC_CIDR, net)
