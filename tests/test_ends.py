"""Rules of places and links that no vector names: each row begins with its rule, and has the answer of AWS's page."""

from __future__ import annotations

import pytest

from awsnet import (
    BLACKHOLE,
    INTERNET,
    VPC,
    Association,
    BlockPublicAccess,
    DirectConnectGateway,
    GatewayEndpoint,
    Instance,
    InterfaceEndpoint,
    InternetGateway,
    OnPremises,
    Peering,
    PrefixList,
    PrivateVIF,
    Route,
    RouteTable,
    Service,
    Topology,
    TopologyError,
    TransitGateway,
    TransitVIF,
    VirtualPrivateGateway,
    VpnConnection,
)
from awsnet.changes import refusal
from awsnet.limits import usages

v, peer = VPC("v", "10.0.0.0/16"), VPC("peer", "10.1.0.0/16")
site = OnPremises("site", "192.168.0.0/16")
pcx, igw, vgw = Peering(v, peer), InternetGateway(v), VirtualPrivateGateway(v)
quiet = TransitGateway("quiet", (v,), routes_in=())
pl_a, pl_b = PrefixList("pl-a", ("192.168.0.0/16",)), PrefixList("pl-b", ("192.168.0.0/16",))
disputed = Topology(pl_a, pl_b, quiet, pcx, site, Route(v, "pl-a", quiet), Route(v, "pl-b", pcx))
s3 = Service("s3", PrefixList("pl-s3", ("198.51.100.0/24",)))
door = GatewayEndpoint(v, s3)
with_door = Topology(igw, door, pcx, Route(v, "0.0.0.0/0", igw), Route(v, "pl-s3", door))
queue = InterfaceEndpoint("queue", v, "10.0.0.50", "sqs")
web = Instance("web", v, "10.0.0.10", public_ip="203.0.113.10")
open_web = Topology(igw, web, Route(v, "0.0.0.0/0", igw))
by_vif, by_vpn = PrivateVIF(site, vgw), VpnConnection(site, vgw)
two = DirectConnectGateway(
    "two",
    (
        Association(TransitGateway("a", (v,)), ("10.0.0.0/16",)),
        Association(TransitGateway("b", (peer,)), ("10.1.0.0/16",)),
    ),
)
apart = Topology(TransitVIF(site, two)) + Route(v, "10.1.0.0/16", "a") + Route(peer, "10.0.0.0/16", "b")
leaking = Topology(TransitVIF(site, two, advertises=("10.0.0.0/8", "192.168.0.0/16")))


def allowing(prefix: str) -> Topology:
    tgw = TransitGateway("tgw", (v,))
    return Topology(TransitVIF(site, DirectConnectGateway("dxgw", (tgw,), allowed_prefixes=(prefix,))))


ASKED = [
    ("R-RT-7: two prefix lists hold the address", disputed, v, site, "PREFIX_LISTS_OVERLAP"),
    ("R-PEER-7: a peer reaches an interface endpoint", Topology(pcx, queue), peer, queue, "yes"),
    ("R-EP-1: a gateway endpoint serves its VPC", with_door, v, s3, "yes"),
    ("R-EP-2: and no peer", with_door + Route(peer, "198.51.100.0/24", pcx), peer, s3, "PCX_REQUIRES_ADDRESS_IN_VPC_CIDR"),
    ("R-EP-2: nor a site", with_door + by_vif + Route(site, "198.51.100.0/24", by_vif), site, s3, "VGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS"),
    ("R-TGW-14: a site learns what is allowed", allowing("10.0.0.0/15"), site, v, "yes"),
    ("R-TGW-14: and not the VPC's own block", allowing("10.0.0.0/24"), site, "10.0.7.7", "SITE_NO_ROUTE_TO_DESTINATION"),
    ("R-DX-11: a supernet joins VPCs of two transit gateways", leaking, v, peer, "DXGW_SUPERNET_JOINS_VPCS"),
    ("R-DX-11: without one they stay apart", apart, v, peer, "TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT"),
    ("R-DX-11: a blackhole keeps them apart", leaking + Route("a", "10.1.0.0/16", BLACKHOLE), v, peer, "TGW_RTB_BAD_STATE_ROUTE"),
    ("R-DX-17: a site has no way out through a VPC", open_web + by_vif + Route(site, "0.0.0.0/0", by_vif), site, INTERNET, "VGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS"),
    ("R-VPN-1: a VPN connection serves its gateway's VPC", Topology(by_vpn, pcx), site, v, "yes"),
    ("R-VPN-1: and no other", Topology(by_vpn, pcx) + Route(site, "10.1.0.0/16", by_vpn), site, peer, "VGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS"),
    ("R-BPA-1: both ways are shut", open_web + BlockPublicAccess("block-bidirectional"), web, INTERNET, "VPC_BLOCK_PUBLIC_ACCESS_ENABLED"),
    ("R-BPA-1: the other mode shuts inward", open_web + BlockPublicAccess("block-ingress"), INTERNET, web, "VPC_BLOCK_PUBLIC_ACCESS_ENABLED"),
    ("R-BPA-1: not what is excluded", open_web + BlockPublicAccess("block-bidirectional", exclusions=(("v", "allow-bidirectional"),)), web, INTERNET, "yes"),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "net", "source", "destination", "expected"), ASKED)
