"""The edge and the way in: vectors and rules by name, each with the answer of AWS's page."""

from __future__ import annotations

import pytest

from awsnet import (
    BLACKHOLE,
    INTERNET,
    VPC,
    AclRule,
    Allow,
    Association,
    Attachment,
    ConnectAttachment,
    Connection,
    DirectConnectGateway,
    GatewayEndpoint,
    GatewayLoadBalancerEndpoint,
    Host,
    Instance,
    InterfaceEndpoint,
    InternetGateway,
    NatGateway,
    NetworkAcl,
    OnPremises,
    Peering,
    PrefixList,
    PrivateVIF,
    PublicVIF,
    Route,
    RouteTable,
    SecurityGroup,
    Service,
    Subnet,
    Topology,
    TopologyError,
    TransitGateway,
    TransitGatewayPeering,
    TransitGatewayTable,
    TransitVIF,
    VirtualPrivateGateway,
    VpnConnection,
)

a, b = VPC("a", "10.0.0.0/16"), VPC("b", "10.1.0.0/16")
west = VPC("west", "10.2.0.0/16", region="us-west-1")
office = OnPremises("office", "192.168.0.0/16")
branch = OnPremises("branch", "192.169.0.0/16")
vgw_a, vgw_b, vgw_west = VirtualPrivateGateway(a), VirtualPrivateGateway(b), VirtualPrivateGateway(west)


def answer(net: Topology, *question: object, **more: object) -> str:
    """Return yes, or the code of the first remark."""
    return str(net.reach(*question, **more).code or "yes")  # type: ignore[arg-type]


# Interface endpoints and PrivateLink

endpoint = InterfaceEndpoint("s3-endpoint", a, "10.0.9.9", "s3")
twin = VPC("twin", "10.0.0.0/16")
link = InterfaceEndpoint("link", a, "10.0.9.8", "shop", provider=twin)
closed = InterfaceEndpoint("closed", a, "10.0.9.7", "kms", security_groups=(SecurityGroup("none"),))

ENDPOINTS = [
    ("T7 R-EP-3: over a peering", Topology(Peering(a, b), endpoint), b, endpoint, "yes"),
    ("T7 R-EP-3: of another Region", Topology(Peering(a, west), endpoint), west, endpoint, "yes"),
    ("T8 R-EP-3: from on premises", Topology(PrivateVIF(office, vgw_a), endpoint), office, endpoint, "yes"),
    ("R-TGW-11: over a transit gateway", Topology(TransitGateway("t", (a, b)), endpoint), b, endpoint, "yes"),
    ("T26 R-EP-5: ranges may overlap", Topology(link), a, link, "yes"),
    (
        "T26 R-EP-4: the service opens nothing",
        Topology(link, Instance("i", a, "10.0.1.1")),
        link,
        "i",
        "VPCE_INTRA_VPC_TRAFFIC",
    ),
    ("R-EP-6: its groups must allow", Topology(closed), a, closed, "SG_HAS_NO_RULES"),
]


@pytest.mark.parametrize(("rule", "net", "source", "destination", "says"), ENDPOINTS, ids=[row[0] for row in ENDPOINTS])
def test_interface_endpoints(rule: str, net: Topology, source: object, destination: object, says: str) -> None:
    assert answer(net, source, destination, "tcp", 443) == says


def test_an_endpoint_stands_in_its_subnet() -> None:
    """R-EP-3, R-NACL-1: the ACL of the subnet is asked, and the link brings its subnets and the provider along."""
    shut, far_zone = Subnet("shut", a, acl=NetworkAcl("acl")), Subnet("far-zone", a, "10.0.3.0/24", zone="b")
    shop = InterfaceEndpoint("shop-endpoint", shut, "10.0.9.4", "shop", provider=twin, more=(far_zone,))
    net = Topology(shop, Peering(a, b))
    assert answer(net, b, shop, "tcp", 443) == "SUBNET_ACL_RESTRICTION"
    assert {"shut", "far-zone", "twin", "a"} <= {str(place) for place in net.places}


def test_an_endpoint_answers_no_ping() -> None:
    """R-EP-6."""
    assert answer(Topology(endpoint), a, endpoint, "icmp") == "PROTOCOL_RESTRICTION"


def test_the_name_of_a_service_leads_to_its_endpoint_in_the_vpc() -> None:
    """R-EP-7: private DNS works inside the VPC, and nowhere else."""
    kms = Service("kms", PrefixList("pl-kms", ("52.90.0.0/24",)))
    net = Topology(InterfaceEndpoint("kms-endpoint", a, "10.0.9.6", "kms"), kms, Peering(a, b))
    assert net.reach(a, kms, "tcp", 443).destination == "kms-endpoint"
    assert answer(net, a, kms, "tcp", 443) == "yes"
    assert answer(net, b, kms, "tcp", 443) == "NO_ROUTE_TO_DESTINATION"
    beside = Topology(InterfaceEndpoint("logs-endpoint", a, "10.0.9.5", "logs"), kms)
    assert answer(beside, a, kms, "tcp", 443) == "NO_ROUTE_TO_DESTINATION", "an endpoint of another service is none"


def test_the_name_of_s3_leads_to_its_public_addresses_beside_an_interface_endpoint() -> None:
    """R-EP-7: in the VPC the gateway endpoint serves, and the interface endpoint serves on premises."""
    net = Topology(endpoint, s3)
    assert net.reach(a, s3, "tcp", 443).destination == "s3"
    assert answer(net, a, s3, "tcp", 443) == "NO_ROUTE_TO_DESTINATION"
    gate = GatewayEndpoint(a, s3)
    assert answer(net + gate + Route(a, "pl-s3", gate), a, s3, "tcp", 443) == "yes"


# Public virtual interfaces

s3 = Service("s3", PrefixList("pl-s3", ("52.216.0.0/24",)))
public = OnPremises("public", "203.0.113.0/24")
open_vif = PublicVIF(public)


def test_a_public_vif_leads_to_aws_and_no_further() -> None:
    """R-DX-4."""
    wide = OnPremises("wide", ("203.0.113.0/24", "192.168.0.0/16"), accepts=("0.0.0.0/0",))
    net = Topology(PublicVIF(wide, advertises=("203.0.113.0/24",)), s3, a)
    assert answer(net, "203.0.113.9", s3, "tcp", 443) == "yes"
    assert answer(net, "192.168.0.9", s3, "tcp", 443) == "PUBLIC_VIF_SOURCE_NOT_ANNOUNCED"
    assert answer(net, "203.0.113.9", "198.51.100.7", "tcp", 443) == "PUBLIC_VIF_REQUIRES_AMAZON_ADDRESS"
    assert answer(net, "203.0.113.9", a, "tcp", 443) == "PUBLIC_VIF_REQUIRES_AMAZON_ADDRESS"


def test_a_public_vif_leads_to_public_addresses_of_instances() -> None:
    """R-DX-4: all public prefixes of AWS."""
    igw = InternetGateway(a)
    web = Instance("web", a, "10.0.0.10", public_ip="198.51.100.10")
    net = Topology(open_vif, igw, web) + Route(a, "0.0.0.0/0", igw)
    verdict = net.reach("203.0.113.9", "web", "tcp", 443)
    assert verdict
    assert verdict.hops == ("203.0.113.9", "public-vif(public)", "igw(a)", "web")


