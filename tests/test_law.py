"""The law, rule by rule: (network, question, answer) in tables. The answers expected are those of AWS's pages."""

from __future__ import annotations

import pytest

from awsnet import (
    BLACKHOLE,
    VPC,
    Answer,
    DirectConnectGateway,
    Instance,
    OnPremises,
    Peering,
    PrivateVIF,
    Route,
    Topology,
    TopologyError,
    TransitGateway,
    TransitVIF,
    VirtualPrivateGateway,
)
from awsnet.verdict import indented

a, b, c = VPC("a", "10.0.0.0/16"), VPC("b", "10.1.0.0/16"), VPC("c", "10.2.0.0/16")
twin = VPC("twin", "10.1.0.0/16")
edge = VPC("edge", "172.16.0.0/16")
site = OnPremises("site", "192.168.0.0/16")
ab, ac = Peering(a, b), Peering(a, c)
star = Topology(ab, ac)
vgw = VirtualPrivateGateway(a)
vif = PrivateVIF(site, vgw)
tgw = TransitGateway("tgw", (a, b, c))
router = Topology(tgw)


def codes(net: Topology, source: object, destination: object) -> str:
    """Return "yes", or the code of who refuses first."""
    return str(net.reach(source, destination).code or "yes")


PEERING = [
    ("both sides have routes", star, a, b, "yes"),
    ("and so the other way", star, b, a, "yes"),
    ("T1 R-PEER-3: two spokes", star, b, c, "NO_ROUTE_TO_DESTINATION"),
    ("R-PEER-3: a route does not help", star + Route(b, "10.2.0.0/16", ab), b, c, "PCX_REQUIRES_ADDRESS_IN_VPC_CIDR"),
    (
        "R-PEER-3: nor on both sides",
        star + Route(b, "10.2.0.0/16", ab) + Route(c, "10.1.0.0/16", ac),
        b,
        c,
        "PCX_REQUIRES_ADDRESS_IN_VPC_CIDR",
    ),
    ("R-PEER-9: a route on one side only", Topology(Peering(a, b, routes_in=(a,))), a, b, "NO_ROUTE_TO_DESTINATION"),
    (
        "R-PEER-1: a request that nobody accepted",
        Topology(Peering(a, b, state="pending-acceptance")),
        a,
        b,
        "BAD_STATE",
    ),
    ("R-PEER-9: no route at all", Topology(Peering(a, b, routes_in=())), a, b, "NO_ROUTE_TO_DESTINATION"),
]
DIRECT_CONNECT = [
    ("R-DX-1: a site reaches the VPC of its gateway", star + vif, site, a, "yes"),
    ("and is reached", star + vif, a, site, "yes"),
    ("T4 R-PEER-5: it does not learn of the peer", star + vif, site, b, "SITE_NO_ROUTE_TO_DESTINATION"),
    (
        "T4 R-PEER-5: a route on premises does not help",
        star + vif + Route(site, "10.1.0.0/16", vif),
        site,
        b,
        "VGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS",
    ),
    (
        "R-PEER-4: a peer cannot borrow the link",
        star + vif + Route(b, "192.168.0.0/16", ab),
        b,
        site,
        "PCX_REQUIRES_ADDRESS_IN_VPC_CIDR",
    ),
    (
        "a prefix that the site does not advertise is not propagated",
        Topology(PrivateVIF(site, vgw, advertises=("192.168.0.0/24",))),
        a,
        site,
        "NO_ROUTE_TO_DESTINATION",
    ),
]
vb = VirtualPrivateGateway(b)
dxgw = DirectConnectGateway("dxgw", (vgw, vb))
ALL = ("192.168.0.0/16", "10.0.0.0/8")
joined = Topology(PrivateVIF(site, dxgw))
hairpin = Topology(PrivateVIF(site, vgw, advertises=ALL), PrivateVIF(site, vb, advertises=ALL))
behind = DirectConnectGateway("dxgw", (TransitGateway("tgw", (a, b)),), allowed_prefixes=("10.0.0.0/8",))


def allowing(prefix: str) -> Topology:
    return Topology(PrivateVIF(site, DirectConnectGateway("d", (vgw,), allowed_prefixes=(prefix,))))


