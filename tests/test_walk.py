"""How a packet walks: what gates change and change back, and which filters look at it where, after AWS's pages."""

from __future__ import annotations

import pytest

from awsnet import (
    INTERNET,
    VPC,
    AclRule,
    Allow,
    Attachment,
    DirectConnectGateway,
    GatewayEndpoint,
    Instance,
    InternetGateway,
    NatGateway,
    NetworkAcl,
    OnPremises,
    Peering,
    PrefixList,
    PrivateVIF,
    Route,
    RouteTable,
    SecurityGroup,
    Service,
    Subnet,
    Topology,
    TransitGateway,
    VirtualPrivateGateway,
)

a, b = VPC("a", "10.0.0.0/16"), VPC("b", "10.1.0.0/16")
ab, igw = Peering(a, b), InternetGateway(a)
public = Subnet("public", a, "10.0.1.0/24", table=RouteTable("public-table", a))
private = Subnet("private", a, "10.0.2.0/24", table=RouteTable("private-table", a))
nat = NatGateway("nat", public, "10.0.1.5", public_ip="198.51.100.5")
inside = Instance("inside", private, "10.0.2.10")


# What gates change of a packet, and change back of its reply


def test_a_reply_passes_back_through_every_gate_that_changed_its_request() -> None:
    """R-NAT-1, R-TGW-10: a private NAT gateway, a transit gateway, a public one, an internet gateway."""
    spoke = VPC("spoke", "10.2.0.0/16")
    near = Subnet("near", spoke, "10.2.1.0/24", table=RouteTable("near-table", spoke))
    clients = Subnet("clients", spoke, "10.2.2.0/24", table=RouteTable("clients-table", spoke))
    private_nat, client = NatGateway("private-nat", near, "10.2.1.5"), Instance("client", clients, "10.2.2.10")
    tgw = TransitGateway("tgw", (a, spoke), routes_in=())
    net = Topology(
        *(igw, nat, private_nat, client, tgw),
        Route("clients-table", "0.0.0.0/0", private_nat),
        Route("near-table", "0.0.0.0/0", tgw),
        Route(tgw, "0.0.0.0/0", a),
        Route(a, "0.0.0.0/0", nat),
        Route("public-table", "0.0.0.0/0", igw),
        Route("public-table", "10.2.0.0/16", tgw),
    )
    verdict = net.reach(client, INTERNET, "tcp", 443)
    assert str(verdict.code or "yes") == "yes"
    assert verdict.hops == ("client", "private-nat", "tgw", "a", "nat", "igw(a)", "internet")


def test_a_gateway_endpoint_in_the_table_of_a_nat_gateway_hands_replies_back_to_it() -> None:
    """R-EP-1: the endpoint serves the subnets whose table leads to it, that of a NAT gateway, too."""
    s3 = Service("s3", PrefixList("pl-s3", ("52.216.0.0/24",)))
    gate = GatewayEndpoint(a, s3)
    net = Topology(nat, inside, gate, Route("private-table", "0.0.0.0/0", nat), Route("public-table", "pl-s3", gate))
    verdict = net.reach(inside, s3, "tcp", 443)
    assert str(verdict.code or "yes") == "yes"
    assert verdict.hops == ("inside", "nat", "gateway-endpoint(a, s3)", "s3")


# Who filters, where, and in which order


def through(box: Instance) -> Topology:
    """A network in which what comes from the internet for a web server passes an appliance, and the reply does."""
    ingress, web = (
        RouteTable("ingress", a, gateway=igw),
        Instance("web", private, "10.0.2.20", public_ip="203.0.113.20"),
    )
    return Topology(
        *(igw, box, web, ingress),
        Route(ingress, "10.0.2.0/24", box),
        Route("private-table", "0.0.0.0/0", box),
        Route("public-table", "0.0.0.0/0", igw),
    )


def box(*groups: SecurityGroup, acl: NetworkAcl | None = None) -> Instance:
    """An appliance that forwards, in the public subnet."""
    subnet = Subnet("public", a, "10.0.1.0/24", table=RouteTable("public-table", a), acl=acl)
    return Instance("box", subnet, "10.0.1.9", public_ip="203.0.113.9", security_groups=groups, source_dest_check=False)


