"""Numbers that AWS can change stand once: a change of one shows up in each page that speaks of it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from awsnet import prices, quotas
from handbook.catalogue import load
from handbook.site import Site

ROOT = Path(__file__).parent.parent
CHANGES = [
    (quotas, "QUOTAS", "peerings-per-vpc", {"maximum": 777}, "P05", "778"),
    (quotas, "QUOTAS", "vgws-per-dxgw", {"default": 33}, "G024", "33 VPCs"),
    (quotas, "QUOTAS", "routes-per-route-table", {"default": 611}, "G027", "611"),
    (prices, "PRICES", "tgw-data", {"usd": Decimal("0.0777")}, "P07", "0.0777 USD per GB"),
    (prices, "PRICES", "dx-data-out", {"usd": Decimal("0.0333")}, "P06", "0.0333 USD per GB"),
    (prices, "PRICES", "zone-data", {"day": "2031-01-01"}, "P05", "(us-east-1, 2031-01-01)"),
]


@pytest.mark.parametrize(("module", "table", "name", "change", "page", "shown"), CHANGES, ids=lambda value: str(value))
def test_a_changed_number_shows_up_in_its_page(
    module: object,
    table: str,
    name: str,
    change: dict[str, object],
    page: str,
    shown: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    entry = load(ROOT).by_id[page]
    assert shown not in Site(load(ROOT)).page(entry)
    rows = tuple(replace(row, **change) if row.name == name else row for row in getattr(module, table))
    monkeypatch.setattr(module, table, rows)
    assert shown in Site(load(ROOT)).page(entry)
