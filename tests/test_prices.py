"""List prices are those of their sources, each with its Region and its day, and no row is left unread."""

from __future__ import annotations

from decimal import Decimal

import pytest

from awsnet import price
from awsnet.calendar import TODAY, first_day
from awsnet.prices import PRICES, Price

ALL, JAPAN, VIRGINIA = "every Region", "all but Japan", "us-east-1"
# As the sources have them: name, USD, unit, Region, day.
READ = [
    ("tgw-attachment", "0.05", "hour", VIRGINIA, "2024-07-01"),
    ("tgw-data", "0.02", "GB", VIRGINIA, "2024-07-01"),
    ("tgw-peering-attachment", "0.05", "hour", VIRGINIA, "2024-07-01"),
    ("cloud-wan-attachment", "0.065", "hour", "us-east-2", "2024-11-01"),
    ("peering", "0", "hour", ALL, TODAY),
    ("peering-data-same-zone", "0", "GB", ALL, TODAY),
    ("zone-data", "0.01", "GB", VIRGINIA, "2024-09-25"),
    ("region-data", "0.02", "GB", VIRGINIA, "2024-09-25"),
    ("region-data-us-east", "0.01", "GB", VIRGINIA, "2024-09-25"),
    ("internet-data-out", "0.09", "GB", VIRGINIA, "2024-09-25"),
    ("vpn-connection", "0.05", "hour", VIRGINIA, "2024-07-01"),
    ("nat-gateway", "0.045", "hour", VIRGINIA, "2024-07-01"),
    ("nat-data", "0.045", "GB", VIRGINIA, "2024-07-01"),
    ("gateway-endpoint", "0", "hour", ALL, TODAY),
    ("interface-endpoint", "0.01", "hour", VIRGINIA, "2024-10-18"),
    ("interface-endpoint-data", "0.01", "GB", VIRGINIA, "2024-10-18"),
    ("dx-port-1g", "0.30", "hour", JAPAN, "2026-09-20"),
    ("dx-port-10g", "2.25", "hour", JAPAN, "2026-09-20"),
    ("dx-port-100g", "22.50", "hour", JAPAN, "2026-09-20"),
    ("dx-port-400g", "85.00", "hour", JAPAN, "2026-09-20"),
    ("dx-hosted-50m", "0.03", "hour", JAPAN, "2026-09-20"),
    ("dx-hosted-100m", "0.06", "hour", JAPAN, "2026-09-20"),
    ("dx-hosted-200m", "0.08", "hour", JAPAN, "2026-09-20"),
    ("dx-hosted-300m", "0.12", "hour", JAPAN, "2026-09-20"),
    ("dx-hosted-400m", "0.16", "hour", JAPAN, "2026-09-20"),
    ("dx-hosted-500m", "0.20", "hour", JAPAN, "2026-09-20"),
    ("dx-hosted-1g", "0.33", "hour", JAPAN, "2026-09-20"),
    ("dx-hosted-2g", "0.66", "hour", JAPAN, "2026-09-20"),
    ("dx-hosted-5g", "1.65", "hour", JAPAN, "2026-09-20"),
    ("dx-hosted-10g", "2.48", "hour", JAPAN, "2026-09-20"),
    ("dx-hosted-25g", "6.20", "hour", "Region not named", "2026-09-20"),
    ("dx-data-out", "0.02", "GB", "us-east-1 to EqDC2", "2024-07-01"),
    ("dx-data-out-eu-west-1", "0.0282", "GB", "eu-west-1 to EqDC2", "2024-07-01"),
    ("dx-data-out-ap-east-1", "0.09", "GB", "ap-east-1 to EqDC2", "2024-07-01"),
    ("dx-data-in", "0", "GB", ALL, TODAY),
    ("lambda-requests", "0.20", "million", VIRGINIA, "2024-07-01"),
    ("lambda-duration", "0.0000166667", "GB-second", VIRGINIA, "2024-07-01"),
    ("lambda-duration-arm", "0.0000133334", "GB-second", VIRGINIA, "2024-07-01"),
    ("lambda-free-requests", "0", "million", ALL, "2026-09-20"),
    ("lambda-free-duration", "0", "GB-second", ALL, "2026-09-20"),
    ("lambda-ready-arm", "0.0000033333", "GB-second", VIRGINIA, "2024-03-26"),
    ("lambda-ready-duration-arm", "0.0000077778", "GB-second", VIRGINIA, "2024-03-26"),
    ("t3-medium", "0.0416", "hour", VIRGINIA, "2021-11-09"),
]


@pytest.mark.parametrize(("name", "usd", "unit", "region", "day"), READ)
def test_a_price_is_what_its_source_says(name: str, usd: str, unit: str, region: str, day: str) -> None:
    found = price(name)
    assert (found.usd, found.unit, found.region, found.day) == (Decimal(usd), unit, region, day)


def test_no_price_is_left_unread() -> None:
    assert sorted(one.name for one in PRICES) == sorted(name for name, *_ in READ)


@pytest.mark.parametrize("row", PRICES, ids=lambda row: row.name)
def test_a_price_names_its_source_and_aws_s_own_page(row: Price) -> None:
    assert row.source.startswith("https://")
    assert row.page.startswith("https://aws.amazon.com/")
    assert row.page.endswith("/pricing/") or row.page == "https://aws.amazon.com/ec2/pricing/on-demand/"
    assert first_day(row.day) <= first_day(TODAY)


@pytest.mark.parametrize("row", [row for row in PRICES if row.beyond], ids=lambda row: row.name)
def test_a_large_amount_is_cheaper(row: Price) -> None:
    starts, prices = zip((0, row.usd), *row.beyond, strict=True)
    assert list(starts) == sorted(set(starts))
    assert list(prices) == sorted(set(prices), reverse=True)