EVERYTHING, OWN = (Allow("all", "all", "0.0.0.0/0"),), (Allow("all", "all", "10.0.0.0/16"),)


def test_the_groups_of_an_appliance_are_asked_for_what_it_sends_on() -> None:
    """R-SG-2: what comes in must fit a rule in, and what goes out a rule out."""
    net = through(box(SecurityGroup("guard", EVERYTHING, outbound=(Allow("tcp", "22", "0.0.0.0/0"),))))
    assert net.reach(INTERNET, "web", "tcp", 22)
    refused = net.reach(INTERNET, "web", "tcp", 443)
    assert refused.why == "no rule out of the security group guard fits tcp 443"
    assert refused.hops == ("internet", "igw(a)", "box")


def test_the_filters_on_the_way_are_told_in_the_order_in_which_a_packet_meets_them() -> None:
    """R-NACL-1: the ACL stands at the border of the subnet, the group at the interface."""
    shut = through(box(SecurityGroup("shut", outbound=()), acl=NetworkAcl("acl")))
    verdict = shut.reach(INTERNET, "web", "tcp", 443)
    assert verdict.hops == ("internet", "igw(a)", "box")
    assert [one.why for one in verdict.blockers][:4] == [
        "the network ACL acl does not let tcp 443 into public",
        "the security group shut has no rule in",
        "the security group shut has no rule out",
        "the network ACL acl does not let tcp 443 out of public",
    ]


def test_an_instance_stands_in_the_subnet_that_it_names_though_nobody_said_which_block_that_has() -> None:
    """R-NACL-1."""
    instance = Instance("i", Subnet("open", a, acl=NetworkAcl("acl")), "10.0.7.7")
    assert str(Topology(ab, instance).reach(b, instance).code) == "SUBNET_ACL_RESTRICTION"


def test_an_instance_takes_only_what_is_for_itself_unless_it_is_made_an_appliance() -> None:
    """Source and destination are checked, unless one turns that off."""
    plain = Instance("plain", public, "10.0.1.9")
    net = Topology(plain, inside, Route("private-table", "10.0.1.0/24", plain))
    flows = net.reach(inside, public).flows
    refused = {str(flow.reply.packet.source): flow.request.refusal for flow in flows}
    assert refused.pop("10.0.1.9/32") is None
    [(part, refusal)] = refused.items()
    assert (part, str(refusal and refusal.code)) == (
        "10.0.1.0/24 outside 10.0.1.9/32",
        "ENI_SOURCE_DEST_CHECK_RESTRICTION",
    )


def test_an_instance_without_a_subnet_takes_what_is_for_itself_too() -> None:
    loose = Instance("loose", a, "10.0.9.9")
    flows = Topology(loose, inside, Route("private-table", "10.0.0.0/16", loose)).reach(inside, a).flows
    arrived = [str(flow.request.packet.destination) for flow in flows if flow.request.refusal is None]
    assert "10.0.9.9/32" in arrived


def test_a_range_is_split_where_the_table_of_an_appliance_splits_it() -> None:
    """R-RT-1, R-RT-10."""
    net = Topology(box(), inside, Peering(a, b, routes_in=(b,)), Route("private-table", "10.1.0.0/16", box()))
    net += Route("public-table", "10.1.0.0/17", "peering(a, b)")
    refused = [flow.request.refusal for flow in net.reach(inside, b).flows if flow.request.refusal]
    assert [one.why for one in refused] == [
        "the route table of public-table has no route to 10.1.0.0/16 outside 10.1.0.0/17"
    ]


def test_a_range_is_split_where_the_group_of_an_appliance_tells_parts_apart() -> None:
    """R-SG-2, R-RT-6: the way back leads through the appliance, too, from the subnet of the attachment."""
    half = box(SecurityGroup("half", EVERYTHING, outbound=(*OWN, Allow("all", "all", "10.1.0.0/17"))))
    entry = Subnet("entry", a, "10.0.3.0/24", table=RouteTable("entry-table", a))
    tgw = TransitGateway("tgw", (Attachment(a, (entry,)), b), routes_in=(b,))
    net = Topology(
        *(half, inside, tgw),
        Route("private-table", "10.1.0.0/16", half),
        Route("public-table", "10.1.0.0/16", tgw),
        Route("entry-table", "10.0.2.0/24", half),
    )
    assert str(net.reach(inside, b)) == (
        "inside cannot reach all of b\n"
        "  inside -> box\n"
        "  the part that fails: 10.0.2.10/32 to 10.1.0.0/16 outside 10.1.0.0/17\n"
        "  no rule out of the security group half fits all traffic\n"
        "  ENI_SG_RULES_MISMATCH"
    )


