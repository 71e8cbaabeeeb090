"""Hold a reader's repair of a broken network against what its exercise asks and forbids. Standard library only.

The tests run it in CPython; the page runs it in the reader's browser.
"""

from __future__ import annotations

import io
import json
import pkgutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import redirect_stdout
from dataclasses import asdict, dataclass
from importlib import import_module
from typing import Any

import awsnet
from awsnet import VPC, Instance, OnPremises, Topology, TopologyError, Verdict, changes
from awsnet.errors import suggestion

Question = Sequence[Any]  # who asks, who is asked, and where it matters the protocol and the port
Judge = Callable[[Verdict], tuple[bool, str]]  # whether it holds, and what the model says
EXERCISES = "snippets.exercises"
FOUND = "<your repair>"  # what Python calls the reader's code
NAMED = {
    "Connection": "a Direct Connect connection",
    "Instance": "an instance",
    "Peering": "a VPC peering connection",
    "PrivateVIF": "a private virtual interface",
    "TransitGateway": "a transit gateway",
    "TransitVIF": "a transit virtual interface",
    "VpnConnection": "a VPN connection",
}


@dataclass(frozen=True)
class Exercise:
    """A broken network, what must work in its repair, what must stay refused, which kinds may not become more."""

    name: str
    net: Topology
    goal: Sequence[Question]
    stays: Sequence[Question]
    may_not: Sequence[type]


@dataclass(frozen=True)
class Line:
    """One thing that a repair is held against: its group, what is asked, whether it holds, and what the model says."""

    group: str
    asked: str
    holds: bool
    says: str


@dataclass(frozen=True)
class Checked:
    """What came of a repair: why it could not be judged, or each line; and what the reader's code printed."""

    solved: bool
    error: str
    lines: tuple[Line, ...]
    printed: str


def names() -> list[str]:
    """Return the names of all exercises, in order."""
    found = import_module(EXERCISES)  # not sooner: what the page's Python starts with holds no scene
    return sorted(module.name for module in pkgutil.iter_modules(found.__path__))


def exercise(name: str) -> Exercise:
    """Return an exercise. Raises LookupError for one that there is not, naming the nearest."""
    if name not in names():
        raise LookupError(f"there is no exercise '{name}'{suggestion(name, names())}")
    found = import_module(f"{EXERCISES}.{name}")
    return Exercise(name, found.net, found.goal, found.stays, found.may_not)


def told(name: str, code: str) -> str:
    """Return what came of a repair as JSON, for the page."""
    return json.dumps(asdict(check(exercise(name), code)))


def check(broken: Exercise, code: str) -> Checked:
    """Run a reader's code, in which all names of awsnet are known, and judge the network that it calls net."""
    namespace: dict[str, object] = {"__name__": "__page__", **{one: getattr(awsnet, one) for one in awsnet.__all__}}
    out = io.StringIO()
    with redirect_stdout(out):
        try:
            exec(compile(code, FOUND, "exec"), namespace)
            error = _no_network(namespace)
        except (Exception, SystemExit) as wrong:
            error = _said(wrong)
    if error:
        return Checked(False, error, (), out.getvalue())
    net = namespace["net"]
    assert isinstance(net, Topology)
    found = lines(broken, net)
    return Checked(all(line.holds for line in found), "", found, out.getvalue())


def _no_network(namespace: dict[str, object]) -> str:
    """Return why there is nothing to judge, or nothing."""
    if "net" not in namespace:
        return "nothing is called net: the check looks for the repaired network by that name"
    if not isinstance(namespace["net"], Topology):
        return f"net is a {type(namespace['net']).__name__}, not a Topology"
    return ""


def _said(wrong: BaseException) -> str:
    """Return in one sentence why code did not run: what AWS would not build, or what Python did not understand."""
    if isinstance(wrong, TopologyError):
        return f"AWS would not build this: {wrong}"
    line = wrong.lineno if isinstance(wrong, SyntaxError) else None
    trace = wrong.__traceback__
    while trace:
        line = trace.tb_lineno if trace.tb_frame.f_code.co_filename == FOUND else line
        trace = trace.tb_next
    what = wrong.msg if isinstance(wrong, SyntaxError) else str(wrong)
    return f"line {line or 1}: {type(wrong).__name__}{f': {what}' if what else ''}"


def lines(broken: Exercise, net: Topology) -> tuple[Line, ...]:
    """Return what a network is held against, always the same things in the same order."""
    return (
        *(_judged(net, question, "goal", "reaches", _works) for question in broken.goal),
        *(_judged(net, question, "stays", "does not reach", _refused) for question in broken.stays),
        *(_not_more(broken.net, net, kind) for kind in broken.may_not),
        _places(broken.net, net),
        _accepted(broken.net, net),
    )


def _judged(net: Topology, question: Question, group: str, verb: str, judge: Judge) -> Line:
    """Return what a network is held against by a question; one that it cannot be asked does not hold."""
    near, far, *what = map(str, question)
    asked = f"{near} {verb} {far}{' on ' if what else ''}{' '.join(what)}"
    try:
        return Line(group, asked, *judge(net.reach(near, far, *what)))
    except TopologyError as error:
        return Line(group, asked, False, str(error))


def _works(verdict: Verdict) -> tuple[bool, str]:
    return bool(verdict), "" if verdict else verdict.why


def _refused(verdict: Verdict) -> tuple[bool, str]:
    """Return whether no address of one reaches any address of the other."""
    through = [flow for flow in verdict.flows if flow.refusal is None]
    return not through, f"it does: {' -> '.join(through[0].hops)}" if through else verdict.why


def _not_more(before: Topology, after: Topology, kind: type) -> Line:
    """Return whether there are no more things of a kind than before."""
    was, now = _of(before, kind), _of(after, kind)
    added = [name for name in now if name not in was] or now
    says = "" if len(now) <= len(was) else f"{', '.join(added)} came in"
    return Line("rules", f"add {NAMED[kind.__name__]}", not says, says)


def _of(net: Topology, kind: type) -> list[str]:
    return [name for name, thing in net.named.items() if type(thing) is kind]


def _places(before: Topology, after: Topology) -> Line:
    says = next(_displaced(before, after), "")
    return Line("rules", "remove a place, or give it other addresses", not says, says)


def _displaced(before: Topology, after: Topology) -> Iterator[str]:
    """Yield what is gone, or is no longer where it was."""
    for name, place in before.named.items():
        if isinstance(place, VPC | Instance | OnPremises):
            now = after.named.get(name)
            if now is None:
                yield f"{name} is gone"
            elif _where(now) != _where(place):
                yield f"{name} is not what it was"


def _where(place: object) -> tuple[object, ...]:
    """Return by what others know a place: its kind, its addresses, whose it is, and where."""
    keys = ("public_ip", "region", "account", "allows_from", "accepts")
    vpc = str(getattr(place, "vpc", ""))
    return type(place), set(getattr(place, "blocks", ())), vpc, *(getattr(place, key, "") for key in keys)


def _accepted(before: Topology, after: Topology) -> Line:
    says = changes.refusal(before, after)
    return Line("rules", "exceed a quota of AWS", not says, says)
