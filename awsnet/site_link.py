"""What virtual interfaces and VPN connections are alike in: each joins a site to a gateway, and carries both ways.

https://docs.aws.amazon.com/vpn/latest/s2svpn/vpn-route-priority.html
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field
from typing import Any, ClassVar, cast

from awsnet.places import OnPremises
from awsnet.things import thing
from awsnet.walk import Network, Node, Packet, Passive, Step


@thing
class SiteLink(Passive):
    """A link between a site and a gateway; it carries whatever is handed to it to the other end."""

    site: OnPremises
    gateway: Any
    name: str = field(default="", kw_only=True)

    kind: ClassVar[str]
    routing = "bgp"

    def __str__(self) -> str:
        return self.name or f"{self.kind}({self.site}, {getattr(self.gateway, 'vpc', self.gateway)})"

    def announced(self, said: tuple[str, ...]) -> tuple[str, ...]:
        """Return what the site announces: what was said, else its own blocks."""
        return said or tuple(str(one) for one in self.site.blocks)

    def meets(self, other: object) -> bool:
        """Tell whether this link's site and another's reach each other on one virtual private gateway (R-VPN-3).

        Both announce by BGP, and one of them at least by a VPN connection: two virtual interfaces do not meet (R-DX-9).
        https://docs.aws.amazon.com/vpn/latest/s2svpn/VPN_CloudHub.html
        """
        by_bgp = self.routing == getattr(other, "routing", None) == "bgp"
        return by_bgp and "vpn" in (self.kind, getattr(other, "kind", None))

    def of_other_sites(self, net: Network) -> Iterable[str]:
        """Yield the prefixes of the sites that this link's site reaches on its virtual private gateway."""
        met = (route for route in net.table(self.gateway) if self.meets(route.target))
        yield from (route.destination for route in met if cast(SiteLink, route.target).site != self.site)

    def forward(self, packet: Packet, came: Node | None, net: Network) -> Step:
        """Carry a packet to the other end."""
        gateway: Node = self.gateway
        return gateway if came == self.site else self.site
