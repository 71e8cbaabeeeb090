"""Rules that no other test pinned down: a mutant of the law that passed all of them fails here (see `make mutants`)."""

from __future__ import annotations

import pytest

from awsnet import (
    BLACKHOLE,
    VPC,
    AclRule,
    Allow,
    Answer,
    BlockPublicAccess,
    Connection,
    DirectConnectGateway,
    EgressOnlyInternetGateway,
    GatewayEndpoint,
    Instance,
    InterfaceEndpoint,
    InternetGateway,
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
    VirtualPrivateGateway,
    VpnConnection,
)
from awsnet.addresses import Piece, block
from awsnet.filters import Traffic, ports

a, b, c = VPC("a", "10.0.0.0/16"), VPC("b", "10.1.0.0/16"), VPC("c", "10.2.0.0/16")
ab, ac = Peering(a, b), Peering(a, c)


def answer(net: Topology, *question: object) -> str:
    """Return yes, or the code of the first remark."""
    return str(net.reach(*question).code or "yes")  # type: ignore[arg-type]


# Ranges, and where routes split them

SPLITS = [
    ("a route to a part leaves the rest", (), ("10.0.0.0/24",), ["10.0.0.0/16 outside 10.0.0.0/24", "10.0.0.0/24"]),
    (
        "the wider part comes first, wherever it lies",
        (),
        ("10.0.0.0/24", "10.0.128.0/17"),
        ["10.0.0.0/16 outside 10.0.128.0/17 and 10.0.0.0/24", "10.0.128.0/17", "10.0.0.0/24"],
    ),
    ("of two parts of one size the lower comes first", (), ("10.0.3.0/24", "10.0.2.0/24"),
     ["10.0.0.0/16 outside 10.0.2.0/24 and 10.0.3.0/24", "10.0.2.0/24", "10.0.3.0/24"]),
    ("a part of a part is taken out of the part only", (), ("10.0.0.0/17", "10.0.1.0/24"),
     ["10.0.0.0/16 outside 10.0.0.0/17", "10.0.0.0/17 outside 10.0.1.0/24", "10.0.1.0/24"]),
    ("routes to both halves leave no rest", (), ("10.0.0.0/17", "10.0.128.0/17"), ["10.0.0.0/17", "10.0.128.0/17"]),
    ("what was taken out before stays out", ("10.0.1.0/24",), ("10.0.0.0/17",),
     ["10.0.0.0/16 outside 10.0.0.0/17", "10.0.0.0/17 outside 10.0.1.0/24"]),
    ("a wider route splits nothing", (), ("10.0.0.0/8", "10.0.0.0/16"), ["10.0.0.0/16"]),
    ("nor does a route to elsewhere", (), ("10.9.0.0/24",), ["10.0.0.0/16"]),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "holes", "cuts", "pieces"), SPLITS, ids=[row[0] for row in SPLITS])
def test_a_range_is_split_where_routes_split_it(
    rule: str, holes: tuple[str, ...], cuts: tuple[str, ...], pieces: list[str]
) -> None:
    whole = Piece(block("10.0.0.0/16", "range"), tuple(block(hole, "hole") for hole in holes))
    assert [str(piece) for piece in whole.split([block(cut, "cut") for cut in cuts])] == pieces


def test_a_verdict_names_two_exceptions_of_a_range_and_counts_the_rest() -> None:
    routes = [Route(a, f"10.1.{n}.0/24", ab) for n in range(4)]

    def failing(count: int) -> str:
        net = Topology(Peering(a, b, routes_in=(b,)), *routes[:count])
        return str(net.reach(a, b).why).removeprefix("the route table of a has no route to 10.1.0.0/16 outside ")

    assert failing(1) == "10.1.0.0/24"
    assert failing(2) == "10.1.0.0/24 and 10.1.1.0/24"
    assert failing(3) == "10.1.0.0/24 and 10.1.1.0/24 and 1 more"
    assert failing(4) == "10.1.0.0/24 and 10.1.1.0/24 and 2 more"


# Route tables


