"""Things by their blocks of addresses, found without a look at each: a large network answers as fast as a small one."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import Generic, TypeVar

from awsnet.addresses import Block

T = TypeVar("T")


class Covering(Generic[T]):
    """Things by block, to find those whose block covers another: one dictionary of prefixes for each length."""

    def __init__(self, things: Iterable[tuple[Block, T]]) -> None:
        self._lengths: dict[int, dict[int, tuple[int, dict[int, list[T]]]]] = {4: {}, 6: {}}
        for block, thing in things:
            of_family = self._lengths[block.version]
            _, prefixes = of_family.setdefault(block.prefixlen, (int(block.netmask), {}))
            prefixes.setdefault(int(block.network_address), []).append(thing)

    def of(self, narrow: Block) -> list[T]:
        """Return the things whose block covers another; those of one block in the order in which they came."""
        longest, first = narrow.prefixlen, int(narrow.network_address)
        found: list[T] = []
        for length, (mask, prefixes) in self._lengths[narrow.version].items():
            if length <= longest and (there := prefixes.get(first & mask)):
                found += there
        return found


class Inside:
    """Blocks in the order of their addresses, to find those that lie in another."""

    def __init__(self, blocks: Iterable[Block]) -> None:
        self._blocks = sorted(set(blocks), key=_first)
        self._firsts = [_first(block) for block in self._blocks]

    def of(self, wide: Block) -> list[Block]:
        """Return the blocks that begin in another: each that lies in it, and any wider one that begins with it."""
        begin = bisect_left(self._firsts, _first(wide))
        end = bisect_right(self._firsts, (wide.version, int(wide.broadcast_address)))
        return self._blocks[begin:end]


def _first(block: Block) -> tuple[int, int]:
    return block.version, int(block.network_address)
