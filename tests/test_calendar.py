"""The calendar knows what there was on a day, and says nothing of days that it does not know."""

from __future__ import annotations

import pytest

from awsnet import TopologyError
from awsnet.calendar import CALENDAR, TODAY, Row, absence, came, existed, first_day

# Days as AWS's document histories and the sources of each row give them: the day before, and the day itself.
CAME = [
    ("peering", "2014-03-23", "2014-03-24"),
    ("gateway-endpoint-s3", "2015-05-10", "2015-05-11"),
    ("nat-gateway", "2015-12-16", "2015-12-17"),
    ("ipv6", "2016-11-30", "2016-12-01"),
    ("organizations", "2017-01-31", "2017-02"),
    ("gateway-endpoint-dynamodb", "2017-08-15", "2017-08-16"),
    ("secondary-cidr", "2017-08-28", "2017-08-29"),
    ("direct-connect-gateway", "2017-10-31", "2017-11"),
    ("interface-endpoint", "2017-11", "2017-11-08"),
    ("endpoint-service", "2017-11-27", "2017-11-28"),
    ("inter-region-peering", "2017-11-28", "2017-11-29"),
    ("transit-gateway", "2018-11-25", "2018-11-26"),
    ("vpc-sharing", "2018-11-26", "2018-11-27"),
    ("transit-vif", "2019-03-26", "2019-03-27"),
    ("control-tower", "2019-06-23", "2019-06-24"),
    ("transit-gateway-peering", "2019-12-02", "2019-12-03"),
    ("gateway-route-table", "2019-12-02", "2019-12-03"),
    ("prefix-list", "2020-06-28", "2020-06-29"),
    ("lambda-millisecond-billing", "2020-11-30", "2020-12"),
    ("interface-endpoint-s3", "2021-02-01", "2021-02-02"),
    ("direct-connect-100g", "2021-02-11", "2021-02-12"),
    ("peering-free-in-zone", "2021-04-30", "2021-05-01"),
    ("private-nat-gateway", "2021-06-09", "2021-06-10"),
    ("more-specific-than-local", "2021-08-29", "2021-08-30"),
    ("dxgw-supernet", "2021-10-31", "2021-11"),
    ("transit-gateway-peering-in-region", "2021-11-30", "2021-12-01"),
    ("sitelink", "2021-11-30", "2021-12-01"),
    ("cloud-wan", "2022-07-11", "2022-07-12"),
    ("vpc-lattice", "2023-03-30", "2023-03-31"),
    ("transit-vif-any-speed", "2022-09-06", "2022-09-07"),
    ("instance-connect-endpoint", "2023-06-12", "2023-06-13"),
    ("security-group-over-transit-gateway", "2024-09-24", "2024-09-25"),
    ("security-group-vpc-association", "2024-10-29", "2024-10-30"),
    ("block-public-access", "2024-11-18", "2024-11-19"),
    ("cloud-wan-direct-connect", "2024-11-24", "2024-11-25"),
    ("cross-region-privatelink", "2024-11-25", "2024-11-26"),
    ("resource-endpoint", "2024-11-30", "2024-12"),
    ("route-server", "2025-03-30", "2025-03-31"),
    ("lambda-init-billing", "2025-07-31", "2025-08"),
    ("regional-nat-gateway", "2025-11-18", "2025-11-19"),
    ("transit-gateway-cost-allocation", "2025-11-19", "2025-11-20"),
    ("policy-based-routing", "2026-07-27", "2026-07-28"),
    ("prefix-controls", "2026-07-31", "2026-08"),
    ("direct-connect-flat-rate", "2026-09-14", "2026-09-15"),
]
OLD = [
    *("vpc", "subnet", "route-table", "security-group", "network-acl", "internet-gateway"),
    *("virtual-private-gateway", "vpn", "cloudhub", "direct-connect", "private-vif", "public-vif"),
]
NO_DAYS = ["", "16", "2016-8", "2016-13", "2016-02-30", "2016-08-31-01", "August 2016", "20160801", "2016-W01", "2016-"]


@pytest.mark.parametrize(("name", "before", "on"), CAME)
def test_a_thing_exists_from_its_day_on(name: str, before: str, on: str) -> None:
    assert not existed(name, before)
    assert existed(name, on)
    assert existed(name, TODAY)


@pytest.mark.parametrize("name", OLD)
def test_what_came_before_2014_has_no_day(name: str) -> None:
    assert (came(name).since, came(name).when) == ("", "before 2014")
    assert existed(name, "2014")
    with pytest.raises(TopologyError, match=f"^{name} on 2013-12 is not known; it came before 2014$"):
        existed(name, "2013-12")


def test_what_was_retired_is_gone_from_its_day_on() -> None:
    days = ("2015-01-06", "2015-01-07", "2023-07-30", "2023-07-31", TODAY)
    assert [existed("classiclink", day) for day in days] == [False, True, True, False, False]
    ended = "on 2024 a ClassicLink connection no longer existed; AWS ended it on 2023-07-31"
    assert absence("classiclink", "2024") == ended
    assert absence("classiclink", "2023-07-31").startswith("on 2023-07-31 a ClassicLink connection no longer existed")


def test_an_absence_says_when_the_thing_came() -> None:
    never_yet = "on 2016-08 a Direct Connect gateway did not exist; AWS launched it on 2017-11-01"
    assert absence("direct-connect-gateway", "2016-08") == never_yet
    assert absence("sitelink", "2021") == "on 2021 SiteLink did not exist; AWS launched it on 2021-12-01"
    assert absence("direct-connect-gateway", "2018") == ""


@pytest.mark.parametrize("on", NO_DAYS)
def test_what_is_no_day_is_refused(on: str) -> None:
    with pytest.raises(TopologyError, match=f"^'{on}' is no day; a day is written 2016, 2016-08 or 2016-08-31$"):
        existed("peering", on)


def test_a_day_to_come_is_not_known() -> None:
    with pytest.raises(TopologyError, match=f"nothing is known of 2026-11-27; the rules were last read on {TODAY}"):
        existed("peering", "2026-11-27")


def test_an_unknown_name_is_answered_with_the_nearest() -> None:
    with pytest.raises(TopologyError, match="no row of the calendar is called 'site-link'; did you mean 'sitelink'"):
        came("site-link")


@pytest.mark.parametrize("row", CALENDAR, ids=lambda row: row.name)
def test_every_row_is_whole(row: Row) -> None:
    assert row.page.startswith("https://")
    assert row.says.endswith(".")
    assert row.since == "" or first_day(row.since) <= first_day(row.until or TODAY)


def test_every_kind_stands_once() -> None:
    names = [row.name for row in CALENDAR]
    assert len(set(names)) == len(names)


def test_a_row_prints_its_days() -> None:
    assert str(came("vpc")) == "a VPC: before 2014"
    assert str(came("classiclink")) == "a ClassicLink connection: since 2015-01-07, until 2023-07-31"
