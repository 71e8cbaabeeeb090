"""The catalogue and the ledger are without fault, and each fault is named with file, line and cure."""

from __future__ import annotations

from pathlib import Path

from handbook.__main__ import all_faults


def test_the_handbook_has_no_fault(root: Path) -> None:
    faults = [fault.below(root) for fault in all_faults(root)]
    assert not faults, "\n" + "\n".join(faults)
