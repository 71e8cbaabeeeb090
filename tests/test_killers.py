"""Rules that no other test pinned down: a mutant of the law that passed all of them fails here (see `make mutants`)."""

from __future__ import annotations

import pytest

from awsnet import (
    BLACKHOLE,
    INTERNET,
    VPC,
    AclRule,
    Allow,
    Answer,
    Attachment,
    BlockPublicAccess,
    Connection,
    DirectConnectGateway,
    EgressOnlyInternetGateway,
    GatewayEndpoint,
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
    VirtualPrivateGateway,
    VpnConnection,
)
from awsnet.addresses import Piece, block, covers
from awsnet.filters import Traffic, ports, traffic

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


def test_a_block_covers_blocks_of_its_own_family() -> None:
    """R-RT-1: 0.0.0.0/0 does not cover ::/0."""
    four, six = block("0.0.0.0/0", "all"), block("::/0", "all")
    assert [covers(one, other) for one in (four, six) for other in (four, six)] == [True, False, False, True]


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


def test_a_written_route_takes_the_place_of_the_one_that_a_link_would_bring() -> None:
    """R-RT-3: a table has one route to a destination; the owner says which."""
    net = Topology(ab, ac) + Route(a, "10.1.0.0/16", ac)
    assert answer(net, a, b) == "PCX_REQUIRES_ADDRESS_IN_VPC_CIDR"


def test_a_table_leads_where_a_name_says() -> None:
    assert answer(Topology(Peering(a, b, routes_in=(b,)), Route("a", "10.1.0.0/16", "peering(a, b)")), a, b) == "yes"


def test_traffic_is_shared_only_among_routes_that_take_it() -> None:
    """R-RT-1, R-VPN-2."""
    tgw = TransitGateway("t", (a,))
    links = (
        VpnConnection(OnPremises(f"site-{n}", f"192.{n}.0.0/16"), tgw, name=f"vpn-{n}") for n in (168, 169)
    )  # of one length, but not to one place
    assert [str(route.target) for route in Topology(*links).routes("t", "192.169.0.1")] == ["vpn-169"]


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
    ("into a range from below", Allow("tcp", "80-90", "10.1.0.0/16"), Traffic("tcp", "79-85"), False),
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
    (lambda: traffic("sctp", "all"), "a protocol is all, tcp, udp, icmp, not 'sctp'"),
    (lambda: traffic("tcp", "http"), "a question: 'http' is not a port"),
    (lambda: traffic("tcp", "80", "high"), "a question: 'high' is not a port"),
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
    wide = PrefixList("pl-one", ("10.1.0.0/16",))
    net = Topology(wide, two, Peering(a, b, routes_in=(b,)), Peering(a, c, routes_in=(c,)))
    net = net + Route(a, "pl-one", ab) + Route(a, "pl-two", ac) + Route(a, "10.1.7.0/24", ac)
    verdict = net.reach(a, b)
    assert (verdict.answer, str(verdict.code)) == (Answer.NO, "PCX_REQUIRES_ADDRESS_IN_VPC_CIDR")


def test_what_nobody_knows_is_told_before_what_arrives() -> None:
    """R-RT-7: of the two halves the second is in two lists."""
    one, two = (PrefixList(f"pl-{name}", ("10.1.128.0/17",)) for name in ("one", "two"))
    net = Topology(one, two, Peering(a, b, routes_in=(b,)), Peering(a, c, routes_in=(c,)))
    net = net + Route(a, "10.1.0.0/17", ab) + Route(a, "pl-one", ab) + Route(a, "pl-two", ac)
    assert answer(net, a, b) == "PREFIX_LISTS_OVERLAP"
    assert net.reach(a, b).answer == Answer.UNKNOWN


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


def test_an_address_is_at_home_where_it_was_known_first() -> None:
    twin, wide = VPC("twin", "10.0.0.0/16"), OnPremises("wide", ("192.168.0.0/16", "192.168.7.0/24"))
    theirs = Instance("theirs", twin, "10.0.0.9")
    for first, second in ((a, twin), (twin, a)):
        net = Topology(first, second, theirs, wide)
        assert str(net.place("10.0.0.7").home) == str(first)
        assert str(net.place("192.168.7.7").home) == "wide"
        assert [str(net.host("10.0.0.9", vpc)) for vpc in (a, twin)] == ["10.0.0.9", "theirs"]
        assert str(net.host("10.0.0.9", a).home) == "a"
    inner = Subnet("inner", a, "10.0.1.0/24")
    assert str(Topology(inner, NatGateway("n", inner, "10.0.1.5")).place("10.0.1.5").home) == "a", "and no place itself"


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


def test_what_is_asked_is_everything_from_the_ports_of_clients_unless_said() -> None:
    """R-NACL-2: filters are asked, and a client may use any port from 1024 on."""
    assert traffic("tcp", 443) == Traffic("tcp", "443") == Traffic("tcp", "443", "1024-65535", True)


