"""Answer cases in the format of the tests: each network is translated into awsnet's things, and awsnet is asked.

The translator translates and holds no rule of AWS; what it has no word for is an error that says so.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from ipaddress import ip_address, ip_network
from pathlib import Path
from typing import Any, cast

from awsnet import (
    BLACKHOLE,
    INTERNET,
    VPC,
    AclRule,
    Allow,
    Attachment,
    BlockPublicAccess,
    DirectConnectGateway,
    EgressOnlyInternetGateway,
    GatewayEndpoint,
    Instance,
    InternetGateway,
    NatGateway,
    NetworkAcl,
    OnPremises,
    Peering,
    PrefixList,
    PrivateVIF,
    Route,
    RouteTable,
    SecurityGroup,
    Service,
    Subnet,
    Topology,
    TopologyError,
    TransitGateway,
    TransitGatewayTable,
    TransitVIF,
    VirtualPrivateGateway,
    VpnConnection,
    quota,
)
from awsnet.addresses import Piece, host
from awsnet.filters import Traffic
from awsnet.routes import most_specific

JSON = dict[str, Any]
# Where a case does not say what AWS's own prefix lists hold, these addresses stand for the services'.
STAND_IN = {"s3": ("52.216.0.0/15",), "dynamodb": ("52.94.0.0/22",)}


class NoWordError(Exception):
    """A case says something that the model has no word for."""


def answer(file: Path) -> dict[str, JSON]:
    """Return the answer to each case of a file, by its ID."""
    cases = json.loads(file.read_text(encoding="utf-8"))["cases"]
    return {case["id"]: answered(case) for case in cases}


def answered(case: JSON) -> JSON:
    """Return the answer to one case, or the error that says why it has none."""
    try:
        if case.get("on"):
            raise NoWordError("questions about a day are not modelled yet")
        return KINDS[case["kind"]](case["network"], case["question"])
    except NoWordError as error:
        return {"error": str(error)}
    except TopologyError as error:
        return {"error": f"the network could not exist: {error}"}


class Named(str):
    """A name that stands for the thing so called."""

    def __eq__(self, other: object) -> bool:
        return str(self) == str(other)

    def __hash__(self) -> int:
        return hash(str(self))


class Translation:
    """The things of a case's network, by name."""

    def __init__(self, network: JSON) -> None:
        self.network = network
        self.known: dict[str, Any] = {}
        unknown = sorted(key for key, value in network.items() if value and key not in TRANSLATORS)
        if unknown:
            raise NoWordError(f"not modelled yet: {', '.join(unknown)}")
        for key, translate in TRANSLATORS.items():
            for name, said in network.get(key, {}).items():
                translate(self, name, said)

    def topology(self) -> Topology:
        """Return the network with every route that the case prints, and no other."""
        return Topology(*self.known.values(), *self.routes())

    def routes(self) -> Iterator[Route]:
        """Yield the routes of the tables."""
        for name, said in self.network.get("route_tables", {}).items():
            for destination, target, origin in _rows(said):
                yield Route(self.known.get(name) or self.main(said), destination, self.target(target), origin=origin)
        for name, said in self.network.get("transit_gateways", {}).items():
            for key, table in said.get("route_tables", {}).items():
                for destination, target, origin in _rows(table):
                    yield Route(f"{name}/{key}", destination, self.attached(said, target), origin=origin)

    def main(self, said: JSON) -> Any:
        """Return the VPC whose main table this is."""
        return self.known[said["vpc"]]

    def target(self, name: str) -> Any:
        """Return what a route leads to."""
        if name == BLACKHOLE:
            return BLACKHOLE
        if name not in self.known:
            raise NoWordError(f"a route leads to '{name}', which is not modelled yet")
        return self.known[name]

    def attached(self, gateway: JSON, name: str) -> Any:
        """Return what an attachment of a transit gateway is of."""
        if name == BLACKHOLE:
            return BLACKHOLE
        thing = self.attached_thing(gateway["attachments"][name])
        return self.known.get(str(thing), thing)

    def attached_thing(self, said: JSON) -> Any:
        """Return the VPC of an attachment; of what attaches itself, its name, which stands for it."""
        if "vpc" in said:
            return self.known[said["vpc"]]
        return Named(said.get("vpn_connection") or said.get("direct_connect_gateway") or "")

    def service(self, name: str) -> Service:
        """Return a service of AWS, with the addresses that its prefix list holds."""
        listed = self.known.get(f"pl-{name}")
        if listed is None:
            listed = self.known.setdefault(f"pl-{name}", PrefixList(f"pl-{name}", STAND_IN.get(name, ())))
        found = self.known.setdefault(name, Service(name, listed))
        return cast(Service, found)

    def place(self, end: JSON) -> object:
        """Return the place that a question names."""
        if "endpoint" in end or "region" in end:
            raise NoWordError("interface endpoints and services of a Region are not modelled yet")
        if _amazons_own(str(end.get("ip") or end.get("internet") or ""), self.network):
            raise NoWordError("the Resolver and the metadata service are not modelled yet")
        if "service" in end:
            return str(self.service(end["service"]))
        if "internet" in end:
            return end["internet"] if end["internet"] != "0.0.0.0" else INTERNET
        name = end.get("interface") or end.get("vpc") or end.get("site")
        ip = end.get("ip")
        if "interface" in end or ip is None:
            return name
        host = f"{name}-{ip}"
        if "site" in end:
            return ip
        self.known[host] = Instance(host, self.known[str(name)], ip)
        return host


