"""The Direct Connect gateway: it joins sites to VPCs of any Region, and not the VPCs to each other.

https://docs.aws.amazon.com/directconnect/latest/UserGuide/direct-connect-gateways-intro.html
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import combinations

from awsnet import codes
from awsnet.addresses import Block, block, covers, overlap
from awsnet.errors import TopologyError
from awsnet.routes import Route, most_specific
from awsnet.transit import TransitGateway
from awsnet.virtual_private_gateway import VirtualPrivateGateway
from awsnet.walk import Catch, Network, Node, Onward, Packet, Refusal, Step, by_table


@dataclass(frozen=True)
class DirectConnectGateway:
    """A global gateway between virtual interfaces on one side and VPCs on the other.

    It has virtual private gateways or transit gateways behind it, never both (R-DX-6). `allowed_prefixes` filters what
    it advertises for a virtual private gateway (R-DX-12) and is advertised as it is for a transit gateway (R-DX-13).
    https://docs.aws.amazon.com/directconnect/latest/UserGuide/direct-connect-gateways-intro.html
    """

    name: str
    gateways: tuple[VirtualPrivateGateway, ...] | tuple[TransitGateway, ...]
    allowed_prefixes: tuple[str, ...] = field(default=(), kw_only=True)

    def __post_init__(self) -> None:
        if len({type(gateway) for gateway in self.gateways}) > 1:
            raise TopologyError(
                f"{self} cannot exist: it takes virtual private gateways or transit gateways, never both"
            )
        if self.transit and not self.allowed_prefixes:
            raise TopologyError(f"{self} cannot exist: a transit gateway is associated with its allowed prefixes")
        if self.transit and len(self.gateways) > 1:
            raise TopologyError(f"{self}: several transit gateways behind one gateway are not modelled yet")
        for one, other in combinations(self._private, 2):
            if clash := overlap(one.vpc.blocks, other.vpc.blocks):
                raise TopologyError(f"{self} cannot exist: {clash[0]} of {one.vpc} overlaps {clash[1]} of {other.vpc}")

    def __str__(self) -> str:
        return self.name

    rank = 1  # its routes stand after those of VPCs and before those of VPN connections (R-TGW-4)

    @property
    def transit(self) -> bool:
        """Whether transit gateways, not virtual private gateways, stand behind it."""
        return any(isinstance(gateway, TransitGateway) for gateway in self.gateways)

    @property
    def _private(self) -> tuple[VirtualPrivateGateway, ...]:
        return tuple(gateway for gateway in self.gateways if isinstance(gateway, VirtualPrivateGateway))

    @property
    def ends(self) -> tuple[VirtualPrivateGateway, ...] | tuple[TransitGateway, ...]:
        """The gateways behind it."""
        return self.gateways

    @property
    def advertised(self) -> tuple[Block, ...]:
        """The prefixes that AWS advertises over the virtual interfaces."""
        allowed = tuple(block(prefix, str(self)) for prefix in self.allowed_prefixes)
        if self.transit:
            return allowed
        every = (one for gateway in self._private for one in gateway.vpc.blocks)
        return tuple(one for one in every if not allowed or any(covers(prefix, one) for prefix in allowed))

    def routes(self, holder: Node, net: Network) -> Iterable[Route]:
        """Yield, for a gateway behind, what the sites advertised; for this gateway, the way to each VPC behind."""
        if holder == self:
            for gateway in self._private:
                yield from (Route(self, str(one), gateway, origin="propagated") for one in gateway.vpc.blocks)
            if self.transit:
                yield from (Route(self, str(one), self.gateways[0], origin="propagated") for one in self.advertised)
        if holder in self.gateways:
            for route in self._northbound(net):
                yield Route(holder, route.destination, self, origin="propagated", rank=self.rank)

    def cuts(self, net: Network) -> Iterable[Block]:
        """Return every prefix that the gateway knows, of either side."""
        return (route.block for route in net.table(self))

    def forward(self, packet: Packet, came: Node | None, net: Network) -> Step:
        """Carry between sites and VPCs; from VPC to VPC only under a supernet of a site (R-DX-9, R-DX-10).

        One prefix must cover both VPCs: what a site advertises for one of them says nothing of the other.
        AWS's pages disagree on the last; the page that introduces the gateway has it, since November 2021.
        """
        joining = (route for route in self._northbound(net) if packet.source.inside(route.block))
        north = most_specific(joining, packet.destination)
        if came not in self.gateways:
            return by_table(self, packet, net, codes.DXGW_NO_ROUTE_TO_DESTINATION, self._southbound(net))
        south = most_specific(self._southbound(net), packet.destination)
        if not south or south.target == came:
            return by_table(self, packet, net, codes.DXGW_NO_ROUTE_TO_DESTINATION, self._northbound(net))
        if not north:
            why = (
                f"{self} carries nothing from {came} to {south.target}: no prefix from a site covers both of their VPCs"
            )
            return Refusal(str(self), codes.DXGW_NO_ROUTE_TO_DESTINATION, why)
        why = f"{self} joins VPCs because {north.target} advertises {north.destination}, which covers {packet.to}"
        return Onward(net.node(south.target), Catch(str(self), codes.DXGW_SUPERNET_JOINS_VPCS, why))

    def _northbound(self, net: Network) -> list[Route]:
        return [route for route in net.table(self) if route.target not in self.gateways]

    def _southbound(self, net: Network) -> list[Route]:
        return [route for route in net.table(self) if route.target in self.gateways]
