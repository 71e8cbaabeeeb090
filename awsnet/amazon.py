"""What AWS itself answers inside every VPC: the Resolver, the metadata service, the clock. No filter looks at it.

https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field

from awsnet.addresses import Block, block, covers, host
from awsnet.things import Network, Thing, thing
from awsnet.walk import DELIVERED, Packet, Step

LINK_LOCAL = tuple(host(ip, "R-NACL-3") for ip in ("169.254.169.253", "169.254.169.254", "169.254.169.123"))
OVER_IPV6 = block("fd00:ec2::/32", "R-NACL-3")


@thing
class Amazon(Thing):
    """What AWS answers in one VPC: it needs no route, and nobody outside is answered (R-NACL-3, R-PEER-13)."""

    vpc: object = field()
    name: str = "amazon"

    unfiltered = True

    def __str__(self) -> str:
        return self.name

    def forward(self, packet: Packet, came: Thing, net: Network) -> Step:
        """Take in what is asked, and answer to where it came from."""
        return DELIVERED if came != self else net.position(packet.to, packet.destination)


def answers(one: Block, blocks: Iterable[Block]) -> bool:
    """Tell whether AWS itself has an address in a VPC: a link-local one, or its first block's third, the Resolver.

    https://docs.aws.amazon.com/vpc/latest/userguide/AmazonDNS-concepts.html
    """
    resolver = next((its[2] for its in blocks if its.version == 4), None)
    return one in LINK_LOCAL or covers(OVER_IPV6, one) or one.network_address == resolver
