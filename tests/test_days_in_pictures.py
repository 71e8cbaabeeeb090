"""A dead claim is drawn then and now: what there was not stops the packet, and is drawn faint with its day."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from awsnet import VPC, DirectConnectGateway, OnPremises, Peering, PrivateVIF, Topology, VirtualPrivateGateway
from awsnet.calendar import TODAY
from diagrams_src.days import absent, drawn_absent, strokes_on
from diagrams_src.halves import on_day
from handbook.catalogue import load
from handbook.pages import Gotcha
from handbook.site import Site
from handbook.then_and_now import dated

OFFICE, PROD = OnPremises("office", "192.168.0.0/16"), VPC("prod", "10.1.0.0/16")
NET = Topology(PrivateVIF(OFFICE, DirectConnectGateway("dxgw", (VirtualPrivateGateway(PROD),))))
STANDS = {"office": "office", "private-vif(office, dxgw)": "link", "dxgw": "dxgw", "prod": "prod"}


def test_what_there_was_not_has_its_first_day() -> None:
    assert absent(NET, "2016-08-01") == {"dxgw": "not before 2017-11-01"}
    assert absent(NET, "2017-11-01") == {}


def test_a_joint_is_there_as_soon_as_one_of_its_links_is() -> None:
    assert drawn_absent({"a": "not before 2020"}, {"a": "joint", "b": "joint"}) == {}
    assert drawn_absent({"a": "not before 2020"}, {"a": "joint"}) == {"joint": "not before 2020"}


def test_a_packet_is_stopped_where_todays_way_needs_what_there_was_not() -> None:
    then = [(s.start, s.end, s.style, s.remark) for s in strokes_on(NET, (OFFICE, PROD), STANDS, "2016-08-01")]
    now = [(s.start, s.end, s.style, s.remark) for s in strokes_on(NET, (OFFICE, PROD), STANDS, TODAY)]
    assert then == [
        ("office", "link", "no", ""),
        ("link", "dxgw", "no", "refused"),
        ("dxgw", "prod", "absent", ""),
    ]
    assert now == [("office", "link", "ok", ""), ("link", "dxgw", "ok", ""), ("dxgw", "prod", "ok", "")]


def test_a_link_that_there_was_not_is_named_with_its_first_day() -> None:
    far = VPC("far", "10.9.0.0/16", region="eu-west-1")
    (line,) = strokes_on(Topology(Peering(PROD, far)), (PROD, far), {"prod": "prod", "far": "far"}, "2016-08-01")
    assert (line.remark, line.label) == ("refused", "peering, not before 2017-11-29")


def test_what_is_refused_for_another_reason_is_drawn_as_ever() -> None:
    apart = Topology(PROD, VPC("dev", "10.2.0.0/16"))
    (line,) = strokes_on(apart, (PROD, "dev"), {"prod": "prod", "dev": "dev"}, "2016-08-01")
    assert (line.remark, line.why) == ("refused by prod", "the route table of prod has no route to 10.2.0.0/16")


def drawn(day: str) -> str:
    return on_day("one_interface", "with_gateway", ("office", "dev"), day, link=lambda verdict: "#why", icons="").svg


def test_the_two_halves_differ_in_what_came_between_and_in_nothing_else() -> None:
    then, now = drawn("2016-08-01"), drawn("2026-11-26")
    for text in ("office", "Direct Connect", "dxgw", "prod", "dev", "AWS Region"):
        assert f">{text}</text>" in then
        assert f">{text}</text>" in now
    assert (then.count('opacity="0.4"'), now.count('opacity="0.4"')) == (1, 0)
    assert (" refused</text>" in then, " refused</text>" in now) == (True, False)
    assert (" reached</text>" in then, " reached</text>" in now) == (False, True)


@pytest.mark.parametrize(("asked", "day"), [('with_gateway.reach(office, dev, on="2016-08-01")', "2016-08-01")])
def test_a_page_is_asked_for_the_question_that_today_answers(asked: str, day: str) -> None:
    found = dated(f">>> print(into_prod.reach(office, dev, on='2016'))\n>>> print({asked})\n", "one_interface")
    assert found is not None
    assert (found.network, [str(one) for one in found.question], found.days) == (
        "with_gateway",
        ["office", "dev"],
        (day, TODAY),
    )
    assert dated(">>> print(one_each.reach(office, dev, on='2016'))\n>>> x = [\n", "one_interface") is None
    assert dated(">>> print(with_gateway.reach(mine, dev, on='2016'))\n", "one_interface") is None


def test_every_dead_claim_is_drawn_then_and_now(root: Path) -> None:
    catalogue = load(root)
    site = Site(catalogue)
    dead = [one for one in catalogue.of(Gotcha) if one.page.now.is_ == "no-longer"]  # type: ignore[attr-defined]
    assert len(dead) >= 9
    for entry in dead:
        text = site.page(entry)
        days = re.findall(r'<div class="dg-half"><p>(\d{4}-\d\d-\d\d|Today)', text)
        assert [day == "Today" for day in days] == [False, True], entry.page.id
    assert not site.faults