def test_a_route_has_an_origin_that_aws_knows() -> None:
    with pytest.raises(TopologyError) as refused:
        Route(a, "10.1.0.0/16", ab, origin="dynamic")
    assert str(refused.value) == (
        "route(a, 10.1.0.0/16, peering(a, b)): a route is local, connected, static, prefix-list, propagated, "
        "not 'dynamic'"
    )


def test_a_route_leads_to_a_cidr_block_or_a_prefix_list() -> None:
    with pytest.raises(TopologyError, match="'ten' is not a CIDR block"):
        Route(a, "ten", ab)
    assert Route(a, "pl-ten", ab).to_list


def lists(*routes: Route) -> str:
    """Ask from a to an address of b, where two prefix lists hold it."""
    one, two = PrefixList("pl-one", ("10.1.0.0/16",)), PrefixList("pl-two", ("10.0.0.0/12",))
    unled = (Peering(a, b, routes_in=(b,)), Peering(a, c, routes_in=(c,)))
    return answer(Topology(one, two, *unled, *routes), a, "10.1.0.9")


LISTS = [
    ("R-RT-7: two lists, two targets", [("pl-one", ab), ("pl-two", ac)], "PREFIX_LISTS_OVERLAP"),
    ("R-RT-7: two lists, one target", [("pl-one", ab), ("pl-two", ab)], "yes"),
    ("R-RT-7: of the two, one holds the address", [("pl-one", ab)], "yes"),
    ("R-RT-1: a longer static route settles it", [("10.1.0.0/24", ab), ("pl-two", ac)], "yes"),
    ("R-RT-2: a static route to the same prefix settles it", [("10.1.0.0/16", ab), ("pl-one", ac)], "yes"),
    ("R-RT-7: a shorter static route does not matter", [("pl-one", ab), ("10.0.0.0/12", ac)], "yes"),
]


@pytest.mark.parametrize(("rule", "routes", "says"), LISTS, ids=[row[0] for row in LISTS])
def test_prefix_lists_that_overlap_are_ambiguous(rule: str, routes: list[tuple[str, Peering]], says: str) -> None:
    assert lists(*(Route(a, there, by) for there, by in routes)) == says


def test_a_list_that_holds_other_addresses_disputes_nothing() -> None:
    """R-RT-7."""
    other = PrefixList("pl-other", ("10.2.0.0/16",))
    one = PrefixList("pl-one", ("10.1.0.0/16",))
    net = Topology(one, other, Peering(a, b, routes_in=(b,)), Peering(a, c, routes_in=(c,)))
    assert answer(net + Route(a, "pl-one", ab) + Route(a, "pl-other", ac), a, "10.1.0.9") == "yes"


# Filters

PORTS = [("all", (0, 65535)), ("0", (0, 0)), ("443", (443, 443)), ("65535", (65535, 65535)), ("80-90", (80, 90))]


@pytest.mark.parametrize(("text", "span"), PORTS)
def test_a_port_is_from_0_to_65535(text: str, span: tuple[int, int]) -> None:
    assert ports(text, "a rule") == span


@pytest.mark.parametrize("text", ["65536", "-1", "90-80", "http", "", "1-2-3"])
def test_nothing_else_is_a_port(text: str) -> None:
    with pytest.raises(TopologyError, match="is not a port such as '443', a range such as '1024-65535', or 'all'"):
        ports(text, "a rule")


FITS = [
    ("the port itself", Allow("tcp", "443", "10.1.0.0/16"), Traffic("tcp", "443"), True),
    ("the first port of a range", Allow("tcp", "80-90", "10.1.0.0/16"), Traffic("tcp", "80"), True),
    ("the last port of a range", Allow("tcp", "80-90", "10.1.0.0/16"), Traffic("tcp", "90"), True),
    ("below a range", Allow("tcp", "80-90", "10.1.0.0/16"), Traffic("tcp", "79"), False),
    ("above a range", Allow("tcp", "80-90", "10.1.0.0/16"), Traffic("tcp", "91"), False),
    ("more than a range", Allow("tcp", "80-90", "10.1.0.0/16"), Traffic("tcp", "80-91"), False),
    ("every protocol", Allow("all", "all", "10.1.0.0/16"), Traffic("udp", "53"), True),
    ("another protocol", Allow("tcp", "all", "10.1.0.0/16"), Traffic("udp", "53"), False),
    ("a part of the block", Allow("tcp", "443", "10.1.0.0/17"), Traffic("tcp", "443"), False),
]


