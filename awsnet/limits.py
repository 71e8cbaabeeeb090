"""A network held against AWS's quotas: what is exceeded, what is full, and what is near.

A network says too little for some quotas, such as those of an account that nobody named: these are not counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from awsnet.errors import TopologyError
from awsnet.holders import COUNTED
from awsnet.quotas import Quota, known
from awsnet.topology import Topology

NEAR = 80  # per cent


@dataclass(frozen=True)
class Usage:
    """How much of a quota one holder uses. `used` and the quota count the same things."""

    holder: str
    quota: Quota
    used: int

    @property
    def limit(self) -> int:
        """What AWS gives by default."""
        return self.quota.default

    @property
    def state(self) -> str:
        """Whether it is "exceeded", "full", or "near"."""
        return "exceeded" if self.used > self.limit else "full" if self.used == self.limit else "near"

    @property
    def granted(self) -> bool:
        """Whether AWS could grant it to an account that asks."""
        most = self.quota.maximum
        return most is None or self.used <= most

    def __str__(self) -> str:
        return f"{self.holder}: {self.used:,} of {self.limit:,} {self.quota.name}, {self.state}, {self._raise}"

    @property
    def _raise(self) -> str:
        if not self.quota.adjustable:
            return "cannot be raised"
        if self.quota.maximum is None:
            return f"more {self.quota.how}"
        return f"can be raised to {self.quota.maximum:,}{'' if self.granted else ' only'}"


def held_against(net: Topology, near: int = NEAR, on: str = "") -> tuple[Usage, ...]:
    """Return each quota that a network exceeds, fills, or uses to `near` per cent, in the order of `holders.COUNTED`.

    `on` asks about the quotas of a day of the past; those that are unknown on that day are left out. Raises
    TopologyError for what is no network or no day, and for a `near` that is not from 1 to 100.
    """
    if not isinstance(net, Topology):
        raise TopologyError(f"a network is held against its quotas, not {net!r}")
    if not isinstance(near, int) or not 1 <= near <= 100:
        raise TopologyError(f"near is from 1 to 100 per cent, not {near}")
    return tuple(one for one in usages(net, on) if one.used * 100 >= near * one.limit)


def usages(net: Topology, on: str = "") -> Iterator[Usage]:
    """Yield what every holder uses of every quota that can be counted and is known on the day."""
    for name, count in COUNTED.items():
        if (of_the_day := known(name, on)) is None:
            continue
        used = Counter(str(holder) for holder in count(net))
        yield from (Usage(holder, of_the_day, amount) for holder, amount in used.items())
