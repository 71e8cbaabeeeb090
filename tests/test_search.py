"""What the search finds a page under stands on the page; the list of synonyms leads to words that the pages have."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from pydantic import ValidationError

from handbook import synonyms
from handbook.catalogue import load
from handbook.fault import Fault
from handbook.pages import Gotcha
from handbook.site import Site

LIST = '[means]\n"transit gateway" = ["tgw"]\n[near]\nmoney = ["cost", "price"]\n'


def told(page: str) -> tuple[list[str], str]:
    """Return the tags in the head of a made page, and what its block says."""
    tags = re.search(r"^tags: (.*)$", page, re.M)
    block = re.search(r'<dl class="found-under".*?</dl>', page, re.S)
    assert tags
    assert block
    return json.loads(tags[1]), block[0]


def test_what_the_search_finds_a_page_under_stands_on_the_page(root: Path) -> None:
    catalogue = load(root)
    entry = catalogue.by_id["G033"]
    typed = replace(entry, page=entry.page.model_copy(update={"words": ("missing zone",)}))
    tags, block = told(Site(catalogue).page(typed))
    wanted = [
        "Transit gateway",
        "works in some zones only",
        "aws_subnet",
        "DuplicateSubnetsInSameZone",
        "missing zone",
    ]
    assert [word for word in wanted if word not in tags or word not in block] == []


def test_a_pattern_is_found_under_its_services_and_words(root: Path) -> None:
    catalogue = load(root)
    tags, block = told(Site(catalogue).page(catalogue.by_id["P07"]))
    assert "Transit gateway" in tags
    assert "What you see" not in block


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        (["one two three four five"], "is a sentence"),
        (["it fails."], "is a sentence"),
        (["a" * 41], "is a sentence"),
        (["same", "same"], "stands twice"),
        ([f"w{n}" for n in range(9)], "at most 8 items"),
    ],
)
def test_words_are_few_short_and_said_once(root: Path, words: list[str], fault: str) -> None:
    known = load(root).by_id["G033"].page.model_dump(by_alias=True)
    with pytest.raises(ValidationError, match=fault):
        Gotcha.model_validate(known | {"words": words})


@pytest.mark.parametrize(
    ("old", "new", "line", "what"),
    [
        ('"tgw"', '"tgw", "TGW"', 2, "'TGW' stands twice in a table, or has capitals"),
        ('"price"', '"price", "cost"', 4, "'cost' stands twice in a table, or has capitals"),
        ("[near]", "[nearly]", 1, "the tables are means, nearly"),
        ("money =", "money", 4, "the list is not TOML"),
    ],
)
def test_a_fault_of_the_list_is_told_with_its_line(tmp_path: Path, old: str, new: str, line: int, what: str) -> None:
    file = tmp_path / "synonyms.toml"
    file.write_text(LIST, encoding="utf-8")
    assert json.loads(synonyms.read(file).published()) == {
        "means": [[["tgw"], "transit gateway"]],
        "near": [["cost", "price"]],
    }
    file.write_text(LIST.replace(old, new), encoding="utf-8")
    with pytest.raises(Fault) as told:
        synonyms.read(file)
    assert told.value.line == line
    assert what in told.value.what


def test_what_a_typed_word_means_stands_on_a_page(root: Path) -> None:
    text = " ".join(page.read_text(encoding="utf-8") for page in (root / "docs").rglob("*.md")).lower()
    lost = [
        said for said in synonyms.read(synonyms.FILE).means if any(word not in text for word in said.lower().split())
    ]
    assert lost == []


@pytest.mark.parametrize("file", ["questions.json", "asked.json"])
def test_our_own_questions_ask_for_pages_that_there_are(root: Path, file: str) -> None:
    known = set(load(root).by_id) | {
        "compare/",
        "reference/codes/",
        "reference/rules/",
        "reference/awsnet/",
        "reference/model/",
    }
    asked = json.loads((root / "tests" / file).read_text(encoding="utf-8"))["questions"]
    assert [one["id"] for one in asked if not set(one["answers"]) <= known] == []
    assert len({one["typed"] for one in asked}) == len(asked)