def test_a_site_learns_over_a_public_vif_and_only_while_its_session_is_up() -> None:
    """R-DX-4, R-DX-15: a thousand prefixes at most."""
    net = Topology(open_vif, s3)
    route = net.route(public, "52.216.0.9")
    assert route
    assert (str(route.target), route.origin) == ("public-vif(public)", "propagated")
    assert net.route(open_vif, "52.216.0.9") is None, "the interface itself has no table"
    down = PublicVIF(public, name="down", advertised_count=(1001, 0))
    assert answer(Topology(down, s3), public, s3, "tcp", 443) == "SITE_NO_ROUTE_TO_DESTINATION"
    assert str(down) == "down"


def test_a_public_address_is_an_address() -> None:
    with pytest.raises(TopologyError, match=r"^a public address: 'ten' is not an address"):
        Topology(open_vif, Instance("i", a, "10.0.0.9", public_ip="ten"))


def test_a_public_vif_announces_blocks_and_answers_those_alone() -> None:
    """R-DX-4."""
    with pytest.raises(TopologyError, match=r"public-vif\(public\): 'ten' is not a CIDR block"):
        PublicVIF(public, advertises=("ten",))
    verdict = Topology(PublicVIF(public, advertises=("203.0.113.0/25",)), s3).reach(public, s3, "tcp", 443)
    assert verdict.title == "public cannot reach all of s3 on tcp 443"
    assert "the part that fails: 203.0.113.0/24 outside 203.0.113.0/25 to 52.216.0.0/24" in str(verdict)


def test_a_site_may_lead_a_vpc_to_a_service_over_its_public_vif() -> None:
    """R-DX-4, R-NAT-1: the VPC's range is public, and the site announces it; the reply finds the NAT gateway again."""
    own = VPC("own", "198.51.100.0/24")
    near, inner = (
        Subnet(name, own, cidr, table=RouteTable(f"{name}-table", own))
        for name, cidr in (("near", "198.51.100.0/25"), ("inner", "198.51.100.128/25"))
    )
    nat, vgw = NatGateway("nat", near, "198.51.100.5"), VirtualPrivateGateway(own)
    net = Topology(
        *(nat, s3, PublicVIF(public, advertises=("198.51.100.0/24",))),
        PrivateVIF(public, vgw, advertises=("52.216.0.0/24",)),
        *(Route("inner-table", "0.0.0.0/0", nat), Route("near-table", "52.216.0.0/24", vgw)),
        Instance("client", inner, "198.51.100.130"),
    )
    verdict = net.reach("client", s3, "tcp", 443)
    assert str(verdict.code or "yes") == "yes"
    assert verdict.hops == (
        "client",
        "nat",
        "vgw(own)",
        "private-vif(public, own)",
        "public",
        "public-vif(public)",
        "s3",
    )


far_site = OnPremises("far-site", "198.51.100.0/24")
ABROAD = VPC("abroad", "10.40.0.0/16", region="eu-west-1")
IN_CHINA = VPC("in-china", "10.50.0.0/16", region="cn-north-1")


@pytest.mark.parametrize(
    ("tags", "abroad"),
    [((), True), (("7224:9100",), False), (("7224:9200",), False), (("7224:9300",), True)],
)
def test_an_instance_reaches_an_announced_prefix_as_far_as_its_tag_goes(tags: tuple[str, ...], abroad: bool) -> None:
    """R-DX-5: untagged and global everywhere but in China, else in the Region or on the continent of the location."""
    asked = {}
    for vpc, ip in ((VPC("near", "10.30.0.0/16"), "192.0.2.30"), (ABROAD, "192.0.2.40"), (IN_CHINA, "192.0.2.50")):
        host = Instance("host", vpc, vpc.cidr.replace("0.0/16", "0.9"), public_ip=ip)
        gate = InternetGateway(vpc)
        link = PublicVIF(far_site, communities=tags, region="us-east-1")
        net = Topology(link, host, gate) + Route(vpc, "0.0.0.0/0", gate)
        asked[vpc.name] = net.reach(host, far_site, "tcp", 443)
    assert asked["near"].hops == ("host", "igw(near)", "public-vif(far-site)", "far-site")
    assert asked["near"].flow.reply.path == ("far-site", "public-vif(far-site)", "igw(near)", "near")
    assert bool(asked["abroad"]) is abroad
    assert not asked["in-china"]
    assert "AWS knows no way to it from there" in asked["in-china"].why


def test_the_longest_announced_prefix_takes_the_traffic() -> None:
    """R-DX-14."""
    host = Instance("host", ABROAD, "10.40.0.9", public_ip="192.0.2.40")
    gate = InternetGateway(ABROAD)
    block = str(far_site.blocks[0])
    half = str(next(far_site.blocks[0].subnets()))
    links = (
        PublicVIF(far_site, name="wide", advertises=(block,)),
        PublicVIF(far_site, name="narrow", advertises=(half,)),
    )
    net = Topology(*links, host, gate) + Route(ABROAD, "0.0.0.0/0", gate)
    first = half.split("/")[0]
    assert net.reach(host, first, "tcp", 443).hops[2] == "narrow"


@pytest.mark.parametrize(
    ("tags", "scope"),
    [
        ((), "global"),
        (("7224:9100",), "region"),
        (("7224:9200",), "continent"),
        (("7224:9300",), "global"),
        (("65000:1", "7224:9100"), "region"),
    ],
)
def test_a_tag_says_how_far_a_prefix_travels(tags: tuple[str, ...], scope: str) -> None:
    """R-DX-5."""
    assert PublicVIF(public, communities=tags).scope == scope


# Direct Connect gateways


def test_allowed_prefixes_filter_for_a_vgw_and_are_announced_as_they_are_for_a_tgw() -> None:
    """T19, R-DX-12, R-DX-13."""
    narrow = ("10.0.0.0/24",)
    behind = DirectConnectGateway("d", (Association(vgw_a, narrow),))
    vif = PrivateVIF(office, behind)
    assert Topology(vif).learned(vif) == ()
    transit = TransitVIF(office, DirectConnectGateway("d", (Association(TransitGateway("t", (a,)), narrow),)))
    assert Topology(transit).learned(transit) == narrow


def test_one_of_several_allowed_prefixes_is_enough() -> None:
    """R-DX-12."""
    vif = PrivateVIF(office, DirectConnectGateway("d", (vgw_a,), allowed_prefixes=("172.16.0.0/12", "10.0.0.0/8")))
    assert Topology(vif).learned(vif) == ("10.0.0.0/16",)


def test_a_gateway_with_nothing_behind_it_has_no_transit_gateway_behind_it() -> None:
    assert [DirectConnectGateway("d", behind).transit for behind in ((), (vgw_a,))] == [False, False]


def test_what_a_direct_connect_gateway_knows_it_has_learned() -> None:
    """R-DX-2: from the gateways behind it, and from the sites."""
    net = Topology(PrivateVIF(office, DirectConnectGateway("d", (vgw_a,))))
    routes = [*net.routes("d", "10.0.0.9"), *net.routes("d", "192.168.0.9")]
    assert [(str(route.target), route.origin) for route in routes] == [
        ("vgw(a)", "propagated"),
        ("private-vif(office, d)", "propagated"),
    ]


