"""What the page "ask the model" shows of a scene is what the model says of it; what is wrong is told with its line."""

from __future__ import annotations

import json
from typing import Any

import pytest

from awsnet import Topology, TopologyError
from diagrams_src.strokes import sentence
from handbook import asked, asking, scenes

NOTHING = dict.fromkeys(("network", "source", "destination", "protocol", "port", "on"), "")
SCENES = asking.known()


def told(code: str, **question: str) -> dict[str, Any]:
    said: dict[str, Any] = json.loads(asked.told(code, json.dumps(NOTHING | question)))
    return said


@pytest.mark.parametrize("stem", SCENES)
def test_every_scene_is_answered_as_the_model_answers(stem: str) -> None:
    for name in SCENES[stem]["networks"]:
        said = told(SCENES[stem]["code"], network=name)
        net = scenes.topology(f"{stem}.{name}")
        assert said["places"] == [str(place) for place in net.places]
        for row, asker in zip(said["matrix"], net.places, strict=True):
            for cell, place in zip(row, net.places, strict=True):
                if cell is None:
                    assert asker is place
                    continue
                assert cell["says"] == answered(net, asker, place)


def answered(net: Topology, asker: object, place: object) -> str:
    try:
        return sentence(net.reach(asker, place))
    except TopologyError as error:
        return str(error)


def test_a_question_names_its_network_ends_protocol_port_and_day() -> None:
    hub = SCENES["services_vpc"]["code"]
    port = told(hub, network="hub", source="shared", destination="dev", protocol="tcp", port="443")
    assert port["verdict"]["title"] == "shared can reach dev on tcp 443"
    before = told(hub, network="with_transit_gateway", source="prod", destination="dev", on="2016-08")
    assert before["verdict"]["code"] == "NOT_ON_THAT_DAY"
    assert told(hub, network="with_transit_gateway", source="prod", destination="dev")["verdict"]["sign"] == "yes"


def test_what_is_empty_is_what_the_picture_asks_first() -> None:
    said = told(SCENES["services_vpc"]["code"], network="hub")
    assert (said["verdict"]["source"], said["verdict"]["destination"]) == ("prod", "shared")
    assert [one["sign"] for one in said["words"]] == ["yes", "yes", "no"]


WRONG = {
    "x = (": "line 1: SyntaxError: '(' was never closed",
    "x = 1": "the scene has no network: write net = Topology(...)",
    "from awsnet import *\n\n1 / 0": "line 3: ZeroDivisionError: division by zero",
    "from awsnet import *\nnet = Topology(VPC('a', '10.0.0.0/16'))": (
        "the network has fewer than two places: nobody can ask anybody"
    ),
    "raise SystemExit": "line 1: SystemExit: ",
}


@pytest.mark.parametrize("code", WRONG)
def test_what_is_wrong_is_told_with_its_line(code: str) -> None:
    assert told(code)["error"] == WRONG[code]


def test_what_a_scene_prints_is_shown() -> None:
    assert told(f"print('here')\n{asking.BLANK}")["printed"] == "here\n"


def test_the_first_question_is_one_that_is_refused_where_the_picture_has_one() -> None:
    assert SCENES[asking.FIRST]["networks"]["hub"]["ask"] == ["prod", "dev"]
