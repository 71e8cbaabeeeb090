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
MB_IN_GB = 1024
SECONDS_A_MONTH = HOURS_A_MONTH * 3600


class Bill(Decimal):
    """What a month costs, in USD to the cent: a number that knows the list prices from which it was made."""

    prices: tuple[Price, ...]

    def __new__(cls, *parts: tuple[Price, int | Decimal]) -> Bill:
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
    _whole("VPCs", vpcs, least=1)
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
    _whole("VPCs", vpcs, least=1)
    if design not in DESIGNS:
        raise TopologyError(f"no design is called '{design}'{suggestion(design, DESIGNS)}")
    return DESIGNS[design](vpcs)


def monthly_transit_gateway(attachments: int, gigabytes: int) -> Bill:
    """Return USD a month for a transit gateway: its attachments by the hour, and each GB once, where it is sent in.

    https://docs.aws.amazon.com/vpc/latest/tgw/what-is-transit-gateway.html
    """
    hours = _whole("attachments", attachments, least=1) * HOURS_A_MONTH
    return Bill((price("tgw-attachment"), hours), (price("tgw-data"), _whole("GB", gigabytes)))


def monthly_peering(gigabytes: int, *, across_zones: bool) -> Bill:
    """Return USD a month for data over peerings: free within a zone, billed at both ends across zones.

    https://docs.aws.amazon.com/vpc/latest/peering/what-is-vpc-peering.html
    """
    _whole("GB", gigabytes)
    if across_zones:
        return Bill((price("zone-data"), 2 * gigabytes))
    return Bill((price("peering-data-same-zone"), gigabytes))


def monthly_direct_connect(ports: int, gigabytes_out: int, port: str = "dx-port-1g") -> Bill:
    """Return USD a month for ports, or hosted connections, and the data that AWS sends over them; data in is free.

    `port` names the price of one. https://docs.aws.amazon.com/directconnect/latest/PricingGuide/pricing-overview.html
    """
    hours = _whole("ports", ports, least=1) * HOURS_A_MONTH
    return Bill((price(port), hours), (price("dx-data-out"), _whole("GB", gigabytes_out)))


def monthly_vpn(connections: int) -> Bill:
    """Return USD a month for Site-to-Site VPN connections, without the data that leaves AWS over them.

    https://docs.aws.amazon.com/vpn/latest/s2svpn/VPC_VPN.html
    """
    return Bill((price("vpn-connection"), _whole("connections", connections, least=1) * HOURS_A_MONTH))


def monthly_nat_gateway(gateways: int, gigabytes: int) -> Bill:
    """Return USD a month for NAT gateways by the hour, and for each GB through them in either direction.

    https://docs.aws.amazon.com/vpc/latest/userguide/vpc-nat-gateway.html
    """
    hours = _whole("NAT gateways", gateways, least=1) * HOURS_A_MONTH
    return Bill((price("nat-gateway"), hours), (price("nat-data"), _whole("GB", gigabytes)))


def monthly_interface_endpoint(zones: int, gigabytes: int) -> Bill:
    """Return USD a month for one interface endpoint: each of its zones by the hour, and each GB through it.

    https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-access-aws-services.html
    """
    hours = _whole("Availability Zones", zones, least=1) * HOURS_A_MONTH
    return Bill((price("interface-endpoint"), hours), (price("interface-endpoint-data"), _whole("GB", gigabytes)))


def monthly_internet(gigabytes_out: int) -> Bill:
    """Return USD a month for data out to the internet, each tier at its own price; the free allowance is left out.

    https://aws.amazon.com/ec2/pricing/on-demand/
    """
    return Bill((price("internet-data-out"), _whole("GB", gigabytes_out)))


def monthly_lambda_requests(invocations: int) -> Bill:
    """Return USD a month for invocations of functions; the free tier is left out.

    https://aws.amazon.com/blogs/aws/new-for-aws-lambda-1ms-billing-granularity-adds-cost-savings/
    """
    return Bill((price("lambda-requests"), Decimal(_whole("invocations", invocations)) / 1_000_000))


def monthly_lambda_duration(invocations: int, milliseconds: int, megabytes: int = MB_IN_GB, step: int = 1) -> Bill:
    """Return USD a month for the time that functions run on x86; the free tier is left out.

    Each run is rounded up to a `step` of milliseconds: 1 since December 2020, 100 before.
    https://aws.amazon.com/blogs/aws/new-for-aws-lambda-1ms-billing-granularity-adds-cost-savings/
    """
    steps = -(-_whole("ms", milliseconds, least=1) // _whole("ms a step", step, least=1))
    gigabytes = Decimal(_whole("MB", megabytes, least=1)) / MB_IN_GB
    seconds = Decimal(_whole("invocations", invocations) * steps * step) / 1000
    return Bill((price("lambda-duration"), gigabytes * seconds))


def monthly_lambda_ready(environments: int, megabytes: int = MB_IN_GB) -> Bill:
    """Return USD a month for provisioned concurrency kept ready on arm64, whether it runs or not.

    https://docs.aws.amazon.com/lambda/latest/dg/provisioned-concurrency.html
    """
    gigabytes = Decimal(_whole("MB", megabytes, least=1)) / MB_IN_GB
    return Bill(
        (price("lambda-ready-arm"), _whole("environments", environments, least=1) * gigabytes * SECONDS_A_MONTH)
    )


def monthly_server(servers: int) -> Bill:
    """Return USD a month for EC2 instances t3.medium that run all the time, without disks and data.

    https://aws.amazon.com/ec2/pricing/on-demand/
    """
    return Bill((price("t3-medium"), _whole("servers", servers, least=1) * HOURS_A_MONTH))


def break_even(milliseconds: int, megabytes: int = MB_IN_GB) -> int:
    """Return from how many invocations a month on functions cost more than one server t3.medium.

    Both at the first tier, without the free one; whether one server could do the work is not asked.
    https://aws.amazon.com/lambda/pricing/
    """
    gigabytes = Decimal(_whole("MB", megabytes, least=1)) / MB_IN_GB
    run = price("lambda-duration").usd * gigabytes * _whole("ms", milliseconds, least=1) / 1000
    one = price("lambda-requests").usd / 1_000_000 + run
    return int(price("t3-medium").of(HOURS_A_MONTH) // one) + 1


def _whole(what: str, number: int, least: int = 0) -> int:
    """Return a count that has a meaning. Raises TopologyError for any other, with its value."""
    if isinstance(number, bool) or not isinstance(number, int) or number < least:
        raise TopologyError(f"{number!r} {what} cannot be counted: a whole number of at least {least} was expected")
    return number