def test_what_lies_under_an_allowed_prefix_and_behind_no_gateway_goes_to_the_site() -> None:
    """R-DX-13: a prefix is advertised as it is, wider than what is behind."""
    depot = OnPremises("depot", "10.9.0.0/16")
    behind = DirectConnectGateway("d", (TransitGateway("t", (a,)),), allowed_prefixes=("10.0.0.0/8",))
    net = Topology(TransitVIF(depot, behind))
    assert [answer(net, a, depot), answer(net, depot, a)] == ["yes", "yes"]


def test_a_packet_takes_the_interface_near_the_region_that_it_comes_from() -> None:
    """R-DX-14."""
    vifs = [vif_of("east", "us-east-1"), vif_of("west-vif", "us-west-1")]
    for net in (Topology(*vifs), Topology(*reversed(vifs))):
        assert "east" in net.reach(a, office).hops
        assert "west-vif" in net.reach(west, office).hops


def test_gateways_may_have_other_neighbours() -> None:
    """R-DX-7 is of virtual private gateways, and of Direct Connect gateways."""
    tgw, allowed = TransitGateway("t", (a,)), ("10.0.0.0/8",)
    assert Topology(*(DirectConnectGateway(name, (tgw,), allowed_prefixes=allowed) for name in "de"))
    assert Topology(VpnConnection(office, vgw_a), DirectConnectGateway("d", (vgw_a,)))


def test_each_association_has_its_own_prefixes() -> None:
    both = DirectConnectGateway("d", (Association(vgw_a, ("10.0.0.0/8",)), Association(vgw_b, ("10.9.0.0/16",))))
    vif = PrivateVIF(office, both)
    assert Topology(vif).learned(vif) == ("10.0.0.0/16",)


def test_two_transit_gateways_behind_one_gateway_take_what_is_allowed_for_each() -> None:
    one, two = TransitGateway("one", (a,)), TransitGateway("two", (west,))
    behind = DirectConnectGateway("d", (Association(one, ("10.0.0.0/16",)), Association(two, ("10.2.0.0/16",))))
    net = Topology(TransitVIF(office, behind))
    assert net.reach(office, a).hops[-2:] == ("one", "a")
    assert net.reach(office, west).hops[-2:] == ("two", "west")


@pytest.mark.parametrize(
    ("count", "limit", "up"), [((100, 0), 0, True), ((101, 0), 0, False), ((0, 101), 0, False), ((101, 0), 200, True)]
)
def test_one_prefix_too_many_takes_the_session_down(count: tuple[int, int], limit: int, up: bool) -> None:
    """T20, R-DX-15: the session, and with it every route."""
    vif = PrivateVIF(office, vgw_a, advertised_count=count, prefix_limit=limit)
    assert vif.is_up is up
    assert answer(Topology(vif), office, a) == ("yes" if up else "SITE_NO_ROUTE_TO_DESTINATION")
    assert Topology(vif).learned(vif) == (("10.0.0.0/16",) if up else ())
    assert answer(Topology(vif), a, office) == ("yes" if up else "NO_ROUTE_TO_DESTINATION")


def test_what_a_site_announces_does_not_lead_the_site_itself_away() -> None:
    """R-DX-1: a part of its block, which its routers hold anyway."""
    vif = PrivateVIF(office, vgw_a, advertises=("192.168.7.0/24",))
    assert answer(Topology(vif), a, "192.168.7.7") == "yes"


def paths(*vifs: PrivateVIF, region: str = "us-east-1") -> tuple[str, ...]:
    routes = Topology(*vifs).routes("d", "192.168.0.1", region=region)
    return tuple(str(route.target) for route in routes)


east_west = DirectConnectGateway("d", (vgw_a, vgw_west))


def vif_of(name: str, region: str = "us-east-1", **more: object) -> PrivateVIF:
    return PrivateVIF(office, east_west, name=name, region=region, **more)  # type: ignore[arg-type]


BGP = [
    (
        "the longest prefix first",
        [vif_of("near"), vif_of("far", "eu-west-1", advertises=("192.168.0.0/24",))],
        ("far",),
    ),
    ("then the nearer location", [vif_of("near", as_path=(1, 1)), vif_of("far", "eu-west-1", as_path=(1,))], ("near",)),
    (
        "a tag before nearness",
        [vif_of("near", communities=("7224:7100",)), vif_of("far", "eu-west-1", communities=("7224:7300",))],
        ("far",),
    ),
    (
        "a tag before AS_PATH",
        [vif_of("low", communities=("7224:7100",)), vif_of("high", communities=("7224:7300",), as_path=(1, 1, 1))],
        ("high",),
    ),
    (
        "medium before low",
        [vif_of("low", communities=("7224:7100",)), vif_of("medium", communities=("7224:7200",), as_path=(1, 1))],
        ("medium",),
    ),
    (
        "medium before low, wherever it is",
        [
            vif_of("low", communities=("7224:7100",)),
            vif_of("medium", "eu-west-1", communities=("7224:7200",), as_path=(1, 1)),
        ],
        ("medium",),
    ),
    (
        "high before medium",
        [vif_of("medium", communities=("7224:7200",)), vif_of("high", communities=("7224:7300",), as_path=(1, 1))],
        ("high",),
    ),
    (
        "a high tag before a near location",
        [vif_of("near"), vif_of("high", communities=("7224:7300",), as_path=(1, 1))],
        ("high",),
    ),
    (
        "a tag of another kind says nothing of it",
        [vif_of("low", communities=("7224:7100",)), vif_of("high", communities=("65000:1", "7224:7300"))],
        ("high",),
    ),
    ("then the shorter AS_PATH", [vif_of("long", as_path=(1, 1)), vif_of("short", as_path=(1,))], ("short",)),
    (
        "a path of the site's own AS alone is as short as can be",
        [vif_of("none"), vif_of("own", as_path=(1,))],
        ("none", "own"),
    ),
    ("without one MED is 0", [vif_of("one", med=1), vif_of("none")], ("none",)),
    ("then the lower MED", [vif_of("high", med=20), vif_of("low", med=10)], ("low",)),
    ("else the traffic is shared", [vif_of("one"), vif_of("two")], ("one", "two")),
]


@pytest.mark.parametrize(("rule", "vifs", "best"), BGP, ids=[row[0] for row in BGP])
def test_aws_picks_the_path_to_a_site(rule: str, vifs: list[PrivateVIF], best: tuple[str, ...]) -> None:
    """R-DX-14."""
    assert paths(*vifs) == best


def test_without_a_region_no_location_is_nearer_and_a_low_tag_is_still_low() -> None:
    """R-DX-14."""
    low, plain = vif_of("low", communities=("7224:7100",)), vif_of("plain", "eu-west-1")
    assert [str(route.target) for route in Topology(low, plain).routes("d", "192.168.0.1")] == ["plain"]
    straight = (
        PrivateVIF(office, vgw_a, name="low", communities=("7224:7100",)),
        PrivateVIF(office, vgw_a, name="plain", region="us-east-1"),
    )
    assert str(Topology(*straight).route(vgw_a, "192.168.0.1")).endswith("plain)")


