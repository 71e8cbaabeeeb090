"""The translator of cases holds no rule of AWS: stub what decides in awsnet, and answers change.

Not stubbed is what fills a VPC's tables by itself: a case prints its tables whole.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from typing import Any

import pytest

from awsnet.walk import Delivered
from handbook.answers import answered
from handbook.rules import holders_of
from tests.test_cases import CASES, OURS, asked

ALL = [*CASES, *OURS]
ANSWERS = {case["id"]: answered(asked(case)) for case in ALL}


def always(value: object) -> Callable[..., object]:
    """Return a function that answers everything alike."""
    return lambda *given, **named: value


def delivered(*given: object, **named: object) -> Delivered:
    return Delivered()


# What decides, by module and name, and what the stub says instead.
STUBS: list[tuple[str, object]] = [
    ("routes.most_specific", always(None)),
    ("routes.disputed", always(False)),
    ("walk.group_refusal", always(None)),
    ("walk.acl_refusal", always(None)),
    ("walk.elsewhere", always(None)),
    ("walk.by_table", delivered),
    ("places.VPC.routes", always(())),
    ("places.VPC.admit", delivered),
    ("places.VPC.refuses", always("")),
    ("places.Instance.forward", delivered),
    ("places.OnPremises.routes", always(())),
    ("places.OnPremises.forward", delivered),
    ("subnets.Subnet.forward", delivered),
    ("subnets.RouteTable.routes", always(())),
    ("filters.NetworkAcl.allows", always(True)),
    ("filters.Allow.fits", always(True)),
    ("peering.Peering.forward", delivered),
    ("transit.TransitGateway.routes", always(())),
    ("transit.TransitGateway.forward", delivered),
    ("transit.TransitGateway.propagating", always(())),
    ("virtual_private_gateway.VirtualPrivateGateway.forward", delivered),
    ("virtual_interface.PrivateVIF.routes", always(())),
    ("virtual_interface.PrivateVIF.learned", always(())),
    ("virtual_interface.PublicVIF.forward", delivered),
    ("virtual_interface.PublicVIF.scope", property(always("everywhere"))),
    ("virtual_interface.VirtualInterface.is_up", property(always(True))),
    ("direct_connect_gateway.Association.advertised", property(always(()))),
    ("direct_connect_gateway.DirectConnectGateway.forward", delivered),
    ("direct_connect_gateway.DirectConnectGateway.routes", always(())),
    ("bgp.order", always(())),
    ("bgp.reaches", always(True)),
    ("virtual_interface.PublicVIF.known_in", always(True)),
    ("inventory.Inventory.public_link", always(None)),
    ("site_link.SiteLink.meets", always(False)),
    ("vpn.VpnConnection.routes", always(())),
    ("vpn.VpnConnection.rank", property(always(0))),
    ("internet.InternetGateway.forward", delivered),
    ("internet.EgressOnlyInternetGateway.forward", delivered),
    ("internet.NatGateway.forward", delivered),
    ("endpoints.GatewayEndpoint.forward", delivered),
    ("public_access.BlockPublicAccess.refusal", always(None)),
    ("amazon.answers", always(False)),
    ("addresses.overlap", always(None)),
    ("amazon.Amazon.forward", delivered),
    ("changes._blocks_added", always(())),
    ("cidr_blocks.refusal", always("")),
    ("connections.Connection.__post_init__", always(None)),
    ("direct_connect_gateway.DirectConnectGateway.objection", always("")),
    ("direct_connect_gateway.DirectConnectGateway.seen_from", always([])),
    ("direct_connect_gateway.DirectConnectGateway.shares", always(False)),
    ("direct_connect_gateway.DirectConnectGateway._linked", always([])),
    ("endpoints.InterfaceEndpoint.turns_away", always(None)),
    ("routes.PrefixList.blocks", property(always(()))),
    ("holders.COUNTED", {}),
    ("internet.Gate.objection", always("")),
    ("inventory.Inventory.gateway_table", always(None)),
    ("peering.Peering.keeps_groups", always(True)),
    ("peering.Peering.objection", always("")),
    ("places.Ground.forward", delivered),
    ("subnets.Subnet.governed_by", property(lambda subnet: subnet.vpc)),
    ("tables.Tables._write", always(None)),
    ("tables.Tables._write_one", always(None)),
    ("topology.Topology._resolved", lambda net, end, start: end),
    ("topology.Topology.routes", always(())),
    ("transit.Attachment.serves", property(always(set()))),
    ("transit.TransitGateway._earlier", always(False)),
    ("transit.TransitGateway._zone_refusal", always(None)),
    ("transit.TransitGateway.keeps_groups", always(True)),
    ("transit.TransitGateway.shares", always(False)),
    ("transit_peering.TransitGatewayPeering.forward", delivered),
    ("transit_peering.TransitGatewayPeering.objection", always("")),
    ("virtual_interface.TransitVIF.for_transit", False),
    ("vpn.VpnConnection.brings", property(always(()))),
    ("vpn.VpnConnection.learned", always(())),
    ("vpn.VpnConnection._told", always(())),
    ("vpn.VpnConnection.meets", always(False)),
    ("walk.Packet.unfiltered", property(always(False))),
    ("walk._stopped", always(())),
]
# What holds a rule and no case asks about, and why; what is stubbed under another name.
NOT_ASKED = {
    "advertisement._by_family": "a case asks which prefixes are learned, and not why others are not",
    "advertisement._by_gateway": "a case asks which prefixes are learned, and not why others are not",
    "advertisement._by_session": "a case asks which prefixes are learned, and not why others are not",
    "counting.largest_mesh": "no case counts",
    "counting.mesh_links": "no case counts",
    "counting.tables_touched": "no case counts",
}
ELSEWHERE = {
    "filters.SecurityGroup": "filters.Allow.fits",
    "holders._routes": "holders.COUNTED",
    "routes.Route": "walk.by_table",
    "transit.TransitGatewayTable": "transit.TransitGateway._earlier",
    "transit.TransitGatewayTable.shares": "transit.TransitGateway.shares",
}


def every_place(path: str) -> list[tuple[Any, str]]:
    """Return where a function or a method is known by name: a function, in every module that imports it."""
    module, *inner = path.split(".")
    owner = importlib.import_module(f"awsnet.{module}")
    if len(inner) == 2:
        return [(getattr(owner, inner[0]), inner[1])]
    original = getattr(owner, inner[0])
    modules = [importlib.import_module(f"awsnet.{name}") for name in MODULES] + [
        importlib.import_module("handbook.answers")
    ]
    return [(one, inner[0]) for one in modules if getattr(one, inner[0], None) is original]


MODULES = [
    "holders",
    "limits",
    "addresses",
    "amazon",
    "bgp",
    "changes",
    "cidr_blocks",
    "direct_connect_gateway",
    "endpoints",
    "filters",
    "internet",
    "peering",
    "places",
    "public_access",
    "routes",
    "subnets",
    "inventory",
    "tables",
    "topology",
    "transit",
    "verdict",
    "virtual_interface",
    "virtual_private_gateway",
    "vpn",
    "walk",
]


@pytest.mark.parametrize(("path", "stub"), STUBS, ids=[path for path, _ in STUBS])
def test_answers_change_without_a_rule(path: str, stub: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    for owner, name in every_place(path):
        monkeypatch.setattr(owner, name, stub)
    changed = 0
    for case in ALL:
        try:
            changed += answered(asked(case)) != ANSWERS[case["id"]]
        except Exception:
            changed += 1
        if changed:
            return
    pytest.fail(f"no case notices that {path} is stubbed")


def test_whatever_holds_a_rule_is_stubbed() -> None:
    """The rules page names what holds each rule: a function, or a class by one of its methods."""
    stubbed = [path for path, _ in STUBS]
    held = {entry.path.removeprefix("awsnet.") for entries in holders_of().values() for entry in entries}
    left = {one for one in held if not any(path == one or path.startswith(f"{one}.") for path in stubbed)}
    assert {one for one in left if ELSEWHERE.get(one) not in stubbed} == set(NOT_ASKED)