@pytest.mark.parametrize(("rule", "allow", "traffic", "fits"), FITS, ids=[row[0] for row in FITS])
def test_a_rule_of_a_security_group_fits_all_of_the_traffic_or_none(
    rule: str, allow: Allow, traffic: Traffic, fits: bool
) -> None:
    """R-SG-2."""
    assert allow.fits(traffic, Piece(block("10.1.0.0/16", "peer")), ()) is fits


def acl(*rules: tuple[int, str, str]) -> NetworkAcl:
    return NetworkAcl("acl", tuple(AclRule(number, "tcp", port, "0.0.0.0/0", action) for number, port, action in rules))


ACLS = [
    ("two rules that meet cover a range", acl((1, "80", "allow"), (2, "81-90", "allow")), "80-90", True),
    ("a gap of one port is a gap", acl((1, "80", "allow"), (2, "82-90", "allow")), "80-90", False),
    ("below the first rule", acl((1, "81-90", "allow"),), "80-90", False),
    ("above the last rule", acl((1, "80-89", "allow"),), "80-90", False),
    ("a deny for the last port", acl((1, "90-99", "deny"), (2, "all", "allow")), "80-90", False),
    ("a deny for the first port", acl((1, "70-80", "deny"), (2, "all", "allow")), "80-90", False),
    ("a deny for the port above", acl((1, "91", "deny"), (2, "all", "allow")), "80-90", True),
    ("a deny for the port below", acl((1, "79", "deny"), (2, "all", "allow")), "80-90", True),
    ("a deny for what was allowed before", acl((1, "80-90", "allow"), (2, "85", "deny")), "80-90", True),
    ("a deny in a range allowed in part", acl((1, "80-84", "allow"), (2, "85", "deny")), "80-90", False),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "rules", "port", "passes"), ACLS, ids=[row[0] for row in ACLS])
def test_every_port_meets_an_allow_before_a_deny(rule: str, rules: NetworkAcl, port: str, passes: bool) -> None:
    """R-NACL-1."""
    assert rules.allows(True, Traffic("tcp", port), Piece(block("10.1.0.0/16", "peer"))) is passes


NO_SUCH = [
    (lambda: Traffic("sctp"), "a protocol is all, tcp, udp, icmp, not 'sctp'"),
    (lambda: Traffic("tcp", "http"), "a question: 'http' is not a port"),
    (lambda: Traffic("tcp", "80", "high"), "a question: 'high' is not a port"),
    (lambda: Allow("sctp", "80", "10.0.0.0/8"), "the rule sctp 80 10.0.0.0/8: a protocol is all, tcp, udp, icmp, not"),
    (lambda: Allow("tcp", "80", "10.0.0.1/8"), "the rule tcp 80 10.0.0.1/8: '10.0.0.1/8' has bits set after"),
    (lambda: AclRule(7, "sctp", "80", "0.0.0.0/0", "allow"), "rule 7: a protocol is all, tcp, udp, icmp, not 'sctp'"),
    (lambda: AclRule(7, "tcp", "http", "0.0.0.0/0", "allow"), "rule 7: 'http' is not a port"),
    (lambda: AclRule(7, "tcp", "80", "ten", "allow"), "rule 7: 'ten' is not a CIDR block"),
]


@pytest.mark.parametrize(("build", "says"), NO_SUCH)
def test_a_rule_that_a_filter_could_not_hold_is_refused(build: object, says: str) -> None:
    with pytest.raises(TopologyError) as refused:
        build()  # type: ignore[operator]
    assert str(refused.value).startswith(says)


def test_a_new_group_lets_everything_out_of_both_families() -> None:
    """R-SG-2."""
    six = VPC("six", ("10.6.0.0/16", "2001:db8:6::/56"))
    one = Instance("one", six, ("10.6.0.1", "2001:db8:6::1"), security_groups=(SecurityGroup("new"),))
    assert answer(Topology(one), one, six) == "yes"


