"""A case's network, translated into awsnet's things: it holds no rule of AWS, only what a case calls them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from ipaddress import ip_network
from typing import Any, cast

from awsnet import (
    BLACKHOLE,
    VPC,
    AclRule,
    Allow,
    Association,
    Attachment,
    BlockPublicAccess,
    ConnectAttachment,
    Connection,
    DirectConnectGateway,
    EgressOnlyInternetGateway,
    GatewayEndpoint,
    GatewayLoadBalancerEndpoint,
    Instance,
    InterfaceEndpoint,
    InternetGateway,
    NatGateway,
    NetworkAcl,
    OnPremises,
    Peering,
    PrefixList,
    PrivateVIF,
    PublicVIF,
    Route,
    RouteTable,
    SecurityGroup,
    Service,
    Subnet,
    Topology,
    TransitGateway,
    TransitGatewayPeering,
    TransitGatewayTable,
    TransitVIF,
    VirtualPrivateGateway,
    VpnConnection,
)
from awsnet.connections import SPEEDS

JSON = dict[str, Any]
HOME = "us-east-1"  # a Region where a case names none
# Where a case does not say what AWS's own prefix lists hold, these addresses stand for the services' of a Region.
STAND_IN = {"s3": "52.216.0.0/15", "dynamodb": "52.94.0.0/16"}
OTHER = "52.90.0.0/16"  # and these for any other service


class NoWordError(Exception):
    """A case says something that the model has no word for."""


class Translation:
    """The things of a case's network, by name."""

    def __init__(self, network: JSON) -> None:
        self.network = network
        self.known: dict[str, Any] = {}
        self.attachments: dict[tuple[str, str], str] = {}  # of a transit gateway, by its name for one: what is attached
        # Subnets are written in their VPC, and what joins transit gateways in each of them.
        nested = {"subnets": network.get("vpcs", {}), "joined transit gateways": network.get("transit_gateways", {})}
        for key, translate in TRANSLATORS.items():
            for name, said in {**network, **nested}.get(key, {}).items():
                translate(self, name, said)
        if switch := network.get("block_public_access"):
            exclusions = [(one.get("subnet") or one["vpc"], one["mode"]) for one in switch.get("exclusions", ())]
            region = switch.get("region", "")
            self.known["bpa"] = BlockPublicAccess(switch["mode"], exclusions=tuple(exclusions), region=region)

    def thing(self, name: str) -> Any:
        """Return the thing so called. Raises NoWordError for a name that the network does not hold."""
        if name not in self.known:
            raise NoWordError(f"the network holds nothing called '{name}'")
        return self.known[name]

    def topology(self) -> Topology:
        """Return the network with every route that the case prints, and no other."""
        routes = tuple(self.routes())  # a route to a list of AWS's own brings the list along
        return Topology(*self.known.values(), *routes)

    def routes(self) -> Iterator[Route]:
        """Yield the routes of the tables."""
        for name, said in self.network.get("route_tables", {}).items():
            for destination, target, origin in rows(said) if "vpc" in said else ():
                vpc = self.thing(said["vpc"])
                leads = BLACKHOLE if target == BLACKHOLE else self.thing(target)
                yield Route(self.known.get(name, vpc), self.listed(destination, vpc.region), leads, origin=origin)
        for name, said in self.network.get("transit_gateways", {}).items():
            region = self.thing(name).region
            for key, table in said.get("route_tables", {}).items():
                for destination, target, origin in rows(table):
                    leads = self.attached(name, target)
                    yield Route(f"{name}/{key}", self.listed(destination, region), leads, origin=origin)

    def listed(self, destination: str, region: str) -> str:
        """Return a destination; one of AWS's own lists by the name that it has in a Region."""
        service = destination.removeprefix("pl-")
        if destination.startswith("pl-") and service in STAND_IN:
            return str(self.service(service, region).prefix_list)
        return destination

    def attached(self, gateway: str, attachment: str) -> Any:
        """Return the name of what an attachment of a transit gateway is of."""
        return BLACKHOLE if attachment == BLACKHOLE else self.attachments[gateway, attachment]

    def service(self, name: str, region: str) -> Service:
        """Return a service of AWS in a Region, with the addresses that its prefix list holds there."""
        key = name if region == HOME else f"{name}.{region}"
        if key not in self.known:
            vpcs = self.network.get("vpcs", {}).values()
            regions = list(dict.fromkeys((HOME, *(vpc.get("region", HOME) for vpc in vpcs), region)))
            parts = list(ip_network(STAND_IN.get(name, OTHER)).subnets(new_prefix=24))
            stand_in = PrefixList(f"pl-{key}", (str(parts[regions.index(region)]),))
            declared = self.known.get(f"pl-{name}") if region == self._region_of_list(name) else None
            self.known[key] = Service(name, declared or stand_in, region)
        return cast(Service, self.known[key])

    def _region_of_list(self, name: str) -> str:
        """Return the Region of the tables for which a list of AWS's own is declared."""
        tables = (said for said in self.network.get("route_tables", {}).values() if "vpc" in said)
        users = (said for said in tables if any(row[0] == f"pl-{name}" for row in said.get("routes", ())))
        return next((self.thing(said["vpc"]).region for said in users), HOME)

    def region(self, end: JSON) -> str:
        """Return the Region from which a question is asked."""
        thing = self.known.get(end.get("interface") or end.get("vpc") or "")
        return cast(str, getattr(getattr(thing, "vpc", None), "region", HOME))

    def place(self, end: JSON, net: Topology, near: str) -> object:
        """Return the place that a question names; a service is that of a Region `near`, unless it says which."""
        if "service" in end:
            return self.service(end["service"], end.get("region", near))
        if "endpoint" in end:
            return end["endpoint"]
        home = end.get("vpc") or end.get("site")
        if "interface" in end:
            if "ip" not in end:
                return end["interface"]
            return net.by_address(end["interface"], end["ip"])
        return net.host(end.get("ip") or end["internet"], home, via=self.known.get(end.get("via", "")))

    def announced(self, site: str) -> tuple[str, ...]:
        """Return what a site without blocks of its own announces over its links, or a block that stands for it."""
        links = (self.network.get(key, {}).values() for key in ("virtual_interfaces", "vpn_connections"))
        its = (one for some in links for one in some if one.get("site", "onprem") == site)
        said = (prefix for one in its for prefix in (*one.get("advertised", ()), *one.get("prefixes", ())))
        return tuple(dict.fromkeys(said)) or ("192.168.0.0/16",)

    def an_address(self, at: Any) -> str:
        """Return an address for what has none: from the end of its subnet, or of its VPC, not used yet."""
        holders = (one for one in self.known.values() if isinstance(one, Instance | NatGateway | InterfaceEndpoint))
        taken = {str(block.network_address) for one in holders for block in one.blocks}
        last = (at.blocks or at.vpc.blocks)[0].broadcast_address - 1
        return next(str(last - n) for n in range(len(taken) + 1) if str(last - n) not in taken)


