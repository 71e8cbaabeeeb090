"""A path is complete: each step asks one thing, the model answers what it predicts, and it reads without JavaScript."""

from __future__ import annotations

import re
from functools import cache
from html import unescape
from pathlib import Path

import pytest

from awsnet import VPC, DirectConnectGateway, Instance, OnPremises, Peering, PrivateVIF, Topology, VirtualPrivateGateway
from handbook import lessons, repair, scenes, transcript
from handbook.exercises import shown
from handbook.fences import python_fences
from handbook.frontmatter import Document
from handbook.lessons import choices, in_order, steps
from handbook.site import Site
from tests.whole import handbook

ROOT = Path(__file__).parent.parent
CATALOGUE = handbook()
DOCUMENTS = [document for document, _ in in_order(CATALOGUE.plain)]
PREDICTED = re.compile(r'\{\{ predict\("([\w.]+)", (.+?)(?:, among=.*?| *, catch=\w+)? *\) \}\}')


@cache
def told(document: Document) -> str:
    """Return a page as it is made."""
    site = Site(CATALOGUE)
    text = site.body(document, next(plain for one, plain in CATALOGUE.plain if one is document))
    assert site.faults == []
    return text


def sections(document: Document) -> dict[str, str]:
    parts = lessons.STEP.split(document.body)[1:]
    return dict(zip(parts[1::3], parts[2::3], strict=True))


def named(documents: list[Document]) -> list[str]:
    return [document.file.stem for document in documents]


def test_there_are_three_paths_each_in_the_navigation() -> None:
    assert named(DOCUMENTS) == list(lessons.PATHS)
    learn = next(group["Learn"] for group in Site(CATALOGUE).nav() if "Learn" in group)
    assert [f"learn/{stem}.md" for stem in lessons.PATHS] == learn[:3]  # type: ignore[index]


@pytest.mark.parametrize("document", DOCUMENTS, ids=named(DOCUMENTS))
def test_a_path_says_how_long_what_one_must_know_and_which_steps(document: Document) -> None:
    assert "**It takes**" in document.body
    assert "**You must know**" in document.body
    anchors = re.findall(r'<a href="#([\w-]+)">', told(document))
    assert anchors[: len(list(steps(document.body)))] == [step.anchor for step in steps(document.body)]


@pytest.mark.parametrize("document", DOCUMENTS, ids=named(DOCUMENTS))
def test_each_step_asks_one_thing_and_folds_the_answer(document: Document) -> None:
    asking = {step.anchor for step in steps(document.body)}
    for anchor, text in sections(document).items():
        if anchor not in asking:
            assert anchor == "next"
            continue
        predictions, exercises = text.count("{{ predict("), text.count("{{ exercise(")
        assert predictions + exercises == 1, anchor
        if predictions:
            before, outcome = text.split("{{ predict(")
            assert '!!! brought "What you bring"' in before, anchor
            assert "```pycon" in before, anchor
            assert '<details class="learn-outcome" markdown>' in outcome, anchor
            assert re.search(r"\{\{ picture_of\(.*\) \}\}", outcome), anchor
            assert '{{ read("G' in outcome, anchor
        else:
            (name,) = re.findall(r'\{\{ exercise\("(\w+)"\) \}\}', text)
            hint, answer = (text.index(f'<details class="learn-{part}" markdown>') for part in ("hint", "answer"))
            assert hint < answer < text.index(f'{{{{ worked("{name}") }}}}'), anchor


@pytest.mark.parametrize("document", DOCUMENTS, ids=named(DOCUMENTS))
def test_what_is_predicted_is_what_the_steps_own_code_prints(document: Document) -> None:
    fences = [fence for fence in python_fences(document.file, ROOT) if not fence.norun]
    ran = list(transcript.run(transcript.Block(fence.kind, fence.code) for fence in fences))
    printed = [(fences[step.block].line, step.got.rstrip("\n")) for step in ran]
    found = 0
    for line, text in document.body_lines():
        if match := PREDICTED.search(text):
            question = [part.strip().strip('"') for part in match[2].split(",")]
            verdict = scenes.topology(match[1]).reach(*question)
            after = next(got for at, got in printed if at > line)
            assert str(verdict) == after, f"{document.file}:{line}: {match[1]} says otherwise than the step below"
            found += 1
    assert found == document.body.count("{{ predict(")


