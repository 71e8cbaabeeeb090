"""A page that says "proved by the model" shows the trap and the way out: one question, two answers.

The two are of two networks, or of two days. Or the trap is the error that refuses the thing.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import awsnet
from awsnet import Topology
from handbook import transcript
from handbook.catalogue import Entry
from handbook.fences import python_fences
from handbook.pages import Gotcha
from tests.whole import handbook

ROOT = Path(__file__).parent.parent
PROVED = [entry for entry in handbook().of(Gotcha) if "model" in entry.page.proof]


METHODS = ("reach", "route", "routes", "learned", "matrix")
FUNCTIONS = ("advertisement", "held_against", "blast_radius")


@pytest.mark.parametrize("entry", PROVED, ids=lambda entry: entry.page.id)
def test_trap_and_way_out_answer_one_question_differently(entry: Entry, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: dict[tuple[str, ...], set[str]] = {}

    def noting(name: str, ask: Callable[..., Any]) -> Callable[..., Any]:
        def noted(of: object, *about: object, on: str | None = None, **how: object) -> object:
            answer = ask(of, *about, **how, **({"on": on} if on else {}))
            names = [" ".join(map(str, one)) if isinstance(one, tuple) else str(one) for one in about]
            key = (name, *names, *(f"{option}={value}" for option, value in sorted(how.items())))
            differs = "hops" if entry.page.kind == "cost" else "answer"  # what costs too much arrives, too
            asked.setdefault(key, set()).add(str(getattr(answer, differs, answer)))
            return answer

        return noted

    for name in METHODS:
        monkeypatch.setattr(Topology, name, noting(name, getattr(Topology, name)))
    for name in FUNCTIONS:
        monkeypatch.setattr(awsnet, name, noting(name, getattr(awsnet, name)))
    fences = [fence for fence in python_fences(entry.file, ROOT) if not fence.norun]
    steps = list(transcript.run(transcript.Block(fence.kind, fence.code) for fence in fences))
    refused = any("TopologyError: " in step.expected for step in steps)
    assert refused or any(len(answers) > 1 for answers in asked.values()), (
        f"{entry.path}:1: no question gets two answers; ask the trap's question of the way out too"
    )
