"""What is in a network: things by name, how they are joined, and who has which address."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import is_dataclass, replace
from functools import cached_property
from itertools import takewhile
from typing import TypeVar, cast

from awsnet.addresses import Block, Piece, covers, host
from awsnet.endpoints import InterfaceEndpoint, Service
from awsnet.errors import TopologyError, suggestion
from awsnet.index import Covering
from awsnet.internet import INTERNET, InternetGateway, NatGateway
from awsnet.places import VPC, Host, Instance
from awsnet.public_access import BlockPublicAccess
from awsnet.subnets import RouteTable, Subnet
from awsnet.virtual_interface import PublicVIF
from awsnet.walk import Node, Place, Refusal

K = TypeVar("K")
V = TypeVar("V")


class Inventory:
    """The things of a network, known by name.

    Raises TopologyError for two of one name, for what is no thing, and for what a thing objects to.
    """

    def __init__(self, *things: object) -> None:
        self.named: dict[str, object] = {}
        for thing in things:
            self._add(thing)
        for thing in self.named.values():
            objection = getattr(thing, "objection", None)
            if objection and (why := objection(self)):
                raise TopologyError(f"{thing} cannot exist: {why}")

    def _add(self, thing: object) -> None:
        if not is_dataclass(thing) or isinstance(thing, type):
            raise TopologyError(f"a network is made of things such as a VPC or a Peering, not of {thing!r}")
        for end in ends(thing):
            self._add(end)
        known = self.named.setdefault(str(thing), thing)
        if known != thing:
            raise TopologyError(f"two different things are called '{thing}'")

    # By name and by address

    @property
    def places(self) -> tuple[Place, ...]:
        """The places of the network, in the order in which they came."""
        return tuple(cast(Place, thing) for thing in self.named.values() if _is_place(thing))

    def place(self, asked: object) -> Place:
        """Return the place that a thing, a name or an address stands for; raises TopologyError naming the nearest."""
        if isinstance(asked, Host):
            return asked
        found = self.named.get(str(asked))
        if isinstance(asked, Instance) and isinstance(found, Instance) and set(asked.blocks) <= set(found.blocks):
            return asked
        if found is not None:
            self._refuse_other(asked, found)
            if _is_place(found):
                return cast(Place, found)
        if str(asked) == str(INTERNET):
            return INTERNET
        with suppress(TopologyError):
            return self.host(str(asked))
        names = [str(place) for place in self.places]
        raise TopologyError(f"no place is called '{asked}'{suggestion(str(asked), names)}")

    def _refuse_other(self, asked: object, found: object) -> None:
        """Refuse a thing that only has the name of one of the network."""
        if is_dataclass(asked) and asked != found:
            raise TopologyError(f"the network's '{asked}' is another one than that asked about")

    def host(self, ip: str, home: object = None, *, via: object = None) -> Place:
        """Return the machine at an address: what has it, else some machine in the VPC or at the site that has it.

        `home` is where it is meant to be, if several places have such addresses; without any it is on the internet,
        and comes in `via` an internet gateway. Raises TopologyError if that is no address, or not one of the home.
        """
        one = host(ip, "a host")
        where = self.node(home) if home is not None else self._home_of(one)
        if home is not None and not any(covers(its, one) for its in getattr(where, "blocks", ())):
            raise TopologyError(f"{ip} is not an address of {home}")
        known = next((thing for thing in self.holders(one) if _is_place(thing) and thing.home == where), None)
        if known:
            return known
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

    def _home_of(self, one: Block) -> Node:
        """Return the VPC or the site that has an address, else the internet."""
        _, home = min(self._homes.of(one), default=(0, INTERNET))
        return home

    @cached_property
    def _homes(self) -> Covering[tuple[int, Node]]:
        """The places where addresses are at home, by their blocks; if two have an address, the first counts."""
        return Covering((its, (order, place.home)) for order, place in enumerate(self.places) for its in place.blocks)

    def node(self, asked: object) -> Node:
        """Return the thing that a thing or a name stands for; raises TopologyError naming the nearest."""
        name = str(asked)
        found = self.named.get(name, INTERNET if name == INTERNET.name else None)
        if found is None:
            raise TopologyError(f"nothing is called '{asked}'{suggestion(name, self.named)}")
        return cast(Node, found)

    # What the law asks

    def position(self, place: object, piece: Piece) -> Node:
        """Return where some addresses of a place are: in a subnet of a VPC, else at the place itself."""
        home = cast(Node, getattr(place, "home", place))
        if not self._subnets:
            return home
        return next((subnet for one, subnet in self._subnets.get(str(home), ()) if piece.inside(one)), home)

    def public_access_refusal(self, vpc: object, piece: Piece, *, inbound: bool, one_way: bool) -> Refusal | None:
        """Return the refusal of VPC Block Public Access for some addresses of a VPC, or nothing."""
        where = (str(self.position(vpc, piece)), str(vpc))
        here = ("", cast(VPC, vpc).region)
        switches = (one for one in self._switches if one.region in here)
        refusals = (switch.refusal(where, inbound=inbound, one_way=one_way) for switch in switches)
        return next(filter(None, refusals), None)

    @cached_property
    def _switches(self) -> tuple[BlockPublicAccess, ...]:
        """What blocks public access, in the order in which it came."""
        return tuple(one for one in self.named.values() if isinstance(one, BlockPublicAccess))

    @cached_property
    def filters_anything(self) -> bool:
        """Whether anything in the network filters: without a filter no packet need be asked about one."""
        kinds = ("acl", "security_groups", "filter_blocks")
        return any(getattr(thing, kind, None) for thing in self.named.values() for kind in kinds)

    @cached_property
    def amazons_public(self) -> tuple[Block, ...]:
        """The public addresses of AWS that the network knows of: its services', and those of what runs in VPCs."""
        services = (one for thing in self.named.values() if isinstance(thing, Service) for one in thing.blocks)
        owned = (getattr(thing, "public_ip", "") for thing in self.named.values())
        return (*services, *(host(ip, "a public address") for ip in owned if ip))

    def public_address(self, private: Piece) -> Piece | None:
        """Return the public address that belongs to a private one, or nothing."""
        for thing in self.named.values():
            public = getattr(thing, "public_ip", "")
            if public and private.block in getattr(thing, "blocks", ()):
                return Piece(host(public, str(thing)))
        return None

    @cached_property
    def _public_links(self) -> tuple[PublicVIF, ...]:
        return tuple(one for one in self.named.values() if isinstance(one, PublicVIF) and one.is_up)

    def public_link(self, destination: Piece, region: str) -> Node | None:
        """Return the public interface over which a Region sends to an announced address, or nothing (R-DX-5)."""
        links = (one for one in self._public_links if one.known_in(region))
        fits = [(own, one) for one in links for own in one.announced_blocks if covers(own, destination.block)]
        return max(fits, key=lambda fit: fit[0].prefixlen)[1] if fits else None

    def gate_of(self, place: object) -> Node | None:
        """Return the internet gateway of the VPC that a place is in, or nothing."""
        vpc = getattr(place, "vpc", place)
        gates = (one for one in self.named.values() if isinstance(one, InternetGateway) and one.vpc == vpc)
        return next(gates, None)

    def holder_of(self, private: Piece, vpc: object) -> Node:
        """Return what has a private address of a VPC: a NAT gateway, else the subnet that it is in, else the VPC."""
        nats = (one for one in self.named.values() if isinstance(one, NatGateway) and one.vpc == vpc)
        return next((nat for nat in nats if nat.blocks[0] == private.block), self.position(vpc, private))

    def subnet_blocks(self, vpc: object) -> tuple[Block, ...]:
        """Return the blocks of a VPC's subnets."""
        return tuple(one for one, _ in self._subnets.get(str(vpc), ()))

    # How things are joined

    def joined_to(self, thing: object) -> tuple[object, ...]:
        """Return what is joined to a thing, in the order in which it came."""
        return tuple(self._neighbours.get(str(thing), ()))

    def earlier(self, link: object) -> object | None:
        """Return what came first of one kind and joins the same things as a link, or nothing if that is the link."""
        first = self._first.get(_joint(link))
        return first if first is not link else None

    def beside(self, thing: object) -> tuple[object, ...]:
        """Return the other things that are joined to one of the things that this one is joined to, those before it."""
        before = (takewhile(lambda other: other != thing, self.joined_to(end)) for end in ends(thing))
        return tuple(other for others in before for other in others)

    def holders(self, one: Block) -> tuple[Place, ...]:
        """Return what has an address, in whatever VPC."""
        return tuple(self._holding.get(one, ()))

    def gateway_table(self, gateway: object) -> Node | None:
        """Return the route table associated with a gateway, or nothing (R-RT-11)."""
        return self._ingress.get(str(gateway))

    # What is looked up often is put in order once

    @cached_property
    def _subnets(self) -> dict[str, list[tuple[Block, Subnet]]]:
        """By VPC, the blocks that are known to be in a subnet: those of its instances before its own."""
        found: dict[str, list[tuple[Block, Subnet]]] = {}
        for thing in sorted(self.named.values(), key=lambda thing: isinstance(thing, Subnet)):
            subnet = thing if isinstance(thing, Subnet) else getattr(thing, "subnet", None)
            if isinstance(subnet, Subnet):
                found.setdefault(str(subnet.vpc), []).extend((one, subnet) for one in getattr(thing, "blocks", ()))
        return found

    @cached_property
    def _holding(self) -> dict[Block, list[Place]]:
        """By address, what has it."""
        holders = (one for one in self.named.values() if isinstance(one, Instance | InterfaceEndpoint | NatGateway))
        return _grouped((one, cast(Place, thing)) for thing in holders for one in thing.blocks)

    @cached_property
    def _neighbours(self) -> dict[str, list[object]]:
        """By name, what is joined to it."""
        return _grouped((str(end), thing) for thing in self.named.values() for end in ends(thing))

    @cached_property
    def _first(self) -> dict[tuple[type, frozenset[str]], object]:
        """By kind and by what it joins, what came first."""
        return {_joint(thing): thing for thing in reversed(self.named.values())}

    @cached_property
    def _ingress(self) -> dict[str, Node]:
        """By gateway, the route table that is associated with it."""
        tables = (one for one in self.named.values() if isinstance(one, RouteTable) and one.gateway)
        return {str(table.gateway): cast(Node, table) for table in tables}


def ends(thing: object) -> tuple[object, ...]:
    """Return what a thing is joined to."""
    return getattr(thing, "ends", ())


def _is_place(thing: object) -> bool:
    return hasattr(thing, "home")


def _joint(link: object) -> tuple[type, frozenset[str]]:
    return type(link), frozenset(map(str, ends(link)))


def _grouped(pairs: Iterable[tuple[K, V]]) -> dict[K, list[V]]:
    """Return values by key, those of one key in the order in which they came."""
    found: dict[K, list[V]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return found