def test_sitelink_on_both_interfaces_joins_their_sites() -> None:
    """R-DX-10: with SiteLink on one alone, R-DX-9 holds."""
    behind = DirectConnectGateway("d", (vgw_a,))

    def joined(one: bool, other: bool) -> str:
        wide = OnPremises("branch", "192.169.0.0/16", accepts=("0.0.0.0/0",))
        near = OnPremises("office", "192.168.0.0/16", accepts=("0.0.0.0/0",))
        net = Topology(PrivateVIF(near, behind, sitelink=one), PrivateVIF(wide, behind, sitelink=other))
        assert not net.reach(near, wide).why.startswith("the reply is lost"), "not even the request arrives"
        return answer(net, near, wide)

    assert joined(True, True) == "yes"
    assert joined(True, False) == joined(False, True) == joined(False, False) == "DXGW_NO_ROUTE_TO_DESTINATION"
    vif = PrivateVIF(office, behind, sitelink=True)
    assert Topology(vif, PrivateVIF(branch, behind, sitelink=True)).learned(vif) == ("10.0.0.0/16", "192.169.0.0/16")
    assert Topology(vif, PrivateVIF(branch, behind)).learned(vif) == ("10.0.0.0/16",)
    narrow = DirectConnectGateway("d", (vgw_a,), allowed_prefixes=("10.0.0.0/24",))
    linked = [PrivateVIF(site, narrow, sitelink=True) for site in (office, branch)]
    assert Topology(*linked).learned(linked[0]) == ("192.169.0.0/16",), "SiteLink brings no VPC past R-DX-12"
    without = PrivateVIF(office, behind)
    assert Topology(without, PrivateVIF(branch, behind, sitelink=True)).learned(without) == ("10.0.0.0/16",)


def test_sitelink_sends_nothing_back_to_where_it_came_from() -> None:
    """R-DX-10: it joins interfaces to each other."""
    wide = OnPremises("wide", "192.168.0.0/16", accepts=("0.0.0.0/0",))
    vif = PrivateVIF(wide, DirectConnectGateway("d", (vgw_a,)), sitelink=True, advertises=("192.0.0.0/8",))
    assert answer(Topology(vif, branch), wide, branch) == "DXGW_NO_ROUTE_TO_DESTINATION"


# VPN


def test_a_private_ip_vpn_comes_before_another_on_a_transit_gateway() -> None:
    """R-TGW-4."""
    tgw = TransitGateway("t", (a,))
    over = TransitVIF(office, DirectConnectGateway("d", (tgw,), allowed_prefixes=("10.0.0.0/8",)))
    plain, private = VpnConnection(branch, tgw, name="plain"), VpnConnection(branch, tgw, name="private", over=over)
    net = Topology(plain, private)
    assert [str(route.target) for route in net.routes("t", "192.169.0.1")] == ["private"]


def test_bgp_connections_share_on_a_transit_gateway_and_not_on_a_vgw() -> None:
    """R-VPN-2."""
    tgw = TransitGateway("t", (a,))
    two = [VpnConnection(office, tgw, name=name) for name in ("one", "two")]
    assert len(Topology(*two).routes("t", "192.168.0.1")) == 2
    assert len(Topology(*(VpnConnection(office, vgw_a, name=n) for n in "xy")).routes(vgw_a, "192.168.0.1")) == 1
    static = [VpnConnection(office, tgw, name=name, routing="static") for name in ("one", "two")]
    assert len(Topology(*static).routes("t", "192.168.0.1")) == 1


def test_a_lower_med_wins_among_vpn_connections_and_without_one_it_is_0() -> None:
    """R-VPN-2."""
    one, none = VpnConnection(office, vgw_a, name="one", med=1), VpnConnection(office, vgw_a, name="none")
    assert str(Topology(one, none).route(vgw_a, "192.168.0.1")).endswith("none)")


def test_a_shorter_as_path_wins_among_vpn_connections() -> None:
    """R-VPN-2."""
    long, short = (
        VpnConnection(office, vgw_a, name="l", as_path=(1, 1)),
        VpnConnection(office, vgw_a, name="s", as_path=(1,)),
    )
    assert str(Topology(long, short).route(vgw_a, "192.168.0.1")).endswith("s)")


def test_a_vgw_takes_no_ipv6_over_vpn() -> None:
    """R-VPN-4."""
    with pytest.raises(TopologyError, match="takes no IPv6"):
        VpnConnection(office, vgw_a, ipv6=True)


def test_a_vpn_is_down_with_the_interface_that_carries_it() -> None:
    """R-DX-15."""
    tgw = TransitGateway("t", (a,))
    behind = DirectConnectGateway("d", (tgw,), allowed_prefixes=("10.0.0.0/8",))
    down = TransitVIF(office, behind, advertised_count=(101, 0))
    net = Topology(VpnConnection(branch, tgw, over=down))
    assert [answer(net, branch, a), answer(net, a, branch)] == [
        "SITE_NO_ROUTE_TO_DESTINATION",
        "NO_ROUTE_TO_DESTINATION",
    ]


def test_a_site_on_direct_connect_meets_the_sites_on_vpn_connections_of_its_gateway() -> None:
    """R-VPN-3: it may join CloudHub; R-DX-9: two virtual interfaces do not meet."""
    vif, vpn = PrivateVIF(office, vgw_a, name="vif"), VpnConnection(branch, vgw_a, name="vpn")
    net = Topology(vif, vpn)
    assert [answer(net, office, branch), answer(net, branch, office)] == ["yes", "yes"]
    assert (net.learned(vif), net.learned(vpn)) == (
        ("10.0.0.0/16", "192.169.0.0/16"),
        ("10.0.0.0/16", "192.168.0.0/16"),
    )
    fixed = Topology(vif, VpnConnection(branch, vgw_a, name="vpn", routing="static"))
    assert answer(fixed, office, branch) == "SITE_NO_ROUTE_TO_DESTINATION"
    two = Topology(vif, PrivateVIF(OnPremises("depot", "192.170.0.0/16"), vgw_a))
    assert answer(two, office, "depot") == "SITE_NO_ROUTE_TO_DESTINATION"
    backup = Topology(vif, VpnConnection(office, vgw_a, name="vpn"))
    assert backup.learned(vif) == backup.learned("vpn") == ("10.0.0.0/16",), "a site does not hear of itself"


def test_sites_meet_on_a_gateway_without_a_vpc() -> None:
    """R-VPN-3."""
    alone = VirtualPrivateGateway(name="hub")
    net = Topology(VpnConnection(office, alone), VpnConnection(branch, alone))
    assert answer(net, office, branch) == "yes"


# Sites


def test_a_sites_firewall_looks_at_the_source() -> None:
    guarded = OnPremises("guarded", "192.168.0.0/16", allows_from=("10.0.1.0/24",))
    net = Topology(PrivateVIF(guarded, vgw_a))
    assert answer(net, "10.0.1.9", guarded) == "yes"
    assert answer(net, "10.0.2.9", guarded) == "SITE_FIREWALL_RESTRICTION"
    assert answer(net, guarded, a) == "yes", "replies to what it asked come in"


def test_a_site_forwards_to_the_internet_if_it_does() -> None:
    link = VpnConnection(OnPremises("open", "192.168.0.0/16", internet=True), vgw_a, prefixes=("0.0.0.0/0",))
    shut = VpnConnection(office, vgw_a, prefixes=("0.0.0.0/0",))
    assert answer(Topology(link), a, INTERNET) == "yes"
    assert answer(Topology(shut), a, INTERNET) == "SITE_NO_ROUTE_TO_DESTINATION"


