"""The way out: the internet, and the gateways that lead there.

https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Internet_Gateway.html
"""

from __future__ import annotations

from dataclasses import field, replace
from functools import cached_property
from typing import Any

from awsnet import codes
from awsnet.addresses import PRIVATE, Piece, covers
from awsnet.codes import Refusal
from awsnet.errors import TopologyError
from awsnet.filters import EPHEMERAL
from awsnet.places import INTERNET_NAME, VPC, Instance
from awsnet.routes import most_specific
from awsnet.subnets import OfSubnet, Subnet
from awsnet.things import Link, Network, Place, Thing, needed, thing
from awsnet.walk import DELIVERED, Onward, Packet, Step, carrying, handed_back


@thing
class Internet(Place):
    """All public addresses that no place of the network holds; it knows which gateway leads to a public one."""

    name: str = INTERNET_NAME

    ip = "203.0.113.10"  # it stands for all, of a range for documentation (RFC 5737)
    on_internet = True

    def __str__(self) -> str:
        return self.name

    def forward(self, packet: Packet, came: Thing, net: Network) -> Step:
        """Hand a reply to the gateway that its request came through, anything else to its VPC's own, or to the service.

        https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html
        """
        home: Thing = packet.to.home
        if home == self:
            return DELIVERED
        if packet.is_reply:
            return packet.way_back(net)
        if home.on_internet:
            return home
        gate = packet.sender.via or net.gate_of(packet.to)
        if gate is None:
            why = f"nothing leads from the internet to {packet.to}: {home.unreachable}"
            return self.no(codes.IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS, why)
        return net.node(gate)


INTERNET = Internet()


@thing
class Gate(Link):
    """A gateway of one VPC: one of its kind leads out of it, to the internet or to sites."""

    vpc: VPC | None = field()

    @cached_property
    def label(self) -> str:
        """What it is called without a name: by its kind and its VPC."""
        return f"{self.kind}({self.vpc})"

    def objection(self, net: Network) -> str:
        """Return why the network cannot hold it, or nothing: a VPC has one (R-IGW-1, R-EIGW-1, R-VPN-1)."""
        first = net.earlier(self) if self.vpc else None
        return f"{self.vpc} has {first} already" if first else ""


@thing
class WayOut(Gate):
    """What an internet gateway and an egress-only one are alike in: a VPC on one side, the internet on the other."""

    vpc: VPC = field()

    @cached_property
    def ends(self) -> tuple[Any, ...]:
        """The VPC, and the internet."""
        return self.vpc, INTERNET


class InternetGateway(WayOut):
    """An internet gateway of a VPC: it exchanges private addresses for the public ones that are theirs (R-IGW-1).

    A route table of its own may lead what comes in to an appliance; the subnets behind that cannot leave by the gateway
    directly any more (R-RT-11).
    https://docs.aws.amazon.com/vpc/latest/userguide/gateway-route-tables.html
    """

    kind = "igw"
    came = ("internet-gateway",)
    takes_table = True

    def forward(self, packet: Packet, came: Thing, net: Network) -> Step:
        """Let out what has a public address, and in what is for one."""
        outward = came.vpc == self.vpc
        return self._outbound(packet, came, net) if outward else self._inbound(packet, net)

    def _outbound(self, packet: Packet, came: Thing, net: Network) -> Step:
        if packet.destination.within(PRIVATE):
            why = f"{self} carries nothing to private addresses such as {packet.destination}"
            return self.no(codes.IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS, why)
        one_way = isinstance(net.holder_of(packet.source, self.vpc), NatGateway)
        if refusal := net.public_access_refusal(self.vpc, packet.source, inbound=False, one_way=one_way):
            return refusal
        if refusal := self._diverted(packet, came, net):
            return refusal
        public = net.public_address(packet.source)
        if public is None and packet.source.block.version == 4:
            why = f"{packet.source} has no public address, which {self} could give it"
            return self.no(codes.IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS, why)
        source = public or packet.source
        if packet.is_reply:
            return Onward(INTERNET, replace(packet, source=source))
        there = net.public_link(packet.destination, self.vpc.region) or INTERNET
        return Onward(there, packet.leaving(self, source))

    def _diverted(self, packet: Packet, came: Thing, net: Network) -> Refusal | None:
        """Refuse what leaves past the appliance through which the gateway's table leads what comes in."""
        table = net.gateway_table(self)
        route = most_specific(net.table(table), packet.source) if table else None
        if route is None or route.origin == "local" or route.target in (came, net.holder_of(packet.source, self.vpc)):
            return None
        why = f"{table} leads what comes in for {packet.source} through {route.target}, and this would leave past it"
        return Refusal(str(came.governed_by), codes.INGRESS_RTB_TRAFFIC_REDIRECTION, why)

    def _inbound(self, packet: Packet, net: Network) -> Step:
        if packet.is_reply:
            return self._let_in(packet.returning(), net)
        if refusal := net.public_access_refusal(self.vpc, packet.destination, inbound=True, one_way=False):
            return refusal
        if not isinstance(packet.to, Instance) or not packet.to.public_ip:
            why = f"{packet.to} has no public address that {self} could lead to"
            return self.no(codes.IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS, why)
        return self._let_in(packet, net)

    def _let_in(self, packet: Packet, net: Network) -> Step:
        """Hand a packet to what has its address, by way of an appliance if the gateway's table names one."""
        step = self.vpc.admit(packet, self, codes.IGW_DESTINATION_ADDRESS_IN_VPC_CIDRS, net)
        if isinstance(step, Instance) and not step.public_ip:
            why = f"{step} has no public address, so nothing from the internet is led through it"
            return step.no(codes.INGRESS_RTB_NO_PUBLIC_IP, why)
        if isinstance(step, Subnet):
            step = net.holder_of(packet.destination, self.vpc)
        return carrying(step, packet)