# Verdicts

site = OnPremises("site", "192.168.0.0/16")
vgw = VirtualPrivateGateway(a)


def test_a_verdict_leads_to_the_page_of_the_rule() -> None:
    refused = Topology(ab, ac).reach(b, c)
    assert refused.page == "https://docs.aws.amazon.com/vpc/latest/userguide/route-tables-priority.html"
    assert (Topology(ab).reach(a, b).page, Topology(ab).reach(a, b).why) == ("", "")


def test_nobody_can_say_what_aws_chooses_at_random() -> None:
    """R-RT-7."""
    one, two = PrefixList("pl-one", ("10.1.0.0/16",)), PrefixList("pl-two", ("10.0.0.0/12",))
    net = Topology(one, two, Peering(a, b, routes_in=(b,)), Peering(a, c, routes_in=(c,)))
    verdict = (net + Route(a, "pl-one", ab) + Route(a, "pl-two", ac)).reach(a, b)
    assert (bool(verdict), verdict.answer) == (False, Answer.UNKNOWN)
    assert str(verdict) == (
        "nobody can say whether a can reach b\n"
        "  two prefix lists in the route table of a hold 10.1.0.0/16, and AWS picks one\n"
        "  PREFIX_LISTS_OVERLAP"
    )


def test_what_is_refused_for_sure_is_told_before_what_nobody_knows() -> None:
    one, two = PrefixList("pl-one", ("10.1.0.0/17",)), PrefixList("pl-two", ("10.0.0.0/12",))
    net = Topology(one, two, Peering(a, b, routes_in=(b,)), Peering(a, c, routes_in=(c,)))
    net = net + Route(a, "pl-one", ab) + Route(a, "pl-two", ac)
    verdict = net.reach(a, b)
    assert (verdict.answer, str(verdict.code)) == (Answer.NO, "PCX_REQUIRES_ADDRESS_IN_VPC_CIDR")


def test_places_of_different_address_families_cannot_be_asked_about() -> None:
    six = VPC("six", ("10.6.0.0/16", "2001:db8:6::/56"))
    host = Instance("host", six, "2001:db8:6::1")
    with pytest.raises(TopologyError, match=r"^a and host have no address family in common$"):
        Topology(a, host).reach(a, host)


def test_a_place_reaches_itself_by_its_own_name() -> None:
    assert str(Topology(a).reach(a, a)) == "a can reach a"
    one, two = Instance("one", a, "10.0.0.1"), Instance("two", a, "10.0.0.2")
    assert str(Topology(one, two).reach(one, two)) == "one can reach two\n  one -> two"


def test_a_lost_reply_is_told_as_one() -> None:
    verdict = Topology(Peering(a, b, routes_in=(a,))).reach(a, b)
    assert verdict.why == "the reply is lost: the route table of b has no route to 10.0.0.0/16"
    assert verdict.hops == ("a", "peering(a, b)", "b")
    assert not Topology(Peering(a, b, routes_in=(b,))).reach(a, b).why.startswith("the reply")


def test_a_circle_of_routes_is_told_as_one() -> None:
    tgw = TransitGateway("t", (a, b))
    net = Topology(tgw, Route(tgw, "0.0.0.0/0", a), Route(a, "0.0.0.0/0", tgw), Route(b, "0.0.0.0/0", tgw), site)
    assert net.reach(b, site).why == "the route tables send the packet in a circle through t"


# Questions


def test_an_address_is_looked_for_in_vpcs_then_at_sites_then_on_the_internet() -> None:
    net = Topology(PrivateVIF(site, vgw), Instance("i", a, "10.0.0.9"))
    assert [str(net.place(ip).home) for ip in ("10.0.7.7", "192.168.7.7", "203.0.113.7")] == [
        "a",
        "site",
        "internet",
    ]
    assert str(net.place("10.0.0.9")) == "i"


def test_an_address_may_be_asked_of_one_of_two_places_that_have_it() -> None:
    twin = VPC("twin", "10.1.0.0/16")
    net = Topology(Peering(a, b), Peering(a, twin, routes_in=(twin,)))
    assert answer(net, a, net.host("10.1.0.9", b)) == "yes"
    assert answer(net, a, net.host("10.1.0.9", twin)) == "DELIVERED_ELSEWHERE"
    with pytest.raises(TopologyError, match=r"^10\.2\.0\.9 is not an address of b$"):
        net.host("10.2.0.9", b)