def test_a_reply_from_the_internet_passes_a_site_and_the_nat_gateway_behind_it() -> None:
    """R-NAT-1, R-VPN-1: on premises is the way out."""
    near, inner_net = (
        Subnet(name, a, f"10.0.{n}.0/24", table=RouteTable(f"{name}-table", a))
        for n, name in ((30, "near"), (31, "inner-net"))
    )
    gateway, client = NatGateway("nat", near, "10.0.30.5"), Instance("client", inner_net, "10.0.31.9")
    leads = [Route("inner-net-table", "0.0.0.0/0", gateway), Route("near-table", "0.0.0.0/0", vgw_a)]

    def asked(*accepts: str) -> Topology:
        site = OnPremises("open", "192.168.0.0/16", internet=True, accepts=accepts)
        return Topology(VpnConnection(site, vgw_a, prefixes=("0.0.0.0/0",)), gateway, client, *leads)

    assert answer(asked(), client, INTERNET, "tcp", 443) == "yes"
    lost = asked("198.51.100.0/24").reach(client, INTERNET, "tcp", 443)
    assert str(lost.code) == "SITE_NO_ROUTE_TO_DESTINATION"
    assert lost.why.startswith("the reply is lost: the route table of open has no route to 10.0.30.5/32")


def test_a_site_takes_the_private_way_before_the_internet_and_the_internet_before_none() -> None:
    """R-DX-1, R-IGW-1."""
    site = OnPremises("open", "192.168.0.0/16", internet=True)
    server = Instance("server", a, "10.0.40.9", public_ip="198.51.100.40")
    out = Topology(site, InternetGateway(a), server) + Route(a, "0.0.0.0/0", "igw(a)")
    assert out.reach(site, server, "tcp", 443).hops == ("open", "internet", "igw(a)", "server")
    by_link = out + PrivateVIF(site, vgw_a)
    assert by_link.reach(site, server, "tcp", 443).hops == ("open", "private-vif(open, a)", "vgw(a)", "server")


def test_a_reply_to_a_private_address_does_not_go_to_the_public_one() -> None:
    """R-DX-4: it would come from another address than the one that was asked."""
    site = OnPremises("half", "192.168.0.0/16", accepts=("198.51.100.0/24",))
    server = Instance("server", a, "10.0.40.9", public_ip="198.51.100.40")
    net = Topology(PublicVIF(site, advertises=("203.0.113.0/24",)), PrivateVIF(site, vgw_a), server)
    assert answer(net, server, site, "tcp", 443) == "SITE_NO_ROUTE_TO_DESTINATION"


def test_a_sites_firewall_stands_at_its_border_and_guards_the_site_alone() -> None:
    """R-DX-18: it lets pass what is for others, and inside nobody asks it."""
    guarded = OnPremises("guarded", "192.168.0.0/16", allows_from=("10.9.0.0/16",))
    wide = ("10.0.0.0/8", "192.168.0.0/16")
    net = Topology(*(PrivateVIF(guarded, gateway, advertises=wide) for gateway in (vgw_a, vgw_b)))
    assert answer(net, a, b) == "yes"
    assert answer(net, a, guarded) == "SITE_FIREWALL_RESTRICTION"
    assert answer(net, "192.168.1.1", "192.168.2.2") == "yes"


# Appliances

igw = InternetGateway(a)
inner = RouteTable("inner", a)
outer = RouteTable("outer", a)
ingress = RouteTable("ingress", a, gateway=igw)
web_net = Subnet("web-net", a, "10.0.1.0/24", table=inner)
fw_net = Subnet("fw-net", a, "10.0.2.0/24", table=outer)
web = Instance("web", web_net, "10.0.1.10", public_ip="198.51.100.1")
fw = Instance("fw", fw_net, "10.0.2.10", public_ip="198.51.100.2", source_dest_check=False)
inspected = [
    ingress,
    web,
    fw,
    Route(ingress, "10.0.1.0/24", fw),
    Route(inner, "0.0.0.0/0", fw),
    Route(outer, "0.0.0.0/0", igw),
]


def test_a_gateways_table_leads_through_an_appliance() -> None:
    """R-RT-11."""
    verdict = Topology(*inspected).reach(INTERNET, web, "tcp", 443)
    assert verdict
    assert verdict.hops == ("internet", "igw(a)", "fw", "web")
    assert Topology(*inspected).reach(web, INTERNET, "tcp", 443).hops == ("web", "fw", "igw(a)", "internet")
    assert answer(Topology(*inspected), INTERNET, web, "tcp", 443, on="2019-12-02") == "NOT_ON_THAT_DAY"
    assert answer(Topology(*inspected), INTERNET, web, "tcp", 443, on="2019-12-03") == "yes"


def test_what_a_gateways_table_leads_in_by_an_appliance_may_not_leave_past_it() -> None:
    """R-RT-11: and a subnet that the table does not lead elsewhere goes out as ever."""
    past = [one for one in inspected if str(one) != "route(inner, 0.0.0.0/0, fw)"]
    free_net = Subnet("free-net", a, "10.0.4.0/24", table=outer)
    free = Instance("free", free_net, "10.0.4.10", public_ip="198.51.100.4")
    net = Topology(*past, Route(inner, "0.0.0.0/0", igw), free)
    refused = net.reach(web, INTERNET, "tcp", 443).refusal
    assert refused
    assert (refused.at, str(refused.code)) == ("inner", "INGRESS_RTB_TRAFFIC_REDIRECTION")
    assert answer(net, free, INTERNET, "tcp", 443) == answer(net, INTERNET, free, "tcp", 443) == "yes"


def test_a_gateway_load_balancer_endpoint_takes_traffic_through() -> None:
    """R-RT-11."""
    gate = GatewayLoadBalancerEndpoint("gwlbe", fw_net)
    net = Topology(
        ingress,
        web,
        gate,
        Route(ingress, "10.0.1.0/24", gate),
        Route(inner, "0.0.0.0/0", gate),
        Route(outer, "0.0.0.0/0", igw),
    )
    assert net.reach(INTERNET, web, "tcp", 443).hops == ("internet", "igw(a)", "gwlbe", "web")


def test_a_subnet_may_be_reached_by_way_of_an_appliance() -> None:
    """R-RT-6: a route more specific than local, for a whole subnet; and the reply must come the same way."""
    db_net = Subnet("db-net", a, "10.0.3.0/24", table=RouteTable("db-table", a))
    db = Instance("db", db_net, "10.0.3.10")
    there = [web, fw, db, Route(inner, "10.0.3.0/24", fw)]
    assert answer(Topology(*there), web, db) == "APPLIANCE_PASSED_ONE_WAY"
    both = Topology(*there, Route("db-table", "10.0.1.0/24", fw))
    assert both.reach(web, db).hops == ("web", "fw", "db")


def test_an_appliance_filters_what_it_forwards() -> None:
    shut = Instance("fw", fw_net, "10.0.2.10", public_ip="198.51.100.2", source_dest_check=False,
                    security_groups=(SecurityGroup("guard", (Allow("tcp", "22", "0.0.0.0/0"),)),))  # fmt: skip
    net = Topology(
        ingress,
        web,
        shut,
        Route(ingress, "10.0.1.0/24", shut),
        Route(inner, "0.0.0.0/0", shut),
        Route(outer, "0.0.0.0/0", igw),
    )
    assert answer(net, INTERNET, web, "tcp", 443) == "ENI_SG_RULES_MISMATCH"
    assert answer(net, INTERNET, web, "tcp", 22) == "yes"


