"""Virtual interfaces: the BGP sessions over Direct Connect that bring a site to AWS.

https://docs.aws.amazon.com/directconnect/latest/UserGuide/WorkingWithVirtualInterfaces.html
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from awsnet.addresses import block
from awsnet.direct_connect_gateway import DirectConnectGateway
from awsnet.errors import TopologyError
from awsnet.routes import Route
from awsnet.site_link import SiteLink
from awsnet.virtual_private_gateway import VirtualPrivateGateway
from awsnet.walk import Network, Node


@dataclass(frozen=True)
class PrivateVIF(SiteLink):
    """A private virtual interface: a BGP session over Direct Connect between a site and a gateway for VPCs.

    `advertises` is what the site announces to AWS: its own blocks, unless said. `region` is the connection's, if said:
    straight to a virtual private gateway it must be the gateway's own (R-DX-1).
    """

    gateway: VirtualPrivateGateway | DirectConnectGateway
    advertises: tuple[str, ...] = field(default=(), kw_only=True)
    region: str = field(default="", kw_only=True)

    kind = "private-vif"
    for_transit = False
    far_end = "a virtual private gateway, or a Direct Connect gateway that has some"

    def __post_init__(self) -> None:
        for prefix in self.advertises:
            block(prefix, str(self))
        home = self.gateway.vpc.region if isinstance(self.gateway, VirtualPrivateGateway) else self.region
        if self.region and self.region != home:
            where = f"a connection in {self.region}, and {self.gateway} is in {home}"
            raise TopologyError(f"{self} cannot exist: it is on {where}; a Direct Connect gateway joins them")
        if getattr(self.gateway, "transit", False) != self.for_transit:
            raise TopologyError(f"{self} cannot exist: it ends at {self.far_end}, not at {self.gateway}")

    def routes(self, holder: Node, net: Network) -> Iterable[Route]:
        """Yield what each side learns from the other: the site AWS's prefixes, the gateway the site's."""
        if holder == self.site:
            learned = self.site.accepts or tuple(str(there) for there in self.gateway.advertised)
            yield from (Route(self.site, there, self, origin="propagated") for there in learned)
        if holder == self.gateway:
            brought = self.announced(self.advertises)
            yield from (Route(self.gateway, there, self, origin="propagated") for there in brought)


@dataclass(frozen=True)
class TransitVIF(PrivateVIF):
    """A transit virtual interface: between a site and a Direct Connect gateway with transit gateways (R-DX-3)."""

    kind = "transit-vif"
    for_transit = True
    far_end = "a Direct Connect gateway that has a transit gateway"
