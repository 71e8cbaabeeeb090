# ruff: noqa: E501 -- one line an error, so that the table can be read
"""What could not exist or cannot be asked: each says so in one line, with the culprit's name, and no traceback."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any

import pytest

import awsnet
from awsnet import (
    BLACKHOLE,
    VPC,
    AclRule,
    Allow,
    Association,
    Attachment,
    BlockPublicAccess,
    Connection,
    DirectConnectGateway,
    EgressOnlyInternetGateway,
    GatewayEndpoint,
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
    TransitVIF,
    VirtualPrivateGateway,
    VpnConnection,
    advertisement,
    price,
    quota,
)
from awsnet.addresses import block

a, b = VPC("a", "10.0.0.0/16"), VPC("b", "10.1.0.0/16")
west = VPC("west", "10.2.0.0/16", region="us-west-1")
office = OnPremises("office", "192.168.0.0/16")
ab = Peering(a, b)
net = Topology(ab)
igw, vgw = InternetGateway(a), VirtualPrivateGateway(a)
tgw = TransitGateway("tgw", (a, b))
one, two = Subnet("one", a, "10.0.1.0/24"), Subnet("two", a, "10.0.2.0/24")
fw = Instance("fw", one, "10.0.1.9", source_dest_check=False)
nat = NatGateway("nat", one, "10.0.1.8")
edge = RouteTable("edge", a, gateway=igw)
s3 = Service("s3", PrefixList("pl-s3", ("52.216.0.0/24",)))
dxgw = DirectConnectGateway("dxgw", (vgw,))
transit = DirectConnectGateway("transit", (tgw,), allowed_prefixes=("10.0.0.0/8",))

# fmt: off
IMPOSSIBLE: list[tuple[Callable[[], object], str]] = [
    # addresses
    (lambda: VPC("x", "ten"), "x: 'ten' is not a CIDR block such as '10.1.0.0/16'"),
    (lambda: VPC("x", "10.1.0.1/16"), "x: '10.1.0.1/16' has bits set after the prefix; did you mean '10.1.0.0/16'?"),
    (lambda: VPC("x", "10.0.0.0/15"), "x cannot exist: a VPC's IPv4 block is between /16 and /28, not '10.0.0.0/15'"),
    (lambda: VPC("x", "10.0.0.0/29"), "x cannot exist: a VPC's IPv4 block is between /16 and /28, not '10.0.0.0/29'"),
    (lambda: VPC("x", "169.254.0.0/16"), "x cannot exist: 169.254.0.0/16 is link-local"),
    (lambda: VPC("x", ("10.0.0.0/16", "10.0.1.0/24")), "x cannot exist: 10.0.0.0/16 overlaps 10.0.1.0/24"),
    (lambda: VPC("x", ("10.2.0.0/16", "172.16.0.0/16")), "x cannot exist: 172.16.0.0/16 of 172.16.0.0/12 does not go with 10.2.0.0/16"),
    (lambda: VPC("x", ("10.2.0.0/16", "198.19.0.0/24")), "x cannot exist: 198.19.0.0/24 of 198.19.0.0/16 does not go with 10.2.0.0/16"),
    (lambda: VPC("x", ("100.64.0.0/16", "10.2.0.0/16")), "x cannot exist: 10.2.0.0/16 of 10.0.0.0/8 does not go with 100.64.0.0/16"),
    (lambda: VPC("x", ("10.1.0.0/16", "10.0.0.0/16")), "x cannot exist: 10.0.0.0/16 of 10.0.0.0/16 does not go with a block of 10.0.0.0/15"),
    (lambda: VPC("x", ("172.16.0.0/16", "172.31.0.0/20")), "x cannot exist: 172.31.0.0/20 of 172.31.0.0/16 is not added to a VPC"),
    (lambda: VPC("x", 10), "VPC x: its cidr is a str or a tuple of a str, not 10"),  # type: ignore[arg-type]
    (lambda: VPC(None, "10.0.0.0/16"), "VPC None: its name is a str, not None"),  # type: ignore[arg-type]
    (lambda: Subnet("x", a, "10.9.0.0/24"), "x cannot exist: 10.9.0.0/24 is not in a (10.0.0.0/16)"),
    (lambda: Subnet("x", a, "10.0.0.0/29"), "x: a subnet's IPv4 block is between /16 and /28, not '10.0.0.0/29'"),
    (lambda: Topology(one, Subnet("x", a, "10.0.1.128/25")), "x cannot exist: 10.0.1.128/25 overlaps 10.0.1.0/24 of one"),
    (lambda: Subnet("x", b, table=RouteTable("t", a)), "x cannot exist: t is a table of a"),
    (lambda: Instance("x", a, "10.1.0.1"), "x cannot exist: 10.1.0.1 is not in a (10.0.0.0/16)"),
    (lambda: Instance("x", "a", "10.0.0.9"), "Instance x: its at is a VPC or a Subnet, not 'a'"),  # type: ignore[arg-type]
    (lambda: Instance("x", a, "10.0.0"), "x: '10.0.0' is not an address such as '10.1.0.10'"),
    (lambda: Topology(Instance("x", a, "10.0.0.9"), Instance("y", a, "10.0.0.9")), "x cannot exist: 10.0.0.9 is the address of y"),
    (lambda: Topology(nat, Instance("x", one, "10.0.1.8")), "nat cannot exist: 10.0.1.8 is the address of x"),
    (lambda: NatGateway("x", one, "10.0.2.8"), "x cannot exist: 10.0.2.8 is not in one (10.0.1.0/24)"),
    (lambda: block(5, "x"), "x: 5 is not a CIDR block such as '10.1.0.0/16'"),  # type: ignore[arg-type]
    # names
    (lambda: net.reach("aa", b), "no place is called 'aa'; did you mean 'a'?"),
    (lambda: net.reach(fw, b), "no place is called 'fw'"),
    (lambda: net.reach(None, b), "no place is called 'None'"),
    (lambda: net.reach(VPC("a", "10.9.0.0/16"), b), "the network's 'a' is another one than that asked about"),
    (lambda: net + VPC("a", "10.9.0.0/16"), "two different things are called 'a'"),
    (lambda: net + Route(a, "10.9.0.0/16", "peering(a,b)"), "nothing is called 'peering(a,b)'; did you mean 'peering(a, b)'?"),
    (lambda: net + Route("c", "10.9.0.0/16", ab), "nothing is called 'c'"),
    (lambda: net + None, "a network is made of things such as a VPC or a Peering, not of None"),
    (lambda: Topology([1]), "a network is made of things such as a VPC or a Peering, not of [1]"),
    (lambda: quota("peerings-per-vcp"), "no quota is called 'peerings-per-vcp'; did you mean 'peerings-per-vpc'?"),
    (lambda: price("tgw-atachment"), "no price is called 'tgw-atachment'; did you mean 'tgw-attachment'?"),
    # routes
    (lambda: net + Route(a, "10.0.1.0/24", ab), "route(a, 10.0.1.0/24, peering(a, b)) cannot exist: 10.0.1.0/24 lies inside the VPC's own 10.0.0.0/16, where no peering(a, b) may be the target"),
    (lambda: Topology(one, fw) + Route(a, "10.0.1.0/25", fw), "route(a, 10.0.1.0/25, fw) cannot exist: 10.0.1.0/25 lies inside the VPC's own 10.0.0.0/16, and is not the whole block of a subnet"),
    (lambda: Topology(tgw) + Route(a, "169.254.169.0/24", tgw), "route(a, 169.254.169.0/24, tgw) cannot exist: 169.254.169.0/24 is reserved for AWS's own services"),
    (lambda: Topology(ab, west) + Route(west, "10.1.0.0/16", ab), "route(west, 10.1.0.0/16, peering(a, b)) cannot exist: peering(a, b) is not joined to west"),
    (lambda: net + Route(a, "10.9.0.0/16", ab) + Route(a, "10.9.0.0/16", BLACKHOLE), "nothing is called 'blackhole'"),
    (lambda: Route(a, "0.0.0.0", ab), "route(a, 0.0.0.0, peering(a, b)): '0.0.0.0' has no prefix length; did you mean '0.0.0.0/32'?"),
    (lambda: Route(a, "10.9.0.0/16", ab, origin="dynamic"), "route(a, 10.9.0.0/16, peering(a, b)): a route is local, connected, static, prefix-list, propagated, not 'dynamic'"),
    (lambda: net + Route(a, "pl-none", ab), "no prefix list is called 'pl-none'"),
    (lambda: Topology(edge, one, nat) + Route(edge, "10.0.1.0/24", nat), "route(edge, 10.0.1.0/24, nat) cannot exist: the table of igw(a) leads to an interface or an endpoint of a Gateway Load Balancer, not to nat"),
    (lambda: Topology(edge, fw) + Route(edge, "10.9.0.0/16", fw), "route(edge, 10.9.0.0/16, fw) cannot exist: the table of igw(a) takes static routes to a and parts of it only"),
    (lambda: RouteTable("x", a, gateway=tgw), "x cannot exist: a table is associated with an internet gateway or a virtual private gateway, not with tgw"),
    (lambda: RouteTable("x", a, gateway="tgw"), "x cannot exist: a table is associated with an internet gateway or a virtual private gateway, not with tgw"),
    (lambda: RouteTable("x", b, gateway=igw), "x cannot exist: igw(a) is not a gateway of b"),
    (lambda: Topology(edge, RouteTable("x", a, gateway=igw)), "x cannot exist: igw(a) has edge already"),
    # joining VPCs
    (lambda: Peering(a, a), "peering(a, a) cannot exist: a peering joins two VPCs"),
    (lambda: Peering(a, VPC("x", "10.0.128.0/17")), "peering(a, x) cannot exist: 10.0.0.0/16 overlaps 10.0.128.0/17"),
    (lambda: Peering(a, "b"), "Peering: its other is a VPC, not 'b'"),  # type: ignore[arg-type]
    (lambda: Peering(a, b, routes_in=(west,)), "peering(a, b) touches a and b; no route to it fits in west"),
    (lambda: net + Peering(b, a), "peering(b, a) cannot exist: peering(a, b) joins a and b already"),
    (lambda: TransitGateway("x", (a, b, a)), "x cannot exist: a is attached twice"),
    (lambda: TransitGateway("x", (a, west)), "x cannot exist in us-east-1: west is in us-west-1, and a transit gateway takes VPCs of its own Region"),
    (lambda: TransitGateway("x", a), "TransitGateway x: its attachments is a tuple of a VPC or a Attachment, not the VPC a"),  # type: ignore[arg-type]
    (lambda: TransitGateway("x", (a,), routes_in=(b,)), "b is not attached to x, so no route to it fits there"),
    (lambda: Attachment(a, (Subnet("x", b),)), "x is not a subnet of a, so no attachment of a has it"),
    (lambda: Attachment(a, (one, two)), "an attachment has one subnet in each zone, and a has two too"),
    (lambda: TransitGatewayPeering(tgw, tgw), "tgw-peering(tgw, tgw) cannot exist: a peering joins two transit gateways"),
    (lambda: Topology(TransitGatewayPeering(tgw, TransitGateway("t", ()), name="x"), TransitGatewayPeering(TransitGateway("t", ()), tgw, name="y")), "y cannot exist: x joins the two already"),
    # the edge
    (lambda: Topology(vgw, VirtualPrivateGateway(a, name="x")), "x cannot exist: a has vgw(a) already"),
    (lambda: DirectConnectGateway("x", (vgw, tgw)), "x cannot exist: it takes virtual private gateways or transit gateways, never both"),
    (lambda: DirectConnectGateway("x", (tgw,)), "x cannot exist: a transit gateway is associated with its allowed prefixes"),
    (lambda: DirectConnectGateway("x", (VirtualPrivateGateway(name="v"),)), "x cannot exist: v is attached to no VPC"),
    (lambda: DirectConnectGateway("x", (vgw, VirtualPrivateGateway(VPC("y", "10.0.0.0/24")))), "x cannot exist: 10.0.0.0/16 of a overlaps 10.0.0.0/24 of y"),
    (lambda: Topology(dxgw, DirectConnectGateway("x", (vgw,))), "x cannot exist: vgw(a) is associated with dxgw already"),
    (lambda: Association(vgw, ("ten",)).advertised, "the association of vgw(a): 'ten' is not a CIDR block such as '10.1.0.0/16'"),
    (lambda: PrivateVIF(office, transit), "private-vif(office, transit) cannot exist: it ends at a virtual private gateway, or a Direct Connect gateway that has some, not at transit"),
    (lambda: TransitVIF(office, dxgw), "transit-vif(office, dxgw) cannot exist: it ends at a Direct Connect gateway that has a transit gateway, not at dxgw"),
    (lambda: TransitVIF(office, vgw), "transit-vif(office, a) cannot exist: it ends at a Direct Connect gateway that has a transit gateway, not at vgw(a)"),
    (lambda: PublicVIF(office, vgw), "public-vif(office) cannot exist: a public virtual interface ends at no gateway"),
    (lambda: PrivateVIF(office, vgw, region="us-west-1"), "private-vif(office, a) cannot exist: it is on a connection in us-west-1, and vgw(a) is in us-east-1; a Direct Connect gateway joins them"),
    (lambda: PrivateVIF(office, vgw, sitelink=True), "private-vif(office, a) cannot exist: SiteLink needs a Direct Connect gateway, not vgw(a)"),
    (lambda: PrivateVIF(office, vgw, region="us-west-1", connection=Connection("c")), "private-vif(office, a) cannot exist: it is in us-west-1, and c is in us-east-1"),
    (lambda: Topology(PrivateVIF(office, DirectConnectGateway("x")), TransitVIF(office, DirectConnectGateway("x"))), "x cannot exist: private and transit virtual interfaces do not end at one Direct Connect gateway"),
    (lambda: PrivateVIF(office, a), "PrivateVIF: its gateway is a VirtualPrivateGateway or a DirectConnectGateway, not the VPC a"),  # type: ignore[arg-type]
    (lambda: Connection("x", mbps=600), "x: a dedicated connection has 1,000, 10,000, 100,000, 400,000 Mbps, not 600"),
    (lambda: Connection("x", kind="rented"), "x: a connection is dedicated or hosted, not 'rented'"),
    (lambda: VpnConnection(office, vgw, routing="ospf"), "vpn(office, a): its routing is static or bgp, not 'ospf'"),
    (lambda: VpnConnection(office, vgw, ipv6=True), "vpn(office, a) cannot exist: a virtual private gateway takes no IPv6 over VPN"),
    (lambda: VpnConnection(office, vgw, prefixes=("x",)), "vpn(office, a): 'x' is not a CIDR block such as '10.1.0.0/16'"),
    (lambda: OnPremises("x", "10.0.0.0/8", allows_from=("y",)), "x: 'y' is not a CIDR block such as '10.1.0.0/16'"),
    # the way out
    (lambda: Topology(igw, InternetGateway(a, name="x")), "x cannot exist: a has igw(a) already"),
    (lambda: Topology(EgressOnlyInternetGateway(a), EgressOnlyInternetGateway(a, name="x")), "x cannot exist: a has eigw(a) already"),
    (lambda: GatewayEndpoint(a, Service("kms", s3.prefix_list)), "gateway-endpoint(a, kms) cannot exist: gateway endpoints lead to s3 and dynamodb only"),
    (lambda: GatewayEndpoint(west, s3), "gateway-endpoint(west, s3) cannot exist: it would lead to s3 of us-east-1, and west is in us-west-1"),
    (lambda: InterfaceEndpoint("x", a, "10.1.0.9", "kms"), "x cannot exist: 10.1.0.9 is not in a"),
    (lambda: InterfaceEndpoint("x", one, "10.0.1.7", "kms", more=(two,)), "x cannot exist: it has one subnet in each zone, not two in one"),
    (lambda: PrefixList("pl-x", ("10.0.0.0/8", "11.0.0.0/8"), max_entries=1), "pl-x cannot exist: it takes 1 entries and has 2"),
    (lambda: BlockPublicAccess("on"), "block public access: its mode is off, block-bidirectional, block-ingress, not 'on'"),
    (lambda: BlockPublicAccess("off", exclusions=(("a", "all"),)), "block public access: a is excluded by allow-bidirectional or allow-egress, not 'all'"),
    # filters
    (lambda: Allow("tcp", "443-80", "10.0.0.0/8"), "the rule tcp 443-80 10.0.0.0/8: '443-80' is not a port such as '443', a range such as '1024-65535', or 'all'"),
    (lambda: Allow("http", "80", "10.0.0.0/8"), "the rule http 80 10.0.0.0/8: a protocol is all, tcp, udp, icmp, not 'http'"),
    (lambda: Allow("tcp", "80", "10.0.0.1/8"), "the rule tcp 80 10.0.0.1/8: '10.0.0.1/8' has bits set after the prefix; did you mean '10.0.0.0/8'?"),
    (lambda: AclRule(1, "tcp", "80", "10.0.0.0/8", "permit"), "rule 1: an action is 'allow' or 'deny', not 'permit'"),
    (lambda: AclRule(1, "http", "80", "10.0.0.0/8", "allow"), "rule 1: a protocol is all, tcp, udp, icmp, not 'http'"),
    (lambda: SecurityGroup("x", (1,)), "SecurityGroup x: its inbound is a tuple of a Allow, not (1,)"),  # type: ignore[arg-type]
    (lambda: NetworkAcl("x", "allow"), "NetworkAcl x: its inbound is a tuple of a AclRule, not 'allow'"),  # type: ignore[arg-type]
    # questions
    (lambda: net.reach(a, b, "http"), "a protocol is all, tcp, udp, icmp, not 'http'"),
    (lambda: net.reach(a, b, "tcp", 70000), "a question: '70000' is not a port such as '443', a range such as '1024-65535', or 'all'"),
    (lambda: net.reach(a, "2001:db8::1"), "a and 2001:db8::1 have no address family in common"),
    (lambda: net.reach("198.51.100.1", "198.51.100.2"), "198.51.100.1 and 198.51.100.2 are both on the internet, and no part of the network"),
    (lambda: net.reach(a, b, on="last year"), "'last year' is no day; a day is written 2016, 2016-08 or 2016-08-31"),
    (lambda: net.route(a, "10.1.0.0/16"), "a question: '10.1.0.0/16' is not an address such as '10.1.0.10'"),
    (lambda: net.route("aa", "10.1.0.1"), "nothing is called 'aa'; did you mean 'a'?"),
    (lambda: net.host("10.1.0.1", a), "10.1.0.1 is not an address of a"),
    (lambda: net.by_address(a, "10.0.0.1"), "a is no instance, so it is not asked by address"),
    (lambda: Topology(fw).by_address(fw, "10.0.1.1"), "10.0.1.1 is not an address of fw"),
    (lambda: Host("10.0.0", a).blocks, "a host: '10.0.0' is not an address such as '10.1.0.10'"),
    (lambda: advertisement(net, ab), "peering(a, b) is no virtual interface and no VPN connection, so nobody learns from it"),
    (lambda: net.matrix("aa"), "no place is called 'aa'; did you mean 'a'?"),
]
# fmt: on


@pytest.mark.parametrize(("make", "says"), IMPOSSIBLE, ids=[says for _, says in IMPOSSIBLE])
def test_what_cannot_be_says_so(make: Callable[[], object], says: str) -> None:
    with pytest.raises(TopologyError) as refused:
        make()
    assert str(refused.value) == says


SENSELESS: tuple[Any, ...] = (
    None,
    7,
    -1,
    "",
    "nonsense",
    (),
    [],
    {},
    object(),
    a,
    ab,
    VPC,
    "10.0.0.0/33",
    b"10.0.0.0/8",
)
CALLABLES = [getattr(awsnet, name) for name in awsnet.__all__ if callable(getattr(awsnet, name))]
ANSWERS = ("Advertisement", "Answer", "Bill", "Price", "Quota", "TopologyError", "Usage", "Verdict")  # made by awsnet
PUBLIC = [one for one in CALLABLES if one.__name__ not in ANSWERS]


@pytest.mark.parametrize("made", PUBLIC, ids=lambda made: made.__name__)
def test_nothing_senseless_gives_a_traceback_from_inside(made: Callable[..., object]) -> None:
    """Whatever is passed, each public name takes it, refuses it in words, or misses an argument."""
    needed = [
        one for one in inspect.signature(made).parameters.values()
        if one.default is one.empty and one.kind in (one.POSITIONAL_OR_KEYWORD, one.KEYWORD_ONLY)
    ]  # fmt: skip
    for value in SENSELESS:
        positional = [value for one in needed if one.kind is one.POSITIONAL_OR_KEYWORD]
        named = {one.name: value for one in needed if one.kind is one.KEYWORD_ONLY}
        try:
            str(made(*positional, **named))
        except TopologyError:
            continue


@pytest.mark.parametrize("value", SENSELESS, ids=lambda value: repr(value).split(" at 0x")[0])
def test_no_senseless_question_gives_a_traceback_from_inside(value: object) -> None:
    asks: list[Callable[[Any], object]] = [
        lambda x: net.reach(x, b), lambda x: net.reach(a, x), lambda x: net.reach(a, b, x), lambda x: net.reach(a, b, "tcp", x),
        lambda x: net.reach(a, b, on=x), lambda x: net.reach(a, b, source_ports=x), lambda x: net.route(x, "10.0.0.1"),
        lambda x: net.route(a, x), lambda x: net.matrix(x), lambda x: net.sessions(x, x), lambda x: net.learned(x),
        lambda x: net.node(x), lambda x: net.place(x), lambda x: net.host(x), lambda x: net.host("10.0.0.1", x),
        lambda x: net + x, lambda x: Topology(x, x), lambda x: net + Route(x, x, x), lambda x: net.by_address(x, x),
    ]  # fmt: skip
    for ask in asks:
        try:
            ask(value)
        except TopologyError:
            continue
