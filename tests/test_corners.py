"""What else the law's pages say, found by changing the law where no other test objected."""

from __future__ import annotations

import pytest

from awsnet import (
    VPC,
    BlockPublicAccess,
    DirectConnectGateway,
    Host,
    Instance,
    InternetGateway,
    OnPremises,
    PrivateVIF,
    PublicVIF,
    Route,
    Subnet,
    Topology,
    VirtualPrivateGateway,
    VpnConnection,
)
from awsnet.addresses import Piece, block
from awsnet.internet import INTERNET

vpc = VPC("prod", "10.1.0.0/16")
office = OnPremises("office", "198.51.100.0/24")
asked = Piece(block("198.51.100.9/32", "a test"))


def test_what_is_announced_twice_goes_over_either_interface() -> None:
    links = [PublicVIF(office, name=name) for name in ("a", "b")]
    assert Topology(*links).public_link(asked, "us-east-1") in links


def test_the_longest_announced_prefix_wins() -> None:
    wide = PublicVIF(OnPremises("region", "198.51.0.0/16"), name="wide")
    narrow = PublicVIF(office, name="narrow")
    assert Topology(narrow, wide).public_link(asked, "us-east-1") == narrow


def test_aws_sends_nothing_over_an_interface_that_does_not_announce_it() -> None:
    elsewhere = PublicVIF(OnPremises("other", "203.0.113.0/24"))
    assert Topology(elsewhere).public_link(asked, "us-east-1") is None


def test_aws_sends_nothing_over_an_interface_that_is_down() -> None:
    """R-DX-15: too many prefixes take the session down."""
    down = PublicVIF(office, advertised_count=(1_001, 0))
    assert not down.is_up
    assert Topology(down).public_link(asked, "us-east-1") is None


def test_without_a_location_a_tag_begins_where_it_is_asked() -> None:
    """R-DX-5: nobody said where the location is, so it is not far from the Region that asks."""
    assert PublicVIF(office, communities=("7224:9100",)).known_in("eu-west-1")


def test_a_site_is_not_reached_from_the_internet_for_a_reason_of_its_own() -> None:
    verdict = Topology(office).reach(Host("192.0.2.9", INTERNET), office)
    assert verdict.why.endswith("nothing leads from the internet to office: AWS knows no way to it from there")


def test_an_instance_of_the_vpc_itself_may_stand_where_a_subnet_is() -> None:
    web, front = Instance("web", vpc, "10.1.1.9"), Subnet("front", vpc, "10.1.1.0/24")
    assert Topology(web, front).position(vpc, Piece(block("10.1.1.9/32", "a test"))) == front


@pytest.mark.parametrize("mode", ["block-ingress", "block-bidirectional"])
def test_blocked_public_access_stops_the_request_and_not_only_its_reply(mode: str) -> None:
    web = Instance("web", vpc, "10.1.1.9", public_ip="192.0.2.1")
    igw = InternetGateway(vpc)
    net = Topology(web, igw, BlockPublicAccess(mode)) + Route(vpc, "0.0.0.0/0", igw)
    refusal = net.reach(Host("203.0.113.9", INTERNET), web).flow.request.refusal
    assert refusal
    assert str(refusal.code) == "VPC_BLOCK_PUBLIC_ACCESS_ENABLED"
    assert "nothing goes into " in refusal.why


def test_a_site_behind_a_gateway_for_direct_connect_does_not_reach_a_vpn_of_the_vpc() -> None:
    """R-DX-9: CloudHub is not valid across a Direct Connect gateway.

    https://docs.aws.amazon.com/directconnect/latest/UserGuide/direct-connect-gateways-intro.html
    """
    branch = OnPremises("branch", "192.168.9.0/24")
    vgw = VirtualPrivateGateway(vpc)
    dxgw = DirectConnectGateway("dxgw", (vgw,), allowed_prefixes=("10.1.0.0/16", "192.168.9.0/24"))
    site = OnPremises("office", "192.168.1.0/24", accepts=("192.168.9.0/24",))
    net = Topology(PrivateVIF(site, dxgw), VpnConnection(branch, vgw))
    assert str(net.reach("192.168.1.9", "192.168.9.9").code) == "DXGW_NO_ROUTE_TO_DESTINATION"