class EgressOnlyInternetGateway(WayOut):
    """An egress-only internet gateway: IPv6 out, and the replies to it back in (R-EIGW-1).

    https://docs.aws.amazon.com/vpc/latest/userguide/egress-only-internet-gateway.html
    """

    kind = "eigw"
    came = ("egress-only-internet-gateway",)

    def forward(self, packet: Packet, came: Thing, net: Network) -> Step:
        """Let IPv6 out, and its replies in."""
        if came == INTERNET:
            return handed_back(packet, self.vpc, net)
        if packet.source.block.version == 4:
            return self.no(codes.IGW_EXPECTS_PUBLIC_ADDRESS, f"{self} carries IPv6 only")
        if refusal := net.public_access_refusal(self.vpc, packet.source, inbound=False, one_way=True):
            return refusal
        return Onward(INTERNET, packet.leaving(self, packet.source))


@thing
class NatGateway(OfSubnet):
    """A NAT gateway in a subnet: connections go out under its address, and none comes in (R-NAT-1).

    A public one has an Elastic IP; a private one has none. It sends over a peering of its VPC too (R-PEER-8), and
    carries TCP, UDP and ICMP only (R-NAT-2).
    https://docs.aws.amazon.com/vpc/latest/userguide/vpc-nat-gateway.html
    """

    ip: str = field()
    public_ip: str = field(default="", kw_only=True)

    takes_local = True

    @cached_property
    def came(self) -> tuple[str, ...]:
        """The rows of the calendar that it needs."""
        return needed({"nat-gateway": True, "private-nat-gateway": not self.public_ip})

    def __post_init__(self) -> None:
        if self.subnet.blocks and not any(covers(one, self.blocks[0]) for one in self.subnet.blocks):
            raise TopologyError(f"{self} cannot exist: {self.ip} is not in {self.subnet} ({self.subnet.cidr})")

    def forward(self, packet: Packet, came: Thing, net: Network) -> Step:
        """Send a request on under the gateway's address and ports of its own, and a reply back to who asked (R-NAT-2).

        https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html
        """
        if not packet.is_reply:
            if packet.traffic.protocol == "all":
                return self.no(codes.PROTOCOL_RESTRICTION, f"{self} carries TCP, UDP and ICMP only")
            out = packet.leaving(self, Piece(self.blocks[0]))
            out = replace(out, traffic=replace(out.traffic, source_ports=EPHEMERAL))
        elif packet.trail and packet.trail[-1].gate == self.name:
            out = packet.returning()
        else:
            why = f"{self} knows of no connection that this would answer"
            return self.no(codes.NGW_DEST_ADDRESS_PRESERVATION, why)
        return carrying(self.subnet.send(out, net), out)
