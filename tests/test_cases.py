"""Cases transcribed from AWS's documentation: the model answers each as its page does, or says that it cannot.

Facts from Amazon Web Services documentation. Cases whose source says CC-BY-SA-4.0 derive from the archived awsdocs
repositories, (c) Amazon Web Services, Inc.; the file keeps each case's source.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from handbook.answers import answered

CASES = json.loads((Path(__file__).parent / "cases" / "aws-docs.json").read_text(encoding="utf-8"))["cases"]
# What the model has no word for yet, by the reason that its answer gives; the list is meant to be empty.
NO_WORD_FOR = {
    "gateway route tables are not modelled yet": 6,
    "a virtual interface that is public or has": 5,
    "prefix, scope_over is not modelled yet": 4,
    "a route asked by direct_connect_gateway, from_region is not modelled yet": 4,
    "peering, Connect and appliance mode of transit gateways are not modelled yet": 2,
    "allowed prefixes that differ by association are not modelled yet": 2,
    "the Resolver and the metadata service are not modelled yet": 2,
    "session is not modelled yet": 1,
    "appliances that forward are not modelled yet": 1,
    "a site's internet are not modelled yet": 1,
}


def asked(case: dict[str, Any]) -> dict[str, Any]:
    """Return what an answer may be made from: not what is expected."""
    return {key: case[key] for key in ("id", "kind", "network", "question", "on") if key in case}


def agrees(case: dict[str, Any], answer: dict[str, Any]) -> bool:
    expected = case["expected"]
    if case["kind"] == "reach":
        code = "codes" not in expected or answer.get("code") in expected["codes"]
        return answer["answer"] == expected["answer"] and code
    if "prefixes" in expected:
        return sorted(answer["prefixes"]) == sorted(expected["prefixes"])
    return all(answer.get(key) == value for key, value in expected.items())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_the_model_answers_as_the_page_does(case: dict[str, Any]) -> None:
    answer = answered(asked(case))
    if "error" in answer:
        assert any(answer["error"].startswith(reason) for reason in NO_WORD_FOR), answer["error"]
    else:
        assert agrees(case, answer), f"{case['source']['url']} says {case['expected']}, the model {answer}"


def test_what_the_model_has_no_word_for_is_counted() -> None:
    errors = [answer["error"] for case in CASES if "error" in (answer := answered(asked(case)))]
    counted = {reason: sum(error.startswith(reason) for error in errors) for reason in NO_WORD_FOR}
    assert counted == NO_WORD_FOR
