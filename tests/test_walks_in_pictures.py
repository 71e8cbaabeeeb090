"""The picture of a walk shows each hop of a verdict, the route that sends the packet on, and where it is lost."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest

from awsnet import VPC, Instance, Peering, Route, Topology
from diagrams_src.__main__ import scenes
from diagrams_src.halves import walked
from diagrams_src.lint import findings
from diagrams_src.shapes import Line, Text
from diagrams_src.walk import sheet, ways
from handbook.catalogue import load
from handbook.site import Site

PROD, SHARED = VPC("prod", "10.1.0.0/16"), VPC("shared", "10.0.0.0/16")
HALF = Topology(Peering(SHARED, PROD, routes_in=(PROD,)))
BOTH = Topology(Peering(SHARED, PROD))
ASKED = [
    (scene, name, question)
    for scene in scenes()
    for name, questions in import_module(f"snippets.{scene}").questions.items()
    for question in questions
]


def hops(net: Topology, source: object, destination: object) -> list[list[tuple[int, str, str]]]:
    return [[(s.number, s.name, s.what) for s in way.steps] for way in ways(net, net.reach(source, destination))]


def test_each_hop_is_numbered_and_names_the_route_that_sends_on() -> None:
    assert hops(HALF, PROD, SHARED) == [
        [
            (1, "prod", "by the route of prod to 10.0.0.0/16"),
            (2, "peering(shared, prod)", ""),
            (3, "shared", ""),
        ],
        [(4, "shared", "")],
    ]


def test_the_end_of_each_way_is_told() -> None:
    request, reply = ways(HALF, HALF.reach(PROD, SHARED))
    why = "the route table of shared has no route to 10.1.0.0/16"
    assert request.words[-1] == "The request arrives."
    assert reply.words[-1] == f"The reply is lost: {why} (NO_ROUTE_TO_DESTINATION)."


def test_a_route_back_takes_the_reply_home() -> None:
    _, reply = ways(BOTH, BOTH.reach(PROD, SHARED))
    assert [step.name for step in reply.steps] == ["shared", "peering(shared, prod)", "prod"]
    assert reply.refusal is None


def test_a_request_that_is_lost_has_no_reply() -> None:
    net = Topology(PROD, SHARED)
    (request,) = ways(net, net.reach(PROD, SHARED))
    assert request.words[-1].startswith("The request is lost: the route table of prod")


def test_an_instance_goes_by_its_own_name_in_its_vpc() -> None:
    web = Instance("web", PROD, "10.1.0.7")
    (first, *_), reply = hops(BOTH + web, web, SHARED)
    assert first == (1, "web", "in prod, by the route of prod to 10.0.0.0/16")
    assert reply[-1][1:] == ("web", "in prod")


def test_a_reply_that_goes_elsewhere_is_drawn_to_where_it_goes() -> None:
    twin = VPC("twin", "10.1.0.0/16")
    net = BOTH + Peering(SHARED, twin, routes_in=(twin,)) + Instance("build", twin, "10.1.9.9")
    _, reply = ways(net, net.reach("build", SHARED))
    assert [step.name for step in reply.steps] == ["shared", "peering(shared, prod)", "prod"]
    narrow = net + Route(SHARED, "10.1.9.0/24", Peering(SHARED, twin, routes_in=(twin,)))
    assert [step.name for step in ways(narrow, narrow.reach("build", SHARED))[1].steps][-1] == "build"


def test_what_is_lost_ends_in_a_bar_with_its_reason() -> None:
    verdict = HALF.reach(PROD, SHARED)
    request, reply = (sheet(way, verdict, lambda verdict: "../g025/") for way in ways(HALF, verdict))
    assert [one.head for one in request.shapes if isinstance(one, Line)] == ["arrow", "arrow"]
    assert [one.head for one in reply.shapes if isinstance(one, Line)] == ["bar"]
    (link,) = reply.links
    assert link.href == "../g025/"
    (said,) = (one.text for one in link.shapes if isinstance(one, Text))
    assert said.endswith("the reply is lost")
    assert said[2:] in link.label
    assert "the route table of shared" in " ".join(one.text for one in reply.shapes if isinstance(one, Text))


@pytest.mark.parametrize(("scene", "name", "question"), ASKED)
def test_the_walk_of_every_question_can_be_read(scene: str, name: str, question: tuple[object, ...]) -> None:
    net = getattr(import_module(f"snippets.{scene}"), name)
    verdict = net.reach(*question)
    for way in ways(net, verdict):
        assert list(findings(sheet(way, verdict, lambda verdict: None))) == []


def test_a_drawn_walk_is_small_and_the_same_from_the_cache() -> None:
    question = ("prod", "shared")
    first = walked("services_vpc", "half", question, link=lambda verdict: None, icons="")
    assert first == walked("services_vpc", "half", question, link=lambda verdict: None, icons="")
    assert [kind for kind, _ in first] == ["request", "reply"]
    assert all(len(half.svg) <= 6_000 for _, half in first)


def test_pages_show_the_walk_of_their_question(root: Path) -> None:
    site = Site(load(root))
    for page in ("G025", "G026"):
        text = site.page(site.catalogue.by_id[page])
        assert ">The request</p>" in text
        assert ">The reply</p>" in text
    assert not site.faults
