"""Which rows of the calendar each thing needs, and a few answers that only an odd network tells apart."""

from __future__ import annotations

import pytest

from awsnet import (
    INTERNET,
    VPC,
    AclRule,
    Allow,
    Attachment,
    BlockPublicAccess,
    ConnectAttachment,
    DirectConnectGateway,
    EgressOnlyInternetGateway,
    GatewayEndpoint,
    GatewayLoadBalancerEndpoint,
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
    TransitVIF,
    VirtualPrivateGateway,
    VpnConnection,
    changes,
)

a, b = VPC("a", "10.0.0.0/16"), VPC("b", "10.1.0.0/16")
west = VPC("west", "10.2.0.0/16", region="us-west-1")
office = OnPremises("office", "192.168.0.0/16")
one = Subnet("one", a, "10.0.1.0/24")
igw, vgw = InternetGateway(a), VirtualPrivateGateway(a)
tgw, far = TransitGateway("tgw", (a, b)), TransitGateway("far", (west,))
dxgw = DirectConnectGateway("dxgw", (vgw,))
transit = DirectConnectGateway("transit", (tgw,), allowed_prefixes=("10.0.0.0/8",))
s3 = Service("s3", PrefixList("pl-s3", ("52.216.0.0/24",)))
dynamodb = Service("dynamodb", PrefixList("pl-dynamodb", ("52.94.0.0/24",)))

NEEDS: list[tuple[object, tuple[str, ...]]] = [
    (a, ("vpc",)),
    (VPC("x", ("10.2.0.0/16", "10.3.0.0/16")), ("vpc", "secondary-cidr")),
    (VPC("x", ("10.2.0.0/16", "2001:db8::/56")), ("vpc", "ipv6")),
    (one, ("subnet",)),
    (RouteTable("x", a), ("route-table",)),
    (RouteTable("x", a, gateway=igw), ("gateway-route-table",)),
    (igw, ("internet-gateway",)),
    (EgressOnlyInternetGateway(a), ("egress-only-internet-gateway",)),
    (NatGateway("x", one, "10.0.1.9", public_ip="198.51.100.1"), ("nat-gateway",)),
    (NatGateway("x", one, "10.0.1.9"), ("nat-gateway", "private-nat-gateway")),
    (GatewayEndpoint(a, s3), ("gateway-endpoint-s3",)),
    (GatewayEndpoint(a, dynamodb), ("gateway-endpoint-dynamodb",)),
    (InterfaceEndpoint("x", a, "10.0.9.9", "kms"), ("interface-endpoint",)),
    (InterfaceEndpoint("x", a, "10.0.9.9", "s3"), ("interface-endpoint-s3",)),
    (InterfaceEndpoint("x", a, "10.0.9.9", "shop", provider=b), ("endpoint-service",)),
    (InterfaceEndpoint("x", a, "10.0.9.9", "shop", provider=west), ("cross-region-privatelink",)),
    (GatewayLoadBalancerEndpoint("x", one), ("gateway-load-balancer-endpoint",)),
    (Peering(a, b), ("peering",)),
    (Peering(a, west), ("inter-region-peering",)),
    (tgw, ("transit-gateway",)),
    (TransitGateway("x", (a, Attachment(b, appliance_mode=True))), ("transit-gateway", "appliance-mode")),
    (
        TransitGateway("x", (a,), security_group_referencing=True),
        ("transit-gateway", "security-group-over-transit-gateway"),
    ),
    (TransitGatewayPeering(tgw, far), ("transit-gateway-peering",)),
    (
        TransitGatewayPeering(tgw, TransitGateway("x", ())),
        ("transit-gateway-peering", "transit-gateway-peering-in-region"),
    ),
    (ConnectAttachment(tgw, "x"), ("transit-gateway-connect",)),
    (vgw, ("virtual-private-gateway",)),
    (dxgw, ("direct-connect-gateway",)),
    (PrivateVIF(office, vgw), ("private-vif",)),
    (PrivateVIF(office, dxgw, sitelink=True), ("private-vif", "sitelink")),
    (TransitVIF(office, transit), ("transit-vif",)),
    (PublicVIF(office), ("public-vif",)),
    (VpnConnection(office, vgw), ("vpn",)),
    (BlockPublicAccess("off"), ("block-public-access",)),
]


@pytest.mark.parametrize(("thing", "rows"), NEEDS, ids=[f"{type(t).__name__} {' '.join(r)}" for t, r in NEEDS])
def test_each_thing_needs_its_rows_of_the_calendar(thing: object, rows: tuple[str, ...]) -> None:
    assert thing.came == rows  # type: ignore[attr-defined]