def test_what_does_not_run_neither_asks_nor_answers_nor_forwards() -> None:
    asleep = Instance("asleep", a, "10.0.5.5", running=False)
    assert answer(Topology(asleep), asleep, "10.0.6.6") == "BAD_STATE"
    assert answer(Topology(asleep), "10.0.6.6", asleep) == "BAD_STATE"


def test_an_appliance_that_does_not_run_forwards_nothing() -> None:
    off = Instance("fw", fw_net, "10.0.2.10", public_ip="198.51.100.2", source_dest_check=False, running=False)
    net = Topology(ingress, web, off, Route(ingress, "10.0.1.0/24", off), Route(inner, "0.0.0.0/0", off))
    assert answer(net, INTERNET, web, "tcp", 443) == "BAD_STATE"


def test_a_range_is_split_where_an_endpoint_of_appliances_tells_parts_apart() -> None:
    gate = GatewayLoadBalancerEndpoint("gwlbe", fw_net)
    half = Topology(gate, fw_net, web_net, Route(inner, "0.0.0.0/0", gate), Peering(a, b, routes_in=(b,)))
    verdict = (half + Route(outer, "10.1.0.0/24", Peering(a, b))).reach(Host("10.0.1.9", a), b)
    assert verdict.why == "the route table of outer has no route to 10.1.0.0/16 outside 10.1.0.0/24"


def test_a_gateway_without_a_vpc_has_a_region_and_may_have_others_beside_it() -> None:
    """R-VPN-1 is of gateways with a VPC; R-DX-1: straight to a gateway, the location is of its Region."""
    assert Topology(VirtualPrivateGateway(name="one"), VirtualPrivateGateway(name="two"))
    irish, plain = VirtualPrivateGateway(name="irish", of_region="eu-west-1"), VirtualPrivateGateway(name="plain")
    for gateway, region in ((irish, "eu-west-1"), (plain, "us-east-1")):
        assert PrivateVIF(office, gateway, region=region).is_up
    for gateway, region in ((irish, "us-east-1"), (plain, "eu-west-1")):
        with pytest.raises(TopologyError, match=f"is on a connection in {region}, and {gateway} is in"):
            PrivateVIF(office, gateway, region=region)


def test_a_subnet_goes_to_a_site_by_the_gateway_of_its_vpc() -> None:
    """R-VPN-1: and comes in from there past the ACLs of subnets."""
    plain, shut = Subnet("plain", a, "10.0.1.0/24"), Subnet("shut", a, "10.0.2.0/24", acl=NetworkAcl("acl"))
    net = Topology(VpnConnection(office, vgw_a), plain, shut)
    assert answer(net, plain, office) == "yes"
    assert net.reach(office, a).title == "office cannot reach all of a"
    assert net.reach(office, a).hops == ("office", "vpn(office, a)", "vgw(a)", "shut")
    assert answer(net, office, a) == "SUBNET_ACL_RESTRICTION"


def test_a_range_is_split_where_a_gateway_tells_parts_of_it_apart() -> None:
    """R-VPN-3, R-DX-17: it forwards to its VPC and to what its links announced."""
    wide = OnPremises("wide", "10.0.0.0/8", accepts=("0.0.0.0/0",))
    near = OnPremises("near", "192.168.0.0/16", accepts=("0.0.0.0/0",))
    half = VpnConnection(wide, vgw_a, prefixes=("10.128.0.0/9",))
    verdict = Topology(VpnConnection(near, vgw_a), half).reach(near, wide)
    assert verdict.title == "near cannot reach all of wide"
    refused = {str(flow.request.refusal.code) for flow in verdict.flows if flow.request.refusal}
    assert refused == {"VGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS", "DELIVERED_ELSEWHERE"}


def test_a_gateway_without_a_vpc_delivers_into_none() -> None:
    alone = VirtualPrivateGateway(name="hub")
    wide = OnPremises("wide", "192.168.0.0/16", accepts=("10.0.0.0/8",))
    net = Topology(VpnConnection(wide, alone), a)
    assert answer(net, wide, a) == "VGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS"


def test_the_internet_may_come_in_by_another_gateway() -> None:
    """R-PEER-5: but not through it to a peer."""
    peer = Instance("peer", b, "10.1.0.10", public_ip="198.51.100.9")
    net = Topology(igw, Peering(a, b), peer)
    assert (
        answer(net, Host("203.0.113.9", INTERNET, via=igw), peer, "tcp", 443) == "IGW_DESTINATION_ADDRESS_IN_VPC_CIDRS"
    )
    assert net.host("203.0.113.9", via=igw) == Host("203.0.113.9", INTERNET, via=igw)


# Transit gateways


def test_peered_transit_gateways_need_static_routes_on_both() -> None:
    """T16, R-TGW-6."""
    one, two = TransitGateway("one", (a,)), TransitGateway("two", (west,))
    joined = TransitGatewayPeering(one, two)
    leads = [Route(a, "10.2.0.0/16", one), Route(west, "10.0.0.0/16", two)]
    bare = Topology(joined, *leads)
    assert answer(bare, a, west) == "TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT"
    out = bare + Route(one, "10.2.0.0/16", joined)
    assert answer(out, a, west) == "TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT"
    assert not out.reach(a, west).flow.request.refusal, "the request arrives"
    assert answer(out + Route(two, "10.0.0.0/16", joined), a, west) == "yes"
    asked = TransitGatewayPeering(one, two, state="pendingAcceptance")
    pending = Topology(asked, *leads, Route(one, "10.2.0.0/16", asked), Route(two, "10.0.0.0/16", asked))
    assert answer(pending, a, west) == "BAD_STATE_ATTACHMENT"


def test_spokes_reach_the_internet_and_not_each_other() -> None:
    """T14, R-TGW-10."""
    spokes = TransitGatewayTable("spokes", (a, b))
    hub = TransitGatewayTable("hub", (west_hub,), (a, b))
    tgw = TransitGateway("t", (a, b, west_hub), tables=(spokes, hub), routes_in=())
    net = Topology(tgw, *(Route(vpc, "0.0.0.0/0", tgw) for vpc in (a, b)))
    net += Route(spokes, "0.0.0.0/0", west_hub)
    net += Route(spokes, "10.0.0.0/8", BLACKHOLE)
    assert answer(net, a, b) == "TGW_RTB_BAD_STATE_ROUTE"
    assert net.reach(a, "172.16.0.1").flow.request.refusal is None


west_hub = VPC("hub-vpc", "172.16.0.0/16")


