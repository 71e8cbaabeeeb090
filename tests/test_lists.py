"""What is made from all pages together: indexes, the ledger of claims, the timeline, what tools read."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

import pytest
from jsonschema import Draft202012Validator, ValidationError

from handbook import chronicle, published
from handbook.indexes import indexes
from handbook.pages import Gotcha
from handbook.posts import CLAIMS
from handbook.site import Site, glossary
from tests.whole import handbook

ROOT = Path(__file__).parent.parent
CATALOGUE = handbook()
GOTCHAS = CATALOGUE.of(Gotcha)
INDEXES = {index.by: index for index in indexes(GOTCHAS)}
DATA = json.loads(published.gotchas_json(CATALOGUE))
ATOM = {"atom": published.ATOM}


@pytest.mark.parametrize("by", ["severity", "status", "kind"])
def test_every_gotcha_stands_once_where_there_is_one_value(by: str) -> None:
    assert Counter(e.page.id for group in INDEXES[by].groups for e in group.entries) == Counter(
        e.page.id for e in GOTCHAS
    )


@pytest.mark.parametrize("by", ["service", "symptom", "proof"])
def test_every_gotcha_stands_somewhere_where_there_may_be_many(by: str) -> None:
    assert {entry.page.id for group in INDEXES[by].groups for entry in group.entries} == {e.page.id for e in GOTCHAS}


def test_a_code_leads_to_the_gotchas_whose_pages_print_it() -> None:
    groups = {group.name: group.entries for group in INDEXES["refusal code"].groups}
    for code, entries in groups.items():
        assert entries
        assert all(f"\n  {code}\n" in entry.body for entry in entries)
    assert "G021" in {entry.page.id for entry in groups["PCX_REQUIRES_ADDRESS_IN_VPC_CIDR"]}


def test_a_part_leads_to_the_gotchas_that_answer_its_claims() -> None:
    part_5 = next(group for group in INDEXES["part"].groups if group.name == "Part 5")
    assert "G021" in {entry.page.id for entry in part_5.entries}
    assert "G072" not in {entry.page.id for entry in part_5.entries}


def test_the_posts_make_81_claims_each_with_one_number() -> None:
    assert len(CLAIMS) == len(set(CLAIMS)) == 30 + 4 + 23 + 20 + 4


def test_every_claim_of_the_posts_is_answered_once_in_their_order() -> None:
    assert [row.claim.id for row in chronicle.answered(CATALOGUE)] == list(CLAIMS)


def test_every_number_that_was_handed_out_has_its_page() -> None:
    numbers = [entry.page.id for entry in CATALOGUE.entries]
    assert numbers[:85] == [f"G{number:03}" for number in range(1, 86)]
    assert [number for number in numbers if number.startswith("P")][:14] == [f"P{number:02}" for number in range(1, 15)]


def test_most_gotchas_are_proved_by_the_model_or_by_counting() -> None:
    proofs = Counter(one for entry in GOTCHAS for one in entry.page.proof)
    assert proofs["model"] >= 46
    assert proofs["count"] >= 14


def test_a_claim_that_died_has_changed_since_2016_and_one_that_lives_has_not() -> None:
    changed = {name: {entry.page.id for entry in entries} for name, entries in chronicle.changed(CATALOGUE).items()}
    assert {"G005", "G072"} <= changed["No longer true"]
    assert "G024" in changed["Partly true now"]
    assert "G021" not in set().union(*changed.values())


def test_the_timeline_names_the_gotchas_that_changed_on_a_day() -> None:
    events = {event.row.name: event for _, events in chronicle.timeline(CATALOGUE) for event in events}
    assert "G005" in {entry.page.id for entry in events["direct-connect-gateway"].entries}
    years = [year for year, _ in chronicle.timeline(CATALOGUE)]
    assert years == ["before 2014", *sorted(years[1:])]


def test_the_data_agree_with_their_schema_which_refuses_what_is_not_so() -> None:
    validator = Draft202012Validator(json.loads(published.schema()))
    validator.validate(DATA)
    for spoil in ({"severity": "grave"}, {"is": "maybe"}, {"unknown": 1}):
        broken = json.loads(json.dumps(DATA))
        broken["gotchas"][0] |= spoil
        with pytest.raises(ValidationError):
            validator.validate(broken)


def test_the_data_say_of_each_gotcha_what_its_page_says() -> None:
    assert [one["id"] for one in DATA["gotchas"]] == [entry.page.id for entry in GOTCHAS]
    g005 = next(one for one in DATA["gotchas"] if one["id"] == "G005")
    assert (g005["is"], g005["since"], g005["short_address"]) == ("no-longer", "2017-11-01", "g005/")
    assert "NOT_ON_THAT_DAY" in g005["codes"]
    quota = next(source for source in g005["sources"] if source["url"].endswith("UserGuide/limits.html"))
    assert any("Virtual private gateways per Direct Connect gateway" in words for words in quota["says"])


def test_the_feed_has_the_changes_newest_first_each_under_a_name_of_its_own() -> None:
    edits = list(chronicle.edits(CATALOGUE))
    root = ElementTree.fromstring(published.feed(edits))
    entries = root.findall("atom:entry", ATOM)
    assert len(entries) == min(len(edits), 100)
    names = [entry.findtext("atom:id", "", ATOM) for entry in entries]
    assert len(set(names)) == len(names)
    days = [entry.findtext("atom:updated", "", ATOM) for entry in entries]
    assert days == sorted(days, reverse=True)
    assert root.findtext("atom:updated", "", ATOM) == days[0]


def test_each_word_of_the_glossary_is_told_once_and_in_a_sentence() -> None:
    words = [word for word, _ in glossary()]
    assert len(words) == len(set(words)) >= 12
    assert all(says.endswith(".") for _, says in glossary())


def test_the_list_for_language_models_says_of_each_gotcha_whether_it_is_still_true() -> None:
    told = dict(Site(CATALOGUE).data())["llms.txt"]
    assert isinstance(told, str)
    assert "](gotchas/g005-every-vpc-needs-its-own-private-vif/): No longer true, since 2017-11-01." in told
    assert all(f"[{entry.page.id} " in told for entry in CATALOGUE.entries)