def test_an_instance_may_be_asked_by_one_of_its_addresses() -> None:
    two = Instance("two", a, ("10.0.0.1", "10.0.0.2"), public_ip="198.51.100.1")
    net = Topology(two)
    assert net.by_address(two, "10.0.0.2").blocks == (block("10.0.0.2/32", "i"),)
    assert net.by_address(two, "198.51.100.1") == two
    for name, ip, says in [
        (two, "10.0.0.3", "10.0.0.3 is not an address of two"),
        (a, "10.0.0.1", "a is no instance, so it is not asked by address"),
    ]:
        with pytest.raises(TopologyError) as refused:
            net.by_address(name, ip)
        assert str(refused.value) == says


def test_the_table_of_a_subnet_is_the_one_that_governs_it() -> None:
    """R-RT-10."""
    table = RouteTable("table", a)
    own, main = Subnet("own", a, "10.0.0.0/24", table=table), Subnet("main", a, "10.0.1.0/24")
    net = Topology(own, main, Peering(a, b))
    assert net.route(own, "10.1.0.9") is None
    assert str(net.route(main, "10.1.0.9")) == "route(a, 10.1.0.0/16, peering(a, b))"


def test_a_site_learns_over_links_only() -> None:
    net = Topology(PrivateVIF(site, vgw, name="vif"))
    assert net.learned("vif") == ("10.0.0.0/16",)
    with pytest.raises(TopologyError, match=r"^a is no virtual interface and no VPN connection"):
        net.learned("a")


def test_a_network_says_what_is_in_it() -> None:
    assert repr(Topology(ab)) == "Topology(a, b, peering(a, b))"
    assert [str(place) for place in Topology(ab).places] == ["a", "b"]
    assert [str(verdict) for verdict in Topology(ab).sessions(a, b, a)] == [
        "a can reach b\n  a -> peering(a, b) -> b",
        "b can reach a\n  b -> peering(a, b) -> a",
    ]


