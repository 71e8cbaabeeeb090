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
from tests.test_cases import CASES, OURS, asked

ALL = [*CASES, *OURS]
ANSWERS = {case["id"]: answered(asked(case)) for case in ALL}


def always(value: object) -> Callable[..., object]:
    """Return a function that answers everything alike."""
    return lambda *given, **named: value


def delivered(*given: object, **named: object) -> Delivered:
    return Delivered()


# What decides, by module and name, and what the stub says instead.
STUBS: list[tuple[str, Callable[..., object] | property]] = [
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
    ("subnets.Subnet.filter", always(None)),
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
    ("vpn.VpnConnection.routes", always(())),
    ("vpn.VpnConnection.rank", property(always(0))),
    ("internet.InternetGateway.forward", delivered),
    ("internet.EgressOnlyInternetGateway.forward", delivered),
    ("internet.NatGateway.forward", delivered),
    ("endpoints.GatewayEndpoint.forward", delivered),
    ("public_access.BlockPublicAccess.refusal", always(None)),
    ("amazon.answers", always(False)),
    ("addresses.overlap", always(None)),
]


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
