"""What joins transit gateways to each other, and to appliances of others.

https://docs.aws.amazon.com/vpc/latest/tgw/tgw-peering.html
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field
from functools import cached_property

from awsnet import codes
from awsnet.addresses import blocks
from awsnet.errors import TopologyError
from awsnet.routes import Route, routes_to
from awsnet.things import Link, Network, Thing, needed, thing
from awsnet.transit import TransitGateway
from awsnet.walk import Packet, Step


@thing
class TransitGatewayPeering(Link):
    """A peering of two transit gateways, of one Region or two. It takes static routes only, on both (R-TGW-6)."""

    one: TransitGateway
    other: TransitGateway
    state: str = field(default="available", kw_only=True)

    kind = "tgw-peering"
    joins = ("one", "other")

    def __post_init__(self) -> None:
        if self.one.name == self.other.name:
            raise TopologyError(f"{self} cannot exist: a peering joins two transit gateways")

    @cached_property
    def came(self) -> tuple[str, ...]:
        """The rows of the calendar that it needs."""
        same = self.one.region == self.other.region
        return needed({"transit-gateway-peering": True, "transit-gateway-peering-in-region": same})

    def objection(self, net: Network) -> str:
        """Return why the network cannot hold it, or nothing: two gateways have one peering (R-TGW-6)."""
        tables = (table for gateway in self.ends for table in gateway.tables)
        propagating = next((one for one in tables if str(self) in map(str, one.propagating)), None)
        if propagating:
            return f"it takes static routes only, and would propagate into {propagating}"
        first = net.earlier(self)
        return f"{first} joins the two already" if first else ""

    def forward(self, packet: Packet, came: Thing, net: Network) -> Step:
        """Carry a packet to the other gateway, once the peering is accepted."""
        if self.state != "available":
            return self.no(codes.BAD_STATE_ATTACHMENT, f"{self} is {self.state}, and carries nothing")
        return self.other if came == self.one else self.one


@thing
class ConnectAttachment(Thing):
    """A Connect attachment: a third party's appliance that announces prefixes to a transit gateway by BGP.

    What the appliance does with a packet is not modelled.
    https://docs.aws.amazon.com/vpc/latest/tgw/tgw-connect.html
    """

    gateway: TransitGateway
    name: str
    prefixes: tuple[str, ...] = ()

    joins = ("gateway",)
    came = ("transit-gateway-connect",)
    rank = 2  # its routes stand after those of a Direct Connect gateway and before those of VPN connections (R-TGW-4)
    routing = "bgp"

    def __post_init__(self) -> None:
        blocks(self.prefixes, self.name)

    def __str__(self) -> str:
        return self.name

    def routes(self, holder: Thing, net: Network) -> Iterable[Route]:
        """Yield, for the transit gateway, what the appliance announces."""
        if holder == self.gateway:
            yield from routes_to(holder, self.prefixes, self, "propagated", rank=self.rank)

    def forward(self, packet: Packet, came: Thing, net: Network) -> Step:
        """Refuse: nobody here knows what is behind the appliance."""
        why = f"{self} leads to an appliance of a third party, and what it does is not modelled"
        return self.no(codes.NO_POSSIBLE_DESTINATION, why)
