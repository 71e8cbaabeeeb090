"""The way out and the way in: internet gateways, NAT gateways, egress-only gateways, after AWS's pages."""

from __future__ import annotations

import pytest

from awsnet import (
    INTERNET,
    VPC,
    EgressOnlyInternetGateway,
    Instance,
    InternetGateway,
    NatGateway,
    Peering,
    Route,
    RouteTable,
    SecurityGroup,
    Subnet,
    Topology,
    TopologyError,
    TransitGateway,
)

v, peer = VPC("v", "10.0.0.0/16"), VPC("peer", "10.1.0.0/16")
igw = InternetGateway(v)
public_table, private_table = RouteTable("public-table", v), RouteTable("private-table", v)
public = Subnet("public", v, "10.0.0.0/24", table=public_table)
private = Subnet("private", v, "10.0.1.0/24", table=private_table)
nat = NatGateway("nat", public, "10.0.0.5", public_ip="198.51.100.5")
inner_nat = NatGateway("inner-nat", public, "10.0.0.6")
with_ip = Instance("with-ip", v, "10.0.0.10", public_ip="198.51.100.10")
without_ip = Instance("without-ip", v, "10.0.0.11")
inside = Instance("inside", v, "10.0.1.10")
inside_with_ip = Instance("inside-with-ip", v, "10.0.1.11", public_ip="198.51.100.11")
net = Topology(
    igw, public, private, nat, with_ip, without_ip, inside, inside_with_ip, Route(public_table, "0.0.0.0/0", igw)
)
through_nat = net + Route(private_table, "0.0.0.0/0", nat)
pcx = Peering(v, peer)
six = VPC("six", ("10.6.0.0/16", "2001:db8:6::/56"))
eigw = EgressOnlyInternetGateway(six)

OUT = [
    ("R-IGW-1: a route and a public address", net, with_ip, INTERNET, "tcp", "yes"),
    ("R-IGW-1: the route alone is not enough", net, without_ip, INTERNET, "tcp", "IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS"),
    ("R-IGW-1: the address alone is not enough", net, inside_with_ip, INTERNET, "tcp", "NO_ROUTE_TO_DESTINATION"),
    ("R-IGW-1: the internet reaches the public address", net, INTERNET, with_ip, "tcp", "yes"),
    ("R-IGW-1: and nothing else", net, INTERNET, without_ip, "tcp", "IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS"),
    ("a VPC without a gateway", Topology(peer), INTERNET, peer, "tcp", "IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS"),
    ("R-NAT-1: out through a NAT gateway", through_nat, inside, INTERNET, "tcp", "yes"),
    ("R-NAT-1: nothing comes in through it", through_nat, INTERNET, inside, "tcp", "IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS"),
    ("R-NAT-1: a private one is no way to the internet", net + inner_nat + Route(private_table, "0.0.0.0/0", inner_nat), inside, INTERNET, "tcp", "IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS"),
    ("R-NAT-2: not every protocol", through_nat, inside, INTERNET, "all", "PROTOCOL_RESTRICTION"),
    ("T2 R-PEER-4: a peer's internet gateway", net + pcx + Route(peer, "0.0.0.0/0", pcx), peer, INTERNET, "tcp", "PCX_REQUIRES_ADDRESS_IN_VPC_CIDR"),
    ("T3 R-PEER-4: a peer's NAT gateway", through_nat + pcx + Route(peer, "0.0.0.0/0", pcx), peer, INTERNET, "tcp", "PCX_REQUIRES_ADDRESS_IN_VPC_CIDR"),
    ("R-RT-4: inside the VPC, past both", through_nat, inside, with_ip, "tcp", "yes"),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "topology", "source", "destination", "protocol", "expected"), OUT)
def test_the_way_out_and_in(
    rule: str, topology: Topology, source: object, destination: object, protocol: str, expected: str
) -> None:
    assert (
        str(topology.reach(source, destination, protocol, 443 if protocol == "tcp" else "all").code or "yes")
        == expected
    )


def test_nat_over_peering_reaches_hosts_of_the_peer_and_needs_no_route_back() -> None:
    """R-PEER-8: the reply goes to the NAT gateway's address, which the peer knows."""
    both = net + Peering(v, peer, routes_in=(peer,)) + Route(public_table, "10.1.0.0/16", "peering(v, peer)")
    assert (both + Route(private_table, "10.1.0.0/16", nat)).reach(inside, peer, "tcp", 443)


def test_egress_only_gateways_carry_ipv6_out_and_replies_back() -> None:
    """R-EIGW-1."""
    host = Instance("host", six, "2001:db8:6::10")
    out = Topology(eigw, host, Route(six, "::/0", eigw))
    assert out.reach(host, "2001:db8:ffff::1")
    assert not out.reach("2001:db8:ffff::1", host)


def test_the_path_of_a_packet_through_nat() -> None:
    assert str(through_nat.reach(inside, INTERNET, "tcp", 443)) == (
        "inside can reach internet on tcp 443\n  inside -> nat -> igw(v) -> internet"
    )