DIRECT_CONNECT_GATEWAY = [
    ("R-DX-2: a site reaches each VPC behind", joined, site, b, "yes"),
    ("T17 R-DX-9: the VPCs behind do not reach each other", joined, a, b, "NO_ROUTE_TO_DESTINATION"),
    ("R-DX-9: nor by a route", joined + Route(a, "10.1.0.0/16", vgw), a, b, "VGW_NO_ROUTE_TO_DESTINATION"),
    (
        "T18 R-DX-10: a supernet from the site joins them",
        Topology(PrivateVIF(site, dxgw, advertises=ALL)),
        a,
        b,
        "DXGW_SUPERNET_JOINS_VPCS",
    ),
    (
        "T17 R-DX-9: a prefix for each of them does not",
        Topology(PrivateVIF(site, dxgw, advertises=("192.168.0.0/16", "10.0.0.0/16", "10.1.0.0/16"))),
        a,
        b,
        "DXGW_NO_ROUTE_TO_DESTINATION",
    ),
    ("R-DX-12: a narrower allowed prefix filters", allowing("10.0.0.0/24"), site, a, "SITE_NO_ROUTE_TO_DESTINATION"),
    ("R-DX-12: an equal or wider one does not", allowing("10.0.0.0/15"), site, a, "yes"),
    ("R-DX-18: two interfaces and a router make a way", hairpin, a, b, "yes"),
    ("R-DX-3: a transit interface reaches VPCs", Topology(TransitVIF(site, behind)), site, b, "yes"),
    ("and they reach the site", Topology(TransitVIF(site, behind)), b, site, "yes"),
]
TRANSIT = [
    ("T12 R-TGW-2: any pair", router, b, c, "yes"),
    (
        "R-TGW-9: a range from the site that holds the VPC's own block leads to the gateway as well",
        Topology(TransitVIF(OnPremises("wide", "0.0.0.0/0"), behind)),
        a,
        "172.31.0.9",
        "yes",
    ),
    (
        "R-TGW-9: no route in the far VPC",
        Topology(TransitGateway("tgw", (a, b), routes_in=(a,))),
        a,
        b,
        "NO_ROUTE_TO_DESTINATION",
    ),
    ("T13 R-TGW-5: a blackhole loses to a longer route", router + Route(tgw, "10.0.0.0/8", BLACKHOLE), b, c, "yes"),
    (
        "R-TGW-5: a blackhole for the same prefix wins",
        router + Route(tgw, "10.2.0.0/16", BLACKHOLE),
        b,
        c,
        "TGW_RTB_BAD_STATE_ROUTE",
    ),
    (
        "R-TGW-3: nothing in the gateway's table",
        router + Route(b, "198.51.100.0/24", tgw) + OnPremises("web", "198.51.100.0/24"),
        b,
        "web",
        "TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT",
    ),
    (
        "T15 R-TGW-7: of two equal VPCs the first is propagated",
        Topology(TransitGateway("t", (a, b, twin))),
        a,
        b,
        "yes",
    ),
    ("T15 R-TGW-7: the second is not", Topology(TransitGateway("t", (a, b, twin))), a, twin, "DELIVERED_ELSEWHERE"),
]
HOST_77, HOST_78 = Instance("host77", twin, "10.1.0.77"), Instance("host78", twin, "10.1.0.78")
TWINS = Topology(
    Peering(edge, twin, routes_in=(twin,)),
    Peering(edge, b),
    Route(edge, "10.1.0.77/32", Peering(edge, twin)),
    HOST_77,
    HOST_78,
)
TABLES = [
    ("T11 R-PEER-10: the longest prefix brings the reply back", TWINS, HOST_77, edge, "yes"),
    ("T11 R-PEER-10: elsewhere the twin gets the reply", TWINS, HOST_78, edge, "DELIVERED_ELSEWHERE"),
    (
        "T22 R-RT-5: a propagated route never beats the local one",
        Topology(PrivateVIF(site, vgw, advertises=("10.0.1.0/24", "192.168.0.0/16"))) + Instance("i", a, "10.0.1.5"),
        a,
        "i",
        "yes",
    ),
    (
        "R-RT-2: a static route beats a propagated one for the same prefix",
        Topology(PrivateVIF(site, vgw), ab) + Route(a, "192.168.0.0/16", ab),
        a,
        site,
        "PCX_REQUIRES_ADDRESS_IN_VPC_CIDR",
    ),
    (
        "R-RT-1: a longer propagated prefix beats a shorter static one",
        Topology(PrivateVIF(site, vgw), ab) + Route(a, "192.0.0.0/8", ab),
        a,
        site,
        "yes",
    ),
    (
        "the walk ends: a circle of routes",
        Topology(tgw, Route(tgw, "0.0.0.0/0", a), Route(a, "0.0.0.0/0", tgw), Route(b, "0.0.0.0/0", tgw), site),
        b,
        site,
        "ROUTE_LOOP",
    ),
]


@pytest.mark.parametrize(
    ("rule", "net", "source", "destination", "expected"),
    PEERING + DIRECT_CONNECT + DIRECT_CONNECT_GATEWAY + TRANSIT + TABLES,
)
def test_who_reaches_whom(rule: str, net: Topology, source: object, destination: object, expected: str) -> None:
    assert codes(net, source, destination) == expected