def test_a_switch_that_did_not_exist_yet_changes_nothing_else_of_a_question() -> None:
    """R-BPA-1: Block Public Access came in November 2024."""
    replies = NetworkAcl(
        "acl",
        (AclRule(1, "tcp", "443", "0.0.0.0/0", "allow"),),
        (AclRule(1, "tcp", "49152-65535", "0.0.0.0/0", "allow"),),
    )
    shut = Instance("shut", a, "10.0.0.9", security_groups=(SecurityGroup("none"),))
    net = Topology(
        *(BlockPublicAccess("block-bidirectional"), ab, shut, TransitGateway("t", (a, c))),
        *(Subnet("s", b, "10.1.0.0/24", acl=replies), Instance("web", b, "10.1.0.9")),
    )
    asked = ("2020", "2014-03-24")
    assert [str(net.reach(a, "web", "tcp", 443, source_ports="49152-65535", on=day).code) for day in asked] == [
        "None"
    ] * 2
    assert [bool(net.reach(b, shut, "tcp", 443, on=day)) for day in asked] == [False, False]
    assert [bool(net.reach(b, shut, "tcp", 443, filters=False, on=day)) for day in asked] == [True, True]
    assert [bool(net.reach(a, c, on=day)) for day in asked] == [True, False], "and the day stays the day asked about"


def test_a_matrix_without_names_asks_every_place() -> None:
    assert Topology(ab).matrix() == Topology(ab).matrix(a, b)
    assert Topology(ab).matrix().names == ("a", "b")


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
    assert repr(Topology(ab, Route(a, "10.9.0.0/16", ab))) == "Topology(a, b, peering(a, b))", "a route is no thing"
    assert [str(place) for place in Topology(ab).places] == ["a", "b"]
    assert [str(verdict) for verdict in Topology(ab).sessions(a, b, a)] == [
        "a can reach b\n  a -> peering(a, b) -> b",
        "b can reach a\n  b -> peering(a, b) -> a",
    ]