@pytest.mark.parametrize("way", ["in", "out"])
def test_a_deny_for_part_of_a_range_denies_that_part(way: str) -> None:
    """R-NACL-1: whichever side asks, and whether the ACL stops the request or the reply."""
    every = (AclRule(100, "all", "all", "0.0.0.0/0", "allow"),)
    but = (AclRule(1, "all", "all", "10.1.7.0/24", "deny"), *every)
    acl = NetworkAcl("acl", but if way == "in" else every, but if way == "out" else every)
    server = Instance("server", Subnet("guarded", a, "10.0.1.0/24", acl=acl), "10.0.1.10")
    net = Topology(ab, server)
    assert net.reach(b, server).title == "b cannot reach all of server"
    assert "the part that fails: 10.1.7.0/24 to 10.0.1.10/32\n" in str(net.reach(b, server))
    assert net.reach(server, b).title == "server cannot reach all of b"
    assert "the part that fails: 10.0.1.10/32 to 10.1.7.0/24\n" in str(net.reach(server, b))


def test_a_rule_in_for_part_of_a_range_lets_an_appliance_take_that_part() -> None:
    """R-SG-2: in comes what a rule in names, and the rest is told."""
    half = box(SecurityGroup("half", (Allow("all", "all", "10.0.2.0/25"), Allow("all", "all", "10.1.0.0/16"))))
    entry = Subnet("entry", a, "10.0.3.0/24", table=RouteTable("entry-table", a))
    net = Topology(
        *(half, private, TransitGateway("tgw", (Attachment(a, (entry,)), b), routes_in=(b,))),
        Route("private-table", "10.1.0.0/16", half),
        Route("public-table", "10.1.0.0/16", "tgw"),
        Route("entry-table", "10.0.2.0/24", half),
    )
    verdict = net.reach(private, b)
    assert verdict.title == "private cannot reach all of b"
    assert "the part that fails: 10.0.2.0/24 outside 10.0.2.0/25 to 10.1.0.0/16\n" in str(verdict)


def test_a_range_is_split_where_a_peering_delivers_into_subnets() -> None:
    """R-NACL-1: the ACL of one subnet says nothing of the rest of the VPC."""
    shut = Subnet("shut", a, "10.0.1.0/24", acl=NetworkAcl("acl"))
    verdict = Topology(ab, shut).reach(b, a)
    assert verdict.title == "b cannot reach all of a"
    assert "the part that fails: 10.1.0.0/16 to 10.0.1.0/24\n" in str(verdict)
    assert verdict.hops == ("b", "peering(a, b)", "shut")


def test_a_range_is_split_where_a_peering_tells_its_far_end_from_elsewhere() -> None:
    """R-PEER-3: it delivers into the far VPC; and R-PEER-10: what has the same addresses there takes the packets."""
    wide = OnPremises("wide", "10.0.0.0/8")
    for near, far in ((a, b), (b, a)):
        net = Topology(Peering(a, b, routes_in=()), wide)
        verdict = (net + Route(near, "10.0.0.0/8", "peering(a, b)")).reach(near, wide)
        refused = [flow.request.refusal for flow in verdict.flows if flow.request.refusal]
        assert {(one.at, str(one.code)) for one in refused if one.at != str(near)} == {
            ("peering(a, b)", "PCX_REQUIRES_ADDRESS_IN_VPC_CIDR"),
            (str(far), "DELIVERED_ELSEWHERE"),
        }


def test_a_range_is_split_where_an_acl_lets_in_the_replies_of_a_part() -> None:
    """R-NACL-1, R-NACL-2."""
    acl = NetworkAcl(
        "acl",
        (AclRule(1, "all", "all", "10.1.0.0/17", "allow"),),
        (AclRule(1, "all", "all", "0.0.0.0/0", "allow"),),
    )
    client = Instance("client", Subnet("guarded", a, "10.0.1.0/24", acl=acl), "10.0.1.10")
    verdict = Topology(ab, client).reach(client, b)
    assert verdict.title == "client cannot reach all of b"
    assert "the part that fails: 10.0.1.10/32 to 10.1.0.0/16 outside 10.1.0.0/17\n" in str(verdict)


