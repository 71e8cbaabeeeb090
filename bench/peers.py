"""Two other ways to answer the same questions, written apart from awsnet, to hold it against."""

from __future__ import annotations

from collections.abc import Callable
from ipaddress import IPv4Address

import networkx

from bench.hubs import Hub, Question, Table

Peer = Callable[[Question], bool]
LONGEST_WAY = 8  # nodes; a longer way goes in a circle


def forwarding(hub: Hub) -> Peer:
    """Return a peer that looks up the longest prefix in each table on the way, there and back, with plain integers.

    It says yes or no for two addresses. It gives no reason, path or code, asks no filter, and knows no ranges.
    """
    tables = {name: _longest_first(table) for name, table in hub.tables().items()}
    homes = _longest_first([(block, name) for name, block in hub.places().items()])

    def arrives(source: int, destination: int) -> bool:
        here: str | None = _look_up(homes, source)
        for _ in range(LONGEST_WAY):
            if here is None or here == "here":
                return here == "here"
            here = _look_up(tables[here], destination)
        return False

    def reaches(question: Question) -> bool:
        near, far = int(IPv4Address(question[0])), int(IPv4Address(question[1]))
        return arrives(near, far) and arrives(far, near)

    return reaches


def graph(hub: Hub) -> Peer:
    """Return a peer that asks networkx whether any path joins the two VPCs: a search, which knows no route table."""
    links = networkx.Graph(hub.links())
    homes = _longest_first([(block, name) for name, block in hub.places().items()])

    def reaches(question: Question) -> bool:
        near, far = (_look_up(homes, int(IPv4Address(end))) for end in question[:2])
        return bool(networkx.has_path(links, near, far))

    return reaches


def _longest_first(table: Table) -> list[tuple[int, int, str]]:
    """Return the lines of a table as mask, prefix and target, the longest prefix first."""
    lines = sorted(table, key=lambda line: -line[0].prefixlen)
    return [(int(block.netmask), int(block.network_address), target) for block, target in lines]


def _look_up(lines: list[tuple[int, int, str]], address: int) -> str | None:
    return next((target for mask, prefix, target in lines if address & mask == prefix), None)