def test_each_exercise_is_on_one_path() -> None:
    asked = [name for one in DOCUMENTS for name in re.findall(r'\{\{ exercise\("(\w+)"\) \}\}', one.body)]
    assert sorted(asked) == repair.names()


@pytest.mark.parametrize("document", DOCUMENTS, ids=named(DOCUMENTS))
def test_a_path_reads_without_javascript(document: Document) -> None:
    page = told(document)
    for name in re.findall(r'\{\{ exercise\("(\w+)"\) \}\}', document.body):
        assert f'<pre class="learn-code"><code>{shown(name)}' in unescape(page)
    assert all("disabled" in button for button in re.findall(r"<button.*?>", page)), "a button without a script is dead"


def test_a_gotcha_leads_to_the_steps_that_teach_it() -> None:
    site = Site(CATALOGUE)
    page = site.page(CATALOGUE.by_id["G021"])
    link = "../learn/first-vpcs.md#no-way-through"
    assert f"- [To learn: Your first VPCs: Nothing passes through a VPC]({link})" in page
    assert "learn/" not in site.page(CATALOGUE.by_id["G072"]), "no path teaches it"


A, B, C = VPC("a", "10.0.0.0/16"), VPC("b", "10.1.0.0/16"), VPC("c", "10.2.0.0/16")
OFFICE, DXGW = OnPremises("office", "192.168.0.0/16"), DirectConnectGateway("dx", (VirtualPrivateGateway(A),))
BOTH = DirectConnectGateway("dx", (VirtualPrivateGateway(A), VirtualPrivateGateway(B)))
OUTCOMES = {
    "a yes": (Topology(Peering(A, B)), (A, B), "It can."),
    "a refusal on the way": (Topology(Peering(A, B), C), (A, C), "It cannot: the request stops at a."),
    "a lost reply": (
        Topology(Peering(A, B, routes_in=(A,))),
        (A, B),
        "It cannot: the request arrives, and the reply stops at b.",
    ),
    "a catch": (
        Topology(PrivateVIF(OFFICE, BOTH, advertises=("192.168.0.0/16", "10.0.0.0/8"))),
        (A, B),
        "It can, with a catch.",
    ),
}


@pytest.mark.parametrize("what", OUTCOMES)
def test_the_right_prediction_is_the_models(what: str) -> None:
    net, question, right = OUTCOMES[what]
    asked = choices(net, net.reach(*question), (), catch=False)
    assert asked["options"][asked["right"]] == right
    assert len(asked["options"]) == len(set(asked["options"])) >= 3


def test_an_instance_that_asks_is_no_choice_beside_its_vpc() -> None:
    app = Instance("app", A, "10.0.0.9")
    net = Topology(app, B)
    asked = choices(net, net.reach(app, B), (), catch=False)
    assert asked["options"][asked["right"]] == "It cannot: the request stops at a."
    assert not any("app" in option for option in asked["options"])


@pytest.mark.parametrize("document", DOCUMENTS, ids=named(DOCUMENTS))
def test_a_prediction_can_be_wrong_in_several_ways(document: Document) -> None:
    for asked in re.findall(r'<div class="learn-predict".*?</fieldset>', told(document), re.S):
        assert asked.count('type="radio"') >= 4, asked


SPOILT = {
    '{{ predict("services_vpc.half", "prod", "shared") }}': {
        '{{ predict("services_vpc.hallf", "prod", "shared") }}': "did you mean 'services_vpc.half'",
        '{{ predict("services_vpc.half", "prdo", "shared") }}': "did you mean 'prod'",
        '{{ predict("services_vpc.half", "prod", "shared", among=("tgww",)) }}': "has nothing called 'tgww'",
    },
    '{{ exercise("way_out") }}': {'{{ exercise("wayout") }}': "did you mean 'way_out'"},
    '{{ read("G046") }}': {'{{ read("G999") }}': "no page has the number G999"},
}


@pytest.mark.parametrize(("old", "new"), [(old, new) for old, those in SPOILT.items() for new in those])
def test_what_a_path_names_wrongly_is_a_fault_at_its_line(old: str, new: str) -> None:
    document = DOCUMENTS[0]
    body = document.body.replace(old, new)
    line = document.first_line + body[: body.index(new)].count("\n")
    site = Site(CATALOGUE)
    plain = next(plain for one, plain in CATALOGUE.plain if one is document)
    site.body(Document(document.file, document.front, body, document.first_line), plain)
    (fault,) = site.faults
    assert fault.line == line
    assert SPOILT[old][new] in str(fault)
