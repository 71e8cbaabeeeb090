"""What the page about many readers multiplies is what the gates hold."""

from __future__ import annotations

import json
import re
from pathlib import Path


def test_the_bytes_of_a_visit_are_those_that_fail_a_build(root: Path) -> None:
    text = (root / "docs/publish/many-readers.md").read_text(encoding="utf-8")
    budget = json.loads((root / "bench/budgets.json").read_text(encoding="utf-8"))["gotcha"]
    first, html, pictures = (
        int(n.replace("_", "")) for n in re.findall(r"[\d_]{6}", text.split("= ")[1].split("#")[0])[:3]
    )
    assert (first, html, pictures) == (budget["whole"], budget["html"], budget["pictures"])
    for number in (first, html, pictures):
        assert f"{number:,}" in text, "the prose says the same"
