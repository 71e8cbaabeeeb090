"""Answer cases in the format of the tests: each network is translated into awsnet's things, and awsnet is asked."""

from __future__ import annotations

import json
from collections.abc import Callable
from ipaddress import ip_network
from pathlib import Path
from typing import Any, cast

from awsnet import PrefixList, Route, TopologyError, changes, quota
from awsnet.addresses import Piece, host
from awsnet.calendar import TODAY
from awsnet.filters import EPHEMERAL, traffic
from awsnet.routes import most_specific
from handbook.translation import HOME, JSON, STAND_IN, NoWordError, Translation, network_acl, rows


def answer(file: Path) -> dict[str, JSON]:
    """Return the answer to each case of a file, by its ID."""
    cases = json.loads(file.read_text(encoding="utf-8"))["cases"]
    return {case["id"]: answered(case) for case in cases}


def answered(case: JSON) -> JSON:
    """Return the answer to one case, or the error that says why it has none."""
    try:
        return KINDS[case["kind"]](case["network"], case["question"], case.get("on", TODAY))
    except NoWordError as error:
        return {"error": str(error)}
    except TopologyError as error:
        return {"error": f"the network could not exist: {error}"}
    except Exception as error:
        return {"error": f"the case cannot be read: {type(error).__name__}: {error}"}


def reach(network: JSON, question: JSON, on: str) -> JSON:
    """Answer who reaches whom."""
    t = Translation(network)
    start, end = question["from"], question["to"]
    near = t.region(start)
    for one in (start, end):
        if "service" in one:  # the network holds the services that are asked about
            t.service(one["service"], one.get("region", near))
    net = t.topology()
    what = question.get("protocol", "all"), str(question.get("port", "all"))
    ports = question.get("source_ports", EPHEMERAL)
    verdict = net.reach(t.place(start, net, near), t.place(end, net, near), *what, source_ports=ports, on=on)
    told = {"answer": verdict.answer.value, "path": list(verdict.hops), "why": verdict.why}
    return told | ({"code": str(verdict.code), "at": verdict.remark.at} if verdict.remark else {})


def route(network: JSON, question: JSON, on: str) -> JSON:
    """Answer which route takes a packet."""
    table = network.get("route_tables", {}).get(question.get("route_table", ""))
    if table is not None and "vpc" not in table:
        return _alone(network, table, question["to"])
    t = Translation(network)
    gateway = question.get("transit_gateway")
    if gateway:
        keys = list(network["transit_gateways"][gateway].get("route_tables", {}))
        key = question.get("transit_gateway_route_table") or (keys[0] if keys else "")
        holder: Any = f"{gateway}/{key}" if key else gateway
        region = t.thing(gateway).region
    else:
        names = ("subnet", "virtual_private_gateway", "direct_connect_gateway", "route_table")
        name = next(question[key] for key in names if key in question)
        holder = t.known.get(name) or t.thing((table or {})["vpc"])
        region = getattr(getattr(holder, "vpc", None), "region", HOME)
    asked = t.listed(question["to"], region)
    net = t.topology()
    if asked.startswith("pl-"):
        listed = cast(PrefixList, net.node(asked))
        asked = str(listed.blocks[0].network_address)
    found = net.routes(holder, asked, region=question.get("from_region", ""))
    return {
        "target": _target(found, {thing: name for (owner, name), thing in t.attachments.items() if owner == gateway})
    }


def _target(found: tuple[Route, ...], names: dict[str, str]) -> str | list[str] | None:
    """Return where routes lead, by the names that a case gives: one target, several, or none."""
    targets = ["local" if one.origin == "local" else names.get(str(one.target), str(one.target)) for one in found]
    return targets if len(targets) > 1 else next(iter(targets), None)


def _alone(network: JSON, table: JSON, to: str) -> JSON:
    """Answer for a table that belongs to no VPC: its targets are names."""
    lists = {f"pl-{name}": (cidr,) for name, cidr in STAND_IN.items()}
    lists |= {name: tuple(said["cidrs"]) for name, said in network.get("prefix_lists", {}).items()}
    routes = []
    for said, target, origin in rows(table):
        origin, listed = ("prefix-list", said) if said in lists else (origin, "")
        routes += [Route("table", one, target, origin=origin, listed=listed) for one in lists.get(said, (said,))]
    asked = str(ip_network(lists[to][0]).network_address) if to in lists else to
    found = most_specific(routes, Piece(host(asked, "a question")))
    return {"target": _target((found,) if found else (), {})}


def create(network: JSON, question: JSON, on: str) -> JSON:
    """Answer whether AWS accepts what is added."""
    before = Translation(network).topology()  # what is there already must be possible, and be expressed
    try:
        why = changes.refusal(before, Translation(_merged(network, question["add"])).topology(), on)
    except TopologyError as error:
        why = str(error)
    return {"allowed": not why, "why": why}


def _merged(network: Any, added: Any) -> Any:
    """Return a network with a fragment merged in: objects by key, lists appended."""
    if isinstance(network, dict) and isinstance(added, dict):
        return {key: _merged(network.get(key), added.get(key)) for key in {**network, **added}}
    if isinstance(network, list) and isinstance(added, list):
        return network + added
    return network if added is None else added


def advertise(network: JSON, question: JSON, on: str) -> JSON:
    """Answer which prefixes a site learns, whether a session is up, how far a prefix travels."""
    t = Translation(network)
    link = t.thing(next(question[key] for key in ("scope_over", "session", "received_over") if key in question))
    if "scope_over" in question:
        return {"scope": link.scope}
    if "session" in question:
        return {"session": "up" if link.is_up else "down"}
    return {"prefixes": list(t.topology().learned(link))}


def quotas(network: JSON, question: JSON, on: str) -> JSON:
    """Answer what a quota is by default, on the day."""
    return {"value": quota(question["quota"], on).default}


def packet_filter(network: JSON, question: JSON, on: str) -> JSON:
    """Answer what a network ACL does with one packet."""
    name = question["network_acl"]
    acl = network_acl(name, network["network_acls"][name])
    what, peer = traffic(question["protocol"], question.get("port", "all")), question["peer"]
    allowed = acl.allows(question["direction"] == "inbound", what, Piece(host(peer, "a question")))
    return {"action": "allow" if allowed else "deny"}


KINDS: dict[str, Callable[[JSON, JSON, str], JSON]] = {
    "reach": reach,
    "route": route,
    "create": create,
    "advertise": advertise,
    "quota": quotas,
    "filter": packet_filter,
}
