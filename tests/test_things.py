"""What every thing of a network is, unless it says otherwise: it leads nowhere, and only things make a network."""

from __future__ import annotations

import pytest

from awsnet import VPC, Answer, Attachment, Host, InterfaceEndpoint, Route, RouteTable, Topology, TopologyError

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