UNKNOWN_NAMES = [
    (lambda: Topology(ab).reach("A vpc", b), "no place is called 'A vpc'"),
    (lambda: Topology(ab).reach("peering(a, b)", b), "no place is called 'peering(a, b)'"),
    (lambda: Topology(ab).route("aa", "10.1.0.9"), "nothing is called 'aa'; did you mean 'a'?"),
    (lambda: Topology(ab).host(167772161), "a host: '167772161' is not an address such as '10.1.0.10'"),  # type: ignore[arg-type]
    (lambda: Topology(ab).host("ten"), "a host: 'ten' is not an address such as '10.1.0.10'"),
    (
        lambda: Topology(Peering(a, b, name="i")).reach(Instance("i", a, "10.0.0.1"), b),
        "the network's 'i' is another one than that asked about",
    ),
    (
        lambda: Topology(Instance("i", a, "10.0.0.1")).reach(Instance("i", a, "10.0.0.2"), a),
        "the network's 'i' is another one than that asked about",
    ),
    (
        lambda: Topology(ab, PrefixList("pl-one", ("10.3.0.0/16",)), Route(a, "pl-ones", ab)),
        "no prefix list is called 'pl-ones'; did you mean 'pl-one'?",
    ),
    (
        lambda: Topology(VPC("pl-one", "10.3.0.0/16"), PrefixList("pl-other", ()), Route("pl-one", "pl-ones", ab)),
        "no prefix list is called 'pl-ones'; did you mean 'pl-other'?",
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
    ("R-DX-7: two at once, and the first by name is told",
     lambda: Topology(*(DirectConnectGateway(name, (vgw, VirtualPrivateGateway(b))) for name in "de")),
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
    ("an address in none of a VPC's blocks",
     lambda: Instance("i", VPC("double", ("10.3.0.0/16", "10.4.0.0/16")), "10.9.0.1"),
     "i cannot exist: 10.9.0.1 is not in double (10.3.0.0/16 or 10.4.0.0/16)"),
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
    ("R-RT-11: a prefix list",
     lambda: Topology(box_net, box, gate_table, PrefixList("pl-in", ("10.0.1.0/24",)), Route(gate_table, "pl-in", box)),
     "route(gate, 10.0.1.0/24, box) cannot exist: the table of vgw(a) takes static routes to a and parts of it only"),
    ("R-RT-6: a part of a subnet, by a gateway's table",
     lambda: Topology(box_net, box, gate_table, Route(gate_table, "10.0.1.0/25", box)),
     "route(gate, 10.0.1.0/25, box) cannot exist: "
     "10.0.1.0/25 lies inside the VPC's own 10.0.0.0/16, and is not the whole block of a subnet"),
    ("a subnet's size", lambda: Subnet("s", a, "10.0.0.0/29"),
     "s: a subnet's IPv4 block is between /16 and /28, not '10.0.0.0/29'"),
    ("a subnet in none of a VPC's blocks",
     lambda: Subnet("s", VPC("double", ("10.3.0.0/16", "10.4.0.0/16")), "10.9.0.0/24"),
     "s cannot exist: 10.9.0.0/24 is not in double (10.3.0.0/16 or 10.4.0.0/16)"),
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


def test_a_list_may_be_full() -> None:
    """R-RT-8."""
    assert len(PrefixList("pl-x", ("10.1.0.0/16", "10.2.0.0/16"), max_entries=2).blocks) == 2


def test_an_address_is_used_once_in_a_vpc() -> None:
    with pytest.raises(TopologyError, match=r"cannot exist: 10\.0\.1\.9 is the address of"):
        Topology(box, Instance("twin", a, "10.0.1.9"))
    assert Topology(box, Instance("other", VPC("other-vpc", "10.0.0.0/16"), "10.0.1.9"))
    with pytest.raises(TopologyError, match=r"cannot exist: 10\.0\.1\.9 is the address of"):
        Topology(*(InterfaceEndpoint(name, a, "10.0.1.9", "kms") for name in "ef"))


def test_a_place_in_a_vpc_may_be_in_any_of_its_blocks() -> None:
    """R-RT-13: a VPC has several."""
    double = VPC("double", ("10.3.0.0/16", "10.4.0.0/16"))
    for ip in ("10.3.0.9", "10.4.0.9"):
        assert InterfaceEndpoint("e", double, ip, "kms").blocks == Instance("i", double, ip).blocks


def test_the_smallest_and_the_largest_subnet() -> None:
    assert [Subnet("s", a, cidr).blocks[0].prefixlen for cidr in ("10.0.0.0/16", "10.0.0.0/28")] == [16, 28]


def test_every_table_has_local_routes_of_its_own_and_no_other_tables() -> None:
    """R-RT-4."""
    net = Topology(gate_table, RouteTable("more", a))
    assert {name: [str(route) for route in net.table(name)] for name in ("a", "gate", "more", "vgw(a)")} == {
        "a": ["route(a, 10.0.0.0/16, a)"],
        "gate": ["route(gate, 10.0.0.0/16, a)"],
        "more": ["route(more, 10.0.0.0/16, a)"],
        "vgw(a)": [],
    }


def test_a_gateways_table_leads_into_any_block_of_its_vpc() -> None:
    """R-RT-11."""
    double = VPC("double", ("10.3.0.0/16", "10.4.0.0/16"))
    subnets = [Subnet(f"s{n}", double, f"10.{n}.1.0/24") for n in (3, 4)]
    firewall, table = Instance("fw", subnets[0], "10.3.1.9"), RouteTable("t", double, gateway=InternetGateway(double))
    net = Topology(firewall, *subnets, table, *(Route(table, f"10.{n}.1.0/24", firewall) for n in (3, 4)))
    assert [str(net.route(table, ip)) for ip in ("10.3.1.1", "10.4.1.1")] == [
        "route(t, 10.3.1.0/24, fw)",
        "route(t, 10.4.1.0/24, fw)",
    ]


def test_a_whole_subnet_or_vpc_may_be_led_through_an_appliance() -> None:
    """R-RT-6."""
    for there in ("10.0.1.0/24", "10.0.0.0/16"):
        net = Topology(box_net, box, Route(a, there, box))
        assert str(net.route(a, "10.0.1.77")) == f"route(a, {there}, box)"


# What filters let through


def test_the_answer_to_an_answer_is_for_the_port_that_was_asked() -> None:
    asked = Traffic("tcp", "443", "1024-2000")
    assert asked.reply() == Traffic("tcp", "1024-2000", "443")
    assert asked.reply().reply() == asked


def test_a_rule_out_for_a_part_lets_that_part_out() -> None:
    """R-SG-2."""
    half = SecurityGroup("half", outbound=(Allow("tcp", "443", "10.1.0.0/17"),))
    net = Topology(ab, Instance("i", a, "10.0.0.9", security_groups=(half,)))
    said = [answer(net, "i", ip, "tcp", 443) for ip in ("10.1.127.255", "10.1.128.0")]
    assert said == ["yes", "ENI_SG_RULES_MISMATCH"]


def test_what_a_group_does_not_let_out_never_leaves() -> None:
    """R-SG-2: and the sentence names every group of the interface."""
    shut = (SecurityGroup("one", outbound=()), SecurityGroup("two", outbound=()))
    verdict = Topology(ab, Instance("i", a, "10.0.0.9", security_groups=shut)).reach("i", b)
    assert verdict.hops == ("i",)
    assert verdict.why == "the security group one and two has no rule out"


def test_a_group_without_a_rule_that_fits_says_what_it_was_asked() -> None:
    web = SecurityGroup("web", (Allow("tcp", "443", "0.0.0.0/0"),))
    net = Topology(ab, Instance("i", a, "10.0.0.9", security_groups=(web,)))
    assert net.reach(b, "i").why == "no rule in of the security group web fits all traffic"
    assert net.reach(b, "i", "tcp", 22).why == "no rule in of the security group web fits tcp 22"
    assert net.reach(b, "i", "tcp").why == "no rule in of the security group web fits tcp"


def test_a_network_acl_is_asked_on_the_way_in_and_on_the_way_out() -> None:
    """R-NACL-1."""
    every = (AclRule(100, "all", "all", "0.0.0.0/0", "allow"),)
    said = {}
    for name, acl in {"in": NetworkAcl("acl", outbound=every), "out": NetworkAcl("acl", inbound=every)}.items():
        said[name] = Topology(ab, Subnet("s", a, "10.0.0.0/24", acl=acl)).reach("s", b)
    assert said["out"].why == "the network ACL acl does not let all traffic out of s"
    assert said["in"].why == "the reply is lost: the network ACL acl does not let all traffic into s"


# The way out

igw = InternetGateway(a)
public = Subnet("public", a, "10.0.0.0/24", table=RouteTable("public-table", a))
private = Subnet("private", a, "10.0.1.0/24", table=RouteTable("private-table", a))
nat = NatGateway("nat", public, "10.0.0.5", public_ip="198.51.100.5")
web = Instance("web", a, "10.0.0.10", public_ip="198.51.100.10")
inside = Instance("inside", a, "10.0.1.10")
out = Topology(igw, public, private, nat, web, inside, Route("public-table", "0.0.0.0/0", igw),
               Route("private-table", "0.0.0.0/0", nat))  # fmt: skip
six = VPC("six", ("10.6.0.0/16", "2001:db8:6::/56"))
igw_six, eigw = InternetGateway(six), EgressOnlyInternetGateway(six)
host_six = Instance("host-six", six, "2001:db8:6::10")
FAR = "2001:db8:ffff::1"


@pytest.mark.parametrize("ip", ["10.99.0.1", "172.16.0.1", "172.31.0.1", "192.168.0.1"])
def test_an_internet_gateway_carries_nothing_to_private_addresses(ip: str) -> None:
    """R-IGW-1."""
    verdict = out.reach(web, ip, "tcp", 443)
    assert str(verdict.code) == "IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS"
    assert verdict.why == f"igw(a) carries nothing to private addresses such as {ip}/32"


def test_an_ipv6_address_needs_no_other_for_the_internet() -> None:
    """R-IGW-1."""
    assert answer(Topology(igw_six, host_six, Route(six, "::/0", igw_six)), host_six, FAR) == "yes"
    verdict = Topology(igw_six, Instance("four", six, "10.6.0.9"), Route(six, "0.0.0.0/0", igw_six)).reach(
        "four", INTERNET
    )
    assert verdict.why == "10.6.0.9/32 has no public address, which igw(six) could give it"


def test_an_egress_only_gateway_carries_no_ipv4() -> None:
    """R-EIGW-1."""
    net = Topology(eigw, Instance("four", six, "10.6.0.9", public_ip="198.51.100.9"), Route(six, "0.0.0.0/0", eigw))
    verdict = net.reach("four", INTERNET)
    assert (str(verdict.code), verdict.why) == ("IGW_EXPECTS_PUBLIC_ADDRESS", "eigw(six) carries IPv6 only")


def test_a_nat_gateway_answers_only_what_went_out_through_it() -> None:
    """R-NAT-1."""
    net = out + ab + Route("private-table", "10.1.0.0/16", nat)
    verdict = net.reach(b, inside, "tcp", 443)
    assert str(verdict.code) == "NGW_DEST_ADDRESS_PRESERVATION"
    assert verdict.why == "the reply is lost: nat knows of no connection that this would answer"


def test_a_nat_gateway_does_not_carry_every_protocol() -> None:
    """R-NAT-2."""
    assert out.reach(inside, INTERNET).why == "nat carries TCP, UDP and ICMP only"
    assert [answer(out, inside, INTERNET, protocol) for protocol in ("tcp", "udp", "icmp")] == ["yes"] * 3


def test_nothing_leads_from_the_internet_to_a_vpc_without_a_gateway() -> None:
    """R-IGW-1."""
    verdict = Topology(a).reach(INTERNET, a)
    assert verdict.why == "nothing leads from the internet to a: its VPC has no internet gateway"
    assert out.reach(INTERNET, inside, "tcp", 443).why == "inside has no public address that igw(a) could lead to"


BPA = [  # R-BPA-1: the mode, the exclusion, inbound, one way; what it says
    ("off", "", True, False, "yes"),
    ("block-bidirectional", "", True, False, "VPC_BLOCK_PUBLIC_ACCESS_ENABLED"),
    ("block-bidirectional", "", False, False, "VPC_BLOCK_PUBLIC_ACCESS_ENABLED"),
    ("block-bidirectional", "", False, True, "VPC_BLOCK_PUBLIC_ACCESS_ENABLED"),
    ("block-bidirectional", "allow-bidirectional", True, False, "yes"),
    ("block-bidirectional", "allow-bidirectional", False, False, "yes"),
    ("block-bidirectional", "allow-egress", True, False, "VPC_BLOCK_PUBLIC_ACCESS_ENABLED"),
    ("block-bidirectional", "allow-egress", False, False, "BPA_EGRESS_EXCLUSION_DISPUTED"),
    ("block-ingress", "", True, False, "VPC_BLOCK_PUBLIC_ACCESS_ENABLED"),
    ("block-ingress", "", False, False, "VPC_BLOCK_PUBLIC_ACCESS_ENABLED"),
    ("block-ingress", "", False, True, "yes"),
    ("block-ingress", "allow-egress", True, False, "VPC_BLOCK_PUBLIC_ACCESS_ENABLED"),
    ("block-ingress", "allow-egress", False, False, "VPC_BLOCK_PUBLIC_ACCESS_ENABLED"),
    ("block-ingress", "allow-egress", False, True, "yes"),
    ("block-ingress", "allow-bidirectional", True, False, "yes"),
]


@pytest.mark.parametrize(("mode", "excluded", "inbound", "one_way", "says"), BPA)
def test_block_public_access(mode: str, excluded: str, inbound: bool, one_way: bool, says: str) -> None:
    exclusions = (("elsewhere", "allow-bidirectional"), *((("a", excluded),) if excluded else ()))
    switch = BlockPublicAccess(mode, exclusions=exclusions)
    refusal = switch.refusal(("public", "a"), inbound=inbound, one_way=one_way)
    assert (str(refusal.code) if refusal else "yes") == says
    if says == "VPC_BLOCK_PUBLIC_ACCESS_ENABLED":
        assert refusal
        assert refusal.why == f"block public access is on: nothing goes {'into' if inbound else 'out of'} public"
    if says == "BPA_EGRESS_EXCLUSION_DISPUTED":
        assert refusal
        assert refusal.why == "AWS's page disagrees with itself about an egress exclusion under the bidirectional mode"


def test_block_public_access_is_asked_before_the_gateways() -> None:
    """R-BPA-1: in its own Region; the one-way gateways still let out what the mode for ingress leaves them."""
    shut, ingress = BlockPublicAccess("block-bidirectional"), BlockPublicAccess("block-ingress")
    elsewhere = BlockPublicAccess("block-bidirectional", region="eu-west-1")
    via_eigw = Topology(eigw, host_six, Route(six, "::/0", eigw))
    for net, one, other in ((out, inside, INTERNET), (via_eigw, host_six, FAR)):
        asked = [answer(net + switch, one, other, "tcp") for switch in (shut, ingress, elsewhere)]
        assert asked == ["VPC_BLOCK_PUBLIC_ACCESS_ENABLED", "yes", "yes"]
    assert answer(out + shut, web, INTERNET, "tcp") == "VPC_BLOCK_PUBLIC_ACCESS_ENABLED"
    assert answer(out + ingress, INTERNET, web, "tcp") == "VPC_BLOCK_PUBLIC_ACCESS_ENABLED"
    egress = BlockPublicAccess("block-ingress", exclusions=(("a", "allow-egress"),))
    asked = [answer(out + egress, *ends, "tcp") for ends in ((web, INTERNET), (INTERNET, web), (inside, INTERNET))]
    assert asked == ["VPC_BLOCK_PUBLIC_ACCESS_ENABLED", "VPC_BLOCK_PUBLIC_ACCESS_ENABLED", "yes"]


# Endpoints

s3 = Service("s3", PrefixList("pl-s3", ("52.216.0.0/24",)))
gate = GatewayEndpoint(a, s3)
led = Topology(gate, Route(a, "pl-s3", gate), ab, Instance("i", a, "10.0.0.9"))


@pytest.mark.parametrize(
    ("protocol", "says"),
    [
        ("tcp", "yes"),
        ("icmp", "yes"),
        ("udp", "VPCE_GATEWAY_PROTOCOL_RESTRICTION"),
        ("all", "VPCE_GATEWAY_PROTOCOL_RESTRICTION"),
    ],
)
def test_a_gateway_endpoint_carries_tcp_and_ping(protocol: str, says: str) -> None:
    """R-EP-1."""
    assert answer(led, "i", s3, protocol) == says


def test_a_gateway_endpoint_serves_its_own_vpc() -> None:
    """T6, R-EP-2."""
    assert answer(led + Route(b, "52.216.0.0/24", ab), b, s3, "tcp") == "PCX_REQUIRES_ADDRESS_IN_VPC_CIDR"
    tgw = TransitGateway("t", (a, b), routes_in=())
    net = led + tgw
    net += Route(b, "52.216.0.0/24", tgw)
    net += Route(tgw, "52.216.0.0/24", a)
    verdict = net.reach(b, s3, "tcp")
    assert str(verdict.code) == "VPCE_GATEWAY_REQUIRES_SOURCE_IN_VPC"
    assert verdict.why == "gateway-endpoint(a, s3) serves only addresses of a, and 10.1.0.0/16 is none"


def test_an_interface_endpoint_answers_and_never_asks() -> None:
    """R-EP-4, R-EP-6."""
    endpoint = InterfaceEndpoint("e", a, "10.0.0.7", "kms")
    net = Topology(endpoint, ab)
    assert [answer(net, b, endpoint, protocol) for protocol in ("tcp", "udp", "icmp", "all")] == [
        *("yes", "yes"),
        *("PROTOCOL_RESTRICTION", "PROTOCOL_RESTRICTION"),
    ]
    assert net.reach(endpoint, b, "tcp").why == "e opens no connection to b"


@pytest.mark.parametrize("ip", ["fd00:ec2::253", "fd00:ec2::254"])
def test_aws_answers_inside_a_vpc_over_ipv6(ip: str) -> None:
    """R-NACL-3."""
    assert answer(Topology(host_six), host_six, ip, "udp", 53) == "yes"


# Direct Connect and VPN


@pytest.mark.parametrize(
    ("kind", "speeds"),
    [
        ("dedicated", (1_000, 10_000, 100_000, 400_000)),
        ("hosted", (50, 100, 200, 300, 400, 500, 1_000, 2_000, 5_000, 10_000, 25_000)),
    ],
)
def test_aws_sells_these_speeds_in_mbps_and_no_others(kind: str, speeds: tuple[int, ...]) -> None:
    """R-DX-19."""
    assert [Connection("c", kind=kind, mbps=mbps).mbps for mbps in speeds] == list(speeds)
    for mbps in (0, 51, 999, 1_001, 10_001, 25_001, 100_001, 400_001):
        with pytest.raises(TopologyError, match=f"a {kind} connection has .* Mbps, not {mbps}$"):
            Connection("c", kind=kind, mbps=mbps)


def test_a_limit_counts_the_prefixes_of_each_family() -> None:
    """R-DX-15: 100 of each, unless a larger allocation was made."""
    many = tuple(f"192.168.{n}.0/24" for n in range(101))
    sixes = tuple(f"2001:db8:{n:x}::/48" for n in range(100))
    assert PrivateVIF(site, vgw, advertises=many[:100] + sixes).is_up
    assert not PrivateVIF(site, vgw, advertises=many).is_up
    assert not PrivateVIF(site, vgw, advertises=(*sixes, "2001:db8:ffff::/48")).is_up
    assert PrivateVIF(site, vgw, advertises=many, prefix_limit=101).is_up


def test_static_sites_of_one_gateway_do_not_meet() -> None:
    """R-VPN-3: CloudHub is of BGP."""
    branch = OnPremises("branch", "192.169.0.0/16", accepts=("0.0.0.0/0",))
    office = OnPremises("office", "192.168.0.0/16", accepts=("0.0.0.0/0",))

    def meet(one: str, other: str) -> str:
        return answer(
            Topology(VpnConnection(office, vgw, routing=one), VpnConnection(branch, vgw, routing=other)), office, branch
        )

    assert meet("bgp", "bgp") == "yes"
    assert meet("bgp", "static") == meet("static", "bgp") == meet("static", "static")
    assert meet("static", "static") == "VGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS"


def test_a_site_learns_of_vpcs_and_of_bgp_sites() -> None:
    """R-VPN-3."""
    near = VpnConnection(site, vgw, name="near")
    far = VpnConnection(OnPremises("far-site", "192.169.0.0/16"), vgw, name="far")
    fixed = VpnConnection(OnPremises("fixed-site", "192.170.0.0/16"), vgw, name="fixed", routing="static")
    assert Topology(near, far, fixed).learned("near") == ("10.0.0.0/16", "192.169.0.0/16")
    assert Topology(near, far, fixed).learned("fixed") == ("10.0.0.0/16",)
    on_tgw = VpnConnection(site, TransitGateway("t", (a, b)), name="on-tgw")
    assert Topology(on_tgw).learned("on-tgw") == ("10.0.0.0/16", "10.1.0.0/16")


def test_direct_connect_comes_before_static_vpn_and_that_before_bgp() -> None:
    """R-RT-2, R-VPN-2."""
    dx = PrivateVIF(site, vgw, name="dx")
    fixed = VpnConnection(site, vgw, name="fixed", routing="static")
    learned = VpnConnection(site, vgw, name="learned")
    assert str(Topology(learned, fixed, dx).route(vgw, "192.168.0.9")).endswith(" dx)")
    assert str(Topology(learned, fixed).route(vgw, "192.168.0.9")).endswith(" fixed)")


def test_a_vpn_carries_ipv6_to_a_transit_gateway_if_it_was_made_so() -> None:
    """R-VPN-4."""
    dual = OnPremises("dual", ("192.168.0.0/16", "2001:db8:aa::/48"))
    tgw = TransitGateway("t", (six,))
    assert VpnConnection(dual, tgw, ipv6=True).brings == ("192.168.0.0/16", "2001:db8:aa::/48")
    assert VpnConnection(dual, tgw).brings == VpnConnection(dual, vgw).brings == ("192.168.0.0/16",)


# Transit gateways


def test_a_vpc_inside_another_is_not_propagated() -> None:
    """R-TGW-7: of two that overlap, the one attached first, though the other's prefix is longer."""
    part = VPC("part", "10.1.128.0/17")
    assert str(Topology(TransitGateway("t", (a, b, part))).route("t", "10.1.128.9")) == "route(t, 10.1.0.0/16, b)"
    assert str(Topology(TransitGateway("t", (a, part, b))).route("t", "10.1.128.9")) == "route(t, 10.1.128.0/17, part)"


def test_a_vpc_leads_to_the_gateway_what_is_propagated_and_not_its_own() -> None:
    """R-TGW-9, R-RT-6: no static route of a gateway, and nothing inside the VPC's own blocks."""
    double = VPC("double", ("10.3.0.0/16", "10.4.0.0/16"))
    tgw = TransitGateway("t", (a, double))
    link = VpnConnection(site, tgw, prefixes=("10.3.7.0/24", "192.168.0.0/16"))
    net = Topology(link) + Route(tgw, "192.0.2.0/24", a)
    assert [str(net.route(double, ip)) for ip in ("10.3.7.7", "192.168.0.9", "10.0.0.9", "192.0.2.9")] == [
        "route(double, 10.3.0.0/16, double)",
        "route(double, 192.168.0.0/16, t)",
        "route(double, 10.0.0.0/16, t)",
        "None",
    ]


def test_a_table_holds_what_is_propagated_into_it_and_no_static_route_of_another() -> None:
    """R-TGW-2."""
    own, other = TransitGatewayTable("own", (a,), (b,)), TransitGatewayTable("other", (b,))
    tgw = TransitGateway("t", (a, b), tables=(own, other))
    net = Topology(tgw, Route(other, "192.0.2.0/24", b), Route(tgw, "198.51.100.0/24", b))
    asked = ("10.1.0.9", "192.0.2.9", "198.51.100.9")
    assert [str(net.route(own, ip)) for ip in asked] == ["route(own, 10.1.0.0/16, b)", "None", "None"]


def test_a_range_is_split_where_the_one_table_of_a_gateway_splits_it() -> None:
    """R-TGW-5."""
    tgw = TransitGateway("t", (a, b), routes_in=(b,))
    net = Topology(tgw, Route(a, "10.0.0.0/8", tgw), Route(tgw, "10.1.128.0/17", BLACKHOLE))
    verdict = net.reach(a, b)
    assert verdict.title == "a cannot reach all of b"
    assert verdict.why == "the route of t to 10.1.128.0/17 is a blackhole"


def test_of_two_prefix_lists_that_lead_to_bgp_connections_one_is_taken() -> None:
    """R-RT-7, R-VPN-2: connections share what is propagated, and AWS picks one of two lists."""
    tgw = TransitGateway("t", (a,))
    vpns = [VpnConnection(site, tgw, name=name) for name in ("one", "two")]
    lists = [PrefixList(f"pl-{name}", ("192.168.7.0/24",)) for name in ("one", "two")]
    net = Topology(*vpns, *lists, *(Route(tgw, str(held), vpn) for held, vpn in zip(lists, vpns, strict=True)))
    assert len(net.routes(tgw, "192.168.8.8")) == 2
    assert len(net.routes(tgw, "192.168.7.7")) == 1


def test_an_attachment_without_a_table_goes_nowhere() -> None:
    """R-TGW-2."""
    table = TransitGatewayTable("table", (a,), (a, b))
    net = Topology(TransitGateway("t", (a, b), tables=(table,)))
    assert str(net.reach(b, a).code) == "TGW_ATTACH_MISSING_TGW_RTB_ASSOCIATION"
    assert net.reach(b, a).why == "the attachment of b is associated with no route table of t"


def test_what_is_not_propagated_into_a_table_is_not_in_it() -> None:
    """R-TGW-2, R-TGW-3."""
    spokes, hub = TransitGatewayTable("spokes", (a, b), (c,)), TransitGatewayTable("hub", (c,), (a, b))
    net = Topology(TransitGateway("t", (a, b, c), tables=(spokes, hub)))
    assert [answer(net, one, other) for one, other in ((a, c), (c, a), (a, b))] == [
        *("yes", "yes"),
        "TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT",
    ]


def test_a_zone_without_a_subnet_of_the_attachment_does_not_reach_the_gateway() -> None:
    """R-TGW-8."""
    near, far = Subnet("near", a, "10.0.0.0/24", zone="a"), Subnet("far", a, "10.0.1.0/24", zone="b")
    net = Topology(near, far, TransitGateway("t", (Attachment(a, (near,)), b)))
    assert answer(net, near, b) == "yes"
    verdict = net.reach(far, b)
    assert (str(verdict.code), verdict.why) == (
        "TGW_ROUTE_AZ_RESTRICTION",
        "t has no attachment in zone b, where far is",
    )
    named = Topology(near, far, TransitGateway("t", (Attachment(a, zones=("b",)), b)))
    assert [answer(named, subnet, b) for subnet in (near, far)] == ["TGW_ROUTE_AZ_RESTRICTION", "yes"]


def test_an_attachment_that_names_no_zone_serves_every_zone() -> None:
    """R-TGW-8."""
    far = Subnet("far", a, "10.0.1.0/24", zone="b")
    assert answer(Topology(far, TransitGateway("t", (Attachment(a), b))), far, b) == "yes"


def test_a_packet_enters_in_the_zone_that_it_comes_from() -> None:
    """R-TGW-8: what a NAT gateway sends comes from the zone of the gateway."""
    entries = tuple(Subnet(f"in-{zone}", b, f"10.1.{n}.0/24", zone=zone) for n, zone in enumerate("ab"))
    tgw = TransitGateway("t", (a, Attachment(b, entries)))
    server = Instance("server", b, "10.1.9.9")
    for zone in "ab":
        near = Subnet("near", a, "10.0.5.0/24", zone=zone, table=RouteTable("near-table", a))
        inner = Subnet("inner", a, "10.0.6.0/24", zone="c", table=RouteTable("inner-table", a))
        leads = [Route("inner-table", "10.1.0.0/16", "nat"), Route("near-table", "10.1.0.0/16", tgw)]
        net = Topology(tgw, server, NatGateway("nat", near, "10.0.5.5"), Instance("i", inner, "10.0.6.9"), *leads)
        assert f"in-{zone}" in net.reach(near, server, "tcp", 443).hops
        assert f"in-{zone}" in net.reach("i", server, "tcp", 443).hops
    shut = TransitGateway("t", (Attachment(a, zones=("a",)), b))
    net = Topology(shut, NatGateway("nat", near, "10.0.5.5"), Instance("i", inner, "10.0.6.9"), server, leads[0])
    assert answer(net + Route("near-table", "10.1.0.0/16", shut), "i", server, "tcp") == "TGW_ROUTE_AZ_RESTRICTION"


def test_a_range_is_split_where_one_of_a_gateways_tables_splits_it() -> None:
    """R-TGW-3, R-TGW-5."""
    table = TransitGatewayTable("table", (a, b), (a, b))
    tgw = TransitGateway("t", (a, b), tables=(table,), routes_in=(b,))
    net = Topology(tgw, Route(a, "10.0.0.0/8", tgw), Route(table, "10.1.128.0/17", BLACKHOLE))
    assert net.reach(a, b).title == "a cannot reach all of b"


WRONG_ATTACHMENTS = [
    (lambda: Attachment(a, (Subnet("s", b, "10.1.0.0/24"),)),
     "s is not a subnet of a, so no attachment of a has it"),
    (lambda: Attachment(a, (public, private)), "an attachment has one subnet in each zone, and a has private too"),
    (lambda: TransitGateway("t", (a, VPC("far", "10.8.0.0/16", region="eu-west-1"))),
     "t cannot exist in us-east-1: far is in eu-west-1, and a transit gateway takes VPCs of its own Region"),
    (lambda: PrivateVIF(site, vgw, region="eu-west-1", connection=Connection("port")),
     "private-vif(site, a) cannot exist: it is in eu-west-1, and port is in us-east-1"),
]  # fmt: skip


@pytest.mark.parametrize(("build", "says"), WRONG_ATTACHMENTS)
def test_what_is_attached_stands_where_its_gateway_does(build: object, says: str) -> None:
    """R-TGW-1, R-TGW-8, R-DX-1."""
    with pytest.raises(TopologyError) as refused:
        build()  # type: ignore[operator]
    assert str(refused.value) == says


# Then and now

west = VPC("west", "10.7.0.0/16", region="us-west-1")
behind_west = DirectConnectGateway("d", (vgw, VirtualPrivateGateway(b)))
ALL = ("192.168.0.0/16", "10.0.0.0/8")
HISTORY = [
    ("a peering", Topology(ab), a, b, "2014-03-23", "2014-03-24"),
    ("a peering between Regions", Topology(Peering(a, west)), a, west, "2017-11-28", "2017-11-29"),
    ("a Direct Connect gateway", Topology(PrivateVIF(site, behind_west)), site, b, "2017-10-31", "2017-11-01"),
    ("a transit gateway", Topology(TransitGateway("t", (a, b))), a, b, "2018-11-25", "2018-11-26"),
    ("IPv6", Topology(igw_six, host_six, Route(six, "::/0", igw_six)), host_six, FAR, "2016-11-30", "2016-12-01"),
    ("a NAT gateway", out, inside, "203.0.113.9", "2015-12-16", "2015-12-17"),
    ("a gateway endpoint for S3", led, "i", s3, "2015-05-10", "2015-05-11"),
    (
        "a supernet that joins VPCs",
        Topology(PrivateVIF(site, behind_west, advertises=ALL)),
        *(a, b, "2021-10-31", "2021-11-01"),
    ),
]


@pytest.mark.parametrize(
    ("thing", "net", "source", "there", "before", "since"), HISTORY, ids=[row[0] for row in HISTORY]
)
def test_what_did_not_exist_yet_carried_nothing(
    thing: str, net: Topology, source: object, there: object, before: str, since: str
) -> None:
    asked = {day: net.reach(source, there, "tcp", 443, on=day) for day in (before, since)}
    assert str(asked[before].code) == "NOT_ON_THAT_DAY"
    assert asked[before].why.removeprefix("the reply is lost: ").startswith(f"on {before} ")
    assert not asked[before].catches
    assert asked[since]
    assert str(asked[since].code) == str(net.reach(source, there, "tcp", 443).code)


def test_what_did_not_exist_is_told_where_the_packet_met_it() -> None:
    assert Topology(ab).reach(a, b, on="2014-03-23").hops == ("a", "peering(a, b)")
    endpoint = InterfaceEndpoint("e", b, "10.1.0.9", "kms")
    net, day = Topology(ab, endpoint), "2017-11-07"
    assert net.reach(a, endpoint, "tcp", 443, on=day).why == (
        "on 2017-11-07 an interface endpoint did not exist; AWS launched it on 2017-11-08"
    )
    assert str(net.reach(endpoint, a, "tcp", 443, on=day).code) == "NOT_ON_THAT_DAY", "before what it would refuse"


def test_what_filters_refuse_is_told_after_what_did_not_exist() -> None:
    shut = Instance("shut", b, "10.1.0.9", security_groups=(SecurityGroup("none"),))
    verdict = Topology(ab, shut).reach(a, shut, on="2014-03-23")
    assert [str(one.code) for one in verdict.blockers][:2] == ["NOT_ON_THAT_DAY", "SG_HAS_NO_RULES"]


def test_a_rule_may_not_name_a_group_across_a_peering_of_transit_gateways() -> None:
    """R-TGW-12."""
    front, back = SecurityGroup("front"), SecurityGroup("back", (Allow("tcp", "443", "front"),))
    one = Instance("one", a, "10.0.0.9", security_groups=(front,))
    two = Instance("two", b, "10.1.0.9", security_groups=(back,))
    near, far = (
        TransitGateway(name, (Attachment(vpc, security_group_referencing=True),), security_group_referencing=True)
        for name, vpc in (("near", a), ("far", b))
    )
    joined = TransitGatewayPeering(near, far)
    net = Topology(one, two, joined)
    for holder, there, by in [
        (a, "10.1.0.0/16", near),
        (near, "10.1.0.0/16", joined),
        (far, "10.0.0.0/16", joined),
        (b, "10.0.0.0/16", far),
    ]:
        net += Route(holder, there, by)
    verdict = net.reach(one, two, "tcp", 443)
    assert str(verdict.code) == "SG_REFERENCES_NOT_PRESERVED"
    lost = "and tgw-peering(near, far) does not keep that name"
    assert verdict.why == f"a rule in of the security group back names a group, {lost}"
