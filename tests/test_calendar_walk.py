"""What could be built in each year, 2014 to 2026: five ways to S3, and joining 3, 10 and 100 VPCs."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations

import pytest

from awsnet import (
    INTERNET,
    VPC,
    GatewayEndpoint,
    Instance,
    InterfaceEndpoint,
    InternetGateway,
    NatGateway,
    OnPremises,
    Peering,
    PrefixList,
    PrivateVIF,
    PublicVIF,
    Route,
    RouteTable,
    Service,
    Subnet,
    Topology,
    TransitGateway,
    VirtualPrivateGateway,
    changes,
)
from awsnet.calendar import came

YEARS = range(2014, 2027)
v = VPC("v", "10.0.0.0/16")
s3 = Service("s3", PrefixList("pl-s3", ("52.216.0.0/24",)))
igw = InternetGateway(v)
office = OnPremises("office", ("192.168.0.0/16", "203.0.113.0/24"))
private = Subnet("private", v, "10.0.1.0/24")
outside = Subnet("outside", v, "10.0.2.0/24")


def by_internet_gateway() -> tuple[Topology, object, object]:
    web = Instance("web", v, "10.0.0.10", public_ip="198.51.100.1")
    return Topology(igw, web) + Route(v, "0.0.0.0/0", igw), web, INTERNET


def by_nat_gateway() -> tuple[Topology, object, object]:
    nat = NatGateway("nat", outside, "10.0.2.9", public_ip="198.51.100.2")
    inner = Instance("inner", v, "10.0.0.10")
    return Topology(igw, nat, inner) + Route(v, "0.0.0.0/0", nat), inner, "nat"


def by_gateway_endpoint() -> tuple[Topology, object, object]:
    endpoint = GatewayEndpoint(v, s3)
    return Topology(endpoint) + Route(v, "pl-s3", endpoint), "10.0.0.10", s3


def by_interface_endpoint() -> tuple[Topology, object, object]:
    endpoint = InterfaceEndpoint("s3-endpoint", v, "10.0.9.9", "s3")
    return Topology(endpoint, PrivateVIF(office, VirtualPrivateGateway(v))), "192.168.0.9", endpoint


def by_public_vif() -> tuple[Topology, object, object]:
    return Topology(PublicVIF(office, advertises=("203.0.113.0/24",)), s3), "203.0.113.9", s3


# The first year on whose first day the way was there. The launches: facts of the calendar's own rows.
WAYS: dict[str, tuple[Callable[[], tuple[Topology, object, object]], int]] = {
    "an internet gateway": (by_internet_gateway, 2014),
    "a public VIF": (by_public_vif, 2014),
    "a gateway endpoint": (by_gateway_endpoint, 2016),
    "an interface endpoint": (by_interface_endpoint, 2022),
}


@pytest.mark.parametrize("way", WAYS)
def test_the_ways_to_s3_by_year(way: str) -> None:
    build, first = WAYS[way]
    net, source, destination = build()
    possible = [bool(net.reach(source, destination, "tcp", 443, on=str(year))) for year in YEARS]
    assert possible == [year >= first for year in YEARS]
    assert net.reach(source, destination, "tcp", 443)


def test_a_nat_gateway_came_within_2015() -> None:
    """The fifth way: out through a NAT gateway, to S3's public addresses."""
    nat = NatGateway("nat", outside, "10.0.2.9", public_ip="198.51.100.2")
    route_out = Route(outside.table or v, "0.0.0.0/0", nat)
    assert route_out.target == nat
    before, after = Topology(igw, outside), Topology(igw, nat)
    assert [changes.refusal(before, after, str(year)) == "" for year in YEARS] == [year >= 2016 for year in YEARS]


def mesh(count: int) -> Topology:
    vpcs = [VPC(f"v{n}", f"10.{n}.0.0/16") for n in range(2, count + 2)]
    return Topology(*(Peering(a, b) for a, b in combinations(vpcs, 2)))


def hub(count: int) -> Topology:
    """Return a transit gateway with one wide route in each VPC: a route for each other VPC would pass a quota, too."""
    vpcs = tuple(VPC(f"v{n}", f"10.{n}.0.0/16") for n in range(2, count + 2))
    tgw = TransitGateway("tgw", vpcs, routes_in=())
    return Topology(tgw, *(Route(vpc, "10.0.0.0/8", tgw) for vpc in vpcs))


@pytest.mark.parametrize("count", [3, 10, 100])
def test_a_transit_gateway_joins_any_number_of_vpcs_since_2019(count: int) -> None:
    possible = [bool(hub(count).reach("v2", f"v{count + 1}", on=str(year))) for year in YEARS]
    assert possible == [year >= 2019 for year in YEARS]


