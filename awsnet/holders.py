"""Who uses how many of what a quota counts: the table that names them, and what its rows have in common."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from awsnet.direct_connect_gateway import DirectConnectGateway
from awsnet.endpoints import GatewayEndpoint, InterfaceEndpoint
from awsnet.filters import Allow, Filter, NetworkAcl, SecurityGroup
from awsnet.gateway_load_balancer import GatewayLoadBalancerEndpoint
from awsnet.internet import NatGateway
from awsnet.peering import Peering
from awsnet.places import VPC
from awsnet.subnets import RouteTable, Subnet
from awsnet.things import Thing
from awsnet.topology import Topology
from awsnet.transit import TransitGateway
from awsnet.transit_peering import TransitGatewayPeering
from awsnet.virtual_interface import PrivateVIF, VirtualInterface
from awsnet.virtual_private_gateway import VirtualPrivateGateway
from awsnet.vpn import VpnConnection

Holders = Iterable[object]  # who holds something: a holder of several comes several times
TRANSIT, OTHERS = "transit-vif", ("private-vif", "public-vif")
TABLES = (VPC, RouteTable)  # what has a route table


@dataclass(frozen=True)
class Counted:
    """How a quota is counted: the kinds of things to look at, and the holders for whom each of them counts."""

    kinds: tuple[type[Thing], ...]
    holders: Callable[[Any, Topology], Holders]

    def __call__(self, net: Topology) -> Holders:
        """Yield the holders in a network."""
        return (holder for thing in net.every(*self.kinds) for holder in self.holders(thing, net))


# For whom a thing counts


def _vpc(thing: Thing, net: Topology) -> Holders:
    return [thing.vpc]


def _region(thing: Thing, net: Topology) -> Holders:
    return [f"account {thing.vpc.account} in {thing.vpc.region}"] if thing.vpc else []


def _zone(nat: NatGateway, net: Topology) -> Holders:
    return [f"{region}, zone {nat.subnet.zone}" for region in _region(nat, net)]


def _blocks(version: int) -> Callable[[VPC, Topology], Holders]:
    return lambda vpc, net: [vpc for one in vpc.blocks if one.version == version]


def _ends(kind: type[Thing]) -> Callable[[Thing, Topology], Holders]:
    """Count for each end that is of a kind."""
    return lambda thing, net: [end for end in thing.ends if isinstance(end, kind)]


def _for_each(kind: type[Thing]) -> Callable[[Thing, Topology], Holders]:
    """Count for the thing itself, as many as it has ends of a kind."""
    return lambda thing, net: [thing for end in thing.ends if isinstance(end, kind)]


def _carried(by: str, *kinds: str) -> Callable[[VirtualInterface, Topology], Holders]:
    """Count virtual interfaces of some kinds for the connection that carries them, if it is dedicated, or hosted."""
    return lambda vif, net: [one for one in [vif.connection] if one and one.kind == by and vif.kind in kinds]


def _attached(thing: Thing, net: Topology) -> Holders:
    """Count what is attached to a transit gateway: its VPCs, and VPNs, Direct Connect gateways, peerings, Connect."""
    own = thing.vpcs if isinstance(thing, TransitGateway) else ()
    return (*(thing for _ in own), *(end for end in thing.ends if isinstance(end, TransitGateway)))


def _routes(holder: Thing, net: Topology) -> Holders:
    """Count static routes, each address family by itself; a prefix list counts once, as the most it may hold (R-RT-8).

    Local routes are not counted: no page says whether they are.
    https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html
    """
    table = net.table(holder)
    lists = {route.listed: route for route in table if route.listed}
    for route in (*(route for route in table if route.origin == "static"), *lists.values()):
        entries = _entries(net.node(route.listed)) if route.listed else 1
        yield from [f"{holder} (IPv{route.block.version})"] * entries


def _propagated(holder: Thing, net: Topology) -> Holders:
    return [holder for route in net.table(holder) if route.origin == "propagated"]


def _table_routes(gateway: TransitGateway, net: Topology) -> Holders:
    return [gateway for table in gateway.tables or (gateway,) for _ in net.table(table)]


def _entries(listed: Thing) -> int:
    """Return how many entries a prefix list counts as: the most it may hold, else what it holds."""
    return getattr(listed, "max_entries", None) or len(listed.blocks)


def _rules_of(kind: type[Filter], weigh: Callable[[Any], Holders]) -> Callable[[Topology], Holders]:
    """Count the rules of filters, each direction by itself; a filter that several things have counts once."""

    def holders(net: Topology) -> Holders:
        used = (one for thing in net.named.values() for one in (thing.acl, *thing.security_groups))
        filters = {str(one): one for one in (*net.every(kind), *used) if isinstance(one, kind)}
        for one in filters.values():
            for way, rules in (("inbound", one.inbound), ("outbound", one.outbound)):
                yield from (f"{one} ({way}{family})" for rule in rules for family in weigh(rule))

    return holders


def _families(rule: Allow) -> Holders:
    """Count a rule of a group for each family: one that names a group counts for both, a list as all it may hold."""
    entries = 1 if isinstance(rule.peer, str) else _entries(rule.peer)
    versions = sorted({one.version for one in rule.blocks} or {4, 6})
    return [f", IPv{version}" for version in versions for _ in range(entries)]


# The quota, and who uses how many of it
COUNTED: dict[str, Callable[[Topology], Holders]] = {
    "vpcs-per-region": Counted((VPC,), _region),
    "subnets-per-vpc": Counted((Subnet,), _vpc),
    "cidrs-per-vpc": Counted((VPC,), _blocks(4)),
    "ipv6-cidrs-per-vpc": Counted((VPC,), _blocks(6)),
    "route-tables-per-vpc": Counted(TABLES, _vpc),  # a VPC has its main one
    "routes-per-route-table": Counted(TABLES, _routes),
    "propagated-routes-per-route-table": Counted(TABLES, _propagated),
    "security-groups-per-interface": Counted((Thing,), lambda it, net: [it for _ in it.security_groups]),
    "rules-per-security-group": _rules_of(SecurityGroup, _families),
    "rules-per-network-acl": _rules_of(NetworkAcl, lambda rule: [""]),
    "nat-gateways-per-zone": Counted((NatGateway,), _zone),
    "peerings-per-vpc": Counted((Peering,), lambda it, net: it.ends if it.state == "active" else ()),
    "interface-endpoints-per-vpc": Counted((InterfaceEndpoint, GatewayLoadBalancerEndpoint), _vpc),
    "gateway-endpoints-per-region": Counted((GatewayEndpoint,), _region),
    "gateway-endpoints-per-vpc": Counted((GatewayEndpoint,), _vpc),
    "tgw-attachments": Counted((Thing,), _attached),
    "tgws-per-vpc": Counted((TransitGateway,), lambda it, net: it.vpcs),
    "tgw-routes": Counted((TransitGateway,), _table_routes),
    "tgw-route-tables": Counted((TransitGateway,), lambda it, net: [it for _ in it.tables or (it,)]),
    "tgw-peerings-per-tgw": Counted((TransitGatewayPeering,), _ends(TransitGateway)),
    "vgws-per-dxgw": Counted((DirectConnectGateway,), _for_each(VirtualPrivateGateway)),
    "tgws-per-dxgw": Counted((DirectConnectGateway,), _for_each(TransitGateway)),
    "vifs-per-dxgw": Counted((PrivateVIF,), _ends(DirectConnectGateway)),
    "dxgws-per-tgw": Counted((DirectConnectGateway,), _ends(TransitGateway)),
    "vifs-per-dedicated-connection": Counted((VirtualInterface,), _carried("dedicated", *OTHERS)),
    "transit-vifs-per-dedicated-connection": Counted((VirtualInterface,), _carried("dedicated", TRANSIT)),
    "all-vifs-per-dedicated-connection": Counted((VirtualInterface,), _carried("dedicated", TRANSIT, *OTHERS)),
    "vifs-per-hosted-connection": Counted((VirtualInterface,), _carried("hosted", TRANSIT, *OTHERS)),
    "vgws-per-region": Counted((VirtualPrivateGateway,), _region),
    "vpns-per-vgw": Counted((VpnConnection,), _ends(VirtualPrivateGateway)),
}
