"""Site-to-Site VPN connections: tunnels between a site and a virtual private gateway or a transit gateway.

https://docs.aws.amazon.com/vpn/latest/s2svpn/vpn-route-priority.html
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from awsnet.addresses import block
from awsnet.errors import TopologyError
from awsnet.routes import Route
from awsnet.site_link import SiteLink
from awsnet.transit import TransitGateway
from awsnet.virtual_private_gateway import VirtualPrivateGateway
from awsnet.walk import Network, Node

ROUTING = ("static", "bgp")


@dataclass(frozen=True)
class VpnConnection(SiteLink):
    """A VPN connection of a site. `prefixes` is what it announces, or the static routes: its blocks, unless said."""

    gateway: VirtualPrivateGateway | TransitGateway
    prefixes: tuple[str, ...] = field(default=(), kw_only=True)
    routing: str = field(default="bgp", kw_only=True)

    kind = "vpn"

    def __post_init__(self) -> None:
        if self.routing not in ROUTING:
            raise TopologyError(f"{self}: its routing is {' or '.join(ROUTING)}, not '{self.routing}'")
        for prefix in self.prefixes:
            block(prefix, str(self))

    @property
    def rank(self) -> int:
        """Where its routes stand among propagated ones: after Direct Connect, static before BGP (R-RT-2, R-TGW-4)."""
        return 3 + ROUTING.index(self.routing)

    @property
    def brings(self) -> tuple[str, ...]:
        """What the gateway learns: no IPv6 if it is a virtual private gateway (R-VPN-4)."""
        every = self.announced(self.prefixes)
        if isinstance(self.gateway, TransitGateway):
            return every
        return tuple(prefix for prefix in every if block(prefix, str(self)).version == 4)

    def routes(self, holder: Node, net: Network) -> Iterable[Route]:
        """Yield what each side learns from the other."""
        if holder == self.site:
            learned = self.site.accepts or tuple(dict.fromkeys(self._learned(net)))
            yield from (Route(self.site, there, self, origin="propagated") for there in learned)
        if holder == self.gateway:
            yield from (Route(self.gateway, there, self, origin="propagated", rank=self.rank) for there in self.brings)

    def _learned(self, net: Network) -> Iterable[str]:
        """Yield what the site learns: the gateway's VPC, and other BGP sites on the same gateway (R-VPN-3)."""
        if isinstance(self.gateway, VirtualPrivateGateway):
            yield from (str(one) for one in self.gateway.advertised)
        others = (route for route in net.table(self.gateway) if route.target != self)
        yield from (r.destination for r in others if isinstance(self.gateway, TransitGateway) or self.meets(r.target))

    def meets(self, other: object) -> bool:
        """Tell whether the sites of two connections on one virtual private gateway reach each other (R-VPN-3)."""
        return self.routing == "bgp" and getattr(other, "routing", "") == "bgp"