def test_appliance_mode_keeps_both_directions_in_one_zone() -> None:
    """Without it each direction enters in the zone that it comes from, and passes another appliance."""
    hub = VPC("hub", "172.16.0.0/16")
    back = RouteTable("back", hub)
    fws = [Subnet(f"fw-{zone}", hub, f"172.16.{n}.0/24", zone=zone, table=back) for n, zone in enumerate("ab")]
    tables = [RouteTable(f"to-{zone}", hub) for zone in "ab"]
    ins = [Subnet(f"in-{zone}", hub, f"172.16.1{n}.0/24", zone=zone, table=tables[n]) for n, zone in enumerate("ab")]
    boxes = [Instance(f"box-{zone}", fws[n], f"172.16.{n}.9", source_dest_check=False) for n, zone in enumerate("ab")]
    client_net, server_net = (
        Subnet("client-net", a, "10.0.1.0/24", zone="a"),
        Subnet("server-net", b, "10.1.1.0/24", zone="b"),
    )

    def asked(mode: bool) -> str:
        attachment = Attachment(hub, tuple(ins), appliance_mode=True) if mode else Attachment(hub, tuple(ins))
        spokes, after = TransitGatewayTable("spokes", (a, b)), TransitGatewayTable("after", (hub,), (a, b))
        tgw = TransitGateway("t", (a, b, attachment), tables=(spokes, after), routes_in=())
        net = Topology(
            tgw, *boxes, Instance("client", client_net, "10.0.1.9"), Instance("server", server_net, "10.1.1.9")
        )
        for route in (
            Route(a, "10.1.0.0/16", tgw), Route(b, "10.0.0.0/16", tgw), Route(spokes, "0.0.0.0/0", hub),
            Route("to-a", "0.0.0.0/0", boxes[0]), Route("to-b", "0.0.0.0/0", boxes[1]), Route(back, "10.0.0.0/8", tgw),
        ):  # fmt: skip
            net += route
        return answer(net, "client", "server")

    assert asked(True) == "yes"
    assert asked(False) == "APPLIANCE_PASSED_ONE_WAY"


def test_a_connect_attachment_comes_between_direct_connect_and_vpn() -> None:
    """R-TGW-4; what is behind it nobody knows."""
    tgw = TransitGateway("t", (a,))
    net = Topology(VpnConnection(office, tgw), ConnectAttachment(tgw, "sdwan", ("192.168.0.0/16",)))
    assert str(net.routes("t", "192.168.0.1")[0].target) == "sdwan"
    assert answer(net, a, office) == "NO_POSSIBLE_DESTINATION"
    assert net.reach(a, office).answer.value == "unknown"
    over_dx = DirectConnectGateway("d", (tgw,), allowed_prefixes=("10.0.0.0/8",))
    both = Topology(ConnectAttachment(tgw, "sdwan", ("192.168.0.0/16",)), TransitVIF(office, over_dx))
    assert str(both.routes("t", "192.168.0.1")[0].target) == "d"


def test_a_connect_attachment_announces_by_bgp_to_its_gateway_alone() -> None:
    """R-TGW-1, R-TGW-2: what it announces is propagated, and traffic is shared with what announces the same."""
    tgw = TransitGateway("t", (a,))
    net = Topology(*(ConnectAttachment(tgw, name, ("192.168.0.0/16",)) for name in ("one", "two")))
    assert [(str(route.target), route.origin) for route in net.routes("t", "192.168.0.1")] == [
        ("one", "propagated"),
        ("two", "propagated"),
    ]
    assert str(net.route(a, "192.168.0.1")) == "route(a, 192.168.0.0/16, t)"
    assert net.route("one", "192.168.0.1") is None
    with pytest.raises(TopologyError, match="sdwan: 'ten' is not a CIDR block"):
        ConnectAttachment(tgw, "sdwan", ("ten",))


# Security groups that name others

front = SecurityGroup("front")
back = SecurityGroup("back", (Allow("tcp", "443", "front"),))


def named(*links: object, region: str = "us-east-1") -> str:
    here, there = VPC("here", "10.4.0.0/16"), VPC("there", "10.5.0.0/16", region=region)
    ends = {"here": here, "there": there}
    one = Instance("one", here, "10.4.0.1", security_groups=(front,))
    two = Instance("two", there, "10.5.0.1", security_groups=(back,))
    joins = [link(ends) for link in links]  # type: ignore[operator]
    return answer(Topology(one, two, *joins), one, two, "tcp", 443)


def by_tgw(gateway: bool, attachments: bool) -> object:
    def make(ends: dict[str, VPC]) -> object:
        both = tuple(Attachment(vpc, security_group_referencing=attachments) for vpc in ends.values())
        return TransitGateway("t", both, security_group_referencing=gateway)

    return make


def test_a_rule_may_name_a_group_of_a_peer_in_the_same_region() -> None:
    """R-PEER-11."""
    by_peering = lambda ends: Peering(*ends.values())  # noqa: E731
    assert named(by_peering) == "yes"
    assert named(by_peering, region="us-west-1") == "SG_REFERENCES_NOT_PRESERVED"


@pytest.mark.parametrize(("gateway", "attachments"), [(True, True), (True, False), (False, True), (False, False)])
def test_a_rule_may_name_a_group_across_a_transit_gateway_where_all_enable_it(gateway: bool, attachments: bool) -> None:
    """R-TGW-12."""
    assert (named(by_tgw(gateway, attachments)) == "yes") is (gateway and attachments)


def test_an_attachment_that_does_not_say_so_does_not_enable_it() -> None:
    """R-TGW-12: it is enabled on both, the gateway and the attachment; CloudFormation's page: disabled by default."""

    def by_default(ends: dict[str, VPC]) -> TransitGateway:
        here, there = ends.values()
        return TransitGateway("t", (Attachment(here), there), security_group_referencing=True)

    def here_alone(ends: dict[str, VPC]) -> TransitGateway:
        here, there = ends.values()
        attached = (Attachment(here, security_group_referencing=True), there)
        return TransitGateway("t", attached, security_group_referencing=True)

    def there_alone(ends: dict[str, VPC]) -> TransitGateway:
        here, there = ends.values()
        attached = (Attachment(here), Attachment(there, security_group_referencing=True))
        return TransitGateway("t", attached, security_group_referencing=True)

    assert {named(link) for link in (by_default, here_alone, there_alone)} == {"SG_REFERENCES_NOT_PRESERVED"}


def test_a_rule_out_may_not_name_a_group_across_a_transit_gateway() -> None:
    """R-TGW-12: inbound rules only."""
    here, there = VPC("here", "10.4.0.0/16"), VPC("there", "10.5.0.0/16")
    both = tuple(Attachment(vpc, security_group_referencing=True) for vpc in (here, there))
    picky = SecurityGroup("picky", outbound=(Allow("tcp", "443", "front"),))
    one = Instance("one", here, "10.4.0.1", security_groups=(picky,))
    two = Instance(
        "two", there, "10.5.0.1", security_groups=(front, SecurityGroup("any", (Allow("all", "all", "0.0.0.0/0"),)))
    )
    net = Topology(one, two, TransitGateway("t", both, security_group_referencing=True))
    assert answer(net, one, two, "tcp", 443) == "SG_REFERENCES_NOT_PRESERVED"


def test_a_rule_may_name_a_prefix_list() -> None:
    offices = PrefixList("pl-offices", ("192.168.0.0/16", "192.169.0.0/16"))
    guarded = Instance("i", a, "10.0.0.9", security_groups=(SecurityGroup("g", (Allow("tcp", "22", offices),)),))
    assert answer(Topology(PrivateVIF(office, vgw_a), guarded), office, guarded, "tcp", 22) == "yes"
    assert answer(Topology(guarded), a, guarded, "tcp", 22) == "ENI_SG_RULES_MISMATCH"


# What AWS answers itself, and filters that are not asked