def test_who_reaches_whom(rule: str, net: Topology, source: object, destination: object, expected: str) -> None:
    assert str(net.reach(source, destination, "tcp", 443).code or "yes") == expected


CHOSEN = [
    ("R-RT-9: an endpoint's route beats the default one", with_door, "gateway-endpoint(v, s3)"),
    ("R-RT-9: a written one to the same prefix beats it", with_door + Route(v, "198.51.100.0/24", igw), "igw(v)"),
]


@pytest.mark.parametrize(("rule", "net", "target"), CHOSEN)
def test_which_way_to_a_service_is_taken(rule: str, net: Topology, target: str) -> None:
    route = net.route(v, "198.51.100.9")
    assert route is not None
    assert str(route.target) == target


REFUSED = [
    ("R-RT-14: a range that AWS keeps for itself", lambda: Topology(pcx) + Route(v, "169.254.168.0/24", pcx), "reserved"),
    ("R-TGW-1: a VPC of another Region", lambda: TransitGateway("t", (v, VPC("x", "10.3.0.0/16", region="eu-west-1"))), "Region"),
    ("R-DX-7: a gateway of no VPC", lambda: DirectConnectGateway("d", (VirtualPrivateGateway(name="loose"),)), "attached to no VPC"),
    ("R-EP-1: another service", lambda: GatewayEndpoint(v, Service("sqs", s3.prefix_list)), "s3 and dynamodb only"),
    ("R-EP-1: another Region", lambda: GatewayEndpoint(v, Service("s3", s3.prefix_list, region="eu-west-1")), "eu-west-1"),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "build", "says"), REFUSED)
def test_what_aws_would_not_build_is_refused(rule: str, build: object, says: str) -> None:
    with pytest.raises(TopologyError, match=says):
        build()  # type: ignore[operator]


wide = VPC("v", ("10.0.0.0/16", "10.4.0.0/16"))
asking = Peering(v, peer, state="pending-acceptance")
CHANGES = [
    ("R-RT-12: a further block holds a route's destination", Topology(pcx) + Route(v, "10.4.7.0/24", pcx), Topology(Peering(wide, peer)), "takes no 10.4.0.0/16"),
    ("R-RT-12: so does one in another table of the VPC", Topology(pcx, RouteTable("more", v), Route("more", "10.4.7.0/24", pcx)), Topology(Peering(wide, peer)), "takes no 10.4.0.0/16"),
    ("R-RT-12: not one in the table of a transit gateway", Topology(quiet, Route(quiet, "10.4.7.0/24", v)), Topology(TransitGateway("quiet", (wide,), routes_in=())), ""),
    ("R-PEER-15: a further block that overlaps nothing", Topology(pcx), Topology(Peering(wide, peer)), ""),
    ("R-PEER-15: none while a request is pending", Topology(asking), Topology(Peering(wide, peer, state="pending-acceptance")), "pending"),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "before", "after", "says"), CHANGES)
def test_which_blocks_a_vpc_takes_later(rule: str, before: Topology, after: Topology, says: str) -> None:
    why = refusal(before, after)
    assert says in why
    assert bool(says) == bool(why)


def test_a_vpc_counts_for_its_account_and_region() -> None:
    """Unless said, that is one account and us-east-1."""
    vpcs = (v, peer, VPC("lab", "10.2.0.0/16", account="lab"), VPC("far", "10.3.0.0/16", region="eu-west-1"))
    used = {one.holder: one.used for one in usages(Topology(*vpcs)) if one.quota.name == "vpcs-per-region"}
    assert used == {"account main in us-east-1": 2, "account lab in us-east-1": 1, "account main in eu-west-1": 1}


def test_a_prefix_list_counts_as_the_most_that_it_may_hold() -> None:
    """R-RT-8."""
    partners = PrefixList("pl-partners", ("198.51.100.0/24", "192.0.2.0/24"), max_entries=20)
    net = Topology(partners, Peering(v, peer, routes_in=())) + Route(v, "pl-partners", "peering(v, peer)")
    used = [one.used for one in usages(net) if one.quota.name == "routes-per-route-table" and "v (IPv4)" in one.holder]
    assert used == [20]
