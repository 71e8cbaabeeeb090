"""VPC peering: one link between two VPCs, and never a way through either.

https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field

from awsnet import codes
from awsnet.addresses import Block, overlap
from awsnet.errors import TopologyError
from awsnet.places import VPC
from awsnet.routes import Route
from awsnet.things import thing
from awsnet.walk import Network, Node, Packet, Refusal, Step


@thing
class Peering:
    """A VPC peering connection between two VPCs, which have one at most (R-PEER-1).

    AWS adds no route when a peering is accepted; each side's owner does (R-PEER-9). `routes_in` names the VPCs that
    have a route to the other's CIDR blocks: both, unless said.
    Raises TopologyError if any two blocks overlap (R-PEER-2).
    """

    one: VPC
    other: VPC
    name: str = field(default="", kw_only=True)
    routes_in: tuple[VPC, ...] | None = field(default=None, kw_only=True)
    state: str = field(default="active", kw_only=True)

    def __post_init__(self) -> None:
        if self.one.name == self.other.name:
            raise TopologyError(f"{self} cannot exist: a peering joins two VPCs")
        if clash := overlap(self.one.blocks, self.other.blocks):
            raise TopologyError(f"{self} cannot exist: {clash[0]} overlaps {clash[1]}")
        for vpc in self.routes_in or ():
            if vpc not in self.ends:
                raise TopologyError(f"{self} touches {self.one} and {self.other}; no route to it fits in {vpc}")

    def __str__(self) -> str:
        return self.name or f"peering({self.one}, {self.other})"

    def objection(self, net: Network) -> str:
        """Return why the network cannot hold it, or nothing: two VPCs have one peering (R-PEER-1)."""
        first = net.earlier(self)
        return f"{first} joins {' and '.join(sorted(map(str, self.ends)))} already" if first else ""

    def keeps_groups(self, hops: tuple[Node, ...], inbound: bool) -> bool:
        """Tell whether a security group's rule may name a group of the other VPC: in one Region only (R-PEER-11).

        https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-security-groups.html
        """
        return self.one.region == self.other.region

    @property
    def came(self) -> tuple[str, ...]:
        """The rows of the calendar that it needs."""
        return ("peering",) if self.one.region == self.other.region else ("inter-region-peering",)

    @property
    def ends(self) -> tuple[VPC, VPC]:
        """The two VPCs that the peering joins."""
        return self.one, self.other

    def far(self, near: object) -> VPC:
        """Return the VPC at the other end from `near`, which is a VPC or a subnet of one."""
        return self.other if getattr(near, "vpc", near) == self.one else self.one

    def routes(self, holder: Node, net: Network) -> Iterable[Route]:
        """Yield, for the table of a side that has routes, one to each block of the other side."""
        if holder in (self.ends if self.routes_in is None else self.routes_in):
            yield from (Route(holder, str(there), self) for there in self.far(holder).blocks)

    def cuts(self, net: Network) -> Iterable[Block]:
        """Return the blocks of both ends, and their subnets."""
        inner = (net.subnet_blocks(vpc) for vpc in self.ends)
        return (*self.one.blocks, *self.other.blocks, *(one for blocks in inner for one in blocks))

    def forward(self, packet: Packet, came: Node | None, net: Network) -> Step:
        """Deliver into the VPC at the far end, and nowhere else (R-PEER-3 to R-PEER-5)."""
        if self.state != "active":
            return Refusal(
                str(self), codes.BAD_STATE, f"{self} is {self.state}, and carries nothing until it is active"
            )
        return self.far(came).admit(packet, self, codes.PCX_REQUIRES_ADDRESS_IN_VPC_CIDR, net)
