"""What holds of every network, whatever its routes."""

from __future__ import annotations

from contextlib import suppress
from itertools import combinations, permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from awsnet import (
    VPC,
    OnPremises,
    Peering,
    PrivateVIF,
    Route,
    Topology,
    TopologyError,
    TransitGateway,
    VirtualPrivateGateway,
)

VPCS = [VPC(name, f"10.{n}.0.0/16") for n, name in enumerate(["a", "b", "c", "d"])]
SITE = OnPremises("site", "192.168.0.0/16")
PAIRS = [Peering(one, other) for one, other in combinations(VPCS, 2)]
LINKS = [*PAIRS, TransitGateway("tgw", tuple(VPCS)), PrivateVIF(SITE, VirtualPrivateGateway(VPCS[0]))]
BLOCKS = ["0.0.0.0/0", "10.0.0.0/8", "192.168.0.0/16", "192.168.7.0/24"]
BLOCKS += [f"10.{n}.{rest}" for n in range(4) for rest in ("0.0/16", "128.0/17", "7.0/24", "7.7/32")]
HOLDERS = [*VPCS, SITE, "tgw"]

some_links = st.lists(st.sampled_from(LINKS), min_size=1, max_size=5, unique=True)
some_routes = st.lists(
    st.builds(Route, st.sampled_from(HOLDERS), st.sampled_from(BLOCKS), st.sampled_from([*LINKS, *VPCS])), max_size=8
)


def network(things: list[object], routes: list[Route]) -> Topology:
    """Return a network with as many of the things and routes as AWS would take."""
    net = Topology(*VPCS)
    for thing in (*things, *routes):
        with suppress(TopologyError):
            net = net + thing
    return net


@given(st.lists(st.sampled_from(PAIRS), min_size=1, max_size=6, unique=True), some_routes)
@settings(deadline=None)
def test_peering_never_carries_a_third_vpcs_traffic(peerings: list[Peering], routes: list[Route]) -> None:
    net = network(list(peerings), routes)
    joined = {frozenset(map(str, peering.ends)) for peering in peerings}
    for source, destination in permutations(VPCS, 2):
        if frozenset((source.name, destination.name)) not in joined:
            assert not net.reach(source, destination)


@given(some_links, some_routes)
@settings(deadline=None)
def test_the_walk_always_ends(links: list[object], routes: list[Route]) -> None:
    net = network(links, routes)
    for source, destination in permutations(net.places, 2):
        verdict = net.reach(source, destination)
        assert verdict or verdict.code


@given(some_links, some_routes, some_routes.filter(bool))
@settings(deadline=None)
def test_a_route_changes_only_flows_whose_request_or_reply_it_covers(
    links: list[object], routes: list[Route], more: list[Route]
) -> None:
    before = network(links, routes)
    after = network(links, [*routes, more[0]])
    for source, destination in permutations(before.places, 2):
        ends = [*source.blocks, *destination.blocks]
        if not any(more[0].block.overlaps(end) for end in ends):
            assert str(after.reach(source, destination)) == str(before.reach(source, destination))


@given(some_links, some_routes)
@settings(deadline=None)
def test_a_yes_holds_for_every_address_of_both_ranges(links: list[object], routes: list[Route]) -> None:
    net = network(links, routes)
    for source, destination in permutations(net.places, 2):
        verdict = net.reach(source, destination)
        asked = sum(size(flow.reply.packet.source) * size(flow.reply.packet.destination) for flow in verdict.flows)
        assert asked == sum(a.num_addresses * b.num_addresses for a in source.blocks for b in destination.blocks)


def size(piece: object) -> int:
    return piece.block.num_addresses - sum(hole.num_addresses for hole in piece.holes)  # type: ignore[attr-defined]
