"""What every thing of a network is, unless it says otherwise: it leads nowhere, and only things make a network."""

from __future__ import annotations

import pytest

from awsnet import (
    VPC,
    Allow,
    Answer,
    Attachment,
    Host,
    Instance,
    InterfaceEndpoint,
    OnPremises,
    PrivateVIF,
    PublicVIF,
    Route,
    RouteTable,
    SecurityGroup,
    Subnet,
    Topology,
    TopologyError,
    TransitGateway,
    VirtualPrivateGateway,
    VpnConnection,
)

vpc = VPC("prod", "10.1.0.0/16")


@pytest.mark.parametrize(
    "target", [InterfaceEndpoint("kms", vpc, "10.1.0.9", "kms"), RouteTable("spare", vpc)], ids=str
)
def test_a_route_to_what_packets_do_not_pass_leads_nowhere(target: InterfaceEndpoint | RouteTable) -> None:
    """It used to end in a traceback: AWS refuses such a route, and its pages list no code for it."""
    verdict = (Topology(target) + Route(vpc, "10.9.0.0/16", target)).reach(vpc, "10.9.0.1")
    assert verdict.answer is Answer.UNKNOWN
    assert str(verdict.code) == "NO_POSSIBLE_DESTINATION"
    assert verdict.why == f"{target} is nothing that packets pass"


@pytest.mark.parametrize("part", [Attachment(vpc), Route(vpc, "10.9.0.0/16", "x").block, vpc.blocks], ids=str)
def test_a_part_of_a_thing_makes_no_network(part: object) -> None:
    with pytest.raises(TopologyError, match="a network is made of things such as a VPC or a Peering, not of "):
        Topology(part)


def test_a_host_says_where_it_is() -> None:
    """Its field takes the place of what every place says of itself, and has no default."""
    with pytest.raises(TypeError, match="home"):
        Host("10.1.0.1")  # type: ignore[call-arg]
    assert Host("10.1.0.1", vpc).vpc is vpc


def test_a_link_that_is_down_brings_a_site_nothing_whatever_the_site_would_accept() -> None:
    """R-DX-15: one prefix more than the limit takes the session down, and a VPN connection over it."""
    office = OnPremises("office", "192.168.0.0/16", accepts=("10.1.0.0/16",))
    vgw = VirtualPrivateGateway(vpc)
    up = PrivateVIF(office, vgw, name="vif", prefix_limit=1)
    down = PrivateVIF(office, vgw, name="vif", prefix_limit=1, advertised_count=(2, 0))
    assert Topology(up).route(office, "10.1.0.1") is not None
    assert Topology(down).route(office, "10.1.0.1") is None
    assert Topology(VpnConnection(office, vgw, over=down)).route(office, "10.1.0.1") is None


@pytest.mark.parametrize(
    ("home", "region", "known"),
    [
        ("us-east-1", "ca-central-1", True),
        ("us-east-1", "mx-central-1", True),
        ("us-east-1", "sa-east-1", False),
        ("eu-west-1", "me-south-1", True),
        ("eu-west-1", "af-south-1", True),
        ("eu-west-1", "il-central-1", True),
        ("eu-west-1", "ap-south-1", False),
    ],
)
def test_a_tag_for_a_continent_reaches_its_regions(home: str, region: str, known: bool) -> None:
    """R-DX-5: AWS's tags count North America, South America, Europe with the Middle East and Africa, Asia Pacific."""
    vif = PublicVIF(OnPremises("office", "198.51.100.0/24"), region=home, communities=("7224:9200",))
    assert vif.known_in(region) is known


@pytest.mark.parametrize("keeps", [True, False])
def test_an_appliances_group_hears_whether_all_of_the_way_keeps_names(keeps: bool) -> None:
    """R-TGW-12: a rule in that names a group fits across a transit gateway where all enable it, and else does not."""
    dev, asks = VPC("dev", "10.2.0.0/16"), SecurityGroup("asks")
    inside = SecurityGroup("inside", (Allow("all", "all", "asks"),))
    app = Instance("app", dev, "10.2.0.9", security_groups=(asks,))
    front = Subnet("front", vpc, "10.1.1.0/24", table=RouteTable("door", vpc))
    middle, back = Subnet("middle", vpc, "10.1.2.0/24"), Subnet("back", vpc, "10.1.3.0/24")
    fw = Instance("fw", middle, "10.1.2.9", source_dest_check=False, security_groups=(inside,))
    joins = [Attachment(one, where, security_group_referencing=keeps) for one, where in ((vpc, (front,)), (dev, ()))]
    tgw = TransitGateway("tgw", tuple(joins), security_group_referencing=keeps)
    net = Topology(tgw, app, Instance("web", back, "10.1.3.9"), fw) + Route("door", "10.1.3.0/24", fw)
    said = [one.why for one in net.reach(app, "web").blockers if one.at == "inside"]
    lost = "a rule in of the security group inside names a group, and tgw does not keep that name"
    assert said == ([] if keeps else [lost])


@pytest.mark.parametrize(("allowed", "said"), [("far", ["fw does not keep that name"]), ("10.1.3.0/24", [])])
def test_an_appliances_rule_out_may_name_addresses_and_no_group(allowed: str, said: list[str]) -> None:
    """Behind a middlebox AWS asks for addresses in place of a group's name; the model asks so of the middlebox too.

    https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html#security-group-referencing
    """
    onward = SecurityGroup("onward", (Allow("all", "all", "10.1.1.0/24"),), outbound=(Allow("all", "all", allowed),))
    front = Subnet("front", vpc, "10.1.1.0/24", table=RouteTable("door", vpc))
    middle, back = Subnet("middle", vpc, "10.1.2.0/24"), Subnet("back", vpc, "10.1.3.0/24")
    fw = Instance("fw", middle, "10.1.2.9", source_dest_check=False, security_groups=(onward,))
    far = SecurityGroup("far", (Allow("all", "all", "0.0.0.0/0"),))
    web = Instance("web", back, "10.1.3.9", security_groups=(far,))
    net = Topology(Instance("app", front, "10.1.1.9"), web, fw) + Route("door", "10.1.3.0/24", fw)
    lost = [one.why.split(", and ")[-1] for one in net.reach("app", "web").blockers if one.at == "onward"]
    assert lost == said
