"""The Direct Connect gateway: it joins sites to VPCs of any Region, and not the VPCs to each other.

https://docs.aws.amazon.com/directconnect/latest/UserGuide/direct-connect-gateways-intro.html
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field, replace
from functools import cached_property
from itertools import combinations

from awsnet import codes
from awsnet.addresses import Block, block, covers, overlap
from awsnet.bgp import order
from awsnet.codes import Catch
from awsnet.errors import TopologyError
from awsnet.routes import Route, most_specific, routes_to
from awsnet.things import Named, Network, Thing, thing
from awsnet.transit import TransitGateway
from awsnet.virtual_private_gateway import VirtualPrivateGateway
from awsnet.walk import Onward, Packet, Step, by_table

CHINA = "cn-"  # how the names of China's Regions begin


@thing
class Association:
    """A gateway behind a Direct Connect gateway, with the prefixes that may be advertised for it."""

    gateway: VirtualPrivateGateway | TransitGateway
    allowed_prefixes: tuple[str, ...] = ()

    @property
    def allowed(self) -> tuple[Block, ...]:
        """The allowed prefixes as blocks."""
        return tuple(block(prefix, f"the association of {self.gateway}") for prefix in self.allowed_prefixes)

    @property
    def advertised(self) -> tuple[Block, ...]:
        """What AWS advertises: for a transit gateway what is allowed, as it is; else the VPC's blocks that it covers.

        R-DX-12, R-DX-13 and R-TGW-14: https://docs.aws.amazon.com/directconnect/latest/UserGuide/allowed-to-prefixes.html
        """
        if isinstance(self.gateway, TransitGateway):
            return self.allowed
        every = self.gateway.advertised
        return tuple(one for one in every if not self.allowed or any(covers(prefix, one) for prefix in self.allowed))

    @property
    def behind(self) -> tuple[Block, ...]:
        """What the Direct Connect gateway carries to this gateway."""
        return self.gateway.advertised if isinstance(self.gateway, VirtualPrivateGateway) else self.allowed


@thing
class DirectConnectGateway(Named):
    """A global gateway between virtual interfaces on one side and VPCs of any Region on the other (R-DX-2).

    It has virtual private gateways or transit gateways behind it, never both (R-DX-6). `allowed_prefixes` stands for
    all of them; an `Association` gives a gateway its own. What stands behind does not overlap (R-DX-8).
    https://docs.aws.amazon.com/directconnect/latest/UserGuide/direct-connect-gateways-intro.html
    """

    gateways: tuple[VirtualPrivateGateway | TransitGateway | Association, ...] = ()
    allowed_prefixes: tuple[str, ...] = field(default=(), kw_only=True)

    came = ("direct-connect-gateway",)
    rank = 1  # its routes stand after those of VPCs and before those of Connect and VPN (R-TGW-4)

    def __post_init__(self) -> None:
        if len({type(one.gateway) for one in self.associations}) > 1:
            raise TopologyError(
                f"{self} cannot exist: it takes virtual private gateways or transit gateways, never both"
            )
        for one in self.associations:
            if self.transit and not one.allowed:
                raise TopologyError(f"{self} cannot exist: a transit gateway is associated with its allowed prefixes")
            if one.gateway.region.startswith(CHINA):
                raise TopologyError(f"{self} cannot exist: {one.gateway} is in {one.gateway.region}, in China")
            if one.gateway.vpc is None:
                raise TopologyError(f"{self} cannot exist: {one.gateway} is attached to no VPC")
        for one, other in combinations(self.associations, 2):
            if clash := overlap(one.behind, other.behind):
                named = [each.gateway.vpc for each in (one, other)]
                raise TopologyError(f"{self} cannot exist: {clash[0]} of {named[0]} overlaps {clash[1]} of {named[1]}")

    def objection(self, net: Network) -> str:
        """Return why the network cannot hold it, or nothing: R-DX-6, R-DX-7.

        A virtual private gateway has one Direct Connect gateway, and private and transit interfaces do not mix on one.
        """
        kinds = {one.kind for one in net.joined_to(self)} & {"private-vif", "transit-vif"}
        if len(kinds) > 1:
            return "private and transit virtual interfaces do not end at one Direct Connect gateway"
        others = (one for one in net.beside(self) if isinstance(one, DirectConnectGateway) and not self.transit)
        shared = ((one, min(map(str, set(one.ends) & set(self.ends)))) for one in others)
        return next((f"{gateway} is associated with {one} already" for one, gateway in shared), "")

    @cached_property
    def associations(self) -> tuple[Association, ...]:
        """The gateways behind it, each with its allowed prefixes."""
        given = (one if isinstance(one, Association) else Association(one) for one in self.gateways)
        return tuple(Association(one.gateway, one.allowed_prefixes or self.allowed_prefixes) for one in given)

    @property
    def transit(self) -> bool:
        """Whether transit gateways, not virtual private gateways, stand behind it."""
        return any(isinstance(one.gateway, TransitGateway) for one in self.associations)

    @cached_property
    def ends(self) -> tuple[VirtualPrivateGateway | TransitGateway, ...]:
        """The gateways behind it."""
        return tuple(one.gateway for one in self.associations)

    @property
    def advertised(self) -> tuple[Block, ...]:
        """The prefixes that AWS advertises over the virtual interfaces."""
        return tuple(prefix for one in self.associations for prefix in one.advertised)

    def routes(self, holder: Thing, net: Network) -> Iterable[Route]:
        """Yield, for a gateway behind, what the sites announced; for this gateway, the way to what is behind."""
        if holder == self:
            for one in self.associations:
                yield from routes_to(self, one.behind, one.gateway, "propagated")
        if holder in self.ends:
            known = dict.fromkeys(route.destination for route in self._to_sites(net))
            yield from routes_to(holder, known, self, "propagated", rank=self.rank)

    def cuts(self, net: Network) -> Iterable[Block]:
        """Return every prefix that the gateway knows, of either side."""
        return (route.block for route in net.table(self))

    def shares(self, route: Route) -> bool:
        """Tell whether traffic is shared among routes as good as this one: among virtual interfaces it is (R-DX-14)."""
        return route.target not in self.ends

    def forward(self, packet: Packet, came: Thing, net: Network) -> Step:
        """Carry between sites and VPCs; from VPC to VPC only under a supernet of a site (R-DX-9 to R-DX-11).

        One prefix must cover both VPCs: what a site announces for one of them says nothing of the other.
        AWS's pages disagree on the last; the page that introduces the gateway has it, since November 2021.
        """
        if came not in self.ends:
            southward = [*self._southbound(net), *self._linked(came, net)]
            return by_table(self, packet, net, codes.DXGW_NO_ROUTE_TO_DESTINATION, southward)
        northward = self._northbound(net, came.region)
        south = most_specific(self._southbound(net), packet.destination)
        if not south or south.target == came:
            return by_table(self, packet, net, codes.DXGW_NO_ROUTE_TO_DESTINATION, northward)
        north = most_specific((one for one in northward if packet.source.inside(one.block)), packet.destination)
        if not north:
            unjoined = f"from {came} to {south.target}: no prefix from a site covers both of their VPCs"
            return self.no(codes.DXGW_NO_ROUTE_TO_DESTINATION, f"{self} carries nothing {unjoined}")
        why = f"{self} joins VPCs because {north.target} advertises {north.destination}, which covers {packet.to}"
        return Onward(south.target, packet, (Catch(str(self), codes.DXGW_SUPERNET_JOINS_VPCS, why),))

    def seen_from(self, region: str, net: Network) -> list[Route]:
        """Return the routes of the gateway as they are ordered for packets from a Region (R-DX-14)."""
        return [*self._southbound(net), *self._northbound(net, region)]

    def _to_sites(self, net: Network) -> list[Route]:
        return [route for route in net.table(self) if route.target not in self.ends]

    def _northbound(self, net: Network, region: str) -> list[Route]:
        return [replace(route, path=order(route.target, region)) for route in self._to_sites(net)]

    def _southbound(self, net: Network) -> list[Route]:
        return [route for route in net.table(self) if route.target in self.ends]

    def _linked(self, came: Thing, net: Network) -> list[Route]:
        """Return the routes to other sites: with SiteLink on both interfaces only (R-DX-10)."""
        others = (route for route in self._to_sites(net) if route.target != came and getattr(came, "sitelink", False))
        return [route for route in others if route.target.sitelink]
