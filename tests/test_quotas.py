"""Quotas are those of AWS's pages, now and then, and no other; what is not known of a day is not guessed."""

from __future__ import annotations

import pytest

from awsnet import TopologyError, quota
from awsnet.calendar import first_day
from awsnet.quotas import QUOTAS, Quota

FIXED, ASK = "fixed", "ask"
# As AWS's pages have them: name, default, how far it is raised (a maximum, on request, or not at all).
NOW: list[tuple[str, int, int | str]] = [
    ("vgws-per-dxgw", 20, FIXED),
    ("tgws-per-dxgw", 6, FIXED),
    ("vifs-per-dxgw", 30, FIXED),
    ("dxgws-per-tgw", 20, FIXED),
    ("transit-vifs-per-dedicated-connection", 4, ASK),
    ("vifs-per-dedicated-connection", 50, FIXED),
    ("all-vifs-per-dedicated-connection", 51, FIXED),
    ("vifs-per-hosted-connection", 1, FIXED),
    ("prefixes-per-private-vif", 100, 1000),
    ("prefixes-per-public-vif", 1000, FIXED),
    ("prefixes-per-tgw-to-onprem", 200, ASK),
    ("dxgws-per-account", 200, ASK),
    ("peering-mtu-same-region", 9001, FIXED),
    ("peering-mtu-inter-region", 8500, FIXED),
    ("tgw-mtu", 8500, FIXED),
    ("private-vif-mtu", 9001, FIXED),
    ("transit-vif-mtu", 8500, FIXED),
    ("peerings-per-vpc", 50, 125),
    ("routes-per-route-table", 500, 1000),
    ("propagated-routes-per-route-table", 100, FIXED),
    ("vpcs-per-region", 5, ASK),
    ("subnets-per-vpc", 200, ASK),
    ("cidrs-per-vpc", 5, 50),
    ("ipv6-cidrs-per-vpc", 5, 50),
    ("route-tables-per-vpc", 200, ASK),
    ("security-groups-per-interface", 5, 16),
    ("rules-per-security-group", 60, ASK),
    ("rules-per-interface", 1000, FIXED),
    ("rules-per-network-acl", 20, 40),
    ("peering-requests", 25, ASK),
    ("peering-request-expiry-days", 7, FIXED),
    ("network-address-usage-per-vpc", 64000, 256000),
    ("peered-network-address-usage", 128000, 512000),
    ("participants-per-vpc", 100, ASK),
    ("subnets-shared-with-account", 100, ASK),
    ("tgws-per-account", 5, ASK),
    ("tgws-per-vpc", 5, FIXED),
    ("tgw-attachments", 5000, ASK),
    ("tgw-routes", 10000, ASK),
    ("tgw-route-tables", 20, ASK),
    ("tgw-peerings-per-tgw", 50, ASK),
    ("tgw-gbps-per-attachment-zone", 100, ASK),
    ("tgw-packets-per-attachment-zone", 7500000, ASK),
    ("interface-endpoints-per-vpc", 50, ASK),
    ("gateway-endpoints-per-region", 20, ASK),
    ("gateway-endpoints-per-vpc", 255, FIXED),
    ("gbps-per-endpoint-zone", 10, 100),
    ("resource-endpoints-per-vpc", 200, ASK),
    ("service-network-endpoints-per-vpc", 50, ASK),
    ("endpoint-mtu", 8500, FIXED),
    ("nat-mtu", 8500, FIXED),
    ("nat-gateways-per-zone", 5, ASK),
    ("nat-connections-per-destination", 55000, FIXED),
    ("prefixes-per-connection", 5000, FIXED),
    ("prefixes-per-connection-100g", 30000, FIXED),
    ("prefixes-per-connection-400g", 50000, FIXED),
    ("prefix-allocations-per-dxgw", 10000, FIXED),
    ("prefixes-per-cloud-wan-to-onprem", 5000, ASK),
    ("connections-per-location", 10, ASK),
    ("lag-members", 4, FIXED),
    ("lag-members-100g", 2, FIXED),
    ("vgws-per-region", 5, ASK),
    ("vpns-per-vgw", 10, ASK),
    ("vpns-per-region", 50, ASK),
    ("customer-gateways-per-region", 50, ASK),
    ("routes-from-site-to-vgw", 100, FIXED),
    ("routes-from-vgw-to-site", 1000, FIXED),
    ("routes-from-site-to-tgw", 1000, FIXED),
    ("routes-from-tgw-to-site", 5000, FIXED),
    ("vpn-mtu", 1446, FIXED),
    ("s3-writes-per-second", 3500, ASK),
    ("s3-reads-per-second", 5500, ASK),
    ("lambda-concurrency", 1000, ASK),
    ("lambda-requests-per-concurrency", 10, FIXED),
    ("lambda-scaling", 1000, FIXED),
    ("lambda-seconds", 900, FIXED),
    ("lambda-memory", 10240, FIXED),
    ("rest-api-seconds", 29, ASK),
    ("rest-api-stream-seconds", 900, FIXED),
    ("http-api-seconds", 30, FIXED),
    ("mysql-connections-8-gib", 683, 100000),
    ("accounts-per-organization", 10, 50000),
]
# What the pages of earlier days have: the last day before a change that is known, and the day itself.
THEN: list[tuple[str, str, int, int | str]] = [
    ("peerings-per-vpc", "2018-02-01", 50, 125),
    ("routes-per-route-table", "2016-08-02", 50, 100),
    ("routes-per-route-table", "2018-02-01", 50, 100),
    ("routes-per-route-table", "2019-03-02", 50, 100),
    ("routes-per-route-table", "2019-03-03", 50, 1000),
    ("routes-per-route-table", "2025-05-31", 50, 1000),
    ("routes-per-route-table", "2025-06", 500, 1000),
    ("vgws-per-dxgw", "2018-02-02", 10, FIXED),
    ("vgws-per-dxgw", "2023-04-26", 10, FIXED),
    ("vgws-per-dxgw", "2023-04-27", 20, FIXED),
    ("tgws-per-dxgw", "2023-04-26", 3, FIXED),
    ("transit-vifs-per-dedicated-connection", "2023-04-26", 1, FIXED),
    ("transit-vifs-per-dedicated-connection", "2023-04-27", 4, FIXED),
    ("prefixes-per-tgw-to-onprem", "2023-04-26", 20, FIXED),
    ("prefixes-per-tgw-to-onprem", "2023-04-27", 200, FIXED),
    ("prefixes-per-private-vif", "2026-07-31", 100, FIXED),
    ("prefixes-per-private-vif", "2026-08-01", 100, 1000),
    ("vifs-per-dedicated-connection", "2018-03", 50, FIXED),
    ("rules-per-security-group", "2018-09", 50, ASK),
    ("rules-per-security-group", "2019", 60, ASK),
    ("interface-endpoints-per-vpc", "2018-02-01", 20, ASK),
    ("interface-endpoints-per-vpc", "2020-01-06", 50, ASK),
    ("ipv6-cidrs-per-vpc", "2022-05-11", 1, FIXED),
    ("ipv6-cidrs-per-vpc", "2022-05-12", 5, FIXED),
    ("lambda-seconds", "2015-10-08", 300, FIXED),
    ("lambda-seconds", "2018-10-09", 300, FIXED),
    ("lambda-seconds", "2018-10-10", 900, FIXED),
    ("rules-per-interface", "2018-09-20", 250, FIXED),
    ("rules-per-interface", "2018-09-21", 300, FIXED),
    ("rules-per-interface", "2019-03-03", 1000, FIXED),
    ("rest-api-seconds", "2017-11-21", 29, FIXED),
    ("rest-api-seconds", "2024-06-03", 29, FIXED),
    ("rest-api-seconds", "2024-06-04", 29, ASK),
    ("s3-writes-per-second", "2018", 100, ASK),
    ("s3-reads-per-second", "2018", 300, ASK),
    ("accounts-per-organization", "2019-06-25", 4, ASK),
    ("accounts-per-organization", "2021-08-06", 4, ASK),
    ("accounts-per-organization", "2022-12-20", 10, ASK),
    ("accounts-per-organization", "2024-08-14", 10, 10000),
]
UNKNOWN = [
    ("peerings-per-vpc", "2016-08", "2018-02-01"),
    ("routes-per-route-table", "2016-08-01", "2016-08-02"),
    ("tgws-per-dxgw", "2019-04", "2019-05-01"),
    ("rest-api-stream-seconds", "2025-11-18", "2025-11-19"),
    ("lambda-seconds", "2015-10-07", "2015-10-08"),
    ("tgw-attachments", "2020", "2026-11-26"),
    ("accounts-per-organization", "2019-06-21", "2019-06-25"),
]