def rows(table: JSON) -> Iterator[tuple[str, str, str]]:
    """Yield the routes that a table prints: destination, target, origin, which is static unless said."""
    for destination, target, *origin in table.get("routes", []):
        yield destination, target, (origin or ["static"])[0]


def network_acl(name: str, said: JSON) -> NetworkAcl:
    """Return a network ACL."""
    rules = {way: tuple(AclRule(*rule) for rule in said.get(way, ())) for way in ("inbound", "outbound")}
    return NetworkAcl(name, **rules)


def _vpc(t: Translation, name: str, said: JSON) -> None:
    cidrs = (*said.get("cidrs", ()), *said.get("ipv6_cidrs", ()))
    t.known[name] = VPC(name, cidrs, region=said.get("region", HOME), account=said.get("account", "main"))


def _list(t: Translation, name: str, said: JSON) -> None:
    t.known[name] = PrefixList(name, tuple(said["cidrs"]), max_entries=said.get("max_entries"))


def _acl(t: Translation, name: str, said: JSON) -> None:
    t.known[name] = network_acl(name, said)


def _igw(t: Translation, name: str, said: JSON) -> None:
    t.known[name] = InternetGateway(t.thing(said["vpc"]), name=name)


def _eigw(t: Translation, name: str, said: JSON) -> None:
    t.known[name] = EgressOnlyInternetGateway(t.thing(said["vpc"]), name=name)


def _vgw(t: Translation, name: str, said: JSON) -> None:
    vpc = t.thing(said["vpc"]) if "vpc" in said else None
    t.known[name] = VirtualPrivateGateway(vpc, name=name, of_region=said.get("region", ""))


def _table(t: Translation, name: str, said: JSON) -> None:
    if "vpc" in said and not said.get("main"):
        gateway = t.thing(said["gateway"]) if "gateway" in said else None
        t.known[name] = RouteTable(name, t.thing(said["vpc"]), gateway=gateway)


