"""What AWS refuses to change in a network that exists, though it might have been built so from the start.

https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from awsnet.addresses import Block, covers
from awsnet.calendar import TODAY, absence
from awsnet.limits import usages
from awsnet.peering import Peering
from awsnet.places import VPC
from awsnet.topology import Topology


def refusal(before: Topology, after: Topology, on: str = TODAY) -> str:
    """Return why AWS refuses to change one network into another on a day, or nothing.

    Raises TopologyError for what is no day.
    """
    return next(chain(_blocks_added(before, after), _not_there(before, after, on), _beyond(before, after, on)), "")


def _blocks_added(before: Topology, after: Topology) -> Iterator[str]:
    """Yield why a VPC takes no further block: a route is in its way, or a request to peer is pending: see R-RT-12.

    R-PEER-15: https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html
    """
    for vpc in before.every(VPC):
        now = after.named.get(vpc.name)
        added = [one for one in now.blocks if one not in vpc.blocks] if isinstance(now, VPC) else []
        for one in added:
            yield from _in_the_way(before, vpc.name, one)
        asked = (link for link in before.every(Peering) if link.state == "pending-acceptance" and link.one == vpc)
        yield from (f"{vpc} takes no block while its request {link} is pending" for link in asked if added)


def _in_the_way(before: Topology, name: str, added: Block) -> Iterator[str]:
    """Yield the routes of a VPC's tables whose destination a new block is as wide as, or wider than."""
    for route in before.routes_of(name):
        if route.origin != "local" and covers(added, route.block):
            yield f"{name} takes no {added} while {route} is in its tables"


def _not_there(before: Topology, after: Topology, on: str) -> Iterator[str]:
    """Yield why something new cannot be: there was no such thing on that day."""
    new = (thing for name, thing in after.named.items() if thing != before.named.get(name))
    names = (*chain.from_iterable(thing.came for thing in new), *after.kinds_of_routes(before))
    yield from filter(None, (absence(name, on) for name in dict.fromkeys(names)))


def _beyond(before: Topology, after: Topology, on: str) -> Iterator[str]:
    """Yield the quotas of an account that has asked for no more, which the change exceeds."""
    was = {(one.holder, one.quota.name): one.used for one in usages(before, on)}
    for one in usages(after, on):
        if one.used > max(one.limit, was.get((one.holder, one.quota.name), 0)):
            yield str(one)
