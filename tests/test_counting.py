"""Counting agrees with values worked out by hand from AWS's pages, and every price has a source, a day and a Region."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from itertools import combinations

import pytest

from awsnet import VPC, Peering, Route, Topology, TopologyError, TransitGateway, largest_mesh, mesh_links, price, quota
from awsnet.counting import (
    Bill,
    monthly_direct_connect,
    monthly_interface_endpoint,
    monthly_internet,
    monthly_nat_gateway,
    monthly_peering,
    monthly_transit_gateway,
    monthly_vpn,
    tables_touched,
)
from awsnet.prices import PRICES
from awsnet.quotas import QUOTAS

WORKED = [
    ("R-PEER-16: 100 VPCs need 4,950 peerings, says the whitepaper", mesh_links(100), 4950),
    ("two need one", mesh_links(2), 1),
    ("one needs none", mesh_links(1), 0),
    ("R-PEER-16: 50 peerings each, and the VPC itself", largest_mesh(quota("peerings-per-vpc")), 51),
    ("125 at most", largest_mesh(quota("peerings-per-vpc"), raised=True), 126),
    ("words of a price", str(price("tgw-data")), "0.02 USD per GB (us-east-1, 2024-07-01)"),
    (
        "words of a price in tiers",
        str(price("internet-data-out")),
        "0.09 USD per GB, 0.085 beyond 10,240, 0.07 beyond 51,200 (us-east-1, 2024-09-25)",
    ),
]
BILLS: list[tuple[str, Bill, str]] = [
    ("10 attachments at 0.05 for 730 hours, 1,000 GB at 0.02", monthly_transit_gateway(10, 1000), "385.00"),
    ("1,000 GB at 0.01 at each end", monthly_peering(1000, across_zones=True), "20.00"),
    ("within a zone", monthly_peering(1000, across_zones=False), "0.00"),
    ("a port at 0.30 for 730 hours, 1,000 GB at 0.02", monthly_direct_connect(1, 1000), "239.00"),
    ("two ports at 2.25 for 730 hours", monthly_direct_connect(2, 0, port="dx-port-10g"), "3285.00"),
    ("hosted, 0.03 for 730 hours, 10 GB", monthly_direct_connect(1, 10, port="dx-hosted-50m"), "22.10"),
    ("one NAT gateway, 0.045 for 730 hours, 1,000 GB at 0.045", monthly_nat_gateway(1, 1000), "77.85"),
    ("S3 by interface endpoint in two zones, 1,000 GB at 0.01", monthly_interface_endpoint(2, 1000), "24.60"),
    ("the same in one zone, without data", monthly_interface_endpoint(1, 0), "7.30"),
    ("one VPN, 0.05 for 730 hours", monthly_vpn(1), "36.50"),
    ("10 TB at 0.09, 40 TB at 0.085, 5,800 GB at 0.07", monthly_internet(57_000), "4809.20"),
]
# At the ends of tiers: 1 PB and 5 PB of an endpoint's data, 150 TB out to the internet.
TIERS = [
    ("interface-endpoint-data", 1_048_576, "10485.76"),
    ("interface-endpoint-data", 1_048_577, "10485.766"),
    ("interface-endpoint-data", 5_242_881, "35651.588"),
    ("internet-data-out", 153_600, "11571.20"),
]
SENSELESS: list[tuple[Callable[[], object], str]] = [
    (lambda: mesh_links(0), "0 VPCs cannot be counted: a whole number of at least 1 was expected"),
    (lambda: mesh_links(-4), "-4 VPCs cannot be counted: a whole number of at least 1 was expected"),
    (lambda: mesh_links(2.5), "2.5 VPCs cannot be counted: a whole number of at least 1 was expected"),  # type: ignore[arg-type]
    (lambda: mesh_links(True), "True VPCs cannot be counted: a whole number of at least 1 was expected"),
    (lambda: tables_touched(0), "0 VPCs cannot be counted: a whole number of at least 1 was expected"),
    (lambda: tables_touched(3, "full-mesh"), "no design is called 'full-mesh'; did you mean 'full mesh'?"),
    (lambda: monthly_transit_gateway(0, 9), "0 attachments cannot be counted: a whole number of at least 1"),
    (lambda: monthly_transit_gateway(1, -9), "-9 GB cannot be counted: a whole number of at least 0 was expected"),
    (lambda: monthly_peering(-1, across_zones=True), "-1 GB cannot be counted"),
    (lambda: monthly_direct_connect(0, 1), "0 ports cannot be counted"),
    (lambda: monthly_direct_connect(1, 1, port="dx-port-1"), "no price is called 'dx-port-1'; did you mean"),
    (lambda: monthly_nat_gateway(-1, 1), "-1 NAT gateways cannot be counted"),
    (lambda: monthly_interface_endpoint(0, 1), "0 Availability Zones cannot be counted"),
    (lambda: monthly_vpn(0), "0 connections cannot be counted"),
    (lambda: monthly_internet(153_601), "no price is known beyond 153,600 GB, and not 153,601"),
]


@pytest.mark.parametrize(("what", "got", "worked_out"), WORKED)
def test_counting_agrees_with_what_was_worked_out(what: str, got: object, worked_out: object) -> None:
    assert got == worked_out


@pytest.mark.parametrize(("what", "bill", "usd"), BILLS)
def test_a_bill_agrees_with_what_was_worked_out(what: str, bill: Bill, usd: str) -> None:
    assert str(bill) == usd


@pytest.mark.parametrize(("name", "amount", "usd"), TIERS)
def test_each_tier_has_its_own_price(name: str, amount: int, usd: str) -> None:
    assert price(name).of(amount) == Decimal(usd)


@pytest.mark.parametrize(("ask", "told"), SENSELESS)
def test_a_number_without_meaning_is_refused(ask: Callable[[], object], told: str) -> None:
    with pytest.raises(TopologyError) as refused:
        ask()
    assert told in str(refused.value)


def test_a_bill_says_its_currency_and_where_and_when_its_prices_were() -> None:
    assert monthly_transit_gateway(10, 1000).words == "385.00 USD a month (us-east-1, 2024-07-01)"
    both = "239.00 USD a month (all but Japan, 2026-09-20; us-east-1 to EqDC2, 2024-07-01)"
    assert monthly_direct_connect(1, 1000).words == both


# One VPC more, in the model: the tables that are not what they were.

VPCS = [VPC(f"vpc{n}", f"10.{n}.0.0/16") for n in range(6)]


def wide(vpcs: list[VPC], *routed: VPC) -> Topology:
    """Behind a transit gateway, where tables have one route to the whole private range."""
    gateway = TransitGateway("tgw", tuple(vpcs), routes_in=())
    return Topology(gateway, *(Route(one, "10.0.0.0/8", gateway) for one in routed))


def routes(net: Topology, vpc: VPC) -> list[tuple[str, str]]:
    return [(route.destination, str(route.target)) for route in net.table(vpc)]


def full_mesh(vpcs: list[VPC]) -> Topology:
    return Topology(*vpcs, *(Peering(a, b) for a, b in combinations(vpcs, 2)))


def hub(vpcs: list[VPC]) -> Topology:
    return Topology(*vpcs, *(Peering(vpcs[0], spoke) for spoke in vpcs[1:]))


@pytest.mark.parametrize(("design", "build"), [("full mesh", full_mesh), ("hub", hub)])
@pytest.mark.parametrize("vpcs", [1, 2, 5])
def test_one_vpc_more_touches_as_many_tables_as_change(
    design: str, build: Callable[[list[VPC]], Topology], vpcs: int
) -> None:
    before, after = build(VPCS[:vpcs]), build(VPCS[: vpcs + 1])
    changed = [one for one in VPCS[:vpcs] if routes(before, one) != routes(after, one)]
    assert tables_touched(vpcs, design) == len(changed) + 1  # and its own


def test_one_vpc_more_behind_a_transit_gateway_writes_its_own_table_only() -> None:
    before, joined = wide(VPCS[:5], *VPCS[:5]), wide(VPCS, *VPCS[:5])
    assert all(routes(before, one) == routes(joined, one) for one in VPCS[:5])
    assert not joined.reach(VPCS[0], VPCS[5])
    assert wide(VPCS, *VPCS).reach(VPCS[0], VPCS[5])
    assert tables_touched(5, "transit gateway") == 1


@pytest.mark.parametrize("row", [*QUOTAS, *PRICES], ids=lambda row: row.name)
def test_every_number_has_a_source_and_a_day(row: object) -> None:
    assert getattr(row, "page", "").startswith("https://")
    assert getattr(row, "source", "https://").startswith("https://")
    assert getattr(row, "read", getattr(row, "day", "")).startswith("20")


def test_names_of_numbers_are_unique() -> None:
    for rows in (QUOTAS, PRICES):
        names = [row.name for row in rows]
        assert len(set(names)) == len(names)
