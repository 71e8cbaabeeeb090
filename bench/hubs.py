"""The networks that are measured, and questions about them: each drawn by lot, and no two alike.

A hub is described once, by blocks; the law's network and the tables of the plain peer are both written from that, so
that neither is read off the other. Whether a question must be refused is settled before anyone is asked.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network
from itertools import islice
from random import Random

from awsnet import VPC, Peering, Route, Topology, TransitGateway, TransitGatewayTable

Question = tuple[str, str, str, int]  # from an address, to an address, by a protocol, on a port
Table = list[tuple[IPv4Network, str]]  # what is for a block goes to the thing so called

SHARED = IPv4Network("10.255.0.0/16")
WIDE = IPv4Network("10.0.0.0/8")
SEED = 20161130
RESERVED = 4  # AWS keeps the first four addresses of a subnet and the last


@dataclass(frozen=True)
class Hub:
    """VPCs of /20 around a hub: peered with a hub VPC, or on a transit gateway in two segments that do not meet.

    Of the peered ones, every other VPC has a route for all of 10.0.0.0/8 to its peering, as if that led anywhere.
    """

    name: str
    size: int
    peered: bool

    @property
    def blocks(self) -> list[IPv4Network]:
        """The blocks of the VPCs around the hub."""
        return list(islice(WIDE.subnets(new_prefix=20), self.size))

    def network(self) -> Topology:
        """Return the hub as the law has it."""
        vpcs = [VPC(vpc_name(index), str(block)) for index, block in enumerate(self.blocks)]
        if not self.peered:
            segments = [tuple(vpcs[half::2]) for half in (0, 1)]
            tables = tuple(TransitGatewayTable(f"segment-{half}", vpcs, vpcs) for half, vpcs in enumerate(segments))
            return Topology(TransitGateway("tgw", tuple(vpcs), tables=tables))
        peerings = [Peering(VPC("shared", str(SHARED)), vpc) for vpc in vpcs]
        return Topology(*peerings, *(Route(one.other, str(WIDE), one) for one in peerings[::2]))

    def tables(self) -> dict[str, Table]:
        """Return the hub as plain tables: every VPC and link knows blocks and the next name; its own are for "here"."""
        named = [(vpc_name(index), block) for index, block in enumerate(self.blocks)]
        if self.peered:
            tables: dict[str, Table] = {"shared": [(SHARED, "here"), *((block, f"to {vpc}") for vpc, block in named)]}
            for index, (vpc, block) in enumerate(named):
                forced = [(WIDE, f"from {vpc}")] if index % 2 == 0 else []
                tables[vpc] = [(block, "here"), (SHARED, f"from {vpc}"), *forced]
                tables[f"from {vpc}"], tables[f"to {vpc}"] = [(SHARED, "shared")], [(block, vpc)]
            return tables
        tables = {f"segment-{half}": [(block, vpc) for vpc, block in named[half::2]] for half in (0, 1)}
        for index, (vpc, own) in enumerate(named):
            others = [(block, f"segment-{index % 2}") for _, block in named if block != own]
            tables[vpc] = [(own, "here"), *others]
        return tables

    def links(self) -> list[tuple[str, str]]:
        """Return the hub as plain links between names."""
        return [("shared" if self.peered else "tgw", vpc_name(index)) for index in range(self.size)]

    def places(self) -> dict[str, IPv4Network]:
        """Return the block of each VPC."""
        around = {vpc_name(index): block for index, block in enumerate(self.blocks)}
        return {**around, "shared": SHARED} if self.peered else around

    def questions(self, seed: int = SEED) -> Iterator[tuple[Question, bool]]:
        """Yield questions without end, no two alike, each with whether it is to be refused: every third is."""
        lot, asked, blocks = Random(seed), set[Question](), self.blocks
        while True:
            refused = len(asked) % 3 == 2
            near, far = self._pair(lot, blocks, refused)
            question = (_host(lot, near), _host(lot, far), lot.choice(["tcp", "udp"]), lot.randint(1, 65535))
            if question not in asked:
                asked.add(question)
                yield question, refused

    def _pair(self, lot: Random, blocks: list[IPv4Network], refused: bool) -> list[IPv4Network]:
        """Draw two VPCs: spoke and spoke (refused) or spoke and hub; or of two segments (refused) or of one."""
        if self.peered:
            pair = lot.sample(blocks, 2) if refused else [lot.choice(blocks), SHARED]
        else:
            half = lot.randrange(2)
            pair = [lot.choice(blocks[0::2]), lot.choice(blocks[1::2])] if refused else lot.sample(blocks[half::2], 2)
        lot.shuffle(pair)
        return pair


def peered(size: int) -> Hub:
    """Return VPCs that are peered with one hub VPC."""
    return Hub(f"{size:,} VPCs peered with a hub VPC", size, peered=True)


def on_transit_gateway(size: int) -> Hub:
    """Return VPCs on one transit gateway, in two segments."""
    return Hub(f"{size:,} VPCs on a transit gateway", size, peered=False)


def flat(size: int) -> Topology:
    """Return VPCs on one transit gateway, where everyone reaches everyone."""
    blocks = WIDE.subnets(new_prefix=20)
    vpcs = tuple(VPC(vpc_name(index), str(block)) for index, block in enumerate(islice(blocks, size)))
    return Topology(TransitGateway("tgw", vpcs))


def vpc_name(index: int) -> str:
    """Return the name of the VPC with an index."""
    return f"vpc-{index}"


def _host(lot: Random, block: IPv4Network) -> str:
    return str(IPv4Address(int(block.network_address) + lot.randrange(RESERVED, block.num_addresses - 1)))
