"""Which prefixes each side of a link learns, which are held back, and why."""

from __future__ import annotations

import pytest

from awsnet import (
    VPC,
    Association,
    DirectConnectGateway,
    OnPremises,
    Peering,
    PrivateVIF,
    PublicVIF,
    Topology,
    TopologyError,
    TransitGateway,
    TransitVIF,
    VirtualPrivateGateway,
    VpnConnection,
    advertisement,
)

a, b = VPC("a", "10.0.0.0/16"), VPC("b", "10.1.0.0/16")
office = OnPremises("office", ("192.168.0.0/16", "2001:db8::/32"))
vgw = VirtualPrivateGateway(a)


def test_both_sides_learn() -> None:
    vif = PrivateVIF(office, vgw)
    assert str(advertisement(Topology(vif), vif)) == (
        "private-vif(office, a) is up\n  the site learns 10.0.0.0/16\n  AWS learns 192.168.0.0/16, 2001:db8::/32"
    )


def test_what_no_allowed_prefix_covers_is_held_back() -> None:
    """T19, R-DX-12: a /24 does not cover a /16; R-DX-13: for a transit gateway it is announced as it is."""
    vif = PrivateVIF(office, DirectConnectGateway("d", (Association(vgw, ("10.0.0.0/24",)),)))
    told = advertisement(Topology(vif), vif)
    assert told.site_learns == ()
    assert [(one.prefix, one.why) for one in told.held] == [
        ("10.0.0.0/16", "no allowed prefix of the association of vgw(a) covers it")
    ]
    transit = TransitVIF(
        office, DirectConnectGateway("d", (TransitGateway("t", (a,)),), allowed_prefixes=("10.0.0.0/24",))
    )
    told = advertisement(Topology(transit), transit)
    assert (told.site_learns, told.held) == (("10.0.0.0/24",), ())


def test_one_prefix_too_many_and_nobody_learns_anything() -> None:
    """T20, R-DX-15."""
    vif = PrivateVIF(office, vgw, advertised_count=(101, 0))
    assert str(advertisement(Topology(vif), vif)) == (
        "private-vif(office, a) is down\n"
        "  the site learns nothing\n"
        "  AWS learns nothing\n"
        "  held back: every prefix: more than 100 prefixes of a family took the session\n"
        "    of private-vif(office, a) down"
    )
    tgw = TransitGateway("t", (a,))
    down = TransitVIF(
        office, DirectConnectGateway("d", (tgw,), allowed_prefixes=("10.0.0.0/8",)), advertised_count=(0, 101)
    )
    vpn = VpnConnection(office, tgw, over=down)
    told = advertisement(Topology(vpn), vpn)
    assert (told.up, told.site_learns, told.aws_learns, told.held[0].prefix) == (False, (), (), "every prefix")


def test_a_vpn_without_ipv6_takes_none() -> None:
    """R-VPN-4."""
    vpn = VpnConnection(office, vgw)
    told = advertisement(Topology(vpn), vpn)
    assert told.aws_learns == ("192.168.0.0/16",)
    assert [(one.prefix, one.why) for one in told.held] == [("2001:db8::/32", "vpn(office, a) carries IPv4 only")]


def test_a_public_vif_holds_nothing_back() -> None:
    vif = PublicVIF(OnPremises("public", "203.0.113.0/24"))
    assert advertisement(Topology(vif), vif).held == ()


def test_nobody_learns_over_a_peering() -> None:
    link = Peering(a, b)
    with pytest.raises(TopologyError, match="nobody learns from it"):
        advertisement(Topology(link), link)
    with pytest.raises(TopologyError, match="no site learns from it"):
        Topology(link).learned(link)
