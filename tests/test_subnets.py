"""Subnets, their tables, and what filters: (network, question, answer), after AWS's pages."""

from __future__ import annotations

import pytest

from awsnet import (
    VPC,
    AclRule,
    Allow,
    Instance,
    NetworkAcl,
    Peering,
    Route,
    RouteTable,
    SecurityGroup,
    Subnet,
    Topology,
    TopologyError,
)
from awsnet.addresses import Piece, block
from awsnet.filters import Traffic

a, b, c = VPC("a", "172.16.0.0/16"), VPC("b", "10.0.0.0/16"), VPC("c", "10.0.0.0/16")
ab, ac = Peering(a, b, routes_in=()), Peering(a, c, routes_in=())
table_x, table_y = RouteTable("table-x", a), RouteTable("table-y", a)
x, y = Subnet("x", a, "172.16.0.0/24", table=table_x), Subnet("y", a, "172.16.1.0/24", table=table_y)
in_x, in_y = Instance("in-x", a, "172.16.0.10"), Instance("in-y", a, "172.16.1.10")
one_range = Topology(
    x, y, in_x, in_y,
    Route(table_x, "10.0.0.0/16", ab), Route(table_y, "10.0.0.0/16", ac),
    Route(b, "172.16.0.0/24", ab), Route(c, "172.16.1.0/24", ac), ab, ac,
)  # fmt: skip

SUBNETS = [
    ("R-PEER-9: two peers of one range, each with a route to one subnet", one_range, b, in_x, "yes"),
    ("to the other subnet there is no route", one_range, b, in_y, "NO_ROUTE_TO_DESTINATION"),
    ("and the same from the twin", one_range, c, in_y, "yes"),
    ("and the same from the twin, to the other", one_range, c, in_x, "NO_ROUTE_TO_DESTINATION"),
    ("R-RT-4: inside the VPC every subnet reaches every other", one_range, in_x, in_y, "yes"),
    (
        "R-RT-10: a subnet without a table uses the main one",
        Topology(Subnet("z", a, "172.16.2.0/24"), Peering(a, b)),
        "z",
        b,
        "yes",
    ),
    ("R-RT-10: one with a table does not", Topology(x, Peering(a, b)), x, b, "NO_ROUTE_TO_DESTINATION"),
]

web_group = SecurityGroup(
    "sg-web",
    (Allow("tcp", "443", "0.0.0.0/0"), Allow("tcp", "80", "0.0.0.0/0")),
    outbound=(Allow("tcp", "3306", "sg-db"),),
)
db_group = SecurityGroup("sg-db", (Allow("tcp", "3306", "sg-web"),))
new_group, mute_group = SecurityGroup("sg-new"), SecurityGroup("sg-mute", outbound=())
web = Instance("web", a, "172.16.0.20", security_groups=(web_group,))
db = Instance("db", a, "172.16.1.20", security_groups=(db_group,))
client = Instance("client", b, "10.0.0.20", security_groups=(new_group,))
mute = Instance("mute", b, "10.0.0.21", security_groups=(mute_group,))
shop = Topology(Peering(a, b), web, db, client, mute)

GROUPS = [
    ("R-SG-2: a rule that fits", shop, client, web, "tcp", 443, "yes"),
    ("R-SG-2: no rule fits", shop, client, web, "tcp", 22, "ENI_SG_RULES_MISMATCH"),
    ("R-SG-2: another protocol", shop, client, web, "udp", 443, "ENI_SG_RULES_MISMATCH"),
    ("R-SG-2: everything is more than a port", shop, client, web, "all", "all", "ENI_SG_RULES_MISMATCH"),
    ("R-PEER-11: a rule that names a group", shop, web, db, "tcp", 3306, "yes"),
    ("R-PEER-11: the peer is not in the group", shop, client, db, "tcp", 3306, "ENI_SG_RULES_MISMATCH"),
    ("the client's group lets nothing else out", shop, web, db, "tcp", 22, "ENI_SG_RULES_MISMATCH"),
    ("R-SG-2: a new group lets nothing in", shop, web, client, "tcp", 3306, "ENI_SG_RULES_MISMATCH"),
    ("R-SG-1: the reply to what was let out is let in", shop, client, web, "tcp", 80, "yes"),
    ("R-SG-2: a group without rules out", shop, mute, web, "tcp", 443, "SG_HAS_NO_RULES"),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "net", "source", "destination", "expected"), SUBNETS)
def test_subnets_are_looked_up_by_their_own_tables(
    rule: str, net: Topology, source: object, destination: object, expected: str
) -> None:
    assert str(net.reach(source, destination).code or "yes") == expected


@pytest.mark.parametrize(("rule", "net", "source", "destination", "protocol", "port", "expected"), GROUPS)
def test_security_groups_allow_and_remember(
    rule: str, net: Topology, source: object, destination: object, protocol: str, port: object, expected: str
) -> None:
    assert str(net.reach(source, destination, protocol, str(port)).code or "yes") == expected


def web_acl(out: str) -> NetworkAcl:
    return NetworkAcl(
        "acl", (AclRule(110, "tcp", "443", "0.0.0.0/0", "allow"),), (AclRule(100, "tcp", out, "0.0.0.0/0", "allow"),)
    )


def behind(acl: NetworkAcl) -> Topology:
    return Topology(Subnet("w", a, "172.16.0.0/24", acl=acl), Instance("server", a, "172.16.0.30"), Peering(a, b))


