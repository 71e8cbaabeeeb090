"""Site-to-Site VPN connections: tunnels between a site and a virtual private gateway or a transit gateway.

https://docs.aws.amazon.com/vpn/latest/s2svpn/vpn-route-priority.html
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field
from typing import ClassVar

from awsnet.addresses import block
from awsnet.bgp import order
from awsnet.errors import TopologyError
from awsnet.routes import BLACKHOLE, Route
from awsnet.site_link import SiteLink
from awsnet.things import thing
from awsnet.transit import TransitGateway
from awsnet.virtual_interface import TransitVIF, VirtualInterface
from awsnet.virtual_private_gateway import VirtualPrivateGateway
from awsnet.walk import Network, Node

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
    as_path: tuple[int, ...] = field(default=(), kw_only=True)
    med: int = field(default=0, kw_only=True)
    over: VirtualInterface | None = field(default=None, kw_only=True)
    ipv6: bool = field(default=False, kw_only=True)

    kind = "vpn"
    came = ("vpn",)
    communities: ClassVar[tuple[str, ...]] = ()
    location = ""

    def __post_init__(self) -> None:
        if self.ipv6 and isinstance(self.gateway, VirtualPrivateGateway):
            raise TopologyError(f"{self} cannot exist: a virtual private gateway takes no IPv6 over VPN")
        if self.routing not in ROUTING:
            raise TopologyError(f"{self}: its routing is {' or '.join(ROUTING)}, not '{self.routing}'")
        for prefix in self.prefixes:
            block(prefix, str(self))

    @property
    def rank(self) -> int:
        """Where its routes stand among propagated ones: R-RT-2, R-TGW-4.

        They come after Direct Connect and Connect; a private-IP connection first, then static before BGP.
        """
        return 3 if isinstance(self.over, TransitVIF) else 4 + ROUTING.index(self.routing)

    @property
    def ends(self) -> tuple[object, ...]:
        """The site and the gateway that the link joins, and the virtual interface that carries it."""
        return tuple(one for one in (self.site, self.gateway, self.over) if one)

    @property
    def is_up(self) -> bool:
        """Whether the connection is up: it is down with the virtual interface that carries it."""
        return self.over is None or self.over.is_up

    @property
    def brings(self) -> tuple[str, ...]:
        """What the gateway learns: no IPv6 if it is a virtual private gateway (R-VPN-4)."""
        if not self.is_up:
            return ()
        every = self.announced(self.prefixes)
        takes_ipv6 = self.ipv6
        return tuple(prefix for prefix in every if takes_ipv6 or block(prefix, str(self)).version == 4)

    def routes(self, holder: Node, net: Network) -> Iterable[Route]:
        """Yield what each side learns from the other."""
        if holder == self.site:
            for there in self.site.accepts or self.learned(net):
                yield Route(self.site, there, self, origin="propagated")
        if holder == self.gateway:
            path = order(self)
            for there in self.brings:
                yield Route(self.gateway, there, self, origin="propagated", rank=self.rank, path=path)

    def learned(self, net: Network) -> tuple[str, ...]:
        """Return what the site learns: the gateway's VPC, and other BGP sites on the same gateway (R-VPN-3)."""
        return tuple(dict.fromkeys(self._learned(net)))

    def _learned(self, net: Network) -> Iterable[str]:
        if not self.is_up:
            return
        if isinstance(self.gateway, TransitGateway):
            table = self.gateway.table_of(self)
            known = net.table(table) if table else ()
            yield from (route.destination for route in known if route.target not in (self, BLACKHOLE))
            return
        yield from (str(one) for one in self.gateway.advertised)
        yield from self.of_other_sites(net)