def _rows(table: JSON) -> Iterator[tuple[str, str, str]]:
    """Yield the routes that a table prints: destination, target, origin, which is static unless said."""
    for destination, target, *origin in table.get("routes", []):
        yield destination, target, (origin or ["static"])[0]


def _vpc(t: Translation, name: str, said: JSON) -> None:
    cidrs = (*said.get("cidrs", ()), *said.get("ipv6_cidrs", ()))
    t.known[name] = VPC(name, cidrs, region=said.get("region", "us-east-1"))


def _amazons_own(address: str, network: JSON) -> bool:
    """Say whether an address is one that no filter looks at: link-local, or the third of a VPC's block (R-NACL-3).

    https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html#nacl-basics
    """
    if "." not in address or "/" in address:
        return False
    blocks = [
        ip_network(cidr, strict=False) for vpc in network.get("vpcs", {}).values() for cidr in vpc.get("cidrs", ())
    ]
    asked = ip_address(address)
    return asked.is_link_local or asked in {block[2] for block in blocks}


def _table(t: Translation, name: str, said: JSON) -> None:
    if "gateway" in said:
        raise NoWordError("gateway route tables are not modelled yet")
    if "vpc" in said and not said.get("main"):
        t.known[name] = RouteTable(name, t.known[said["vpc"]])


def _acl(t: Translation, name: str, said: JSON) -> None:
    t.known[name] = _network_acl(name, said)


def _network_acl(name: str, said: JSON) -> NetworkAcl:
    rules = {way: tuple(AclRule(*rule) for rule in said.get(way, ())) for way in ("inbound", "outbound")}
    return NetworkAcl(name, **rules)


def _subnets(t: Translation, vpc: str, said: JSON) -> None:
    for name, one in said.get("subnets", {}).items():
        cidrs = tuple(filter(None, (one.get("cidr"), one.get("ipv6_cidr"))))
        table, acl = t.known.get(one.get("route_table", "")), t.known.get(one.get("network_acl", ""))
        zone = one.get("zone", "a")
        t.known[f"{vpc}/{name}"] = Subnet(f"{vpc}/{name}", t.known[vpc], cidrs, zone=zone, table=table, acl=acl)


