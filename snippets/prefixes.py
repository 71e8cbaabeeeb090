r"""A site that announces its blocks one by one over a private VIF, until it has split one block too many.

office ==== prod
"""

from ipaddress import IPv4Network

from awsnet import VPC, OnPremises, PrivateVIF, Topology, VirtualPrivateGateway

BLOCKS = tuple(IPv4Network("192.168.0.0/16").subnets(new_prefix=22))


def prefixes(split: int) -> tuple[str, ...]:
    """Return the 64 blocks of the office, so many of them in halves."""
    halves = (half for block in BLOCKS[:split] for half in block.subnets())
    return tuple(map(str, (*halves, *BLOCKS[split:])))


office, prod = OnPremises("office", "192.168.0.0/16"), VPC("prod", "10.1.0.0/16")
vgw = VirtualPrivateGateway(prod)

before = Topology(PrivateVIF(office, vgw, advertises=prefixes(36)))
one_more = Topology(PrivateVIF(office, vgw, advertises=prefixes(37)))
summarized = Topology(PrivateVIF(office, vgw))
allocated = Topology(PrivateVIF(office, vgw, advertises=prefixes(37), prefix_limit=200))

questions = {
    "before": [(office, prod)],
    "one_more": [(office, prod)],
}
