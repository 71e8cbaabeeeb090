"""A network on a day of the past: what of it there was not, and how far a packet of that day would have come."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from awsnet import Topology, came, codes, existed
from awsnet.calendar import Row, first_day
from diagrams_src.strokes import Question, Standing, Stroke, kind_of, links, strokes

Absent = Mapping[str, str]  # what did not exist on a day, and since when or until when it did


def absent(net: Topology, day: str) -> dict[str, str]:
    """Return the things of a network that did not exist on a day, each with its own day: "not before 2017-11-01"."""
    found = {}
    for name, thing in net.named.items():
        missing = [came(row) for row in getattr(thing, "came", ()) if not existed(row, day)]
        if missing:
            found[name] = _when(max(missing, key=lambda row: row.since), day)
    return found


def _when(row: Row, day: str) -> str:
    before = first_day(day) < first_day(row.since)
    return f"not before {row.since}" if before else f"until {row.until}"


def drawn_absent(gone: Absent, standing: Standing) -> dict[str, str]:
    """Return where something is drawn that did not exist: a joint only if none of its links did."""
    there = {place for name, place in standing.items() if name not in gone}
    return {standing[name]: when for name, when in gone.items() if name in standing and standing[name] not in there}


def strokes_on(net: Topology, question: Question, standing: Standing, day: str) -> list[Stroke]:
    """Return the lines of a picture of a day: today's way, refused where it needs what did not exist.

    A refusal for another reason is drawn as ever: how far the packet came, and who refused.
    """
    gone = absent(net, day)
    way = list(_cut(net, question, standing, day, gone))
    if not any(stroke.remark for stroke in way):
        way = [one for one in strokes(net, [question], standing, on=day) if one.style != "wire"]
    used = {frozenset((one.start, one.end)) for one in way}
    missing = {*gone, *drawn_absent(gone, standing)}
    free = (link for link in links(net, standing) if frozenset(link[0]) not in used)
    return [*way, *(Stroke(*ends, _wire({*ends, name} & missing)) for ends, _, name in free)]


def _wire(missing: set[str]) -> str:
    return "absent" if missing else "wire"


def _cut(net: Topology, question: Question, standing: Standing, day: str, gone: Absent) -> Iterator[Stroke]:
    """Yield today's way, refused where it needs what did not exist; nothing if that is not why."""
    verdict = net.reach(*question, on=day)
    if verdict.code is not codes.NOT_ON_THAT_DAY:
        return
    refused = False
    for start, end, passed in _stretches(net.reach(*question).hops, standing):
        missing = next((name for name in passed if name in gone), "")
        if refused or not missing:
            yield Stroke(start, end, "absent" if refused else "no")
            continue
        refused = True
        label = "" if standing.get(missing) == end else ", ".join(filter(None, (kind_of(net, missing), gone[missing])))
        yield Stroke(start, end, "no", label, remark="refused", why=verdict.why, verdict=verdict)


def _stretches(hops: tuple[str, ...], standing: Standing) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield each stretch between two things that are drawn, and what a packet passes on it, its far end included."""
    start, passed = hops[0], list[str]()
    for name in hops[1:]:
        passed.append(name)
        end = standing.get(name, start)
        if end != start:
            yield start, end, tuple(passed)
            start, passed = end, []