def _group(t: Translation, name: str, said: JSON) -> None:
    inbound = tuple(Allow(*rule) for rule in said.get("inbound", ()))
    outbound = {"outbound": tuple(Allow(*rule) for rule in said["outbound"])} if "outbound" in said else {}
    t.known[name] = SecurityGroup(name, inbound, **outbound)


def _interface(t: Translation, name: str, said: JSON) -> None:
    if said.get("source_dest_check") is False:
        raise NoWordError("appliances that forward are not modelled yet")
    at = t.known[said.get("subnet") or said["vpc"]]
    groups = tuple(t.known[group] for group in said.get("security_groups", ()))
    ips = tuple(filter(None, (said.get("ip"), said.get("ipv6"))))
    if not ips:
        raise NoWordError("an interface without an address")
    t.known[name] = Instance(name, at, ips, security_groups=groups, public_ip=said.get("public_ip", ""))


def _peering(t: Translation, name: str, said: JSON) -> None:
    one, other = (t.known[vpc] for vpc in said["between"])
    t.known[name] = Peering(one, other, name=name, routes_in=(), state=said.get("state", "active"))


def _igw(t: Translation, name: str, said: JSON) -> None:
    t.known[name] = InternetGateway(t.known[said["vpc"]], name=name)


def _eigw(t: Translation, name: str, said: JSON) -> None:
    t.known[name] = EgressOnlyInternetGateway(t.known[said["vpc"]], name=name)


def _nat(t: Translation, name: str, said: JSON) -> None:
    subnet = t.known[said["subnet"]]
    ip = said.get("ip") or str((subnet.blocks or subnet.vpc.blocks)[0].broadcast_address - 1)
    public = "198.51.100.254" if said.get("type", "public") == "public" else ""
    t.known[name] = NatGateway(name, subnet, ip, public_ip=public)


def _vgw(t: Translation, name: str, said: JSON) -> None:
    if "vpc" not in said:
        raise NoWordError("a virtual private gateway without a VPC")
    t.known[name] = VirtualPrivateGateway(t.known[said["vpc"]], name=name)


def _tgw(t: Translation, name: str, said: JSON) -> None:
    attachments, tables = said.get("attachments", {}), said.get("route_tables", {})
    if any(one["type"] in ("peering", "connect") or "appliance_mode" in one for one in attachments.values()):
        raise NoWordError("peering, Connect and appliance mode of transit gateways are not modelled yet")
    if said.get("security_group_referencing"):
        raise NoWordError("security group referencing is not modelled yet")
    vpcs = tuple(_attachment(t, one) for one in attachments.values() if one["type"] == "vpc")
    t.known[name] = TransitGateway(
        name, vpcs, routes_in=(), tables=tuple(_tgw_table(name, key, tables[key], attachments, t) for key in tables)
    )


def _attachment(t: Translation, said: JSON) -> Any:
    subnets = tuple(t.known[subnet] for subnet in said.get("subnets", ()))
    zones = tuple(said.get("zones", ()))
    return Attachment(t.known[said["vpc"]], subnets, zones) if subnets or zones else t.known[said["vpc"]]


def _tgw_table(tgw: str, key: str, said: JSON, attachments: JSON, t: Translation) -> TransitGatewayTable:
    things = {name: t.attached_thing(one) for name, one in attachments.items()}
    return TransitGatewayTable(
        f"{tgw}/{key}",
        tuple(things[one] for one in said.get("associated", ())),
        tuple(things[one] for one in said.get("propagating", ())),
    )


def _dxgw(t: Translation, name: str, said: JSON) -> None:
    associations = said.get("associations", {})
    allowed = {prefix for one in associations.values() for prefix in one.get("allowed_prefixes", ())}
    if len(associations) > 1 and allowed:
        raise NoWordError("allowed prefixes that differ by association are not modelled yet")
    gateways = tuple(t.known[gateway] for gateway in associations)
    t.known[name] = DirectConnectGateway(name, gateways, allowed_prefixes=tuple(sorted(allowed)))


