"""A network, and the questions that it answers."""

from __future__ import annotations

from itertools import pairwise, permutations

from awsnet.addresses import Piece, host
from awsnet.amazon import Amazon, answers
from awsnet.calendar import TODAY, absence
from awsnet.direct_connect_gateway import DirectConnectGateway
from awsnet.endpoints import WITH_GATEWAYS, InterfaceEndpoint, Service
from awsnet.errors import TopologyError
from awsnet.filters import EPHEMERAL, traffic
from awsnet.internet import INTERNET
from awsnet.matrix import Matrix
from awsnet.places import VPC, Host
from awsnet.public_access import BlockPublicAccess
from awsnet.routes import Route, as_good, most_specific
from awsnet.site_link import SiteLink
from awsnet.tables import Tables
from awsnet.things import Place
from awsnet.verdict import Verdict, judge


class Topology(Tables):
    """A network of places and links. `+` returns a larger one and leaves this one as it was.

    Places need not be listed: a link brings its ends along. Raises TopologyError for what AWS would refuse to build.
    """

    def __init__(self, *things: object) -> None:
        super().__init__(*things)
        self.things = things

    def __add__(self, thing: object) -> Topology:
        return Topology(*self.things, thing)

    def __repr__(self) -> str:
        return f"Topology({', '.join(self.named)})"

    def route(self, holder: object, ip: str) -> Route | None:
        """Return the route that takes what is for an address in the table of a VPC, a subnet, a gateway; or nothing.

        Raises TopologyError if the holder is unknown, or if that is no address.
        """
        return next(iter(self.routes(holder, ip)), None)

    def routes(self, holder: object, ip: str, *, region: str = "") -> tuple[Route, ...]:
        """Return the routes that take what is for an address: one, none, or several that share the traffic.

        `region` is where it comes from, for a Direct Connect gateway (R-DX-14).
        """
        found, piece = self.node(holder), Piece(host(ip, "a question"))
        table = self.table(found.governed_by)
        if isinstance(found, DirectConnectGateway):
            table = tuple(found.seen_from(region, self))
        best = most_specific(table, piece)
        if best is None:
            return ()
        return as_good(table, piece, best) if found.shares(best) else (best,)

    def learned(self, link: object) -> tuple[str, ...]:
        """Return the prefixes that AWS advertises to a site over a link: a virtual interface or a VPN connection.

        Raises TopologyError if it is neither.
        https://docs.aws.amazon.com/directconnect/latest/UserGuide/routing-and-bgp.html
        """
        found = self.node(link)
        if not isinstance(found, SiteLink):
            raise TopologyError(f"{link} is no virtual interface and no VPN connection, so no site learns from it")
        return found.learned(self)

    def reach(
        self,
        source: object,
        destination: object,
        protocol: str = "all",
        port: str | int = "all",
        *,
        source_ports: str = EPHEMERAL,
        filters: bool = True,
        on: str = TODAY,
    ) -> Verdict:
        """Tell whether `source` can reach `destination` and hear the reply, and if not, who refuses.

        Filters are asked about a protocol ("tcp", "udp", "icmp") and a port, if not about everything at once, and
        about the client's `source_ports`; without `filters` routing alone answers. `on` is the day asked about, as
        2016, 2016-08 or 2016-08-31: what did not exist then refuses; a month or a year means its first day.
        Raises TopologyError if a place is unknown, or if that is no day.
        """
        if self.switches and absence(BlockPublicAccess.came[0], on):
            rest = Topology(*(thing for thing in self.things if thing not in self.switches))
            return rest.reach(source, destination, protocol, port, source_ports=source_ports, filters=filters, on=on)
        start, end = self.place(source), self.place(destination)
        asked = traffic(protocol, port, source_ports, filters)
        return judge(self, start, self._resolved(end, start), asked, on)

    def _resolved(self, end: Place, start: Place) -> Place:
        """Return what a place's name stands for where it is asked: what AWS answers itself, or an endpoint (R-EP-7).

        https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-access-aws-services.html
        """
        if isinstance(end, Host) and isinstance(where := start.vpc if end.home == INTERNET else end.home, VPC):
            return Host(end.ip, Amazon(where)) if answers(end.blocks[0], where.blocks) else end
        if isinstance(end, Service) and end.name not in WITH_GATEWAYS:
            endpoints = (one for one in self.every(InterfaceEndpoint) if one.vpc == start.vpc)
            return next((one for one in endpoints if one.service == end.name), end)
        return end

    def sessions(self, *stops: object) -> tuple[Verdict, ...]:
        """Return one verdict for each session that is opened from stop to stop, as through a bastion."""
        return tuple(self.reach(near, far) for near, far in pairwise(stops))

    def matrix(self, *asked: object) -> Matrix:
        """Tell who reaches whom among some places, or among all. Raises TopologyError if a place is unknown."""
        names = tuple(str(self.place(place)) for place in asked or self.places)
        return Matrix(names, {(a, b): self.reach(a, b) for a, b in permutations(names, 2)})
