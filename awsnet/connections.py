"""Direct Connect connections: the ports on which virtual interfaces are made.

https://docs.aws.amazon.com/directconnect/latest/UserGuide/dedicated_connection.html
"""

from __future__ import annotations

from dataclasses import field

from awsnet.errors import TopologyError
from awsnet.things import Named, thing

# Speeds in Mbps (R-DX-19).
SPEEDS = {
    "dedicated": (1_000, 10_000, 100_000, 400_000),
    "hosted": (50, 100, 200, 300, 400, 500, 1_000, 2_000, 5_000, 10_000, 25_000),
}


@thing
class Connection(Named):
    """A connection at a Direct Connect location, which belongs to a Region; dedicated or hosted, at a speed in Mbps.

    Raises TopologyError for a speed that AWS does not sell (R-DX-19).
    """

    region: str = "us-east-1"
    kind: str = field(default="dedicated", kw_only=True)
    mbps: int = field(default=1_000, kw_only=True)

    def __post_init__(self) -> None:
        if self.kind not in SPEEDS:
            raise TopologyError(f"{self}: a connection is {' or '.join(SPEEDS)}, not '{self.kind}'")
        if self.mbps not in SPEEDS[self.kind]:
            speeds = ", ".join(f"{speed:,}" for speed in SPEEDS[self.kind])
            raise TopologyError(f"{self}: a {self.kind} connection has {speeds} Mbps, not {self.mbps}")