def _site(t: Translation, name: str, said: JSON) -> None:
    odd = sorted(set(said) - {"cidrs", "accepts"})
    if odd:
        raise NoWordError(f"a site's {', '.join(odd)} are not modelled yet")
    t.known[name] = OnPremises(name, tuple(said["cidrs"]), accepts=tuple(said.get("accepts", ())))


def _list(t: Translation, name: str, said: JSON) -> None:
    t.known[name] = PrefixList(name, tuple(said["cidrs"]))


def _endpoint(t: Translation, name: str, said: JSON) -> None:
    if said["type"] != "gateway":
        raise NoWordError("interface endpoints are not modelled yet")
    t.known[name] = GatewayEndpoint(t.known[said["vpc"]], t.service(said["service"]), name=name)


def _vpn(t: Translation, name: str, said: JSON) -> None:
    odd = sorted(set(said) - {"gateway", "site", "routing", "prefixes"})
    if odd:
        raise NoWordError(f"a VPN connection's {', '.join(odd)} are not modelled yet")
    site, prefixes = t.known[said["site"]], tuple(said.get("prefixes", ()))
    t.known[name] = VpnConnection(
        site, t.known[said["gateway"]], name=name, prefixes=prefixes, routing=said.get("routing", "bgp")
    )


def _vif(t: Translation, name: str, said: JSON) -> None:
    kinds = {"private": PrivateVIF, "transit": TransitVIF}
    odd = sorted(set(said) - {"type", "gateway", "site", "region", "connection", "advertised"})
    if said["type"] not in kinds or odd:
        raise NoWordError(f"a virtual interface that is {said['type']} or has {odd} is not modelled yet")
    site = t.known.setdefault(said.get("site", "onprem"), OnPremises(said.get("site", "onprem"), "192.168.0.0/16"))
    gateway, advertises = t.known[said["gateway"]], tuple(said.get("advertised", ()))
    region = said.get("region", "") if isinstance(gateway, VirtualPrivateGateway) else ""
    t.known[name] = kinds[said["type"]](site, gateway, name=name, advertises=advertises, region=region)


TRANSLATORS: dict[str, Callable[[Translation, str, JSON], None]] = {
    "vpcs": _vpc,
    "prefix_lists": _list,
    "network_acls": _acl,
    "route_tables": _table,
    "subnets": _subnets,
    "security_groups": _group,
    "interfaces": _interface,
    "peerings": _peering,
    "internet_gateways": _igw,
    "egress_only_internet_gateways": _eigw,
    "nat_gateways": _nat,
    "endpoints": _endpoint,
    "virtual_private_gateways": _vgw,
    "transit_gateways": _tgw,
    "direct_connect_gateways": _dxgw,
    "sites": _site,
    "virtual_interfaces": _vif,
    "vpn_connections": _vpn,
}


def _translated(network: JSON) -> Translation:
    """Translate a network; subnets, which are written in their VPC, are read after the tables that they use."""
    switch = network.get("block_public_access")
    said = {key: value for key, value in network.items() if key != "block_public_access"}
    t = Translation({**said, "subnets": said.get("vpcs", {})})
    if switch:
        exclusions = [(one.get("subnet") or one["vpc"], one["mode"]) for one in switch.get("exclusions", ())]
        t.known["block public access"] = BlockPublicAccess(switch["mode"], exclusions=tuple(exclusions))
    return t


def reach(network: JSON, question: JSON) -> JSON:
    """Answer who reaches whom."""
    t = _translated(network)
    ends = t.place(question["from"]), t.place(question["to"])
    port = question.get("port", "all")
    verdict = t.topology().reach(*ends, question.get("protocol", "all"), str(port))
    told = {"answer": verdict.answer.value, "path": list(verdict.hops), "why": verdict.why}
    return told | ({"code": str(verdict.code), "at": verdict.remark.at} if verdict.remark else {})