@pytest.mark.parametrize(("count", "fits"), [(3, True), (10, True), (51, True), (52, False)])
def test_a_mesh_joins_vpcs_since_2015_as_far_as_the_quota_goes(count: int, fits: bool) -> None:
    """A peering came in March 2014, after the first day of that year; 50 for a VPC make a mesh of 51."""
    whole = mesh(count)
    assert [bool(whole.reach("v2", "v3", on=str(year))) for year in YEARS] == [year >= 2015 for year in YEARS]
    assert (changes.refusal(Topology(*whole.places), whole, "2020") == "") is fits


def test_100_vpcs_had_no_way_to_join_before_2019() -> None:
    """The mesh passes the quota of peerings, and the transit gateway was not there."""
    places = Topology(*hub(100).places)
    assert "exceeded" in changes.refusal(Topology(*mesh(100).places), mesh(100), "2018-06")
    assert changes.refusal(places, hub(100), "2018-06") == (
        "on 2018-06 a transit gateway did not exist; AWS launched it on 2018-11-26"
    )
    assert changes.refusal(places, hub(100), "2019") == ""


def test_every_thing_names_rows_that_the_calendar_has() -> None:
    things = [igw, s3, office, private, *mesh(3).named.values(), *hub(3).named.values()]
    names = {name for thing in things for name in getattr(thing, "came", ())}
    assert {"internet-gateway", "subnet", "peering", "transit-gateway", "vpc"} <= names
    for name in names:
        assert came(name).name == name


w = VPC("w", ("10.1.0.0/16", "10.2.0.0/16"))
link, tgw = Peering(v, w, routes_in=()), TransitGateway("tgw", (v, w), routes_in=())
box = Instance("box", outside, "10.0.2.8", source_dest_check=False)
by_box, ingress = Route(w, "10.1.1.0/24", "w-box"), RouteTable("ingress", v, gateway=igw)
w_box = Instance("w-box", Subnet("w-net", w, "10.1.1.0/24"), "10.1.1.8", source_dest_check=False)
w_more = RouteTable("w-more", w)
far_s3 = Service("s3", PrefixList("pl-s3.eu-west-1", ("52.218.0.0/24",)), "eu-west-1")
far_v = VPC("far-v", "10.3.0.0/16", region="eu-west-1")
far_door = GatewayEndpoint(far_v, far_s3)
all_of_us = PrefixList("pl-all", ("10.0.0.0/16", "10.1.0.0/16"))

# What is there, what comes, the day, and what did not exist on it, or nothing.
ADDED = [
    ("a route that was there, and a plain table",
     Topology(link) + Route(v, "10.1.0.0/16", link), RouteTable("more", v), "2016", ""),
    ("inside the VPC's own block",
     Topology(w_box), by_box, "2021-08-29", "a route more specific than the local one"),
    ("the same in another table of the VPC",
     Topology(w_box, w_more), Route(w_more, "10.1.1.0/24", "w-box"), "2021-08-29",
     "a route more specific than the local one"),
    ("the same, a day later",
     Topology(w_box), by_box, "2021-08-30", ""),
    ("the same, if it was there",
     Topology(w_box) + by_box, RouteTable("more", w), "2021-08-29", ""),
    ("in a gateway's table it is of that table's day",
     Topology(igw, box, ingress), Route(ingress, "10.0.2.0/24", box), "2020", ""),
    ("in a transit gateway's table nothing is inside",
     Topology(tgw), Route(tgw, "10.1.1.0/24", w), "2019", ""),
    ("a route to a prefix list",
     Topology(link, all_of_us), Route(v, "pl-all", link), "2020-06-28", "a managed prefix list"),
    ("a list that holds the VPC's own block, too",
     Topology(link, all_of_us), Route(v, "pl-all", link), "2020-06-29", ""),
    ("a route to AWS's own list",
     Topology(GatewayEndpoint(v, s3)), Route(v, "pl-s3", GatewayEndpoint(v, s3)), "2016", ""),
    ("the same in another Region",
     Topology(far_door), Route(far_v, "pl-s3.eu-west-1", far_door), "2016", ""),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "before", "thing", "on", "missing"), ADDED, ids=[row[0] for row in ADDED])
def test_only_what_is_new_needs_to_have_come(rule: str, before: Topology, thing: object, on: str, missing: str) -> None:
    why = changes.refusal(before, before + thing, on)
    assert why.startswith(f"on {on} {missing} did not exist") if missing else why == ""