def _subnets(t: Translation, vpc: str, said: JSON) -> None:
    for name, one in said.get("subnets", {}).items():
        cidrs = tuple(filter(None, (one.get("cidr"), one.get("ipv6_cidr"))))
        table, acl = t.known.get(one.get("route_table", "")), t.known.get(one.get("network_acl", ""))
        zone = one.get("zone", "a")
        t.known[f"{vpc}/{name}"] = Subnet(f"{vpc}/{name}", t.thing(vpc), cidrs, zone=zone, table=table, acl=acl)


def _group(t: Translation, name: str, said: JSON) -> None:
    region = getattr(t.known.get(said.get("vpc", "")), "region", HOME)

    def rule(protocol: str, ports: str, peer: str) -> Allow:
        listed = t.listed(peer, region)
        lists = (one for one in t.known.values() if isinstance(one, PrefixList) and str(one) == listed)
        services = (one.prefix_list for one in t.known.values() if isinstance(one, Service))
        found = next((one for one in (*lists, *services) if str(one) == listed), None)
        return Allow(protocol, ports, found or peer)

    inbound = tuple(rule(*one) for one in said.get("inbound", ()))
    outbound = {"outbound": tuple(rule(*one) for one in said["outbound"])} if "outbound" in said else {}
    t.known[name] = SecurityGroup(name, inbound, **outbound)


def _groups(t: Translation, said: JSON) -> tuple[SecurityGroup, ...]:
    return tuple(t.thing(group) for group in said.get("security_groups", ()))


def _interface(t: Translation, name: str, said: JSON) -> None:
    at = t.thing(said.get("subnet") or said["vpc"])
    ips = tuple(filter(None, (said.get("ip"), said.get("ipv6")))) or (t.an_address(at),)
    public, groups = said.get("public_ip", ""), _groups(t, said)
    checks = {"source_dest_check": said.get("source_dest_check", True), "running": said.get("running", True)}
    t.known[name] = Instance(name, at, ips, security_groups=groups, public_ip=public, **checks)


def _peering(t: Translation, name: str, said: JSON) -> None:
    one, other = (t.thing(vpc) for vpc in said["between"])
    t.known[name] = Peering(one, other, name=name, routes_in=(), state=said.get("state", "active"))


def _nat(t: Translation, name: str, said: JSON) -> None:
    subnet = t.thing(said["subnet"])
    public = "198.51.100.254" if said.get("type", "public") == "public" else ""
    t.known[name] = NatGateway(name, subnet, said.get("ip") or t.an_address(subnet), public_ip=public)


def _endpoint(t: Translation, name: str, said: JSON) -> None:
    vpc = t.thing(said["vpc"])
    if said["type"] == "gateway":
        t.known[name] = GatewayEndpoint(vpc, t.service(said["service"], vpc.region), name=name)
        return
    at, *more = [t.thing(subnet) for subnet in said.get("subnets", ())] or [vpc]
    t.known[name] = InterfaceEndpoint(
        name,
        at,
        said.get("ip") or t.an_address(at),
        said["service"],
        security_groups=_groups(t, said),
        provider=t.known.get(said.get("provider", "")),
        more=tuple(more),
    )


def _gwlbe(t: Translation, name: str, said: JSON) -> None:
    t.known[name] = GatewayLoadBalancerEndpoint(name, t.thing(said["subnet"]))


def _tgw(t: Translation, name: str, said: JSON) -> None:
    attachments, tables = said.get("attachments", {}), said.get("route_tables", {})
    for key, one in attachments.items():
        attached, held = (
            _attached(name, key, one),
            [thing for (owner, _), thing in t.attachments.items() if owner == name],
        )
        t.attachments[name, key] = f"{attached} again" if one["type"] == "peering" and attached in held else attached
    t.known[name] = TransitGateway(
        name,
        tuple(_attachment(t, one) for one in attachments.values() if one["type"] == "vpc"),
        routes_in=(),
        tables=tuple(_tgw_table(name, key, tables[key], t) for key in tables),
        of_region=said.get("region", ""),
        security_group_referencing=said.get("security_group_referencing", False),
    )


def _attachment(t: Translation, said: JSON) -> Attachment:
    return Attachment(
        t.thing(said["vpc"]),
        tuple(t.thing(subnet) for subnet in said.get("subnets", ())),
        tuple(said.get("zones", ())),
        appliance_mode=said.get("appliance_mode", False),
        security_group_referencing=said.get("security_group_referencing", False),
    )


