"""What virtual interfaces and VPN connections are alike in: each joins a site to a gateway, and carries both ways.

https://docs.aws.amazon.com/vpn/latest/s2svpn/vpn-route-priority.html
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable
from dataclasses import field
from functools import cached_property
from typing import Any, ClassVar

from awsnet import bgp
from awsnet.addresses import Block, blocks
from awsnet.places import OnPremises
from awsnet.routes import Route, routes_to
from awsnet.things import Link, Network, Thing, thing
from awsnet.walk import Packet, Step


@thing
class SiteLink(Link):
    """A link between a site and a gateway; it carries whatever is handed to it to the other end.

    The site announces its own blocks, unless the link says what; `as_path`, `med` and `communities` go with them.
    """

    site: OnPremises
    gateway: Any
    as_path: tuple[int, ...] = field(default=(), kw_only=True)
    med: int = field(default=0, kw_only=True)

    says: ClassVar[str]  # the field that holds what the site announces, if not its own blocks
    communities = tuple[str, ...]()
    routing = "bgp"
    sitelink = False

    @cached_property
    def label(self) -> str:
        """What it is called without a name: by its kind, its site, and its gateway or the VPC of that."""
        return f"{self.kind}({self.site}, {self.gateway.vpc})"

    @cached_property
    def location(self) -> str:
        """The Region to which the location of the link belongs, if anyone said."""
        return ""

    @cached_property
    @abstractmethod
    def is_up(self) -> bool:
        """Whether the session is up."""

    @cached_property
    def announced_blocks(self) -> tuple[Block, ...]:
        """The prefixes that the site announces."""
        return blocks(getattr(self, self.says), str(self)) or self.site.blocks

    @cached_property
    def brings(self) -> tuple[str, ...]:
        """What AWS learns of the prefixes that the site announces, while the session is up."""
        return tuple(map(str, self.announced_blocks)) if self.is_up else ()

    def routes(self, holder: Thing, net: Network) -> Iterable[Route]:
        """Yield what each side learns from the other, while the session is up."""
        if holder == self.site and self.is_up:
            yield from routes_to(holder, self.site.accepts or self.learned(net), self, "propagated")
        if holder == self.gateway:
            yield from routes_to(holder, self.brings, self, "propagated", rank=self.rank, path=bgp.order(self))

    def learned(self, net: Network) -> tuple[str, ...]:
        """Return the prefixes that AWS advertises to the site over the link, while the session is up."""
        return tuple(dict.fromkeys(self._told(net))) if self.is_up else ()

    def _told(self, net: Network) -> Iterable[str]:
        """Yield the gateway's prefixes, and those of the sites that meet this one there."""
        yield from map(str, self.gateway.advertised)
        met = (route for route in net.table(self.gateway) if self.meets(route.target))
        yield from (route.destination for route in met if route.target.site != self.site)

    def meets(self, other: Any) -> bool:
        """Tell whether this link's site and another's reach each other on one virtual private gateway (R-VPN-3).

        Both announce by BGP, and one of them at least by a VPN connection: two virtual interfaces do not meet (R-DX-9).
        https://docs.aws.amazon.com/vpn/latest/s2svpn/VPN_CloudHub.html
        """
        by_bgp = isinstance(other, SiteLink) and self.routing == other.routing == "bgp"
        return by_bgp and "vpn" in (self.kind, other.kind)

    def forward(self, packet: Packet, came: Thing, net: Network) -> Step:
        """Carry a packet to the other end."""
        gateway: Thing = self.gateway
        return gateway if came == self.site else self.site