def test_no_filter_looks_at_what_aws_answers_itself() -> None:
    """R-NACL-3, R-PEER-13: and it answers only inside the VPC."""
    shut = SecurityGroup("shut", outbound=())
    i = Instance("i", a, "10.0.1.1", security_groups=(shut,))
    net = Topology(i, Peering(a, b))
    for ip in ("10.0.0.2", "169.254.169.253", "169.254.169.254", "169.254.169.123"):
        assert answer(net, i, ip, "udp", 53) == "yes", ip
    assert answer(net, "10.0.7.7", "10.0.0.2", "udp", 53) == "yes", "whoever has an address of the VPC is answered"
    assert net.reach(i, "10.0.0.2", "udp", 53).flow.request.path == ("a", "amazon")
    dual = VPC("dual", ("2001:db8:6::/56", "10.6.0.0/16"))
    asked = Instance("dual-i", dual, "10.6.1.1", security_groups=(shut,))
    assert answer(Topology(asked), asked, "10.6.0.2", "udp", 53) == "yes", "the third address of its first IPv4 block"
    assert answer(net, i, "10.0.0.3", "udp", 53) == "SG_HAS_NO_RULES"
    assert answer(net, b, "10.0.0.2", "udp", 53) == "DELIVERED_ELSEWHERE"


def test_a_service_opens_no_connection_through_an_endpoint() -> None:
    """R-EP-4: and its question does not break the way back."""
    gate = GatewayEndpoint(a, s3)
    net = Topology(gate, Instance("i", a, "10.0.1.1")) + Route(a, "pl-s3", gate)
    assert answer(net, s3, "i", "tcp", 443) == "VPCE_INTRA_VPC_TRAFFIC"


def test_a_rule_out_for_part_of_a_range_names_the_part_that_fails() -> None:
    picky = SecurityGroup("picky", outbound=(Allow("tcp", "443", "10.1.0.0/24"),))
    i = Instance("i", a, "10.0.1.1", security_groups=(picky,))
    verdict = Topology(Peering(a, b), i).reach(i, b, "tcp", 443)
    assert verdict.title == "i cannot reach all of b on tcp 443"


def test_routing_alone_may_be_asked() -> None:
    shut = Instance("i", a, "10.0.1.1", security_groups=(SecurityGroup("shut"),))
    assert answer(Topology(shut), a, shut) == "SG_HAS_NO_RULES"
    assert answer(Topology(shut), a, shut, filters=False) == "yes"


def test_connections_have_the_speeds_that_aws_sells() -> None:
    """R-DX-19."""
    assert Connection("c", kind="hosted", mbps=500)
    with pytest.raises(TopologyError, match=r"a hosted connection has 50, .* Mbps, not 600"):
        Connection("c", kind="hosted", mbps=600)
    with pytest.raises(TopologyError, match="is on a connection in us-east-1, and"):
        PrivateVIF(office, vgw_west, connection=Connection("c", "us-east-1"))


def test_a_site_learns_from_the_table_of_its_own_attachment() -> None:
    """R-TGW-2, R-TGW-3: what other tables hold is not for it."""
    vpn = "vpn(office, t)"
    tables = (TransitGatewayTable("for-sites", (vpn,), (a,)), TransitGatewayTable("for-vpcs", (a, b), (vpn,)))
    link = VpnConnection(office, TransitGateway("t", (a, b), tables=tables))
    assert Topology(link).learned(link) == ("10.0.0.0/16",)
    alone = VpnConnection(office, TransitGateway("t", (a,), tables=(TransitGatewayTable("empty"),)))
    assert Topology(alone).learned(alone) == ()


def test_a_table_of_a_transit_gateway_keeps_the_path_of_what_is_propagated() -> None:
    """R-VPN-2: the shorter AS_PATH wins in a table, too."""
    names = ["long", "short"]
    tgw = TransitGateway("t", (a,), tables=(TransitGatewayTable("all", (a, *names), (a, *names)),))
    long = VpnConnection(office, tgw, name="long", as_path=(1, 1))
    short = VpnConnection(office, tgw, name="short", as_path=(1,))
    assert [str(route.target) for route in Topology(long, short).routes("all", "192.168.0.1")] == ["short"]
    peers = [VpnConnection(office, tgw, name=name) for name in ("long", "short")]
    assert [str(one.target) for one in Topology(*peers).routes("all", "192.168.0.1")] == ["long", "short"]


def test_two_sessions_run_through_a_bastion_where_one_does_not() -> None:
    """T5, R-PEER-9."""
    bastion = Instance("bastion", a, "10.0.1.10")
    net = Topology(PrivateVIF(office, vgw_a), Peering(a, b), bastion)
    assert [bool(one) for one in net.sessions(office, bastion, b)] == [True, True]
    assert not net.reach(office, b)


def test_a_gateway_endpoint_is_no_way_for_a_site() -> None:
    """T9, R-EP-2: over the link only; the internet or a public VIF is another way."""
    gate = GatewayEndpoint(a, s3)
    wide = OnPremises("wide", "192.168.0.0/16", accepts=("0.0.0.0/0",))
    net = Topology(PrivateVIF(wide, vgw_a), gate) + Route(a, "pl-s3", gate)
    assert answer(net, wide, s3, "tcp", 443) == "VGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS"


def test_a_static_route_beats_a_propagated_one_to_the_same_prefix() -> None:
    """T21, R-RT-2."""
    link = VpnConnection(OnPremises("o", "172.31.0.0/24"), vgw_a)
    net = Topology(igw, link) + Route(a, "172.31.0.0/24", igw)
    assert str(net.route(a, "172.31.0.9")).endswith("igw(a))")


def test_a_network_acl_without_the_clients_ports_drops_the_reply() -> None:
    """T24, R-NACL-2."""
    rules = (AclRule(1, "tcp", "443", "0.0.0.0/0", "allow"),)
    guarded = Subnet("guarded", a, "10.0.7.0/24", acl=NetworkAcl("acl", rules, rules))
    server = Instance("server", guarded, "10.0.7.7")
    verdict = Topology(server).reach("10.0.8.8", server, "tcp", 443, source_ports="49152-65535")
    assert verdict.why.startswith("the reply is lost: the network ACL acl does not let tcp")


def test_a_nat_gateway_asks_from_ports_of_its_own() -> None:
    """R-NAT-2, R-NACL-2: an ACL at the gateway must let its ports back; the client's are the client's again."""

    def asked(ports: str) -> str:
        back = (AclRule(1, "all", "all", "10.0.0.0/16", "allow"), AclRule(2, "tcp", ports, "0.0.0.0/0", "allow"))
        everything = (AclRule(1, "all", "all", "0.0.0.0/0", "allow"),)
        public = Subnet(
            "public", a, "10.0.20.0/24", table=RouteTable("out", a), acl=NetworkAcl("acl", back, everything)
        )
        own = NetworkAcl("own", (AclRule(1, "tcp", "32768-61000", "0.0.0.0/0", "allow"),), everything)
        client_net = Subnet("clients", a, "10.0.21.0/24", table=RouteTable("in", a), acl=own)
        nat = NatGateway("nat", public, "10.0.20.9", public_ip="198.51.100.9")
        net = Topology(igw, nat, Instance("client", client_net, "10.0.21.9"))
        net = net + Route("in", "0.0.0.0/0", nat) + Route("out", "0.0.0.0/0", igw)
        return answer(net, "client", INTERNET, "tcp", 443, source_ports="32768-61000")

    assert asked("1024-65535") == "yes"
    assert asked("32768-61000") == "SUBNET_ACL_RESTRICTION"


def test_a_direct_connect_gateway_does_not_reach_china() -> None:
    """R-DX-2."""
    there = VirtualPrivateGateway(VPC("beijing", "10.8.0.0/16", region="cn-north-1"))
    with pytest.raises(TopologyError, match="in China"):
        DirectConnectGateway("x", (there,))