def _attached(gateway: str, key: str, said: JSON) -> str:
    """Return the name of what is attached; of a peering, which two gateways hold, one name for both."""
    if said["type"] == "peering":
        return "tgw-peering({}, {})".format(*sorted((gateway, said.get("peer", ""))))
    if said["type"] == "connect":
        return key
    return cast(str, said.get("vpc") or said.get("vpn_connection") or said.get("direct_connect_gateway"))


def _tgw_table(tgw: str, key: str, said: JSON, t: Translation) -> TransitGatewayTable:
    named = [tuple(t.attached(tgw, one) for one in said.get(way, ())) for way in ("associated", "propagating")]
    return TransitGatewayTable(f"{tgw}/{key}", *named)


def _joined_gateways(t: Translation, name: str, said: JSON) -> None:
    """Add what joins a transit gateway to others, once all of them are there."""
    for key, one in said.get("attachments", {}).items():
        attached = t.attachments[name, key]
        if one["type"] == "connect":
            t.known[attached] = ConnectAttachment(t.thing(name), attached)
        if one["type"] == "peering" and "peer" in one:
            state = one.get("state", "available")
            if attached in t.known and state == "available":
                continue  # the other gateway has said more
            peer = t.known.setdefault(one["peer"], TransitGateway(one["peer"], (), routes_in=()))
            t.known[attached] = TransitGatewayPeering(t.thing(name), peer, name=attached, state=state)


def _dxgw(t: Translation, name: str, said: JSON) -> None:
    associations = said.get("associations", {}).items()
    gateways = tuple(Association(t.thing(key), tuple(one.get("allowed_prefixes", ()))) for key, one in associations)
    t.known[name] = DirectConnectGateway(name, gateways)


def _site(t: Translation, name: str, said: JSON) -> None:
    lists = {key: tuple(said.get(key, ())) for key in ("accepts", "allows_from")}
    cidrs = tuple(said.get("cidrs", ())) or t.announced(name)
    t.known[name] = OnPremises(name, cidrs, **lists, internet=said.get("internet", False))


def _connection(t: Translation, name: str, said: JSON) -> None:
    kind = said.get("type", "dedicated")
    speed = said.get("mbps", SPEEDS[kind][0])
    t.known[name] = Connection(name, said.get("region", HOME), kind=kind, mbps=speed)


def _vif(t: Translation, name: str, said: JSON) -> None:
    kinds = {"private": PrivateVIF, "transit": TransitVIF, "public": PublicVIF}
    home, counted = said.get("site", "onprem"), said.get("advertised_count")
    more = {} if said["type"] == "public" else {"sitelink": said.get("sitelink", False)}
    t.known[name] = kinds[said["type"]](
        t.known.setdefault(home, OnPremises(home, t.announced(home))),
        t.thing(said["gateway"]) if "gateway" in said else None,
        name=name,
        advertises=tuple(said.get("advertised", ())),
        advertised_count=(counted.get("ipv4", 0), counted.get("ipv6", 0)) if counted else None,
        prefix_limit=said.get("prefix_limit", 0),
        region=said.get("region", ""),
        connection=t.known.get(said.get("connection", "")),
        as_path=tuple(said.get("as_path", ())),
        med=said.get("med", 0),
        communities=tuple(said.get("communities", ())),
        **more,
    )


def _vpn(t: Translation, name: str, said: JSON) -> None:
    t.known[name] = VpnConnection(
        t.thing(said["site"]),
        t.thing(said["gateway"]),
        name=name,
        prefixes=tuple(said.get("prefixes", ())),
        routing=said.get("routing", "bgp"),
        as_path=tuple(said.get("as_path", ())),
        med=said.get("med", 0),
        over=t.known.get(said.get("over", "")),
        ipv6=said.get("ipv6", False),
    )


# In the order in which one thing needs another.
TRANSLATORS: dict[str, Callable[[Translation, str, JSON], None]] = {
    "vpcs": _vpc,
    "prefix_lists": _list,
    "network_acls": _acl,
    "internet_gateways": _igw,
    "egress_only_internet_gateways": _eigw,
    "virtual_private_gateways": _vgw,
    "route_tables": _table,
    "subnets": _subnets,
    "security_groups": _group,
    "interfaces": _interface,
    "peerings": _peering,
    "nat_gateways": _nat,
    "endpoints": _endpoint,
    "gateway_load_balancer_endpoints": _gwlbe,
    "transit_gateways": _tgw,
    "joined transit gateways": _joined_gateways,
    "direct_connect_gateways": _dxgw,
    "sites": _site,
    "connections": _connection,
    "virtual_interfaces": _vif,
    "vpn_connections": _vpn,
}
