"""What could not exist or cannot be asked, said with the culprit's name and the nearest right one."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


class TopologyError(ValueError):
    """A network that AWS would not build, or a question that has no meaning."""


TopologyError.__module__ = "awsnet"  # readers meet it as awsnet.TopologyError


def suggestion(wrong: str, known: Iterable[str]) -> str:
    """Return "; did you mean 'x'?" for the known name nearest to a wrong one, or nothing if none is near."""
    near = get_close_matches(wrong, list(known), n=1, cutoff=0.6)
    return f"; did you mean '{near[0]}'?" if near else ""
