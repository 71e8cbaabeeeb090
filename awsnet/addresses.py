"""Addresses and blocks of addresses, IPv4 and IPv6."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from awsnet.errors import TopologyError

Address = IPv4Address | IPv6Address
Block = IPv4Network | IPv6Network


def block(text: str, where: str) -> Block:
    """Return the CIDR block that `text` spells; `where` names its holder in the error.

    Raises TopologyError, naming the block that was probably meant.
    """
    if not isinstance(text, str):
        raise TopologyError(f"{where}: {text!r} is not a CIDR block such as '10.1.0.0/16'")
    if "/" in text:
        with suppress(ValueError):
            return _spelt(text)
    try:
        meant = ip_network(text, strict=False)
    except ValueError:
        raise TopologyError(f"{where}: '{text}' is not a CIDR block such as '10.1.0.0/16'") from None
    if "/" not in text:
        raise TopologyError(f"{where}: '{text}' has no prefix length; did you mean '{meant}'?")
    raise TopologyError(f"{where}: '{text}' has bits set after the prefix; did you mean '{meant}'?")


@lru_cache(maxsize=4096)
def _spelt(text: str) -> Block:
    """Return the block that `text` spells: the tables of a network spell the same blocks again and again."""
    return ip_network(text)


def blocks(cidr: str | tuple[str, ...], where: str) -> tuple[Block, ...]:
    """Return one block, or several, as a tuple of blocks."""
    return tuple(block(text, where) for text in ((cidr,) if isinstance(cidr, str) else cidr))


def address(text: str, where: str) -> Address:
    """Return the address that `text` spells; raises TopologyError naming its holder."""
    try:
        return ip_address(text if isinstance(text, str) else repr(text))
    except ValueError:
        raise TopologyError(f"{where}: '{text}' is not an address such as '10.1.0.10'") from None


def host(text: str, where: str) -> Block:
    """Return the address that `text` spells as a block of one; raises TopologyError naming its holder."""
    one = address(text, where)
    return IPv4Network(int(one)) if one.version == 4 else IPv6Network(int(one))  # from text it is parsed once more


def hosts(ip: str | tuple[str, ...], where: str) -> tuple[Block, ...]:
    """Return one address, or several, as a tuple of blocks of one."""
    return tuple(host(text, where) for text in ((ip,) if isinstance(ip, str) else ip))


PRIVATE = tuple(block(text, "RFC 1918") for text in ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"))


def covers(wide: Block, narrow: Block) -> bool:
    """Tell whether every address of `narrow` lies in `wide`."""
    if wide.version != narrow.version or wide.prefixlen > narrow.prefixlen:
        return False
    return int(narrow.network_address) & int(wide.netmask) == int(wide.network_address)


def overlap(some: Iterable[Block], others: Iterable[Block]) -> tuple[Block, Block] | None:
    """Return the first two blocks, one of each side, that share an address."""
    others = tuple(others)
    pairs = ((a, b) for a in some for b in others)
    return next(((a, b) for a, b in pairs if a.version == b.version and a.overlaps(b)), None)


@dataclass(frozen=True)
class Piece:
    """A block of addresses less the holes in it: every address of it fares alike."""

    block: Block
    holes: tuple[Block, ...] = ()

    def __str__(self) -> str:
        if not self.holes:
            return str(self.block)
        named = " and ".join(str(hole) for hole in self.holes[:2])
        more = f" and {len(self.holes) - 2} more" if len(self.holes) > 2 else ""
        return f"{self.block} outside {named}{more}"

    def inside(self, block: Block) -> bool:
        """Tell whether every address of the piece lies in a block."""
        return covers(block, self.block)

    def within(self, blocks: Iterable[Block]) -> bool:
        """Tell whether every address of the piece lies in one of some blocks."""
        return any(self.inside(one) for one in blocks)

    def split(self, cuts: Iterable[Block]) -> tuple[Piece, ...]:
        """Return the pieces into which blocks cut this one, the widest first; itself alone if none cuts it.

        Two blocks are either nested or apart, so each piece is a block less the next smaller ones.
        """
        within = {c for c in cuts if c.prefixlen > self.block.prefixlen and covers(self.block, c)}
        if not within:
            return (self,)
        new = sorted((c for c in within if not any(covers(h, c) for h in self.holes)), key=_wide_first)
        parts = [self._less(whole, new) for whole in (self.block, *new)]
        return tuple(part for part in parts if part._size() > 0)

    def _less(self, whole: Block, cuts: list[Block]) -> Piece:
        inner = {c for c in (*cuts, *self.holes) if c != whole and covers(whole, c)}
        outermost = (c for c in inner if not any(c != o and covers(o, c) for o in inner))
        return Piece(whole, tuple(sorted(outermost, key=_wide_first)))

    def _size(self) -> int:
        return self.block.num_addresses - sum(hole.num_addresses for hole in self.holes)


def _wide_first(block: Block) -> tuple[int, int]:
    return block.prefixlen, int(block.network_address)
