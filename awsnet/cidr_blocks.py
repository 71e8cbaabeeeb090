"""Which IPv4 blocks a VPC takes, and which it takes beside its first (R-RT-13).

https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html
"""

from __future__ import annotations

from collections.abc import Sequence

from awsnet.addresses import PRIVATE, Block, block, covers, overlap

LINK_LOCAL = block("169.254.0.0/16", "R-RT-13")
RESERVED = block("198.19.0.0/16", "R-RT-13")
CROWDED, FIRST = block("10.0.0.0/15", "R-RT-13"), block("10.0.0.0/16", "R-RT-13")
DEFAULT = block("172.31.0.0/16", "R-RT-13")  # the range of default VPCs


def refusal(blocks: Sequence[Block]) -> str:
    """Return why a VPC cannot have these blocks, the first one first, or nothing (R-RT-13)."""
    fours = [one for one in blocks if one.version == 4]
    for index, one in enumerate(blocks):
        if clash := overlap([one], blocks[index + 1 :]):
            return f"{clash[0]} overlaps {clash[1]}"
        if one.version == 4 and not 16 <= one.prefixlen <= 28:
            return f"a VPC's IPv4 block is between /16 and /28, not '{one}'"
        if overlap([one], [LINK_LOCAL]):
            return f"{one} is link-local"
    for index, one in enumerate(fours[1:], 1):
        if why := _beside(fours[:index], one):
            return why
    return ""


def _beside(there: Sequence[Block], new: Block) -> str:
    """Return why a block cannot be added to a VPC that has others, or nothing."""
    home, other = _range(there[0]), _range(new)
    if other not in (None, home):
        return f"{new} of {other} does not go with {there[0]}"
    if covers(FIRST, new) and any(covers(CROWDED, one) for one in there):
        return f"{new} of {FIRST} does not go with a block of {CROWDED}"
    if covers(DEFAULT, new):
        return f"{new} of {DEFAULT} is not added to a VPC"
    return ""


def _range(one: Block) -> Block | None:
    """Return the private or reserved range that a block is of, or nothing: then it goes with any."""
    return next((wide for wide in (*PRIVATE, RESERVED) if covers(wide, one)), None)