REFUSED = [
    (
        "R-PEER-2",
        lambda: Peering(b, VPC("x", "10.1.128.0/17")),
        "peering(b, x) cannot exist: 10.1.0.0/16 overlaps 10.1.128.0/17",
    ),
    (
        "T10 R-PEER-2: a secondary block counts",
        lambda: Peering(VPC("p", ("10.0.0.0/16", "100.64.0.0/16")), VPC("q", ("192.168.0.0/16", "100.64.0.0/24"))),
        "peering(p, q) cannot exist: 100.64.0.0/16 overlaps 100.64.0.0/24",
    ),
    ("R-PEER-1", lambda: star + Peering(b, a), "peering(b, a) cannot exist: peering(a, b) joins a and b already"),
    ("a peering joins two", lambda: Peering(a, a), "peering(a, a) cannot exist: a peering joins two VPCs"),
    (
        "T23 R-RT-6",
        lambda: star + Route(a, "10.0.1.0/24", ab),
        "route(a, 10.0.1.0/24, peering(a, b)) cannot exist: "
        "10.0.1.0/24 lies inside the VPC's own 10.0.0.0/16, where no peering(a, b) may be the target",
    ),
    (
        "R-RT-13",
        lambda: VPC("x", "10.0.0.0/8"),
        "x cannot exist: a VPC's IPv4 block is between /16 and /28, not '10.0.0.0/8'",
    ),
    ("R-RT-13", lambda: VPC("x", ("10.0.0.0/16", "10.0.1.0/24")), "x cannot exist: 10.0.0.0/16 overlaps 10.0.1.0/24"),
    ("R-TGW-8", lambda: TransitGateway("t", (a, b, a)), "t cannot exist: a is attached twice"),
    (
        "R-DX-6",
        lambda: DirectConnectGateway("d", (vgw, tgw)),
        "d cannot exist: it takes virtual private gateways or transit gateways, never both",
    ),
    (
        "R-DX-8",
        lambda: DirectConnectGateway("d", (vb, VirtualPrivateGateway(twin))),
        "d cannot exist: 10.1.0.0/16 of b overlaps 10.1.0.0/16 of twin",
    ),
    (
        "R-DX-13",
        lambda: DirectConnectGateway("d", (tgw,)),
        "d cannot exist: a transit gateway is associated with its allowed prefixes",
    ),
    (
        "R-DX-3",
        lambda: TransitVIF(site, dxgw),
        "transit-vif(site, dxgw) cannot exist: "
        "it ends at a Direct Connect gateway that has a transit gateway, not at dxgw",
    ),
    ("a name, once", lambda: star + VPC("a", "10.9.0.0/16"), "two different things are called 'a'"),
    ("a place, nearly", lambda: star.reach("aa", b), "no place is called 'aa'; did you mean 'a'?"),
    (
        "a target, nearly",
        lambda: star + Route(a, "10.9.0.0/16", "peering(a,b)"),
        "nothing is called 'peering(a,b)'; did you mean 'peering(a, b)'?",
    ),
    (
        "R-RT-3: a target elsewhere",
        lambda: star + Route(b, "10.9.0.0/16", ac),
        "route(b, 10.9.0.0/16, peering(a, c)) cannot exist: peering(a, c) is not joined to b",
    ),
    (
        "one destination, one route",
        lambda: star + Route(a, "10.9.0.0/16", ab) + Route(a, "10.9.0.0/16", ac),
        "route(a, 10.9.0.0/16, peering(a, c)) cannot exist: "
        "route(a, 10.9.0.0/16, peering(a, b)) has the same destination",
    ),
    (
        "bits after the prefix",
        lambda: VPC("x", "10.1.0.1/16"),
        "x: '10.1.0.1/16' has bits set after the prefix; did you mean '10.1.0.0/16'?",
    ),
    ("no block", lambda: VPC("x", "ten"), "x: 'ten' is not a CIDR block such as '10.1.0.0/16'"),
    (
        "an address elsewhere",
        lambda: Instance("i", a, "10.1.0.1"),
        "i cannot exist: 10.1.0.1 is not in a (10.0.0.0/16)",
    ),
    (
        "R-DX-13: two transit gateways, one prefix",
        lambda: DirectConnectGateway("d", (tgw, TransitGateway("t", (edge,))), allowed_prefixes=("10.0.0.0/8",)),
        "d cannot exist: 10.0.0.0/8 of tgw overlaps 10.0.0.0/8 of t",
    ),
    ("nothing", lambda: star + None, "a network is made of things such as a VPC or a Peering, not of None"),
    ("a list", lambda: Topology([1]), "a network is made of things such as a VPC or a Peering, not of [1]"),  # type: ignore[list-item]
    ("no address", lambda: Instance("i", a, "10.0.0"), "i: '10.0.0' is not an address such as '10.1.0.10'"),
]


