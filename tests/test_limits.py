"""A network is held against every quota that can be counted, and each holder uses what was counted by hand."""

from __future__ import annotations

from itertools import combinations

import pytest

from awsnet import (
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
    Instance,
    InterfaceEndpoint,
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
from awsnet.holders import COUNTED
from awsnet.limits import Usage, held_against, usages
from awsnet.quotas import quota

PROD, DEV, TEST = VPC("prod", "10.1.0.0/16"), VPC("dev", "10.2.0.0/16"), VPC("test", "10.3.0.0/16")
DUAL = VPC("dual", ("10.4.0.0/16", "10.5.0.0/16", "2001:db8:4::/56"), account="lab")
FAR = VPC("far", "10.6.0.0/16", region="eu-west-1")
OFFICE = OnPremises("office", ("192.168.0.0/24", "192.168.1.0/24", "192.168.2.0/24"))
WEB, DATA = Subnet("web", PROD, "10.1.1.0/24", zone="a"), Subnet("data", PROD, "10.1.2.0/24", zone="b")
PRIVATE = RouteTable("private", PROD)
S3 = Service("s3", PrefixList("pl-s3", ("198.51.100.0/24",)))
VGW, VGW_DEV = VirtualPrivateGateway(PROD), VirtualPrivateGateway(DEV)
TGW, SECOND = TransitGateway("tgw", (PROD, DEV)), TransitGateway("second", (Attachment(PROD, zones=("a",)), TEST))
BEHIND_VGWS = DirectConnectGateway("dxgw", (VGW, VGW_DEV))
BEHIND_TGWS = DirectConnectGateway("dxgw", (Association(TGW, ("10.1.0.0/16",)), Association(SECOND, ("10.3.0.0/16",))))
DX, HOSTED = Connection("dx"), Connection("hosted", kind="hosted", mbps=50)
HTTPS = Allow("tcp", "443", "0.0.0.0/0")
PARTNERS = PrefixList("pl-partners", ("198.51.100.0/24", "203.0.113.0/24"), max_entries=20)
OPEN = PrefixList("pl-open", ("198.51.100.0/24", "203.0.113.0/24"))
GROUP = SecurityGroup(
    "group", (HTTPS, Allow("tcp", "22", "other"), Allow("tcp", "443", "2001:db8::/32"), Allow("tcp", "80", PARTNERS))
)
OTHER = SecurityGroup("other", (), outbound=())
ACL = NetworkAcl("acl", tuple(AclRule(n, "tcp", "443", "0.0.0.0/0", "allow") for n in (1, 2, 3)))


def interfaces(private: int, public: int, transit: int, connection: Connection = DX) -> Topology:
    """A network of so many virtual interfaces on one connection."""
    site, dxgw = OnPremises("office", "192.168.0.0/16"), DirectConnectGateway("dxgw", (VGW,))
    transits = DirectConnectGateway("transits", (TGW,), allowed_prefixes=("10.1.0.0/16",))
    return Topology(
        *(PrivateVIF(site, dxgw, name=f"private{n}", connection=connection) for n in range(private)),
        *(
            PublicVIF(site, name=f"public{n}", advertises=("203.0.113.0/24",), connection=connection)
            for n in range(public)
        ),
        *(TransitVIF(site, transits, name=f"transit{n}", connection=connection) for n in range(transit)),
    )


def to_lists(*lists: PrefixList) -> Topology:
    """A network whose table leads to prefix lists, to one block and to one block of IPv6."""
    peering = Peering(DUAL, PROD, routes_in=())
    routes = (Route(DUAL, str(one), peering) for one in lists)
    ipv6 = Route(DUAL, "2001:db8:9::/56", peering)
    return Topology(peering, *lists, *routes, Route(DUAL, "10.1.0.0/16", peering), ipv6)


# The quota, a network, and what each holder uses, counted by hand.
USED: list[tuple[str, Topology, dict[str, int]]] = [
    (
        "vpcs-per-region",
        Topology(PROD, DEV, DUAL, FAR),
        {"account main in us-east-1": 2, "account lab in us-east-1": 1, "account main in eu-west-1": 1},
    ),
    ("subnets-per-vpc", Topology(WEB, DATA, DEV), {"prod": 2}),
    ("cidrs-per-vpc", Topology(DUAL, PROD), {"dual": 2, "prod": 1}),
    ("ipv6-cidrs-per-vpc", Topology(DUAL, PROD), {"dual": 1}),
    ("route-tables-per-vpc", Topology(PRIVATE, DEV), {"prod": 2, "dev": 1}),
    (
        "routes-per-route-table",
        Topology(Peering(PROD, DUAL, routes_in=(PROD,)), Peering(PROD, DEV)),
        {"prod (IPv4)": 3, "prod (IPv6)": 1, "dev (IPv4)": 1},
    ),
    ("routes-per-route-table", to_lists(PARTNERS), {"dual (IPv4)": 21, "dual (IPv6)": 1}),
    ("routes-per-route-table", to_lists(PARTNERS, OPEN), {"dual (IPv4)": 23, "dual (IPv6)": 1}),
    ("propagated-routes-per-route-table", Topology(VpnConnection(OFFICE, VGW)), {"prod": 3}),
    (
        "security-groups-per-interface",
        Topology(Instance("app", PROD, "10.1.1.5", security_groups=(GROUP, OTHER)), Instance("bare", PROD, "10.1.1.6")),
        {"app": 2},
    ),
    (
        "rules-per-security-group",
        Topology(Instance("app", PROD, "10.1.1.5", security_groups=(GROUP, OTHER))),
        {
            "group (inbound, IPv4)": 22,  # one block, one group, a list of 20 at most
            "group (inbound, IPv6)": 2,  # one block, one group
            "group (outbound, IPv4)": 1,
            "group (outbound, IPv6)": 1,
        },
    ),
    (
        "rules-per-network-acl",
        Topology(Subnet("a", PROD, acl=ACL), Subnet("b", PROD, acl=ACL)),
        {"acl (inbound)": 3},
    ),
    (
        "nat-gateways-per-zone",
        Topology(*(NatGateway(f"nat{n}", WEB, f"10.1.1.{n}") for n in (5, 6)), NatGateway("nat7", DATA, "10.1.2.7")),
        {"account main in us-east-1, zone a": 2, "account main in us-east-1, zone b": 1},
    ),
    (
        "peerings-per-vpc",
        Topology(Peering(PROD, DEV), Peering(PROD, TEST), Peering(DEV, TEST, state="pending-acceptance")),
        {"prod": 2, "dev": 1, "test": 1},
    ),
    (
        "interface-endpoints-per-vpc",
        Topology(
            InterfaceEndpoint("logs", PROD, "10.1.1.9", "logs"),
            GatewayLoadBalancerEndpoint("gwlbe", WEB),
            InterfaceEndpoint("far-logs", DEV, "10.2.1.9", "logs"),
        ),
        {"prod": 2, "dev": 1},
    ),
    (
        "gateway-endpoints-per-region",
        Topology(GatewayEndpoint(PROD, S3), GatewayEndpoint(DEV, S3)),
        {"account main in us-east-1": 2},
    ),
    (
        "gateway-endpoints-per-vpc",
        Topology(GatewayEndpoint(PROD, S3), GatewayEndpoint(DEV, S3)),
        {"prod": 1, "dev": 1},
    ),
    (
        "tgw-attachments",  # two VPCs, a Direct Connect gateway, a VPN, Connect, a peering; two VPCs, the same two
        Topology(
            BEHIND_TGWS, VpnConnection(OFFICE, TGW), ConnectAttachment(TGW, "sdwan"), TransitGatewayPeering(TGW, SECOND)
        ),
        {"tgw": 6, "second": 4},
    ),
    ("tgws-per-vpc", Topology(TGW, SECOND), {"prod": 2, "dev": 1, "test": 1}),
    ("tgw-routes", Topology(TGW, Route(TGW, "10.9.0.0/16", "blackhole")), {"tgw": 3}),
    (
        "tgw-routes",
        Topology(
            TransitGateway(
                "tgw",
                (PROD, DEV),
                tables=(
                    TransitGatewayTable("one", (PROD,), (PROD, DEV)),
                    TransitGatewayTable("other", (DEV,), (PROD,)),
                ),
            )
        ),
        {"tgw": 3},
    ),
    (
        "tgw-route-tables",
        Topology(
            SECOND, TransitGateway("tgw", (PROD,), tables=(TransitGatewayTable("one"), TransitGatewayTable("other")))
        ),
        {"second": 1, "tgw": 2},
    ),
    ("tgw-peerings-per-tgw", Topology(TransitGatewayPeering(TGW, SECOND)), {"tgw": 1, "second": 1}),
    ("vgws-per-dxgw", Topology(BEHIND_VGWS), {"dxgw": 2}),
    ("tgws-per-dxgw", Topology(BEHIND_TGWS), {"dxgw": 2}),
    (
        "dxgws-per-tgw",
        Topology(BEHIND_TGWS, DirectConnectGateway("more", (TGW,), allowed_prefixes=("10.2.0.0/16",))),
        {"tgw": 2, "second": 1},
    ),
    ("vifs-per-dxgw", interfaces(3, 2, 1), {"dxgw": 3, "transits": 1}),
    ("vifs-per-dedicated-connection", interfaces(3, 2, 1), {"dx": 5}),
    ("transit-vifs-per-dedicated-connection", interfaces(3, 2, 1), {"dx": 1}),
    ("all-vifs-per-dedicated-connection", interfaces(3, 2, 1), {"dx": 6}),
    ("all-vifs-per-dedicated-connection", interfaces(1, 1, 1, HOSTED), {}),
    ("vifs-per-hosted-connection", interfaces(1, 1, 1, HOSTED), {"hosted": 3}),
    ("vgws-per-region", Topology(VGW, VGW_DEV), {"account main in us-east-1": 2}),
    (
        "vpns-per-vgw",
        Topology(
            VpnConnection(OFFICE, VGW, name="one"), VpnConnection(OFFICE, VGW, name="two"), VpnConnection(OFFICE, TGW)
        ),
        {"vgw(prod)": 2},
    ),
]


@pytest.mark.parametrize(("name", "net", "used"), USED, ids=[f"{n}-{name}" for n, (name, *_) in enumerate(USED)])
def test_a_holder_uses_what_it_has(name: str, net: Topology, used: dict[str, int]) -> None:
    assert {one.holder: one.used for one in usages(net) if one.quota.name == name} == used


def test_every_quota_that_is_counted_has_a_case() -> None:
    assert set(COUNTED) == {name for name, *_ in USED}
    assert [quota(name).name for name in COUNTED] == list(COUNTED)


def told(net: Topology, about: str, **asked: int | str) -> list[str]:
    return [str(one) for one in held_against(net, **asked) if one.quota.name == about]  # type: ignore[arg-type]


def attached(gateways: int) -> Topology:
    return Topology(*(TransitGateway(f"tgw{n}", (PROD,)) for n in range(gateways)))


@pytest.mark.parametrize(
    ("gateways", "lines"),
    [
        (3, []),
        (4, ["prod: 4 of 5 tgws-per-vpc, near, cannot be raised"]),
        (5, ["prod: 5 of 5 tgws-per-vpc, full, cannot be raised"]),
        (6, ["prod: 6 of 5 tgws-per-vpc, exceeded, cannot be raised"]),
    ],
)
def test_from_80_per_cent_on_a_quota_is_near(gateways: int, lines: list[str]) -> None:
    assert told(attached(gateways), "tgws-per-vpc") == lines


@pytest.mark.parametrize(
    ("entries", "lines"),
    [(398, []), (399, ["dual (IPv4): 400 of 500 routes-per-route-table, near, can be raised to 1,000"])],
)
def test_one_less_than_80_per_cent_is_not_near(entries: int, lines: list[str]) -> None:
    assert told(to_lists(PrefixList("pl-long", (), max_entries=entries)), "routes-per-route-table") == []
    long = PrefixList("pl-long", ("198.51.100.0/24",), max_entries=entries)
    assert told(to_lists(long), "routes-per-route-table") == lines  # and one route besides


def test_another_nearness_may_be_asked_for() -> None:
    assert told(attached(3), "tgws-per-vpc", near=60) == ["prod: 3 of 5 tgws-per-vpc, near, cannot be raised"]
    assert told(attached(4), "tgws-per-vpc", near=81) == []
    assert told(attached(1), "tgws-per-vpc", near=1) == ["prod: 1 of 5 tgws-per-vpc, near, cannot be raised"]
    assert told(attached(5), "tgws-per-vpc", near=100) == ["prod: 5 of 5 tgws-per-vpc, full, cannot be raised"]
    for senseless in (0, 101):
        with pytest.raises(TopologyError, match=f"near is from 1 to 100 per cent, not {senseless}"):
            held_against(attached(1), near=senseless)


@pytest.mark.parametrize(
    ("vifs", "name", "lines"),
    [  # T25: 48 and 4 are each within their own quota, and one too many together
        ((48, 0, 4), "all-vifs-per-dedicated-connection", ["dx: 52 of 51 {}, exceeded, cannot be raised"]),
        ((48, 0, 4), "vifs-per-dedicated-connection", ["dx: 48 of 50 {}, near, cannot be raised"]),
        ((48, 0, 4), "transit-vifs-per-dedicated-connection", ["dx: 4 of 4 {}, full, more on request"]),
        ((47, 0, 4), "all-vifs-per-dedicated-connection", ["dx: 51 of 51 {}, full, cannot be raised"]),
        ((30, 21, 0), "vifs-per-dedicated-connection", ["dx: 51 of 50 {}, exceeded, cannot be raised"]),
    ],
)
def test_a_connection_carries_so_many_virtual_interfaces(
    vifs: tuple[int, int, int], name: str, lines: list[str]
) -> None:
    assert told(interfaces(*vifs), name) == [line.format(name) for line in lines]


def full_mesh(vpcs: int) -> Topology:
    made = [VPC(f"vpc{n}", f"10.{n}.0.0/16") for n in range(vpcs)]
    return Topology(*(Peering(one, other) for one, other in combinations(made, 2)))


@pytest.mark.parametrize(("vpcs", "state"), [(51, "full"), (52, "exceeded")])
def test_a_full_mesh_is_full_at_51_vpcs(vpcs: int, state: str) -> None:
    held = [one for one in held_against(full_mesh(vpcs)) if one.quota.name == "peerings-per-vpc"]
    assert [(one.state, one.used, one.granted) for one in held] == [(state, vpcs - 1, True)] * vpcs


def test_a_mesh_of_52_was_over_two_quotas_in_2018_and_is_over_one_now() -> None:
    mesh = full_mesh(52)
    then = {one.quota.name for one in held_against(mesh, on="2018-03") if one.state == "exceeded"}
    now = {one.quota.name for one in held_against(mesh) if one.state == "exceeded"}
    assert then - {"vpcs-per-region"} == {"peerings-per-vpc", "routes-per-route-table"}
    assert now - {"vpcs-per-region"} == {"peerings-per-vpc"}


def test_a_quota_that_is_unknown_on_a_day_is_left_out() -> None:
    assert held_against(full_mesh(52), on="2016-08") == ()
    with pytest.raises(TopologyError, match="'then' is no day"):
        held_against(full_mesh(2), on="then")


@pytest.mark.parametrize(
    ("used", "words", "granted"),
    [
        (51, "hub: 51 of 50 peerings-per-vpc, exceeded, can be raised to 125", True),
        (125, "hub: 125 of 50 peerings-per-vpc, exceeded, can be raised to 125", True),
        (126, "hub: 126 of 50 peerings-per-vpc, exceeded, can be raised to 125 only", False),
    ],
)
def test_a_usage_says_whether_aws_could_grant_it(used: int, words: str, granted: bool) -> None:
    usage = Usage("hub", quota("peerings-per-vpc"), used)
    assert (str(usage), usage.granted) == (words, granted)


def test_what_is_within_its_quotas_is_told_of_nothing() -> None:
    assert held_against(Topology(Peering(PROD, DEV))) == ()
