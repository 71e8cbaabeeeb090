"""A page that says "proved by the model" shows the trap and the way out: one question, two networks, two answers."""

from __future__ import annotations

from pathlib import Path

import pytest

from awsnet import Answer, Topology, Verdict
from handbook import transcript
from handbook.catalogue import Entry, load
from handbook.fences import python_fences
from handbook.pages import Gotcha

ROOT = Path(__file__).parent.parent
PROVED = [entry for entry in load(ROOT).of(Gotcha) if "model" in entry.page.proof]


@pytest.mark.parametrize("entry", PROVED, ids=lambda entry: entry.page.id)
def test_trap_and_way_out_answer_one_question_differently(entry: Entry, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: dict[tuple[str, str], set[Answer]] = {}
    reach = Topology.reach

    def noting(net: Topology, source: object, destination: object) -> Verdict:
        verdict = reach(net, source, destination)
        asked.setdefault((str(source), str(destination)), set()).add(verdict.answer)
        return verdict

    monkeypatch.setattr(Topology, "reach", noting)
    fences = [fence for fence in python_fences(entry.file, ROOT) if not fence.norun]
    steps = list(transcript.run(transcript.Block(fence.kind, fence.code) for fence in fences))
    refused = any("cannot exist" in step.expected for step in steps)
    assert refused or any(len(answers) > 1 for answers in asked.values()), (
        f"{entry.path}:1: no question gets two answers; ask the trap's question of the way out too"
    )