@pytest.mark.parametrize(("rule", "build", "says"), REFUSED)
def test_what_could_not_exist_is_refused_by_name(rule: str, build: object, says: str) -> None:
    with pytest.raises(TopologyError) as refused:
        build()  # type: ignore[operator]
    assert str(refused.value) == says


def test_a_site_takes_the_longest_prefix_though_its_own_block_is_wider() -> None:
    """R-RT-5 is of route tables in a VPC; a router on premises takes the longest prefix."""
    wide = OnPremises("wide", "10.0.0.0/8")
    assert codes(Topology(PrivateVIF(wide, vgw)), "10.9.0.1", a) == "yes"


def test_a_question_about_ranges_asks_every_address() -> None:
    net = Topology(Peering(a, b, routes_in=(b,))) + Route(a, "10.1.0.0/24", ab)
    assert str(net.reach(a, b)) == (
        "a cannot reach all of b\n"
        "  the part that fails: 10.0.0.0/16 to 10.1.0.0/16 outside 10.1.0.0/24\n"
        "  the route table of a has no route to 10.1.0.0/16 outside 10.1.0.0/24\n"
        "  NO_ROUTE_TO_DESTINATION"
    )


def test_every_blocker_is_told_not_only_the_first() -> None:
    verdict = (star + Route(b, "10.2.0.0/16", ab)).reach(b, c)
    assert [(str(one.code), one.at) for one in verdict.blockers] == [
        ("PCX_REQUIRES_ADDRESS_IN_VPC_CIDR", "peering(a, b)"),
        ("NO_ROUTE_TO_DESTINATION", "c"),
    ]


def test_a_network_is_changed_by_value() -> None:
    before = star.reach(b, c)
    _ = star + Peering(b, c)
    assert star.reach(b, c) == before


def test_a_catch_makes_a_yes_a_warning() -> None:
    verdict = Topology(PrivateVIF(site, dxgw, advertises=ALL)).reach(a, b)
    assert (bool(verdict), verdict.answer, verdict.refusal) == (True, Answer.WARNING, None)
    why = "dxgw joins VPCs because private-vif(site, dxgw) advertises 10.0.0.0/8, which covers b"
    assert (verdict.title, verdict.why) == ("a can reach b, with a catch", why)


def test_a_matrix_asks_every_pair() -> None:
    assert str(Topology(PrivateVIF(site, dxgw, advertises=ALL)).matrix(site, a, b)) == (
        "      site  a     b\nsite  .     yes   yes\na     yes   .     yes!\nb     yes   yes!  ."
    )


def test_a_matrix_of_short_names_keeps_its_columns_apart() -> None:
    assert str(star.matrix(a, b, c)) == (
        "      a     b     c\na     .     yes   yes\nb     yes   .     no\nc     yes   no    ."
    )


def test_two_sessions_through_a_bastion_are_two_questions() -> None:
    bastion = Instance("bastion", a, "10.0.0.10")
    net = star + vif + bastion
    assert [bool(verdict) for verdict in net.sessions(site, bastion, b)] == [True, True]
    assert not net.reach(site, b)


def test_ipv6_is_looked_up_apart_from_ipv4() -> None:
    dual, other = VPC("dual", ("10.3.0.0/16", "2001:db8:3::/56")), VPC("other", ("10.4.0.0/16", "2001:db8:4::/56"))
    pcx = Peering(dual, other, routes_in=(other,))
    four = Topology(pcx) + Route(dual, "10.4.0.0/16", pcx) + Route(dual, "0.0.0.0/0", pcx)
    assert str(four.reach(dual, other).why) == "the route table of dual has no route to 2001:db8:4::/56"
    assert (four + Route(dual, "2001:db8:4::/56", pcx)).reach(dual, other)


@pytest.mark.parametrize("length", [76, 77, 78, 79, 160])
def test_a_sentence_stays_under_80_columns(length: int) -> None:
    lines = indented(("word " * length)[: length - 1] + ".")
    assert [len(line) < 80 for line in lines] == [True] * len(lines)
    assert len(lines) == (1 if length <= 77 else 3 if length == 160 else 2)
    assert [len(line) for line in indented("x" * 38 + " " + "y" * 39)] == [40, 43], "not 80 in one"


def test_a_name_is_not_broken_whatever_its_length() -> None:
    name, long = "a-vpc-with-quite-a-long-name", "n" * 90
    assert " ".join(indented(" ".join([name] * 9))).split() == [name] * 9
    assert indented(long) == [f"  {long}"]


def test_a_verdict_stays_under_80_columns() -> None:
    long = [VPC(f"a-vpc-with-quite-a-long-name-{n}", f"10.{n}.0.0/16") for n in range(3)]
    net = Topology(Peering(long[0], long[1]), Peering(long[0], long[2]))
    for source, destination in ((long[1], long[2]), (long[1], long[0])):
        assert all(len(line) < 80 for line in str(net.reach(source, destination)).splitlines())