def raised(found: Quota) -> int | str:
    return FIXED if not found.adjustable else found.maximum or ASK


@pytest.mark.parametrize(("name", "default", "most"), NOW, ids=lambda value: str(value))
def test_a_quota_is_what_its_page_says(name: str, default: int, most: int | str) -> None:
    assert (quota(name).default, raised(quota(name))) == (default, most)


def test_no_quota_is_left_unread() -> None:
    assert sorted(one.name for one in QUOTAS) == sorted(name for name, *_ in NOW)


@pytest.mark.parametrize(("name", "on", "default", "most"), THEN, ids=lambda value: str(value))
def test_a_quota_of_a_day_is_what_the_page_of_that_day_says(name: str, on: str, default: int, most: int | str) -> None:
    then = quota(name, on=on)
    assert (then.name, then.default, raised(then)) == (name, default, most)


@pytest.mark.parametrize(("name", "on", "first"), UNKNOWN)
def test_a_day_before_the_first_known_value_is_unknown(name: str, on: str, first: str) -> None:
    with pytest.raises(
        TopologyError, match=f"^{name} is unknown on that day, {on}; the first value known is of {first}$"
    ):
        quota(name, on=on)


def test_what_is_no_day_is_refused() -> None:
    with pytest.raises(TopologyError, match="'spring 2018' is no day"):
        quota("peerings-per-vpc", on="spring 2018")


def test_a_wrong_name_is_answered_with_the_nearest() -> None:
    with pytest.raises(TopologyError, match="peering-per-vpc'; did you mean 'peerings-per-vpc'"):
        quota("peering-per-vpc")


@pytest.mark.parametrize("row", QUOTAS, ids=lambda row: row.name)
def test_values_of_earlier_days_have_a_source_and_stand_newest_first(row: Quota) -> None:
    values = (row.then, *row.before)
    days = [first_day(one.since) for one in values]
    assert days == sorted(set(days), reverse=True)
    assert all(one.page.startswith("https://") for one in values)
    assert (row.since == row.read) == (row.dated == "")


WORDS = [
    ("peerings-per-vpc", "50 by default, at most 125"),
    ("vgws-per-dxgw", "20, fixed"),
    ("tgw-attachments", "5,000 by default, more on request"),
    ("s3-writes-per-second", "3,500 by default, more as S3 splits prefixes"),
]


@pytest.mark.parametrize(("name", "words"), WORDS)
def test_a_quota_prints_how_far_it_goes(name: str, words: str) -> None:
    assert str(quota(name)) == words
