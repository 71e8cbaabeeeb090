"""What the two sides of a Direct Connect interface or a VPN connection tell each other, and what is held back, and why.

https://docs.aws.amazon.com/directconnect/latest/UserGuide/routing-and-bgp.html
"""

from __future__ import annotations

from dataclasses import dataclass

from awsnet.addresses import covers
from awsnet.direct_connect_gateway import Association, DirectConnectGateway
from awsnet.errors import TopologyError
from awsnet.topology import Topology
from awsnet.verdict import indented
from awsnet.virtual_interface import PublicVIF, VirtualInterface
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
    if not isinstance(found, VirtualInterface | VpnConnection):
        raise TopologyError(f"{link} is no virtual interface and no VPN connection, so nobody learns from it")
    up = found.is_up
    told = found.brings if isinstance(found, VpnConnection) else tuple(map(str, found.announced_blocks))
    return Advertisement(
        str(found),
        up,
        net.learned(found),
        told if up else (),
        (*_by_session(found), *_by_gateway(found), *_by_family(found)),
    )


def _by_session(link: VirtualInterface | VpnConnection) -> tuple[Held, ...]:
    """Return why nothing is learned at all: more prefixes than the limit took the session down (R-DX-15)."""
    if link.is_up:
        return ()
    carrier = link if isinstance(link, VirtualInterface) else link.over
    limit = carrier.most if carrier else 0
    why = f"more than {limit:,} prefixes of a family took the session of {carrier} down"
    return (Held("every prefix", why),)


def _by_gateway(link: VirtualInterface | VpnConnection) -> tuple[Held, ...]:
    """Return what a Direct Connect gateway does not advertise: no allowed prefix covers it (R-DX-12)."""
    if isinstance(link, PublicVIF) or not isinstance(link.gateway, DirectConnectGateway):
        return ()
    return tuple(held for one in link.gateway.associations for held in _not_allowed(one))


def _not_allowed(one: Association) -> tuple[Held, ...]:
    why = f"no allowed prefix of the association of {one.gateway} covers it"
    kept = (block for block in one.behind if not any(covers(allowed, block) for allowed in one.advertised))
    return tuple(Held(str(block), why) for block in kept)


def _by_family(link: VirtualInterface | VpnConnection) -> tuple[Held, ...]:
    """Return what a VPN connection without IPv6 does not take (R-VPN-4)."""
    if not isinstance(link, VpnConnection) or not link.is_up:
        return ()
    kept = (prefix for prefix in link.announced(link.prefixes) if prefix not in link.brings)
    return tuple(Held(prefix, f"{link} carries IPv4 only") for prefix in kept)
