"""The transit gateway: a Regional router between the VPCs attached to it.

https://docs.aws.amazon.com/vpc/latest/tgw/how-transit-gateways-work.html
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from awsnet import codes
from awsnet.addresses import Block, overlap
from awsnet.errors import TopologyError
from awsnet.places import VPC
from awsnet.routes import Route
from awsnet.walk import Network, Node, Packet, Step, by_table


@dataclass(frozen=True)
class TransitGateway:
    """A transit gateway with one route table, with which every attachment is associated and into which each propagates.

    It adds no route to a VPC (R-TGW-9); `routes_in` names the VPCs whose tables lead to the other attachments' blocks:
    all of them, unless said. Raises TopologyError if a VPC is attached twice (R-TGW-8).
    """

    name: str
    attachments: tuple[VPC, ...]
    routes_in: tuple[VPC, ...] | None = field(default=None, kw_only=True)

    def __post_init__(self) -> None:
        for index, vpc in enumerate(self.attachments):
            if vpc in self.attachments[:index]:
                raise TopologyError(f"{self} cannot exist: {vpc} is attached twice")
        for vpc in self.routes_in or ():
            if vpc not in self.attachments:
                raise TopologyError(f"{vpc} is not attached to {self}, so no route to it fits there")

    def __str__(self) -> str:
        return self.name

    @property
    def ends(self) -> tuple[VPC, ...]:
        """The attached VPCs, in the order in which they were attached."""
        return self.attachments

    def propagating(self) -> Iterable[VPC]:
        """Yield the attached VPCs whose blocks reach the table: not one that overlaps an earlier one (R-TGW-7)."""
        for index, vpc in enumerate(self.attachments):
            earlier = (block for other in self.attachments[:index] for block in other.blocks)
            if not overlap(vpc.blocks, earlier):
                yield vpc

    def routes(self, holder: Node, net: Network) -> Iterable[Route]:
        """Yield the propagated routes of the gateway's own table, or those that lead to it from an attached VPC."""
        if holder == self:
            for vpc in self.propagating():
                yield from (Route(self, str(there), vpc, origin="propagated") for there in vpc.blocks)
        for vpc in self.attachments if self.routes_in is None else self.routes_in:
            if vpc == holder:
                learned = (route for route in net.table(self) if route.origin == "propagated" and route.target != vpc)
                clear = (route for route in learned if not overlap([route.block], vpc.blocks))
                yield from (Route(vpc, route.destination, self) for route in clear)

    def cuts(self, net: Network) -> Iterable[Block]:
        """Return the destinations in the gateway's route table."""
        return (route.block for route in net.table(self))

    def forward(self, packet: Packet, came: Node | None, net: Network) -> Step:
        """Send a packet to the attachment that the gateway's route table names (R-TGW-3)."""
        return by_table(self, packet, net, codes.TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT)