def test_a_route_to_a_list_of_ones_own_needs_managed_lists_and_one_of_awss_does_not() -> None:
    before = Topology(Peering(a, b, routes_in=()), PrefixList("pl-mine", ("10.1.0.0/16",)))
    assert "managed prefix list" in changes.refusal(before, before + Route(a, "pl-mine", Peering(a, b)), "2019")
    gate = GatewayEndpoint(a, s3)
    assert changes.refusal(Topology(gate), Topology(gate) + Route(a, "pl-s3", gate), "2019") == ""


def test_a_static_route_is_brought_by_one_link_only() -> None:
    with pytest.raises(TopologyError, match="has the same destination"):
        Topology(Peering(a, b), tgw)


def test_a_machine_in_a_subnet_is_at_home_in_the_vpc() -> None:
    assert Topology(one).host("10.0.1.7").home == a


def test_an_acl_rule_out_for_part_of_a_range_names_the_part_that_fails() -> None:
    every = (AclRule(1, "all", "all", "0.0.0.0/0", "allow"),)
    part = NetworkAcl("part", every, (AclRule(1, "all", "all", "10.1.0.0/24", "allow"),))
    i = Instance("i", Subnet("guarded", a, "10.0.3.0/24", acl=part), "10.0.3.3")
    verdict = Topology(Peering(a, b), i).reach(i, b, "tcp", 443)
    assert verdict.title == "i cannot reach all of b on tcp 443"


def test_a_sites_firewall_tells_parts_of_a_vpc_apart() -> None:
    guarded = OnPremises("guarded", "192.168.0.0/16", allows_from=("10.0.1.0/24",))
    assert Topology(PrivateVIF(guarded, vgw)).reach(a, guarded).title == "a cannot reach all of guarded"


def test_a_rule_that_would_not_fit_by_name_either_is_a_mismatch() -> None:
    group = SecurityGroup("group", (Allow("tcp", "443", "front"),))
    near = Instance("near", a, "10.0.4.4", security_groups=(SecurityGroup("front"),))
    there = Instance("there", west, "10.2.4.4", security_groups=(group,))
    net = Topology(Peering(a, west), near, there)
    assert str(net.reach(near, there, "tcp", 443).code) == "SG_REFERENCES_NOT_PRESERVED"
    assert str(net.reach(near, there, "tcp", 80).code) == "ENI_SG_RULES_MISMATCH"


def test_the_path_ends_where_a_filter_refuses() -> None:
    """R-NACL-1: at the subnet that would be entered; at the appliance that would forward."""
    shut = Subnet("shut", b, "10.1.1.0/24", acl=NetworkAcl("acl"))
    assert Topology(Peering(a, b), Instance("i", shut, "10.1.1.1")).reach(a, "i").hops == ("a", "peering(a, b)", "shut")
    inner, fw_net = Subnet("inner", a, "10.0.5.0/24", table=RouteTable("t", a)), Subnet("fw-net", a, "10.0.6.0/24")
    guard = SecurityGroup("guard")
    fw = Instance("fw", fw_net, "10.0.6.6", source_dest_check=False, security_groups=(guard,))
    net = Topology(Instance("i", inner, "10.0.5.5"), fw, Peering(a, b)) + Route("t", "10.1.0.0/16", fw)
    assert net.reach("i", b).hops == ("i", "fw")
    assert str(net.reach("i", b).code) == "SG_HAS_NO_RULES"


def test_the_other_direction_of_a_connect_tie_is_the_vpn() -> None:
    """R-TGW-4: Direct Connect gateway, Connect, private-IP VPN, VPN: each stands after the one before."""
    ranks = [transit.rank, ConnectAttachment(tgw, "x").rank]
    over = TransitVIF(office, transit)
    ranks += [VpnConnection(office, tgw, over=over).rank, VpnConnection(office, tgw, routing="static").rank]
    ranks += [VpnConnection(office, tgw).rank]
    assert ranks == sorted(set(ranks))


def test_a_path_without_an_as_path_is_one_long() -> None:
    """R-DX-14: what the site adds nothing to has its own number, as if it had said it once."""
    silent, said = VpnConnection(office, vgw, name="silent"), VpnConnection(office, vgw, name="said", as_path=(65001,))
    longer = VpnConnection(office, vgw, name="longer", as_path=(65001, 65001))
    assert len({str(Topology(silent, said).route(vgw, "192.168.0.1")), ""}) == 2
    assert str(Topology(longer, silent).route(vgw, "192.168.0.1")).endswith("silent)")
    assert [str(one.target) for one in Topology(*_shared("silent", (65001,))).routes("tgw", "192.168.0.1")] == [
        "x",
        "y",
    ]


