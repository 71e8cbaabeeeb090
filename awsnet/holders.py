"""Who uses how many of what a quota counts: one function a quota, and the table that names them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from awsnet.direct_connect_gateway import DirectConnectGateway
from awsnet.endpoints import GatewayEndpoint, InterfaceEndpoint
from awsnet.filters import Allow, NetworkAcl, SecurityGroup
from awsnet.gateway_load_balancer import GatewayLoadBalancerEndpoint
from awsnet.internet import NatGateway
from awsnet.peering import Peering
from awsnet.places import VPC
from awsnet.routes import Route
from awsnet.subnets import RouteTable, Subnet
from awsnet.things import Thing
from awsnet.topology import Topology
from awsnet.transit import TransitGateway
from awsnet.transit_peering import ConnectAttachment, TransitGatewayPeering
from awsnet.virtual_interface import PrivateVIF, TransitVIF, VirtualInterface
from awsnet.virtual_private_gateway import VirtualPrivateGateway
from awsnet.vpn import VpnConnection

Holders = Iterable[tuple[object, int]]  # who holds something, and how many of it: what one holder has is added up


def _each(holders: Iterable[object]) -> Holders:
    return ((holder, 1) for holder in holders)


def _by_vpc(*kinds: type[Thing]) -> Callable[[Topology], Holders]:
    return lambda net: _each(thing.vpc for thing in net.every(*kinds))


def _by_region(*kinds: type[Thing]) -> Callable[[Topology], Holders]:
    return lambda net: _each(_region(thing.vpc) for thing in net.every(*kinds) if thing.vpc)


def _region(vpc: VPC) -> str:
    return f"account {vpc.account} in {vpc.region}"


def _blocks(version: int) -> Callable[[Topology], Holders]:
    return lambda net: ((vpc, sum(one.version == version for one in vpc.blocks)) for vpc in net.every(VPC))


# Route tables


def _routes(net: Topology) -> Holders:
    """Count static routes, each address family by itself; a prefix list counts once, as the most it may hold (R-RT-8).

    Local routes are not counted: no page says whether they are.
    https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html
    """
    for holder in net.every(VPC, RouteTable):
        table = net.table(holder)
        yield from ((_family(holder, route), 1) for route in table if route.origin == "static")
        lists = {route.listed: route for route in table if route.listed}
        yield from ((_family(holder, route), _entries(net.node(name))) for name, route in lists.items())


def _family(holder: object, route: Route) -> str:
    return f"{holder} (IPv{route.block.version})"


def _entries(listed: Thing) -> int:
    """Return how many entries a prefix list counts as: the most it may hold, else what it holds."""
    return getattr(listed, "max_entries", None) or len(listed.blocks)


def _propagated(net: Topology) -> Holders:
    for holder in net.every(VPC, RouteTable):
        yield from ((holder, 1) for route in net.table(holder) if route.origin == "propagated")


# Transit gateways


def _attachments(net: Topology) -> Holders:
    """Count what is attached to transit gateways: VPCs, VPNs, Direct Connect gateways, peerings, Connect."""
    yield from ((gateway, len(gateway.attachments)) for gateway in net.every(TransitGateway))
    yield from _each(gateway for _, gateway in _associations(net, TransitGateway))
    yield from _each(vpn.gateway for vpn in net.every(VpnConnection) if isinstance(vpn.gateway, TransitGateway))
    yield from _each(connect.gateway for connect in net.every(ConnectAttachment))
    yield from _tgw_peerings(net)


def _tgw_peerings(net: Topology) -> Holders:
    return _each(end for peering in net.every(TransitGatewayPeering) for end in peering.ends)


def _tgw_routes(net: Topology) -> Holders:
    for gateway in net.every(TransitGateway):
        yield gateway, sum(len(net.table(table)) for table in gateway.tables or (gateway,))


# Direct Connect


def _associations(net: Topology, kind: type[Thing]) -> Iterator[tuple[DirectConnectGateway, Thing]]:
    for dxgw in net.every(DirectConnectGateway):
        yield from ((dxgw, one.gateway) for one in dxgw.associations if isinstance(one.gateway, kind))


def _on_connections(kind: str, *, transit: bool, others: bool) -> Callable[[Topology], Holders]:
    """Count the virtual interfaces of each connection of a kind: transit ones, the others, or both."""

    def count(net: Topology) -> Holders:
        for vif in net.every(VirtualInterface):
            wanted = transit if isinstance(vif, TransitVIF) else others
            if wanted and vif.connection and vif.connection.kind == kind:
                yield vif.connection, 1

    return count


# Filters


def _group_rules(net: Topology) -> Holders:
    """Count the rules of security groups, each direction and address family by itself."""
    groups = {str(group): group for group in (*net.every(SecurityGroup), *(group for _, group in _grouped(net)))}
    for group in groups.values():
        for way, rules in (("inbound", group.inbound), ("outbound", group.outbound)):
            for rule in rules:
                yield from ((f"{group} ({way}, IPv{version})", count) for version, count in _weight(rule))


def _weight(rule: Allow) -> Iterator[tuple[int, int]]:
    """Yield for which families a rule counts, and as how many: one that names a group counts for both."""
    count = 1 if isinstance(rule.peer, str) else _entries(rule.peer)
    yield from ((version, count) for version in sorted({one.version for one in rule.blocks} or {4, 6}))


def _grouped(net: Topology) -> Iterator[tuple[object, SecurityGroup]]:
    return ((thing, group) for thing in net.named.values() for group in thing.security_groups)


def _acl_rules(net: Topology) -> Holders:
    used = (subnet.acl for subnet in net.every(Subnet) if subnet.acl)
    for acl in {str(acl): acl for acl in (*net.every(NetworkAcl), *used)}.values():
        yield from ((f"{acl} (inbound)", len(acl.inbound)), (f"{acl} (outbound)", len(acl.outbound)))


# The quota, and who uses how many of it
COUNTED: dict[str, Callable[[Topology], Holders]] = {
    "vpcs-per-region": _by_region(VPC),
    "subnets-per-vpc": _by_vpc(Subnet),
    "cidrs-per-vpc": _blocks(4),
    "ipv6-cidrs-per-vpc": _blocks(6),
    "route-tables-per-vpc": _by_vpc(VPC, RouteTable),  # a VPC has its main one
    "routes-per-route-table": _routes,
    "propagated-routes-per-route-table": _propagated,
    "security-groups-per-interface": lambda net: _each(holder for holder, _ in _grouped(net)),
    "rules-per-security-group": _group_rules,
    "rules-per-network-acl": _acl_rules,
    "nat-gateways-per-zone": lambda net: _each(
        f"{_region(nat.vpc)}, zone {nat.subnet.zone}" for nat in net.every(NatGateway)
    ),
    "peerings-per-vpc": lambda net: _each(
        vpc for peering in net.every(Peering) if peering.state == "active" for vpc in peering.ends
    ),
    "interface-endpoints-per-vpc": _by_vpc(InterfaceEndpoint, GatewayLoadBalancerEndpoint),
    "gateway-endpoints-per-region": _by_region(GatewayEndpoint),
    "gateway-endpoints-per-vpc": _by_vpc(GatewayEndpoint),
    "tgw-attachments": _attachments,
    "tgws-per-vpc": lambda net: _each(vpc for gateway in net.every(TransitGateway) for vpc in gateway.vpcs),
    "tgw-routes": _tgw_routes,
    "tgw-route-tables": lambda net: ((one, len(one.tables) or 1) for one in net.every(TransitGateway)),
    "tgw-peerings-per-tgw": _tgw_peerings,
    "vgws-per-dxgw": lambda net: _each(dxgw for dxgw, _ in _associations(net, VirtualPrivateGateway)),
    "tgws-per-dxgw": lambda net: _each(dxgw for dxgw, _ in _associations(net, TransitGateway)),
    "vifs-per-dxgw": lambda net: _each(
        vif.gateway for vif in net.every(PrivateVIF) if isinstance(vif.gateway, DirectConnectGateway)
    ),
    "dxgws-per-tgw": lambda net: _each(gateway for _, gateway in _associations(net, TransitGateway)),
    "vifs-per-dedicated-connection": _on_connections("dedicated", transit=False, others=True),
    "transit-vifs-per-dedicated-connection": _on_connections("dedicated", transit=True, others=False),
    "all-vifs-per-dedicated-connection": _on_connections("dedicated", transit=True, others=True),
    "vifs-per-hosted-connection": _on_connections("hosted", transit=True, others=True),
    "vgws-per-region": _by_region(VirtualPrivateGateway),
    "vpns-per-vgw": lambda net: _each(
        vpn.gateway for vpn in net.every(VpnConnection) if isinstance(vpn.gateway, VirtualPrivateGateway)
    ),
}