def test_a_range_is_split_where_a_vpc_has_subnets() -> None:
    """R-NACL-1: what stands in no subnet that the network knows reaches the open part."""
    shut = Subnet("shut", a, "10.0.1.0/24", acl=NetworkAcl("acl"))
    assert Topology(shut, Instance("loose", a, "10.0.9.9")).reach("loose", a).title == "loose cannot reach all of a"
    verdict = Topology(shut, private).reach(private, a)
    assert (verdict.title, verdict.hops) == ("private cannot reach all of a", ("private", "shut"))


def test_both_ends_of_a_refused_question_are_heard() -> None:
    """R-SG-2: the sender's group has no rule out, the receiver's none in."""
    mute = Instance("mute", a, "10.0.0.9", security_groups=(SecurityGroup("mute-group", outbound=()),))
    deaf = Instance("deaf", b, "10.1.0.9", security_groups=(SecurityGroup("deaf-group"),))
    assert [one.why for one in Topology(ab, mute, deaf).reach(mute, deaf).blockers] == [
        "the security group mute-group has no rule out",
        "the security group deaf-group has no rule in",
    ]


def chain() -> Topology:
    """A network in which requests for a database pass two appliances, and the replies none."""
    boxes = [
        Instance(f"box-{n}", Subnet(f"net-{n}", a, f"10.0.{n}.0/24", table=RouteTable(f"table-{n}", a)), f"10.0.{n}.9",
                 source_dest_check=False)
        for n in (5, 6)
    ]  # fmt: skip
    data = Instance("data", Subnet("data-net", a, "10.0.7.0/24"), "10.0.7.9")
    leads = [Route("private-table", "10.0.7.0/24", boxes[0]), Route("table-5", "10.0.7.0/24", boxes[1])]
    return Topology(inside, *boxes, data, *leads)


def test_of_several_appliances_that_miss_the_reply_the_first_by_name_is_told() -> None:
    verdict = chain().reach(inside, "data")
    assert verdict.hops == ("inside", "box-5", "box-6", "data")
    assert verdict.why == "the reply is lost: box-5 sees only one direction of the connection"


def test_no_reply_is_missed_of_a_request_that_does_not_arrive() -> None:
    net = Topology(box(), inside, Peering(a, b, routes_in=(b,)), Route("private-table", "10.1.0.0/16", box()))
    assert [str(one.code) for one in net.reach(inside, b).blockers] == ["NO_ROUTE_TO_DESTINATION"]


def test_a_reply_that_is_lost_has_no_catch() -> None:
    """R-DX-10: a supernet of the site joins two VPCs, and an appliance passes requests only."""
    here, there = VirtualPrivateGateway(a), VirtualPrivateGateway(b)
    site = OnPremises("site", "192.168.0.0/16")
    vif = PrivateVIF(site, DirectConnectGateway("dxgw", (here, there)), advertises=("10.0.0.0/8",))
    leads = [Route("private-table", "10.1.0.0/16", box()), Route("public-table", "10.1.0.0/16", here)]
    verdict = Topology(vif, box(), inside, *leads).reach(inside, b)
    assert str(verdict.code) == "APPLIANCE_PASSED_ONE_WAY"
    assert [catch.why[-8:] for catch in verdict.catches] == ["covers b"]


def test_a_name_that_is_lost_is_told_though_other_rules_do_not_fit() -> None:
    """R-PEER-11: in another Region a rule names addresses, not groups."""
    far = VPC("far", "10.3.0.0/16", region="eu-west-1")
    front = SecurityGroup("front")
    back = SecurityGroup("back", (Allow("tcp", "22", "10.9.0.0/16"), Allow("tcp", "443", "front")))
    one = Instance("one", a, "10.0.0.9", security_groups=(front,))
    two = Instance("two", far, "10.3.0.9", security_groups=(back,))
    net = Topology(Peering(a, far), one, two)
    assert str(net.reach(one, two, "tcp", 443).code) == "SG_REFERENCES_NOT_PRESERVED"
    assert str(net.reach(one, two, "tcp", 80).code) == "ENI_SG_RULES_MISMATCH"
