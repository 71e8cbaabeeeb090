"""Site-to-Site VPN connections: tunnels between a site and a virtual private gateway or a transit gateway.

https://docs.aws.amazon.com/vpn/latest/s2svpn/vpn-route-priority.html
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field
from functools import cached_property

from awsnet.errors import TopologyError
from awsnet.routes import BLACKHOLE
from awsnet.site_link import SiteLink
from awsnet.things import Network, thing
from awsnet.transit import TransitGateway
from awsnet.virtual_interface import TransitVIF, VirtualInterface
from awsnet.virtual_private_gateway import VirtualPrivateGateway

ROUTING = ("static", "bgp")


@thing
class VpnConnection(SiteLink):
    """A VPN connection of a site. `prefixes` is what it announces, or the static routes: its blocks, unless said.

    `over` is the virtual interface that carries it, if not the internet; `ipv6` says that it carries IPv6 too, which
    needs a transit gateway (R-VPN-4).
    """

    gateway: VirtualPrivateGateway | TransitGateway
    prefixes: tuple[str, ...] = field(default=(), kw_only=True)
    routing: str = field(default="bgp", kw_only=True)
    over: VirtualInterface | None = field(default=None, kw_only=True)
    ipv6: bool = field(default=False, kw_only=True)

    kind = "vpn"
    says = "prefixes"
    joins = ("site", "gateway", "over")
    came = ("vpn",)

    def __post_init__(self) -> None:
        if self.ipv6 and isinstance(self.gateway, VirtualPrivateGateway):
            raise TopologyError(f"{self} cannot exist: a virtual private gateway takes no IPv6 over VPN")
        if self.routing not in ROUTING:
            raise TopologyError(f"{self}: its routing is {' or '.join(ROUTING)}, not '{self.routing}'")
        _ = self.announced_blocks

    @cached_property
    def rank(self) -> int:
        """Where its routes stand among propagated ones: R-RT-2, R-TGW-4.

        They come after Direct Connect and Connect; a private-IP connection first, then static before BGP.
        """
        return 3 if isinstance(self.over, TransitVIF) else 4 + ROUTING.index(self.routing)

    @cached_property
    def is_up(self) -> bool:
        """Whether the connection is up: it is down with the virtual interface that carries it."""
        return self.over is None or self.over.is_up

    @cached_property
    def brings(self) -> tuple[str, ...]:
        """What the gateway learns: no IPv6 if it is a virtual private gateway (R-VPN-4)."""
        kept = (one for one in self.announced_blocks if self.ipv6 or one.version == 4)
        return tuple(map(str, kept)) if self.is_up else ()

    def _told(self, net: Network) -> Iterable[str]:
        """Yield what is in the transit gateway's table for it, else what AWS advertises over any link (R-VPN-3)."""
        if isinstance(self.gateway, TransitGateway):
            table = self.gateway.table_of(self)
            known = net.table(table) if table else ()
            return (route.destination for route in known if route.target not in (self, BLACKHOLE))
        return super()._told(net)
