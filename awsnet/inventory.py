"""What is in a network: things by name, how they are joined, and who has which address."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from functools import cached_property
from itertools import takewhile
from typing import TypeVar

from awsnet.addresses import Block, Piece, covers, host
from awsnet.codes import Refusal
from awsnet.endpoints import Service
from awsnet.errors import TopologyError, suggestion
from awsnet.index import Covering
from awsnet.internet import INTERNET, InternetGateway, NatGateway
from awsnet.places import VPC, Host, Instance, Interface
from awsnet.public_access import BlockPublicAccess
from awsnet.subnets import RouteTable, Subnet
from awsnet.things import Place, Thing
from awsnet.virtual_interface import PublicVIF

K = TypeVar("K")
V = TypeVar("V")
T = TypeVar("T")
HOLDERS = (Interface, NatGateway)  # what has addresses of its own in a VPC


class Inventory:
    """The things of a network, known by name.

    Raises TopologyError for two of one name, and for what is no thing.
    """

    def __init__(self, *things: object) -> None:
        self.named: dict[str, Thing] = {}
        for thing in things:
            self._add(thing)

    def _add(self, thing: object) -> None:
        if not isinstance(thing, Thing):
            raise TopologyError(f"a network is made of things such as a VPC or a Peering, not of {thing!r}")
        for end in thing.ends:
            self._add(end)
        known = self.named.setdefault(str(thing), thing)
        if known != thing:
            raise TopologyError(f"two different things are called '{thing}'")

    def taken(self, thing: Thing) -> str:
        """Return what has an address of a thing in its VPC already, said in words, or nothing: it is used once."""
        if not isinstance(thing, HOLDERS):
            return ""
        others = ((one, other) for one in thing.blocks for other in self.holders(one) if other != thing)
        return next((f"{one.network_address} is the address of {it}" for one, it in others if it.vpc == thing.vpc), "")

    # By name and by address

    def every(self, *kinds: type[T]) -> Iterator[T]:
        """Yield the things of some kinds, in the order in which they came."""
        return (thing for thing in self.named.values() if isinstance(thing, kinds))

    @property
    def places(self) -> tuple[Place, ...]:
        """The places of the network, in the order in which they came."""
        return tuple(self.every(Place))

    def place(self, asked: object) -> Place:
        """Return the place that a thing, a name or an address stands for; raises TopologyError naming the nearest."""
        if isinstance(asked, Host):
            return asked
        found = self.named.get(str(asked), INTERNET if str(asked) == INTERNET.name else None)
        if isinstance(asked, Instance) and isinstance(found, Instance) and set(asked.blocks) <= set(found.blocks):
            return asked
        if isinstance(asked, Thing) and found not in (None, asked):
            raise TopologyError(f"the network's '{asked}' is another one than that asked about")
        if isinstance(found, Place):
            return found
        with suppress(TopologyError):
            return self.host(str(asked))
        raise TopologyError(f"no place is called '{asked}'{suggestion(str(asked), map(str, self.places))}")

    def host(self, ip: str, home: object = None, *, via: object = None) -> Place:
        """Return the machine at an address: what has it, else some machine in the VPC or at the site that has it.

        `home` is where it is meant to be, if several places have such addresses; without any it is on the internet,
        and comes in `via` an internet gateway. Raises TopologyError if that is no address, or not one of the home.
        """
        one = host(ip, "a host")
        where = self.node(home) if home is not None else self._home_of(one)
        if home is not None and not any(covers(its, one) for its in where.blocks):
            raise TopologyError(f"{ip} is not an address of {home}")
        known = (thing for thing in self.holders(one) if isinstance(thing, Place) and thing.home == where)
        if place := next(known, None):
            return place
        some = Host(ip, where, via=via)
        vars(some)["blocks"] = (one,)  # spelt already: an address is not read twice
        return some

    def by_address(self, name: object, ip: str) -> Instance:
        """Return an instance as known by one of its addresses; by its public one, all that belongs to it.

        Raises TopologyError if that is no instance, or not one of its addresses.
        """
        found, one = self.place(name), host(ip, str(name))
        if not isinstance(found, Instance):
            raise TopologyError(f"{name} is no instance, so it is not asked by address")
        if one in found.blocks:
            return replace(found, ip=ip)
        if found.public_ip and one == host(found.public_ip, str(name)):
            return found
        raise TopologyError(f"{ip} is not an address of {name}")

    def _home_of(self, one: Block) -> Thing:
        """Return the VPC or the site that has an address, else the internet."""
        _, home = min(self._homes.of(one), default=(0, INTERNET))
        return home

    @cached_property
    def _homes(self) -> Covering[tuple[int, Thing]]:
        """The places where addresses are at home, by their blocks; if two have an address, the first counts."""
        return Covering((its, (order, place.home)) for order, place in enumerate(self.places) for its in place.blocks)

    def node(self, asked: object) -> Thing:
        """Return the thing that a thing or a name stands for; raises TopologyError naming the nearest."""
        name = str(asked)
        found = self.named.get(name, INTERNET if name == INTERNET.name else None)
        if found is None:
            raise TopologyError(f"nothing is called '{asked}'{suggestion(name, self.named)}")
        return found

    # What the law asks

    def position(self, place: Place, piece: Piece) -> Thing:
        """Return where some addresses of a place are: in a subnet of a VPC, else at the place itself."""
        home: Thing = place.home
        if not self._subnets:
            return home
        return next((subnet for one, subnet in self._subnets.get(str(home), ()) if piece.inside(one)), home)

    def public_access_refusal(self, vpc: VPC, piece: Piece, *, inbound: bool, one_way: bool) -> Refusal | None:
        """Return the refusal of VPC Block Public Access for some addresses of a VPC, or nothing."""
        where = (str(self.position(vpc, piece)), str(vpc))
        switches = (one for one in self.switches if one.region in ("", vpc.region))
        refusals = (switch.refusal(where, inbound=inbound, one_way=one_way) for switch in switches)
        return next(filter(None, refusals), None)

    @cached_property
    def switches(self) -> tuple[BlockPublicAccess, ...]:
        """What blocks public access, in the order in which it came."""
        return tuple(self.every(BlockPublicAccess))

    @cached_property
    def filters_anything(self) -> bool:
        """Whether anything in the network filters: without a filter no packet need be asked about one."""
        return any(one.acl or one.security_groups or one.filter_blocks for one in self.named.values())

    @cached_property
    def amazons_public(self) -> tuple[Block, ...]:
        """The public addresses of AWS that the network knows of: its services', and those of what runs in VPCs."""
        services = (one for service in self.every(Service) for one in service.blocks)
        owned = (thing.public_ip for thing in self.named.values() if thing.public_ip)
        return (*services, *(host(ip, "a public address") for ip in owned))

    def public_address(self, private: Piece) -> Piece | None:
        """Return the public address that belongs to a private one, or nothing."""
        owners = (thing for thing in self.named.values() if thing.public_ip and private.block in thing.blocks)
        return next((Piece(host(thing.public_ip, str(thing))) for thing in owners), None)

    def public_link(self, destination: Piece, region: str) -> Thing | None:
        """Return the public interface over which a Region sends to an announced address, or nothing (R-DX-5)."""
        links = (one for one in self.every(PublicVIF) if one.is_up and one.known_in(region))
        fits = [(own, one) for one in links for own in one.announced_blocks if covers(own, destination.block)]
        return max(fits, key=lambda fit: fit[0].prefixlen)[1] if fits else None

    def gate_of(self, place: Place) -> Thing | None:
        """Return the internet gateway of the VPC that a place is in, or nothing."""
        return next((one for one in self.every(InternetGateway) if one.vpc == place.vpc), None)

    def holder_of(self, private: Piece, vpc: Place) -> Thing:
        """Return what has a private address of a VPC: a NAT gateway, else the subnet that it is in, else the VPC."""
        nats = (one for one in self.every(NatGateway) if one.vpc == vpc)
        return next((nat for nat in nats if nat.blocks[0] == private.block), self.position(vpc, private))

    def subnet_blocks(self, vpc: object) -> tuple[Block, ...]:
        """Return the blocks of a VPC's subnets."""
        return tuple(one for one, _ in self._subnets.get(str(vpc), ()))

    # How things are joined

    def joined_to(self, thing: object) -> tuple[Thing, ...]:
        """Return what is joined to a thing, in the order in which it came."""
        return tuple(self._neighbours.get(str(thing), ()))

    def earlier(self, link: Thing) -> Thing | None:
        """Return what came first of one kind and joins the same things as a link, or nothing if that is the link."""
        first = self._first[_joint(link)]
        return first if first is not link else None

    def beside(self, thing: Thing) -> tuple[Thing, ...]:
        """Return the other things that are joined to one of the things that this one is joined to, those before it."""
        before = (takewhile(lambda other: other != thing, self.joined_to(end)) for end in thing.ends)
        return tuple(other for others in before for other in others)

    def holders(self, one: Block) -> tuple[Thing, ...]:
        """Return what has an address, in whatever VPC."""
        return tuple(self._holding.get(one, ()))

    def gateway_table(self, gateway: Thing) -> RouteTable | None:
        """Return the route table associated with a gateway, or nothing (R-RT-11)."""
        tables = (one for one in self.joined_to(gateway) if isinstance(one, RouteTable))
        return next((one for one in tables if one.gateway == gateway), None)

    # What is looked up often is put in order once

    @cached_property
    def _subnets(self) -> dict[str, list[tuple[Block, Subnet]]]:
        """By VPC, the blocks that are known to be in a subnet: those of its instances before its own."""
        things = sorted(self.named.values(), key=lambda thing: isinstance(thing, Subnet))
        inside = (thing for thing in things if isinstance(thing.subnet, Subnet))
        return _grouped((str(thing.vpc), (one, thing.subnet)) for thing in inside for one in thing.blocks)

    @cached_property
    def _holding(self) -> dict[Block, list[Thing]]:
        """By address, what has it."""
        return _grouped((one, thing) for thing in self.every(*HOLDERS) for one in thing.blocks)

    @cached_property
    def _neighbours(self) -> dict[str, list[Thing]]:
        """By name, what is joined to it."""
        return _grouped((str(end), thing) for thing in self.named.values() for end in thing.ends)

    @cached_property
    def _first(self) -> dict[tuple[type, frozenset[str]], Thing]:
        """By kind and by what it joins, what came first."""
        return {_joint(thing): thing for thing in reversed(self.named.values())}


def _joint(link: Thing) -> tuple[type, frozenset[str]]:
    return type(link), frozenset(map(str, link.ends))


def _grouped(pairs: Iterable[tuple[K, V]]) -> dict[K, list[V]]:
    """Return values by key, those of one key in the order in which they came."""
    found: dict[K, list[V]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return found
