"""What the two sides of a Direct Connect interface or a VPN connection tell each other, and what is held back, and why.

https://docs.aws.amazon.com/directconnect/latest/UserGuide/routing-and-bgp.html
"""

from __future__ import annotations

from dataclasses import dataclass

from awsnet.addresses import covers
from awsnet.direct_connect_gateway import Association, DirectConnectGateway
from awsnet.errors import TopologyError
from awsnet.site_link import SiteLink
from awsnet.topology import Topology
from awsnet.verdict import indented
from awsnet.virtual_interface import VirtualInterface
from awsnet.vpn import VpnConnection


@dataclass(frozen=True)
class Held:
    """A prefix that one side keeps to itself, or that the other does not take, and why."""

    prefix: str
    why: str


@dataclass(frozen=True)
class Advertisement:
    """Whether a session is up, which prefixes the site and AWS learn over it, and which they do not."""

    link: str
    up: bool
    site_learns: tuple[str, ...]
    aws_learns: tuple[str, ...]
    held: tuple[Held, ...]

    def __str__(self) -> str:
        lines = [f"{self.link} is {'up' if self.up else 'down'}"]
        lines += indented(f"the site learns {', '.join(self.site_learns) or 'nothing'}")
        lines += indented(f"AWS learns {', '.join(self.aws_learns) or 'nothing'}")
        for one in self.held:
            lines += indented(f"held back: {one.prefix}: {one.why}")
        return "\n".join(lines)


def advertisement(net: Topology, link: object) -> Advertisement:
    """Return what a virtual interface or a VPN connection of a network carries in prefixes.

    Raises TopologyError if the link is neither.
    """
    if not isinstance(net, Topology):
        raise TopologyError(f"a network is asked about its links, not {net!r}")
    found = net.node(link)
    if not isinstance(found, SiteLink):
        raise TopologyError(f"{link} is no virtual interface and no VPN connection, so nobody learns from it")
    held = (*_by_session(found), *_by_gateway(found), *_by_family(found))
    return Advertisement(str(found), found.is_up, net.learned(found), found.brings, held)


def _by_session(link: SiteLink) -> tuple[Held, ...]:
    """Return why nothing is learned at all: more prefixes than the limit took the session down (R-DX-15)."""
    carrier = link.over if isinstance(link, VpnConnection) else link
    if link.is_up or not isinstance(carrier, VirtualInterface):
        return ()
    why = f"more than {carrier.most:,} prefixes of a family took the session of {carrier} down"
    return (Held("every prefix", why),)


def _by_gateway(link: SiteLink) -> tuple[Held, ...]:
    """Return what a Direct Connect gateway does not advertise: no allowed prefix covers it (R-DX-12)."""
    if not isinstance(link.gateway, DirectConnectGateway):
        return ()
    return tuple(held for one in link.gateway.associations for held in _not_allowed(one))


def _not_allowed(one: Association) -> tuple[Held, ...]:
    why = f"no allowed prefix of the association of {one.gateway} covers it"
    kept = (block for block in one.behind if not any(covers(allowed, block) for allowed in one.advertised))
    return tuple(Held(str(block), why) for block in kept)


def _by_family(link: SiteLink) -> tuple[Held, ...]:
    """Return what a VPN connection without IPv6 does not take (R-VPN-4)."""
    kept = (prefix for prefix in map(str, link.announced_blocks) if link.is_up and prefix not in link.brings)
    return tuple(Held(prefix, f"{link} carries IPv4 only") for prefix in kept)
