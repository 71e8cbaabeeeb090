"""Counting: links of a mesh, tables touched by one VPC more, the bill of a month.

Counts are whole numbers. For one that has no meaning, every function raises TopologyError saying what was expected.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal

from awsnet.errors import TopologyError, suggestion
from awsnet.prices import CURRENCY, HOURS_A_MONTH, Price, price
from awsnet.quotas import Quota

CENT = Decimal("0.01")
Part = tuple[Price, int | Decimal]  # a price, and for how many units


class Bill(Decimal):
    """What a month costs, in USD to the cent: a number that knows the list prices from which it was made."""

    prices: tuple[Price, ...]

    def __new__(cls, *parts: Part) -> Bill:
        """Return the sum of prices, each for so many units a month."""
        usd = sum((one.of(amount) for one, amount in parts), Decimal(0))
        bill = super().__new__(cls, usd.quantize(CENT, ROUND_HALF_UP))
        bill.prices = tuple(one for one, _ in parts)
        return bill

    @property
    def words(self) -> str:
        """The bill with its currency and with the Region and day of its prices."""
        places = dict.fromkeys(f"{one.region}, {one.day}" for one in self.prices)
        return f"{self} {CURRENCY} a month ({'; '.join(places)})"


def mesh_links(vpcs: int) -> int:
    """Return how many peerings join each of some VPCs with each other (R-PEER-16).

    https://docs.aws.amazon.com/whitepapers/latest/building-scalable-secure-multi-vpc-network-infrastructure/vpc-peering.html
    """
    whole("VPCs", vpcs, least=1)
    return vpcs * (vpcs - 1) // 2


def largest_mesh(peerings: Quota, *, raised: bool = False) -> int:
    """Return how many VPCs a full mesh can have: each needs a peering with every other (R-PEER-16).

    Raises TopologyError for what is no quota.
    """
    if not isinstance(peerings, Quota):
        raise TopologyError(f"a mesh is bounded by a quota, not by {peerings!r}")
    return (peerings.maximum or peerings.default if raised else peerings.default) + 1


# How many route tables one VPC more makes you change, besides some VPCs of one table each
DESIGNS: dict[str, Callable[[int], int]] = {
    "full mesh": lambda vpcs: vpcs + 1,  # every other VPC's table, and its own
    "hub": lambda vpcs: 2,  # the hub's, and its own
    "transit gateway": lambda vpcs: 1,  # its own: the gateway learns the VPC, the others' one wide route covers it
}


def tables_touched(vpcs: int, design: str = "full mesh") -> int:
    """Return how many route tables must change by hand when one VPC joins some others (R-PEER-9, R-TGW-9).

    Each VPC has one route table. Behind a transit gateway, every table has one route to the whole private range, and
    the gateway's own table learns by propagation.
    https://docs.aws.amazon.com/vpc/latest/tgw/how-transit-gateways-work.html
    """
    whole("VPCs", vpcs, least=1)
    if design not in DESIGNS:
        raise TopologyError(f"no design is called '{design}'{suggestion(design, DESIGNS)}")
    return DESIGNS[design](vpcs)


def monthly_transit_gateway(attachments: int, gigabytes: int) -> Bill:
    """Return USD a month for a transit gateway: its attachments by the hour, and each GB once, where it is sent in.

    https://docs.aws.amazon.com/vpc/latest/tgw/what-is-transit-gateway.html
    """
    return Bill(_hourly("tgw-attachment", "attachments", attachments), _by_gb("tgw-data", gigabytes))


def monthly_peering(gigabytes: int, *, across_zones: bool) -> Bill:
    """Return USD a month for data over peerings: free within a zone, billed at both ends across zones.

    https://docs.aws.amazon.com/vpc/latest/peering/what-is-vpc-peering.html
    """
    if not across_zones:
        return Bill(_by_gb("peering-data-same-zone", gigabytes))
    return Bill((price("zone-data"), 2 * whole("GB", gigabytes)))


def monthly_direct_connect(ports: int, gigabytes_out: int, port: str = "dx-port-1g") -> Bill:
    """Return USD a month for ports, or hosted connections, and the data that AWS sends over them; data in is free.

    `port` names the price of one. https://docs.aws.amazon.com/directconnect/latest/PricingGuide/pricing-overview.html
    """
    return Bill(_hourly(port, "ports", ports), _by_gb("dx-data-out", gigabytes_out))


def monthly_vpn(connections: int) -> Bill:
    """Return USD a month for Site-to-Site VPN connections, without the data that leaves AWS over them.

    https://docs.aws.amazon.com/vpn/latest/s2svpn/VPC_VPN.html
    """
    return Bill(_hourly("vpn-connection", "connections", connections))


def monthly_nat_gateway(gateways: int, gigabytes: int) -> Bill:
    """Return USD a month for NAT gateways by the hour, and for each GB through them in either direction.

    https://docs.aws.amazon.com/vpc/latest/userguide/vpc-nat-gateway.html
    """
    return Bill(_hourly("nat-gateway", "NAT gateways", gateways), _by_gb("nat-data", gigabytes))


def monthly_interface_endpoint(zones: int, gigabytes: int) -> Bill:
    """Return USD a month for one interface endpoint: each of its zones by the hour, and each GB through it.

    https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-access-aws-services.html
    """
    return Bill(
        _hourly("interface-endpoint", "Availability Zones", zones), _by_gb("interface-endpoint-data", gigabytes)
    )


def monthly_internet(gigabytes_out: int) -> Bill:
    """Return USD a month for data out to the internet, each tier at its own price; the free allowance is left out.

    https://aws.amazon.com/ec2/pricing/on-demand/
    """
    return Bill(_by_gb("internet-data-out", gigabytes_out))


def _hourly(name: str, what: str, number: int) -> Part:
    """Return the price of what is billed by the hour, for so many of it all month."""
    return price(name), whole(what, number, least=1) * HOURS_A_MONTH


def _by_gb(name: str, gigabytes: int) -> Part:
    return price(name), whole("GB", gigabytes)


def whole(what: str, number: int, least: int = 0) -> int:
    """Return a count that has a meaning. Raises TopologyError for any other, with its value."""
    if isinstance(number, bool) or not isinstance(number, int) or number < least:
        raise TopologyError(f"{number!r} {what} cannot be counted: a whole number of at least {least} was expected")
    return number
