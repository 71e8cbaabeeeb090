"""Things by their blocks of addresses, found without a look at each: a large network answers as fast as a small one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, TypeVar

from awsnet.addresses import Block

T = TypeVar("T")


class Covering(Generic[T]):
    """Things by block, to find those whose block covers another: one dictionary of prefixes for each length."""

    def __init__(self, things: Iterable[tuple[Block, T]]) -> None:
        self._lengths: dict[tuple[int, int], tuple[int, dict[int, list[T]]]] = {}
        for block, thing in things:
            _, prefixes = self._lengths.setdefault((block.version, block.prefixlen), (int(block.netmask), {}))
            prefixes.setdefault(int(block.network_address), []).append(thing)

    def of(self, narrow: Block) -> list[T]:
        """Return the things whose block covers another; those of one block in the order in which they came."""
        version, longest, first = narrow.version, narrow.prefixlen, int(narrow.network_address)
        found: list[T] = []
        for (family, length), (mask, prefixes) in self._lengths.items():
            if family == version and length <= longest:
                found += prefixes.get(first & mask, ())
        return found
