"""What the page "ask the model" shows of a scene that a reader typed. Standard library only: it runs in the browser."""

from __future__ import annotations

import io
import json
import traceback
from collections.abc import Mapping
from contextlib import redirect_stdout
from typing import Any

from awsnet import Topology, TopologyError, Verdict
from awsnet.calendar import TODAY
from diagrams_src.strokes import sentence
from handbook.reaches import sign

FILE = "<scene>"


def told(code: str, asked: str) -> str:
    """Return as JSON what a scene and a question of it come to, or the error that stops it.

    `asked` is JSON too: network, source, destination, protocol, port, on. What is empty or not in the scene is chosen.
    """
    out = io.StringIO()
    try:
        with redirect_stdout(out):
            said = _told(_networks(code), json.loads(asked))
    except (Exception, SystemExit) as error:
        said = {"error": _error(error)}
    return json.dumps(said | {"printed": out.getvalue()})


def _networks(code: str) -> dict[str, Any]:
    """Run a scene and return its names; raises TopologyError where it has no network."""
    names: dict[str, Any] = {"__name__": "__page__"}
    exec(compile(code, FILE, "exec"), names)
    if not any(isinstance(value, Topology) for value in names.values()):
        raise TopologyError("the scene has no network: write net = Topology(...)")
    return names


def _told(names: Mapping[str, Any], asked: Mapping[str, str]) -> dict[str, Any]:
    networks = [name for name, value in names.items() if isinstance(value, Topology)]
    network = asked["network"] if asked["network"] in networks else networks[-1]
    net: Topology = names[network]
    questions = dict(names.get("questions", {})).get(network, [])
    places = [str(place) for place in net.places]
    ends = _ends(places, questions, asked)
    on = asked["on"] or TODAY
    verdict = net.reach(*ends, asked["protocol"] or "all", asked["port"] or "all", on=on)
    return {
        "networks": networks,
        "network": network,
        "places": places,
        "verdict": shown(verdict),
        "words": [shown(net.reach(*question, on=on)) for question in questions],
        "matrix": [[_cell(net, asker, place, on) for place in places] for asker in places],
    }


def _ends(places: list[str], questions: list[Any], asked: Mapping[str, str]) -> tuple[str, str]:
    """Return who asks whom: as asked, else as the picture of the network asks first, else the first two places."""
    first = [str(end) for end in questions[0][:2]] if questions else places[:2]
    if len(first) < 2:
        raise TopologyError("the network has fewer than two places: nobody can ask anybody")
    if asked["source"] in places and asked["destination"] in places:
        return asked["source"], asked["destination"]
    return first[0], first[1]


def shown(verdict: Verdict) -> dict[str, Any]:
    """Return what the page shows of a verdict."""
    return {
        "source": verdict.source,
        "destination": verdict.destination,
        "sign": sign(verdict),
        "title": verdict.title,
        "hops": verdict.hops,
        "why": verdict.why,
        "code": str(verdict.code or ""),
        "page": verdict.page,
        "lost": verdict.flow.request.refusal is None,
        "says": sentence(verdict),
    }


def _cell(net: Topology, asker: str, place: str, on: str) -> dict[str, Any] | None:
    """Return what a place hears of another; nothing where there is nothing to ask."""
    if asker == place:
        return None
    try:
        return shown(net.reach(asker, place, on=on))
    except TopologyError as error:
        return {"sign": "unknown", "source": asker, "destination": place, "says": str(error)}


def _error(error: BaseException) -> str:
    """Return an error in one line, with the line of the scene on which it arose."""
    lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == FILE]
    line = error.lineno if isinstance(error, SyntaxError) else next(reversed(lines), None)
    said = error.msg if isinstance(error, SyntaxError) else str(error)
    named = said if isinstance(error, TopologyError) else f"{type(error).__name__}: {said}"
    return f"line {line}: {named}" if line else named
