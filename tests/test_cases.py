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

HERE = Path(__file__).parent / "cases"
CASES = json.loads((HERE / "aws-docs.json").read_text(encoding="utf-8"))["cases"]
OURS = json.loads((HERE / "ours.json").read_text(encoding="utf-8"))["cases"]


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
    assert "error" not in answer, answer["error"]
    assert agrees(case, answer), f"{case['source']['url']} says {case['expected']}, the model {answer}"


@pytest.mark.parametrize("case", OURS, ids=lambda case: case["id"])
def test_cases_of_our_own_ask_about_the_keys_that_no_other_case_uses(case: dict[str, Any]) -> None:
    answer = answered(asked(case))
    assert "error" not in answer, answer["error"]
    assert agrees(case, answer), f"expected {case['expected']}, the model {answer}"