def test_a_transit_gateway_leads_spokes_out_through_one_nat_gateway() -> None:
    """R-TGW-10: unlike a peering, a transit gateway enters a VPC through an interface, and its table sends on."""
    spoke = VPC("spoke", "10.2.0.0/16")
    tgw = TransitGateway("tgw", (v, spoke), routes_in=())
    hub = Topology(
        igw, public, nat, tgw,
        Route(v, "0.0.0.0/0", nat), Route(public_table, "0.0.0.0/0", igw), Route(public_table, "10.2.0.0/16", tgw),
        Route(spoke, "0.0.0.0/0", tgw), Route(tgw, "0.0.0.0/0", v),
    )  # fmt: skip
    assert hub.reach(spoke, INTERNET, "tcp", 443)
    assert str(hub.reach(INTERNET, spoke, "tcp", 443).code) == "IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS"


def test_a_packet_travels_the_internet_under_the_public_address() -> None:
    """R-IGW-1: the gateway exchanges the private address for the public one, of requests and of replies."""
    public_ip = "198.51.100.10/32"
    assert str(net.reach(with_ip, INTERNET, "tcp", 443).flow.request.packet.source) == public_ip
    assert str(net.reach(INTERNET, with_ip, "tcp", 443).flow.reply.packet.source) == public_ip


def test_a_nat_gateway_needs_a_way_out_itself() -> None:
    """R-NAT-1."""
    stuck = Topology(igw, nat, private, inside, Route(private_table, "0.0.0.0/0", nat))
    assert stuck.reach(inside, INTERNET, "tcp", 443).why == (
        "the route table of public-table has no route to 203.0.113.10/32"
    )


def test_a_nat_gateway_answers_for_no_other_gateway() -> None:
    """R-NAT-1: the request came through the peer's, and the reply is led to ours."""
    near, far = (
        Subnet(name, peer, f"10.1.{n}.0/24", table=RouteTable(f"{name}-table", peer))
        for n, name in enumerate(["near", "far"])
    )
    theirs, client = NatGateway("theirs", near, "10.1.0.5"), Instance("client", far, "10.1.1.10")
    both = Topology(
        *(nat, theirs, client, private, inside, Peering(v, peer, routes_in=())),
        *(Route("far-table", "10.0.0.0/16", theirs), Route("near-table", "10.0.0.0/16", "peering(v, peer)")),
        *(Route(private_table, "10.1.0.0/16", nat), Route(public_table, "10.1.0.0/16", "peering(v, peer)")),
    )
    verdict = both.reach(client, inside, "tcp", 443)
    assert verdict.why == "the reply is lost: nat knows of no connection that this would answer"


def test_a_nat_gateway_stands_in_any_block_of_its_subnet_and_in_an_open_one() -> None:
    dual = Subnet("dual", six, ("2001:db8:6:1::/64", "10.6.0.0/24"))
    for subnet, ip in ((dual, "10.6.0.5"), (Subnet("open", v), "10.0.7.5")):
        assert NatGateway("n", subnet, ip).vpc == subnet.vpc


def test_each_vpc_has_gateways_of_its_own_though_addresses_are_alike() -> None:
    """R-IGW-1, R-NAT-1: a twin of the VPC has an internet gateway, and a NAT gateway under an address of ours."""
    twin = VPC("twin", "10.0.0.0/16")
    theirs = NatGateway("theirs", Subnet("twin-net", twin, "10.0.0.0/24"), "10.0.0.10", public_ip="198.51.100.77")
    both = Topology(InternetGateway(twin), theirs, *net.things)
    assert both.reach(INTERNET, with_ip, "tcp", 443).hops == ("internet", "igw(v)", "with-ip")
    assert both.reach(with_ip, INTERNET, "tcp", 443)


def test_two_nat_gateways_of_a_vpc_have_two_addresses() -> None:
    with pytest.raises(
        TopologyError,
        match=r"other cannot exist: 10\.0\.0\.5 is the address of nat|nat cannot exist: 10\.0\.0\.5 is the address of other",
    ):
        Topology(nat, NatGateway("other", public, "10.0.0.5"))


def test_an_address_stands_for_whatever_has_it() -> None:
    assert str(net.reach("10.0.0.10", "203.0.113.99", "tcp", 443).code or "yes") == "yes"
    assert str(net.reach("10.0.9.9", "203.0.113.99", "tcp", 443).code) == "NO_ROUTE_TO_DESTINATION"


def test_a_security_group_hears_the_nat_gateways_address() -> None:
    closed = SecurityGroup("closed")
    target = Instance("target", v, "10.0.0.77", security_groups=(closed,))
    assert str((net + target).reach(inside, target, "tcp", 443).code) == "SG_HAS_NO_RULES"


def test_a_nat_gateway_stands_in_its_subnet() -> None:
    with pytest.raises(TopologyError, match=r"nat cannot exist: 10.0.9.5 is not in public \(10.0.0.0/24\)"):
        NatGateway("nat", public, "10.0.9.5")