def route(network: JSON, question: JSON) -> JSON:
    """Answer which route takes a packet."""
    odd = set(question) - {"to", "route_table", "subnet", "transit_gateway", "transit_gateway_route_table"}
    if odd or "/" in question["to"] or question["to"].startswith("pl-"):
        raise NoWordError(f"a route asked by {', '.join(sorted(odd)) or question['to']} is not modelled yet")
    table = network.get("route_tables", {}).get(question.get("route_table", ""))
    if table is not None and "vpc" not in table:
        return _alone(table, question["to"])
    t = _translated(network)
    if "transit_gateway" in question:
        return _by_gateway(t, network, question)
    holder = question.get("subnet") or t.known.get(question["route_table"]) or t.main(table or {})
    found = t.topology().route(holder, question["to"])
    return {"target": None if found is None else "local" if found.origin == "local" else str(found.target)}


def _by_gateway(t: Translation, network: JSON, question: JSON) -> JSON:
    """Answer which attachment a transit gateway's table leads to, by the name that the case gives it."""
    name = question["transit_gateway"]
    said = network["transit_gateways"][name]
    tables = list(said.get("route_tables", {}))
    key = question.get("transit_gateway_route_table") or (tables[0] if tables else None)
    found = t.topology().route(f"{name}/{key}" if key else name, question["to"])
    names = {str(t.attached_thing(one)): attachment for attachment, one in said["attachments"].items()}
    return {"target": names.get(str(found.target), str(found.target)) if found else None}


def _alone(table: JSON, to: str) -> JSON:
    """Answer for a table that belongs to no VPC: its targets are names."""
    said = [
        (one, t, o) for d, t, o in _rows(table) for one in (STAND_IN.get(d[3:], ()) if d.startswith("pl-") else (d,))
    ]
    routes = [Route("table", d, target, origin=origin) for d, target, origin in said]
    found = most_specific(routes, Piece(host(to, "a question")))
    return {"target": str(found.target) if found else None}


def create(network: JSON, question: JSON) -> JSON:
    """Answer whether AWS accepts what is added."""
    _translated(network).topology()  # what is there already must be possible, and be expressed
    try:
        _translated(_merged(network, question["add"])).topology()
    except TopologyError as error:
        return {"allowed": False, "why": str(error)}
    return {"allowed": True, "why": ""}


def _merged(network: Any, added: Any) -> Any:
    """Return a network with a fragment merged in: objects by key, lists appended."""
    if isinstance(network, dict) and isinstance(added, dict):
        return {key: _merged(network.get(key), added.get(key)) for key in {**network, **added}}
    if isinstance(network, list) and isinstance(added, list):
        return network + added
    return network if added is None else added


def advertise(network: JSON, question: JSON) -> JSON:
    """Answer which prefixes a site learns."""
    if set(question) != {"received_over"}:
        raise NoWordError(f"{', '.join(sorted(question))} is not modelled yet")
    link = _translated(network).known[question["received_over"]]
    return {"prefixes": [str(one) for one in link.gateway.advertised]}


def quotas(network: JSON, question: JSON) -> JSON:
    """Answer what a quota is by default."""
    return {"value": quota(question["quota"]).default}


def packet_filter(network: JSON, question: JSON) -> JSON:
    """Answer what a network ACL does with one packet."""
    name = question["network_acl"]
    acl = _network_acl(name, network["network_acls"][name])
    traffic, peer = Traffic(question["protocol"], str(question.get("port", "all"))), question["peer"]
    allowed = acl.allows(question["direction"] == "inbound", traffic, Piece(host(peer, "a question")))
    return {"action": "allow" if allowed else "deny"}


KINDS: dict[str, Callable[[JSON, JSON], JSON]] = {
    "reach": reach,
    "route": route,
    "create": create,
    "advertise": advertise,
    "quota": quotas,
    "filter": packet_filter,
}
