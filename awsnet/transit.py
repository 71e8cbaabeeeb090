"""The transit gateway: a Regional router between what is attached to it.

https://docs.aws.amazon.com/vpc/latest/tgw/how-transit-gateways-work.html
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field, replace
from functools import cached_property
from typing import Any

from awsnet import codes
from awsnet.addresses import Block, covers, overlap
from awsnet.codes import Refusal
from awsnet.errors import TopologyError
from awsnet.places import VPC
from awsnet.routes import Route, routes_to
from awsnet.subnets import Subnet
from awsnet.things import Named, Network, Thing, needed, thing
from awsnet.walk import Packet, Step, by_table


@thing
class Attachment:
    """An attachment of a VPC that has a subnet in some zones only, and enters the VPC through those subnets (R-TGW-8).

    In appliance mode both directions of a connection enter through the same subnet; else each enters in the zone that
    it comes from. With security group referencing, here and on the gateway, rules in may name groups (R-TGW-12).
    https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpc-attachments.html
    """

    vpc: VPC
    subnets: tuple[Subnet, ...] = ()
    zones: tuple[str, ...] = ()
    appliance_mode: bool = field(default=False, kw_only=True)
    security_group_referencing: bool = field(default=False, kw_only=True)

    def __post_init__(self) -> None:
        zones = [subnet.zone for subnet in self.subnets]
        for index, subnet in enumerate(self.subnets):
            if subnet.vpc != self.vpc:
                raise TopologyError(f"{subnet} is not a subnet of {self.vpc}, so no attachment of {self.vpc} has it")
            if subnet.zone in zones[:index]:
                raise TopologyError(f"an attachment has one subnet in each zone, and {subnet.zone} has {subnet} too")

    @property
    def serves(self) -> set[str]:
        """The zones whose subnets may use the gateway; none named means every zone."""
        return {*self.zones, *(subnet.zone for subnet in self.subnets)}


@thing
class TransitGatewayTable(Named):
    """A route table of a transit gateway: who is associated with it, and who propagates into it (R-TGW-2).

    What attaches itself, as a VPN connection does, is given by name.
    """

    associated: tuple[Any, ...] = ()
    propagating: tuple[Any, ...] = ()

    def shares(self, route: Route) -> bool:
        """Tell whether traffic is shared among routes as good as this one: among BGP VPNs it is (R-VPN-2)."""
        return route.origin == "propagated" and getattr(route.target, "routing", None) == "bgp"


@thing
class TransitGateway(Named):
    """A transit gateway and the VPCs attached to it; VPN connections and Direct Connect gateways attach themselves.

    Without tables it has one, with which every attachment is associated and into which each propagates. It adds no
    route to a VPC (R-TGW-9); `routes_in` names the VPCs whose tables lead to what the others propagate: all of them,
    unless said. Raises TopologyError if a VPC is attached twice (R-TGW-8), or is of another Region (R-TGW-1).
    """

    attachments: tuple[VPC | Attachment, ...]
    routes_in: tuple[VPC, ...] | None = field(default=None, kw_only=True)
    tables: tuple[TransitGatewayTable, ...] = field(default=(), kw_only=True)
    of_region: str = field(default="", kw_only=True)
    security_group_referencing: bool = field(default=False, kw_only=True)

    def __post_init__(self) -> None:
        for vpc in self.vpcs:
            if vpc.region != self.region:
                where = f"{vpc} is in {vpc.region}, and a transit gateway takes VPCs of its own Region"
                raise TopologyError(f"{self} cannot exist in {self.region}: {where}")
        for index, vpc in enumerate(self.vpcs):
            if vpc in self.vpcs[:index]:
                raise TopologyError(f"{self} cannot exist: {vpc} is attached twice")
        twice = [one for n, table in enumerate(self.tables) for one in table.associated if self._earlier(n, one)]
        if twice:
            raise TopologyError(f"{self} cannot exist: the attachment of {twice[0]} is associated with two tables")
        for vpc in self.routes_in or ():
            if vpc not in self.vpcs:
                raise TopologyError(f"{vpc} is not attached to {self}, so no route to it fits there")

    def _earlier(self, index: int, attached: object) -> bool:
        """Tell whether an earlier table has an association: an attachment has one (R-TGW-2)."""
        return any(str(attached) in map(str, table.associated) for table in self.tables[:index])

    @cached_property
    def came(self) -> tuple[str, ...]:
        """The rows of the calendar that it needs."""
        appliances = any(one.appliance_mode for one in self._how.values())
        groups = self.security_group_referencing
        rows = {"transit-gateway": True, "appliance-mode": appliances, "security-group-over-transit-gateway": groups}
        return needed(rows)

    @property
    def region(self) -> str:
        """The gateway's Region: what was said, else that of its VPCs."""
        return self.of_region or (self.vpcs[0].region if self.vpcs else "us-east-1")

    @cached_property
    def _how(self) -> dict[str, Attachment]:
        """The attachments that say how a VPC is attached, by the name of the VPC."""
        return {str(one.vpc): one for one in self.attachments if isinstance(one, Attachment)}

    def keeps_groups(self, hops: tuple[Thing, ...], inbound: bool) -> bool:
        """Tell whether a security group's rule may name a group across the gateway: inbound, where all enable it.

        R-TGW-12: https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpc-attachments.html
        """
        crossed = {hop.vpc for hop in hops} & set(self.vpcs)
        enabled = {how.vpc for how in self._how.values() if how.security_group_referencing}
        return inbound and self.security_group_referencing and crossed <= enabled

    shares = TransitGatewayTable.shares

    @cached_property
    def vpcs(self) -> tuple[VPC, ...]:
        """The attached VPCs, in the order in which they were attached."""
        return tuple(one.vpc for one in self.attachments)

    @cached_property
    def ends(self) -> tuple[Any, ...]:
        """The attached VPCs, the subnets of their attachments, and the gateway's tables."""
        return (*self.vpcs, *(subnet for how in self._how.values() for subnet in how.subnets), *self.tables)

    def propagating(self) -> Iterable[VPC]:
        """Yield the attached VPCs whose blocks can be propagated: not one that overlaps an earlier one (R-TGW-7)."""
        for index, vpc in enumerate(self.vpcs):
            earlier = (block for other in self.vpcs[:index] for block in other.blocks)
            if not overlap(vpc.blocks, earlier):
                yield vpc

    def routes(self, holder: Thing, net: Network) -> Iterable[Route]:
        """Yield what can be propagated, what is propagated into a table, or what leads here from an attached VPC."""
        if holder == self:
            for vpc in self.propagating():
                yield from routes_to(self, vpc.blocks, vpc, "propagated")
            return
        learned = (route for route in net.table(self) if route.origin == "propagated")
        if isinstance(holder, TransitGatewayTable):
            names = set(map(str, holder.propagating))
            yield from (replace(route, holder=holder) for route in learned if str(route.target) in names)
        elif holder in (self.vpcs if self.routes_in is None else self.routes_in):
            clear = (route for route in learned if not any(covers(own, route.block) for own in holder.blocks))
            yield from routes_to(holder, dict.fromkeys(route.destination for route in clear), self, "static")

    def cuts(self, net: Network) -> Iterable[Block]:
        """Return the destinations in the gateway's route tables."""
        return (route.block for table in (self, *self.tables) for route in net.table(table))

    def forward(self, packet: Packet, came: Thing, net: Network) -> Step:
        """Look a packet up in the table with which its attachment is associated (R-TGW-3)."""
        attached: Thing = came.vpc
        how = self._how.get(str(attached))
        if how and (refusal := self._zone_refusal(how, came)):
            return refusal
        table = self._table_of.get(str(attached))
        if self.tables and table is None:
            why = f"the attachment of {attached} is associated with no route table of {self}"
            return self.no(codes.TGW_ATTACH_MISSING_TGW_RTB_ASSOCIATION, why)
        step = by_table(self, packet, net, codes.TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT, holder=table)
        return self._through(step, came)

    def table_of(self, attached: object) -> object:
        """Return the table that looks up what comes from something attached; the gateway's own if it has one alone."""
        return self._table_of.get(str(attached)) if self.tables else self

    @cached_property
    def _table_of(self) -> dict[str, TransitGatewayTable]:
        """The table with which each attachment is associated, by its name."""
        return {str(attached): table for table in reversed(self.tables) for attached in table.associated}

    def _zone_refusal(self, how: Attachment, came: Thing) -> Refusal | None:
        """Refuse what comes from a zone in which the attachment has no subnet (R-TGW-8)."""
        zone = came.subnet.zone
        if not zone or not how.serves or zone in how.serves:
            return None
        return self.no(codes.TGW_ROUTE_AZ_RESTRICTION, f"{self} has no attachment in zone {zone}, where {came} is")

    def _through(self, step: Step, came: Thing) -> Step:
        """Enter an attached VPC through a subnet of the attachment, in the zone that the packet came from if it can."""
        how = self._how.get(str(step))
        if how is None or not how.subnets:
            return step
        zone = "" if how.appliance_mode else came.subnet.zone
        return next((one for one in how.subnets if one.zone == zone), how.subnets[0])
