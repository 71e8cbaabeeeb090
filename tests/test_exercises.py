"""The answer to each exercise is a repair; what people try first, and what would be cheating, is not."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from handbook import repair, run
from handbook.exercises import answered, difference, shown, sketch
from tests.wrong_repairs import WRONG, Changes

EXERCISES = repair.names()


def tried(name: str, code: str) -> repair.Checked:
    return repair.check(repair.exercise(name), code)


def changed(name: str, changes: Changes) -> str:
    code = shown(name)
    for old, new in changes:
        assert old in code, f"{name} has no {old!r}"
        code = code.replace(old, new)
    return code


def refusals(checked: repair.Checked) -> list[str]:
    return [checked.error] if checked.error else [line.says for line in checked.lines if not line.holds]


def test_there_are_eight_exercises_or_more() -> None:
    assert len(EXERCISES) >= 8
    assert set(WRONG) == set(EXERCISES), "each exercise has its wrong repairs"


@pytest.mark.parametrize("name", EXERCISES)
def test_what_is_shown_is_the_broken_network_and_no_repair(name: str) -> None:
    checked = tried(name, shown(name))
    broken = repair.exercise(name)
    assert checked.error == ""
    assert checked.lines == repair.lines(broken, broken.net)
    assert not checked.solved
    assert all(line.holds for line in checked.lines if line.group == "rules")


@pytest.mark.parametrize("name", EXERCISES)
def test_the_answer_is_a_repair(name: str) -> None:
    assert refusals(tried(name, answered(name))) == []
    assert tried(name, answered(name)).solved
    assert {line[0] for line in difference(name).splitlines() if line} == {
        " ",
        "+",
        *("-" * difference(name).count("\n-")),
    }


@pytest.mark.parametrize(("name", "what"), [(name, what) for name, tries in WRONG.items() for what in tries])
def test_a_wrong_repair_is_refused_with_its_reason(name: str, what: str) -> None:
    changes, says = WRONG[name][what]
    checked = tried(name, changed(name, changes))
    assert not checked.solved
    assert any(says in one for one in refusals(checked)), refusals(checked)


@pytest.mark.parametrize("name", EXERCISES)
def test_each_exercise_says_what_stays_refused_and_what_may_not_be_added(name: str) -> None:
    asked = repair.exercise(name)
    assert asked.goal
    assert asked.stays
    assert asked.may_not
    assert {kind.__name__ for kind in asked.may_not} <= set(repair.NAMED)
    assert sketch(name)
    assert max(map(len, sketch(name).splitlines())) <= 42, "a phone shows 42 characters"


SPOILT = {
    "nothing called net": ("nett = 1\n", "nothing is called net"),
    "a net that is none": ("net = [1]\n", "net is a list, not a Topology"),
    "a word that nobody knows": ("\n\nnet = Topologyy()\n", "line 3: NameError: name 'Topologyy' is not defined"),
    "what is no Python": ("x = (\n", "line 1: SyntaxError: '(' was never closed"),
    "what could not exist": ('Peering(VPC("a", "10.0.0.0/16"), VPC("b", "10.0.0.0/16"))', "AWS would not build this: "),
    "leaving": ("raise SystemExit\n", "line 1: SystemExit"),
    "no end": ("def f(): return f()\nf()\n", "RecursionError"),
}


@pytest.mark.parametrize("what", SPOILT)
def test_what_cannot_be_judged_says_why(what: str) -> None:
    code, says = SPOILT[what]
    checked = tried(EXERCISES[0], code)
    assert says in checked.error
    assert (checked.solved, checked.lines) == (False, ())


def test_what_a_reader_prints_is_told() -> None:
    assert tried("way_out", shown("way_out") + "print(net.reach(app, INTERNET))\n").printed.startswith(
        "app cannot reach"
    )


def test_an_exercise_that_there_is_not_names_the_nearest() -> None:
    with pytest.raises(LookupError, match="did you mean 'way_out'"):
        repair.exercise("wayout")


def test_the_browser_gets_all_that_a_check_needs(tmp_path: Path) -> None:
    pack = tmp_path / "law.zip"
    pack.write_bytes(run.packed())
    code = f"import sys; sys.path.insert(0, {str(pack)!r}); from handbook import repair; "
    code += f"print(repair.told('way_out', {answered('way_out')!r}))"
    done = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert json.loads(done.stdout)["solved"] is True


def test_the_check_meets_no_scene_before_it_is_asked() -> None:
    """What the page's Python starts with holds the check, and no scene."""
    code = "import sys, handbook.repair; print([name for name in sys.modules if name.startswith('snippets')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
