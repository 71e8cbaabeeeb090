"""Counting: links of a mesh, tables touched by one VPC more, the bill of a month."""

from __future__ import annotations

from decimal import Decimal

from awsnet.prices import HOURS_A_MONTH, price
from awsnet.quotas import Quota

CENT = Decimal("0.01")


def mesh_links(vpcs: int) -> int:
    """Return how many peerings join each of some VPCs with each other (R-PEER-16).

    https://docs.aws.amazon.com/whitepapers/latest/building-scalable-secure-multi-vpc-network-infrastructure/vpc-peering.html
    """
    return vpcs * (vpcs - 1) // 2


def largest_mesh(peerings: Quota, *, raised: bool = False) -> int:
    """Return how many VPCs a full mesh can have: each needs a peering with every other (R-PEER-16)."""
    return (peerings.maximum or peerings.default if raised else peerings.default) + 1


def monthly_transit_gateway(attachments: int, gigabytes: int) -> Decimal:
    """Return USD a month for a transit gateway: its attachments by the hour, and each GB once, where it is sent in.

    https://docs.aws.amazon.com/vpc/latest/tgw/what-is-transit-gateway.html
    """
    hours = attachments * HOURS_A_MONTH * price("tgw-attachment").usd
    return (hours + gigabytes * price("tgw-data").usd).quantize(CENT)


def monthly_peering(gigabytes: int, *, across_zones: bool) -> Decimal:
    """Return USD a month for data over peerings: free within a zone, billed at both ends across zones.

    https://docs.aws.amazon.com/vpc/latest/peering/what-is-vpc-peering.html
    """
    each = 2 * price("zone-data").usd if across_zones else price("peering-data-same-zone").usd
    return (gigabytes * each).quantize(CENT)


def monthly_direct_connect(ports: int, gigabytes_out: int) -> Decimal:
    """Return USD a month for dedicated 1 Gbps ports and the data that AWS sends over them; data in is free.

    https://docs.aws.amazon.com/directconnect/latest/PricingGuide/pricing-overview.html
    """
    hours = ports * HOURS_A_MONTH * price("dx-port-1g").usd
    return (hours + gigabytes_out * price("dx-data-out").usd).quantize(CENT)