UNKNOWN_NAMES = [
    (lambda: Topology(ab).reach("A vpc", b), "no place is called 'A vpc'"),
    (lambda: Topology(ab).reach("peering(a, b)", b), "no place is called 'peering(a, b)'"),
    (lambda: Topology(ab).route("aa", "10.1.0.9"), "nothing is called 'aa'; did you mean 'a'?"),
    (
        lambda: Topology(ab, PrefixList("pl-one", ("10.3.0.0/16",)), Route(a, "pl-ones", ab)),
        "no prefix list is called 'pl-ones'; did you mean 'pl-one'?",
    ),
    (
        lambda: Topology(VPC),
        "a network is made of things such as a VPC or a Peering, not of <class 'awsnet.places.VPC'>",
    ),
    (
        lambda: Topology(ab, Route(a, "10.9.0.0/16", BLACKHOLE)),
        "nothing is called 'blackhole'",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("ask", "says"), UNKNOWN_NAMES)
def test_what_is_not_in_the_network_is_not_guessed(ask: object, says: str) -> None:
    with pytest.raises(TopologyError) as refused:
        ask()  # type: ignore[operator]
    assert str(refused.value) == says


# What AWS would not build

REFUSED = [
    ("R-RT-14: AWS's own range", lambda: Topology(ab) + Route(a, "169.254.168.0/24", ab),
     "route(a, 169.254.168.0/24, peering(a, b)) cannot exist: 169.254.168.0/24 is reserved for AWS's own services"),
    ("R-RT-6: a part of a subnet", lambda: Topology(box_net, box, Route(a, "10.0.1.0/25", box)),
     "route(a, 10.0.1.0/25, box) cannot exist: "
     "10.0.1.0/25 lies inside the VPC's own 10.0.0.0/16, and is not the whole block of a subnet"),
    ("R-PEER-9: a VPC that a peering does not touch", lambda: Peering(a, b, routes_in=(c,)),
     "peering(a, b) touches a and b; no route to it fits in c"),
    ("R-TGW-9: a VPC that is not attached", lambda: TransitGateway("t", (a, b), routes_in=(c,)),
     "c is not attached to t, so no route to it fits there"),
    ("R-IGW-1: a second internet gateway", lambda: Topology(InternetGateway(a), InternetGateway(a, name="second")),
     "second cannot exist: a has igw(a) already"),
    ("R-EIGW-1: a second egress-only one",
     lambda: Topology(EgressOnlyInternetGateway(a), EgressOnlyInternetGateway(a, name="second")),
     "second cannot exist: a has eigw(a) already"),
    ("R-VPN-1: a second virtual private gateway", lambda: Topology(vgw, VirtualPrivateGateway(a, name="second")),
     "second cannot exist: a has vgw(a) already"),
    ("R-DX-7: a second Direct Connect gateway",
     lambda: Topology(DirectConnectGateway("d", (vgw,)), DirectConnectGateway("e", (vgw,))),
     "e cannot exist: vgw(a) is associated with d already"),
    ("R-DX-7: a gateway without a VPC", lambda: DirectConnectGateway("d", (VirtualPrivateGateway(name="hub"),)),
     "d cannot exist: hub is attached to no VPC"),
    ("R-TGW-6: a peering with itself", lambda: TransitGatewayPeering(one_tgw, one_tgw),
     "tgw-peering(one, one) cannot exist: a peering joins two transit gateways"),
    ("R-TGW-6: a second peering of two",
     lambda: Topology(TransitGatewayPeering(one_tgw, two_tgw), TransitGatewayPeering(two_tgw, one_tgw)),
     "tgw-peering(two, one) cannot exist: tgw-peering(one, two) joins the two already"),
    ("R-EP-1: a service that has none", lambda: GatewayEndpoint(a, Service("kms", PrefixList("pl-kms", ()))),
     "gateway-endpoint(a, kms) cannot exist: gateway endpoints lead to s3 and dynamodb only"),
    ("R-EP-1: a service of another Region",
     lambda: GatewayEndpoint(a, Service("s3", PrefixList("pl-s3", ()), "eu-west-1")),
     "gateway-endpoint(a, s3.eu-west-1) cannot exist: "
     "it would lead to s3.eu-west-1 of eu-west-1, and a is in us-east-1"),
    ("R-EP-3: an address elsewhere", lambda: InterfaceEndpoint("e", a, "10.1.0.1", "kms"),
     "e cannot exist: 10.1.0.1 is not in a"),
    ("R-EP-3: two subnets in one zone",
     lambda: InterfaceEndpoint("e", box_net, "10.0.1.5", "kms", more=(Subnet("n", a, "10.0.3.0/24"),)),
     "e cannot exist: it has one subnet in each zone, not two in one"),
    ("R-RT-8: more than a list takes", lambda: PrefixList("pl-x", ("10.1.0.0/16", "10.2.0.0/16"), max_entries=1),
     "pl-x cannot exist: it takes 1 entries and has 2"),
    ("R-BPA-1: a mode", lambda: BlockPublicAccess("on"),
     "block public access: its mode is off, block-bidirectional, block-ingress, not 'on'"),
    ("R-BPA-1: an exclusion", lambda: BlockPublicAccess("off", exclusions=(("a", "allow"),)),
     "block public access: a is excluded by allow-bidirectional or allow-egress, not 'allow'"),
    ("R-VPN-2: a way of routing", lambda: VpnConnection(site, vgw, routing="ospf"),
     "vpn(site, a): its routing is static or bgp, not 'ospf'"),
    ("a prefix of a VPN", lambda: VpnConnection(site, vgw, prefixes=("ten",)),
     "vpn(site, a): 'ten' is not a CIDR block such as '10.1.0.0/16'"),
    ("R-DX-1: a location of another Region", lambda: PrivateVIF(site, vgw, region="eu-west-1"),
     "private-vif(site, a) cannot exist: it is on a connection in eu-west-1, and vgw(a) is in us-east-1; "
     "a Direct Connect gateway joins them"),
    ("R-DX-10: SiteLink without its gateway", lambda: PrivateVIF(site, vgw, sitelink=True),
     "private-vif(site, a) cannot exist: SiteLink needs a Direct Connect gateway, not vgw(a)"),
    ("R-DX-4: a public interface with a gateway", lambda: PublicVIF(site, vgw),
     "public-vif(site) cannot exist: a public virtual interface ends at no gateway"),
    ("R-DX-3: a private interface at a transit gateway's", lambda: PrivateVIF(site, behind),
     "private-vif(site, d) cannot exist: it ends at a virtual private gateway, "
     "or a Direct Connect gateway that has some, not at d"),
    ("R-DX-19: a kind of connection", lambda: Connection("x", kind="shared"),
     "x: a connection is dedicated or hosted, not 'shared'"),
    ("R-RT-11: a table of another thing", lambda: RouteTable("t", a, gateway=b),
     "t cannot exist: a table is associated with an internet gateway or a virtual private gateway, not with b"),
    ("R-RT-11: a gateway elsewhere", lambda: RouteTable("t", a, gateway=InternetGateway(b)),
     "t cannot exist: igw(b) is not a gateway of a"),
    ("R-RT-11: a second table of a gateway",
     lambda: Topology(RouteTable("t", a, gateway=vgw), RouteTable("u", a, gateway=vgw)),
     "u cannot exist: vgw(a) has t already"),
    ("R-RT-11: a target that is no interface",
     lambda: Topology(box_net, ab, gate_table, Route(gate_table, "10.0.1.0/24", ab)),
     "route(gate, 10.0.1.0/24, peering(a, b)) cannot exist: "
     "the table of vgw(a) leads to an interface or an endpoint of a Gateway Load Balancer, not to peering(a, b)"),
    ("R-RT-11: a destination elsewhere",
     lambda: Topology(box_net, box, gate_table, Route(gate_table, "10.1.0.0/24", box)),
     "route(gate, 10.1.0.0/24, box) cannot exist: the table of vgw(a) takes static routes to a and parts of it only"),
    ("a subnet's size", lambda: Subnet("s", a, "10.0.0.0/29"),
     "s: a subnet's IPv4 block is between /16 and /28, not '10.0.0.0/29'"),
    ("subnets that overlap", lambda: Topology(box_net, Subnet("s", a, "10.0.0.0/20")),
     "s cannot exist: 10.0.0.0/20 overlaps 10.0.1.0/24 of box-net"),
]  # fmt: skip
box_net = Subnet("box-net", a, "10.0.1.0/24")
box = Instance("box", box_net, "10.0.1.9", source_dest_check=False)
one_tgw, two_tgw = TransitGateway("one", (a,)), TransitGateway("two", (b,))
behind = DirectConnectGateway("d", (TransitGateway("t", (a, b)),), allowed_prefixes=("10.0.0.0/8",))
gate_table = RouteTable("gate", a, gateway=vgw)


@pytest.mark.parametrize(("rule", "build", "says"), REFUSED, ids=[row[0] for row in REFUSED])
def test_what_aws_would_not_build_is_refused(rule: str, build: object, says: str) -> None:
    with pytest.raises(TopologyError) as refused:
        build()  # type: ignore[operator]
    assert str(refused.value) == says


def test_an_address_is_used_once_in_a_vpc() -> None:
    with pytest.raises(TopologyError, match=r"cannot exist: 10\.0\.1\.9 is the address of"):
        Topology(box, Instance("twin", a, "10.0.1.9"))
    assert Topology(box, Instance("other", VPC("other-vpc", "10.0.0.0/16"), "10.0.1.9"))


def test_the_smallest_and_the_largest_subnet() -> None:
    assert [Subnet("s", a, cidr).blocks[0].prefixlen for cidr in ("10.0.0.0/16", "10.0.0.0/28")] == [16, 28]


def test_a_whole_subnet_or_vpc_may_be_led_through_an_appliance() -> None:
    """R-RT-6."""
    for there in ("10.0.1.0/24", "10.0.0.0/16"):
        net = Topology(box_net, box, Route(a, there, box))
        assert str(net.route(a, "10.0.1.77")) == f"route(a, {there}, box)"