def test_a_network_acl_forgets_and_must_let_the_reply_out() -> None:
    """R-NACL-2."""
    assert behind(web_acl("1024-65535")).reach(b, "server", "tcp", 443)
    verdict = behind(web_acl("443")).reach(b, "server", "tcp", 443)
    assert str(verdict) == (
        "b cannot reach server on tcp 443\n"
        "  b -> peering(a, b) -> server\n"
        "  the reply is lost: the network ACL acl does not let tcp 1024-65535 out of w\n"
        "  SUBNET_ACL_RESTRICTION"
    )


def test_a_network_acl_is_not_asked_inside_its_subnet() -> None:
    """R-NACL-1."""
    closed = NetworkAcl("closed")
    net = Topology(
        Subnet("w", a, "172.16.0.0/24", acl=closed), Instance("one", a, "172.16.0.1"), Instance("two", a, "172.16.0.2")
    )
    assert net.reach("one", "two")


HOME, ELSEWHERE = "192.0.2.77", "198.51.100.7"
RULES = (
    AclRule(100, "tcp", "80", "0.0.0.0/0", "allow"),
    AclRule(110, "tcp", "443", "0.0.0.0/0", "allow"),
    AclRule(120, "tcp", "22", "192.0.2.0/24", "allow"),
    AclRule(140, "tcp", "32768-65535", "0.0.0.0/0", "allow"),
)
ACL = [
    ("the first rule that fits decides", RULES, "tcp", "443", ELSEWHERE, True),
    ("what no rule fits is denied", RULES, "tcp", "139", ELSEWHERE, False),
    ("from the network that the rule names", RULES, "tcp", "22", HOME, True),
    ("from any other", RULES, "tcp", "22", ELSEWHERE, False),
    ("another protocol", RULES, "udp", "443", ELSEWHERE, False),
    ("a range that the rules cover", RULES, "tcp", "49152-65535", ELSEWHERE, True),
    ("a range that they cover in part", RULES, "tcp", "1024-65535", ELSEWHERE, False),
    ("a range that two rules cover", (*RULES, AclRule(150, "tcp", "1024-40000", "0.0.0.0/0", "allow")), "tcp", "1024-65535", ELSEWHERE, True),
    ("the lowest number wins: deny", (AclRule(90, "tcp", "22", "0.0.0.0/0", "deny"), *RULES), "tcp", "22", HOME, False),
    ("the lowest number wins: allow", (AclRule(130, "tcp", "22", "0.0.0.0/0", "deny"), *RULES), "tcp", "22", HOME, True),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "rules", "protocol", "port", "peer", "passes"), ACL)
def test_a_network_acl_goes_by_its_numbers(
    rule: str, rules: tuple[AclRule, ...], protocol: str, port: str, peer: str, passes: bool
) -> None:
    """R-NACL-1."""
    acl = NetworkAcl("acl", inbound=rules)
    assert acl.allows(True, Traffic(protocol, port), Piece(block(f"{peer}/32", "peer"))) is passes


def test_a_question_about_ranges_is_split_where_a_filter_splits_it() -> None:
    half = SecurityGroup("sg-half", (Allow("tcp", "443", "10.0.0.0/17"),))
    net = Topology(Peering(a, b), Instance("server", a, "172.16.0.30", security_groups=(half,)))
    verdict = net.reach(b, "server", "tcp", 443)
    assert verdict.title == "b cannot reach all of server on tcp 443"
    assert "the part that fails: 10.0.0.0/16 outside 10.0.0.0/17 to 172.16.0.30/32" in str(verdict)


def test_every_filter_on_the_way_is_told() -> None:
    closed = NetworkAcl("closed")
    net = Topology(
        Peering(a, b),
        Subnet("w", a, "172.16.0.0/24", acl=closed),
        Instance("s", a, "172.16.0.30", security_groups=(new_group,)),
    )
    codes = [str(one.code) for one in net.reach(b, "s", "tcp", 443).blockers]
    assert codes == ["SUBNET_ACL_RESTRICTION", "SG_HAS_NO_RULES", "SUBNET_ACL_RESTRICTION"]


WRONG = [
    (lambda: Subnet("s", a, "10.9.0.0/24"), "s cannot exist: 10.9.0.0/24 is not in a (172.16.0.0/16)"),
    (lambda: Subnet("s", b, "10.0.0.0/24", table=table_x), "s cannot exist: table-x is a table of a"),
    (lambda: Allow("tcp", "https", "0.0.0.0/0"), "the rule tcp https 0.0.0.0/0: 'https' is not a port such as '443', a range such as '1024-65535', or 'all'"),
    (lambda: AclRule(1, "tcp", "1", "0.0.0.0/0", "drop"), "rule 1: an action is 'allow' or 'deny', not 'drop'"),
    (lambda: shop.reach(web, db, "sctp"), "a protocol is all, tcp, udp, icmp, not 'sctp'"),
    (lambda: one_range + Route(table_x, "172.16.0.128/25", ab),
     "route(table-x, 172.16.0.128/25, peering(a, b)) cannot exist: "
     "172.16.0.128/25 lies inside the VPC's own 172.16.0.0/16, where no peering(a, b) may be the target"),
]  # fmt: skip


@pytest.mark.parametrize(("build", "says"), WRONG)
def test_what_could_not_exist_is_refused_by_name(build: object, says: str) -> None:
    with pytest.raises(TopologyError) as refused:
        build()  # type: ignore[operator]
    assert str(refused.value) == says
