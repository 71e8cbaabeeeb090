"""Virtual interfaces: the BGP sessions over Direct Connect that bring a site to AWS.

https://docs.aws.amazon.com/directconnect/latest/UserGuide/WorkingWithVirtualInterfaces.html
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field
from functools import cached_property
from typing import Any

from awsnet import bgp, codes
from awsnet.addresses import Block
from awsnet.connections import Connection
from awsnet.direct_connect_gateway import DirectConnectGateway
from awsnet.errors import TopologyError
from awsnet.quotas import quota
from awsnet.site_link import SiteLink
from awsnet.things import Network, Thing, needed, thing
from awsnet.virtual_private_gateway import VirtualPrivateGateway
from awsnet.walk import Onward, Packet, Step


@thing
class VirtualInterface(SiteLink):
    """What virtual interfaces are alike in: a site announces prefixes over a session, up to a limit.

    `advertises` is what the site announces: its own blocks, unless said; `advertised_count` says only how many, of
    IPv4 and of IPv6. `as_path`, `med` and `communities` go with them. The `region` is that of the location, if said, or
    that of the `connection`.
    """

    advertises: tuple[str, ...] = field(default=(), kw_only=True)
    advertised_count: tuple[int, int] | None = field(default=None, kw_only=True)
    prefix_limit: int = field(default=0, kw_only=True)
    region: str = field(default="", kw_only=True)
    connection: Connection | None = field(default=None, kw_only=True)
    communities: tuple[str, ...] = field(default=(), kw_only=True)

    says = "advertises"
    joins = ("site", "gateway", "connection")
    limit = "prefixes-per-private-vif"

    def __post_init__(self) -> None:
        _ = self.announced_blocks
        if self.connection and self.region not in ("", self.connection.region):
            where = f"in {self.region}, and {self.connection} is in {self.connection.region}"
            raise TopologyError(f"{self} cannot exist: it is {where}")

    @cached_property
    def location(self) -> str:
        """The Region to which the interface's location belongs, if anyone said."""
        return self.region or (self.connection.region if self.connection else "")

    @cached_property
    def is_up(self) -> bool:
        """Whether the session is up: one prefix more than the limit takes it down, and every route with it (R-DX-15).

        https://docs.aws.amazon.com/directconnect/latest/UserGuide/limits.html
        """
        said = [sum(one.version == version for one in self.announced_blocks) for version in (4, 6)]
        return max(self.advertised_count or said) <= self.most

    @property
    def most(self) -> int:
        """How many prefixes of each family the session takes: as allocated, else the quota."""
        return self.prefix_limit or quota(self.limit).default


@thing
class PrivateVIF(VirtualInterface):
    """A private virtual interface: a BGP session over Direct Connect between a site and a gateway for VPCs.

    Straight to a virtual private gateway, its location must be of the gateway's Region (R-DX-1). With `sitelink` on
    both, two interfaces of one Direct Connect gateway join their sites (R-DX-10).
    """

    gateway: VirtualPrivateGateway | DirectConnectGateway
    sitelink: bool = field(default=False, kw_only=True)

    kind = "private-vif"
    for_transit = False
    far_end = "a virtual private gateway, or a Direct Connect gateway that has some"

    def __post_init__(self) -> None:
        super().__post_init__()
        if isinstance(self.gateway, VirtualPrivateGateway):
            self._check_straight(self.gateway)
        if isinstance(self.gateway, DirectConnectGateway) and not self.gateway.associations:
            return
        if getattr(self.gateway, "transit", False) != self.for_transit:
            raise TopologyError(f"{self} cannot exist: it ends at {self.far_end}, not at {self.gateway}")

    @cached_property
    def came(self) -> tuple[str, ...]:
        """The rows of the calendar that it needs."""
        return needed({self.kind: True, "sitelink": self.sitelink})

    def _check_straight(self, gateway: VirtualPrivateGateway) -> None:
        if self.location not in ("", gateway.region):
            where = f"a connection in {self.location}, and {gateway} is in {gateway.region}"
            raise TopologyError(f"{self} cannot exist: it is on {where}; a Direct Connect gateway joins them")
        if self.sitelink:
            raise TopologyError(f"{self} cannot exist: SiteLink needs a Direct Connect gateway, not {gateway}")

    def _told(self, net: Network) -> Iterable[str]:
        """Yield what AWS advertises over any link, and the prefixes of sites by SiteLink."""
        yield from super()._told(net)
        others = (route for route in net.table(self.gateway) if self.sitelink and route.target != self)
        yield from (route.destination for route in others if getattr(route.target, "sitelink", False))


@thing
class TransitVIF(PrivateVIF):
    """A transit virtual interface: between a site and a Direct Connect gateway with transit gateways (R-DX-3)."""

    kind = "transit-vif"
    for_transit = True
    far_end = "a Direct Connect gateway that has a transit gateway"


@thing
class PublicVIF(VirtualInterface):
    """A public virtual interface: between a site and the public services of AWS in every Region, nothing else (R-DX-4).

    https://docs.aws.amazon.com/directconnect/latest/UserGuide/routing-and-bgp.html
    """

    gateway: Any = None

    kind = "public-vif"
    came = ("public-vif",)
    limit = "prefixes-per-public-vif"

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.gateway is not None:
            raise TopologyError(f"{self} cannot exist: a public virtual interface ends at no gateway")

    @cached_property
    def label(self) -> str:
        """What it is called without a name: by its kind and its site."""
        return f"{self.kind}({self.site})"

    @property
    def scope(self) -> str:
        """How far the prefixes that the site announces travel: region, continent or global (R-DX-5)."""
        return next((bgp.SCOPES[tag] for tag in self.communities if tag in bgp.SCOPES), "global")

    def known_in(self, region: str) -> bool:
        """Tell whether a Region learns what the site announces here, by the scope of its tag (R-DX-5)."""
        return bgp.reaches(self.scope, self.location or region, region)

    def _told(self, net: Network) -> Iterable[str]:
        """Yield the public addresses of AWS that the network knows of."""
        return map(str, net.amazons_public)

    def cuts(self, net: Network) -> Iterable[Block]:
        """Return the public addresses of AWS that the network knows of."""
        return net.amazons_public

    @cached_property
    def filter_blocks(self) -> tuple[Block, ...]:
        """The prefixes that the site announces: AWS answers no other address."""
        return self.announced_blocks

    def forward(self, packet: Packet, came: Thing, net: Network) -> Step:
        """Carry what comes from AWS to the site, and from an announced address to a public one of AWS."""
        if came != self.site:
            return Onward(self.site, packet.returning() if packet.is_reply else packet)
        if packet.is_reply:
            return packet.way_back(net)
        public = net.public_address(packet.destination)
        if not (public or packet.destination).within(net.amazons_public):
            why = f"{self} leads to public addresses of AWS only, and {packet.destination} is none"
            return self.no(codes.PUBLIC_VIF_REQUIRES_AMAZON_ADDRESS, why)
        if not packet.source.within(self.announced_blocks):
            why = f"{self.site} does not announce {packet.source} over {self}, so no reply would find it"
            return self.no(codes.PUBLIC_VIF_SOURCE_NOT_ANNOUNCED, why)
        return Onward(net.gate_of(packet.to) or packet.to.home, packet.leaving(self, packet.source))