def _shared(name: str, path: tuple[int, ...]) -> list[VpnConnection]:
    return [VpnConnection(office, tgw, name="x"), VpnConnection(office, tgw, name="y", as_path=path)]


def test_a_low_tag_stands_below_an_untagged_far_location_or_beside_it() -> None:
    """R-DX-14: tags are compared with each other; high beats medium, medium beats low."""

    def best(*tags: str) -> str:
        vifs = [PrivateVIF(office, dxgw, name=tag, region="us-east-1", communities=(tag,)) for tag in tags]
        return str(Topology(*vifs).routes("dxgw", "192.168.0.1", region="us-east-1")[0].target)

    assert best("7224:7100", "7224:7200") == "7224:7200"
    assert best("7224:7200", "7224:7300") == "7224:7300"
    assert best("7224:7300", "7224:7100") == "7224:7300"


def test_ipv6_leaves_by_an_egress_only_gateway_and_its_reply_comes_back() -> None:
    """R-EIGW-1."""
    six = VPC("six", ("10.6.0.0/16", "2001:db8:6::/56"))
    out = EgressOnlyInternetGateway(six)
    net = Topology(out) + Route(six, "::/0", out)
    verdict = net.reach("2001:db8:6::9", "2001:db8:ffff::1", "tcp", 443)
    assert verdict.hops == ("2001:db8:6::9", "eigw(six)", "2001:db8:ffff::1")
    assert verdict.flow.reply.path == ("internet", "eigw(six)", "six")


def test_a_reply_from_the_internet_finds_the_site_that_asked() -> None:
    open_site = OnPremises("open", "192.168.0.0/16", internet=True)
    link = VpnConnection(open_site, vgw, prefixes=("0.0.0.0/0",))
    verdict = Topology(link).reach(a, INTERNET)
    assert verdict.flow.reply.path == ("internet", "open", "vpn(open, a)", "vgw(a)", "a")


def test_a_site_that_forwards_to_the_internet_forwards_nothing_else() -> None:
    lone = OnPremises("lone", "192.168.0.0/16", internet=True)
    assert str(Topology(lone, a).reach(lone, a).code) == "SITE_NO_ROUTE_TO_DESTINATION"


def test_an_acl_is_not_asked_inside_its_subnet() -> None:
    """R-NACL-1: from an appliance to its neighbour nothing leaves the subnet, so no rule out is asked."""
    into, out = (AclRule(1, "all", "all", cidr, "allow") for cidr in ("0.0.0.0/0", "203.0.113.0/24"))
    shared = Subnet("shared", a, "10.0.8.0/24", acl=NetworkAcl("acl", (into,), (out,)))
    fw = Instance("fw", shared, "10.0.8.1", public_ip="198.51.100.8", source_dest_check=False)
    neighbour = Instance("neighbour", shared, "10.0.8.9", public_ip="198.51.100.9")
    edge = RouteTable("edge", a, gateway=igw)
    net = Topology(fw, neighbour, edge) + Route(edge, "10.0.8.0/24", fw) + Route(a, "0.0.0.0/0", igw)
    request = net.reach("203.0.113.5", neighbour, "tcp", 443).flow.request
    assert request.refusal is None
    assert request.path == ("internet", "igw(a)", "fw", "shared")


def test_a_site_with_a_way_to_the_internet_reaches_it_and_gets_the_reply() -> None:
    lone = OnPremises("lone", "192.168.0.0/16", internet=True)
    verdict = Topology(lone).reach(lone, INTERNET, "tcp", 443)
    assert verdict.hops == ("lone", "internet")
    assert verdict.flow.reply.path == ("internet", "lone")


def test_public_services_are_on_the_internet() -> None:
    """R-RT-9: without an endpoint, S3 is reached as the internet is: through a gateway, or from a site."""
    lone = OnPremises("lone", "192.168.0.0/16", internet=True)
    assert Topology(lone, s3).reach(lone, s3, "tcp", 443).hops == ("lone", "internet", "s3")
    public = Instance("public", a, "10.0.9.9", public_ip="203.0.113.99")
    net = Topology(public, igw, s3) + Route(a, "0.0.0.0/0", igw)
    verdict = net.reach(public, s3, "tcp", 443)
    assert verdict.hops == ("public", "igw(a)", "internet", "s3")
    assert verdict.flow.reply.path == ("s3", "igw(a)", "a")
    assert str(net.reach(s3, public, "tcp", 443).code) == "VPCE_INTRA_VPC_TRAFFIC"
