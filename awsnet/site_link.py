"""What virtual interfaces and VPN connections are alike in: each joins a site to a gateway, and carries both ways.

https://docs.aws.amazon.com/vpn/latest/s2svpn/vpn-route-priority.html
"""

from __future__ import annotations

from dataclasses import field
from typing import Any, ClassVar

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

    def __str__(self) -> str:
        return self.name or f"{self.kind}({self.site}, {getattr(self.gateway, 'vpc', self.gateway)})"

    def announced(self, said: tuple[str, ...]) -> tuple[str, ...]:
        """Return what the site announces: what was said, else its own blocks."""
        return said or tuple(str(one) for one in self.site.blocks)

    def forward(self, packet: Packet, came: Node | None, net: Network) -> Step:
        """Carry a packet to the other end."""
        gateway: Node = self.gateway
        return gateway if came == self.site else self.site
