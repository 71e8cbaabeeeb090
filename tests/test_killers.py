"""Rules that no other test pinned down: a mutant of the law that passed all of them fails here (see `make mutants`)."""

from __future__ import annotations

import pytest

from awsnet import (
    VPC,
    AclRule,
    Allow,
    Instance,
    NetworkAcl,
    Peering,
    PrefixList,
    Route,
    SecurityGroup,
    Topology,
    TopologyError,
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
    ("a deny in a range allowed in part", acl((1, "80-84", "allow"), (2, "85", "deny"), (3, "all", "allow")), "80-90", False),
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
