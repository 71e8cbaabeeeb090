"""Counting agrees with values worked out by hand from AWS's pages, and every number has a source and a day."""

from __future__ import annotations

from decimal import Decimal

import pytest

from awsnet import TopologyError, largest_mesh, mesh_links, price, quota
from awsnet.counting import monthly_direct_connect, monthly_peering, monthly_transit_gateway
from awsnet.prices import PRICES
from awsnet.quotas import QUOTAS

WORKED = [
    ("100 VPCs need 4,950 peerings, says the whitepaper", mesh_links(100), 4950),
    ("two need one", mesh_links(2), 1),
    ("one needs none", mesh_links(1), 0),
    ("50 peerings each, and the VPC itself", largest_mesh(quota("peerings-per-vpc")), 51),
    ("125 at most", largest_mesh(quota("peerings-per-vpc"), raised=True), 126),
    ("10 attachments at 0.05 for 730 hours, 1,000 GB at 0.02", monthly_transit_gateway(10, 1000), Decimal("385.00")),
    ("1,000 GB at 0.01 at each end", monthly_peering(1000, across_zones=True), Decimal("20.00")),
    ("within a zone", monthly_peering(1000, across_zones=False), Decimal("0.00")),
    ("a port at 0.30 for 730 hours, 1,000 GB at 0.02", monthly_direct_connect(1, 1000), Decimal("239.00")),
    ("routes now", quota("routes-per-route-table").default, 500),
    ("routes then", quota("routes-per-route-table", on="2018-03").default, 50),
    ("routes then, at most", quota("routes-per-route-table", on="2025-05").maximum, 100),
    ("gateways then", quota("vgws-per-dxgw", on="2019").default, 10),
    ("words", str(quota("peerings-per-vpc")), "50 by default, at most 125"),
    ("words, fixed", str(quota("vgws-per-dxgw")), "20, fixed"),
    ("words, on request", str(quota("tgw-attachments")), "5,000 by default, more on request"),
    ("words of a price", str(price("tgw-data")), "0.02 USD per GB (us-east-1, 2024-07-01)"),
]


@pytest.mark.parametrize(("what", "got", "worked_out"), WORKED)
def test_counting_agrees_with_what_was_worked_out(what: str, got: object, worked_out: object) -> None:
    assert got == worked_out


def test_a_quota_is_not_guessed() -> None:
    with pytest.raises(TopologyError, match="peering-per-vpc'; did you mean 'peerings-per-vpc'"):
        quota("peering-per-vpc")
    with pytest.raises(TopologyError, match="on 2016-08 is not known; the first value known is of 2018-02-01"):
        quota("routes-per-route-table", on="2016-08")


@pytest.mark.parametrize("row", [*QUOTAS, *PRICES], ids=lambda row: row.name)
def test_every_number_has_a_source_and_a_day(row: object) -> None:
    assert getattr(row, "page", "").startswith("https://")
    assert getattr(row, "read", getattr(row, "day", "")).startswith("20")


def test_names_of_numbers_are_unique() -> None:
    for rows in (QUOTAS, PRICES):
        names = [row.name for row in rows]
        assert len(set(names)) == len(names)
