"""Quotas of AWS: what an account gets by default, what it may ask for, what it was before. Each row has its source."""

from __future__ import annotations

from dataclasses import dataclass

from awsnet.errors import TopologyError, row

DOCS = "https://docs.aws.amazon.com/"
PEERING = DOCS + "vpc/latest/peering/vpc-peering-connection-quotas.html"
VPC = DOCS + "vpc/latest/userguide/amazon-vpc-limits.html"
TGW = DOCS + "vpc/latest/tgw/transit-gateway-quotas.html"
DX = DOCS + "directconnect/latest/UserGuide/limits.html"
PREFIXES = DOCS + "directconnect/latest/UserGuide/prefix-controls.html"
READ = "2026-11-26"  # the day on which the stored copies of these pages were read


@dataclass(frozen=True)
class Quota:
    """A quota: its default, and its maximum, which equals the default where AWS does not raise it.

    `maximum` is None where AWS names none and one has to ask. `since` is the first day on which these values are known.
    """

    name: str
    what: str
    default: int
    maximum: int | None
    page: str
    since: str = READ
    read: str = READ
    before: tuple[Quota, ...] = ()

    def __str__(self) -> str:
        if self.maximum == self.default:
            return f"{self.default:,}, fixed"
        return f"{self.default:,} by default, {f'at most {self.maximum:,}' if self.maximum else 'more on request'}"


_2018 = "https://github.com/awsdocs/amazon-vpc-user-guide/blob/17d2a3d/doc_source/VPC_Appendix_Limits.md"
_DX_2018 = "https://github.com/awsdocs/aws-direct-connect-user-guide/blob/e1a9535/doc_source/Welcome.md"


def _then(name: str, what: str, default: int, maximum: int | None, page: str, day: str) -> Quota:
    return Quota(name, what, default, maximum, page, since=day)


QUOTAS: tuple[Quota, ...] = (
    Quota(
        "peerings-per-vpc",
        "active peering connections of one VPC",
        50,
        125,
        PEERING,
        since="2018-02-01",
    ),
    Quota(
        "routes-per-route-table",
        "static routes in one route table, each address family",
        500,
        1000,
        VPC,
        since="2025-06",
        before=(_then("routes-per-route-table", "static routes in one route table", 50, 100, _2018, "2018-02-01"),),
    ),
    Quota(
        "propagated-routes-per-route-table", "propagated routes in one route table", 100, 100, VPC, since="2018-02-01"
    ),
    Quota("vpcs-per-region", "VPCs of one account in one Region", 5, None, VPC),
    Quota("tgw-attachments", "attachments of one transit gateway", 5000, None, TGW),
    Quota("tgws-per-vpc", "transit gateways to which one VPC is attached", 5, 5, TGW),
    Quota("tgw-routes", "routes in all route tables of one transit gateway", 10000, None, TGW),
    Quota("tgw-route-tables", "route tables of one transit gateway", 20, None, TGW),
    Quota(
        "vgws-per-dxgw",
        "virtual private gateways of one Direct Connect gateway",
        20,
        20,
        DX,
        since="2023-04-27",
        before=(
            _then(
                "vgws-per-dxgw",
                "virtual private gateways of one Direct Connect gateway",
                10,
                10,
                _DX_2018,
                "2018-02-02",
            ),
        ),
    ),
    Quota("dxgws-per-account", "Direct Connect gateways of one account", 200, None, DX),
    Quota("dxgws-per-tgw", "Direct Connect gateways of one transit gateway", 20, 20, DX),
    Quota("tgws-per-dxgw", "transit gateways of one Direct Connect gateway", 6, 6, DX),
    Quota("vifs-per-dxgw", "private or transit virtual interfaces of one Direct Connect gateway", 30, 30, DX),
    Quota(
        "vifs-per-dedicated-connection",
        "private or public virtual interfaces of one dedicated connection",
        50,
        50,
        DX,
        since="2018-02-02",
    ),
    Quota("transit-vifs-per-dedicated-connection", "transit interfaces of one dedicated connection", 4, None, DX),
    Quota("all-vifs-per-dedicated-connection", "virtual interfaces of every type of one connection", 51, 51, DX),
    Quota("prefixes-per-public-vif", "prefixes from a site over one public virtual interface", 1000, 1000, DX),
    Quota("vifs-per-hosted-connection", "virtual interfaces of one hosted connection", 1, 1, DX),
    Quota(
        "prefixes-per-private-vif",
        "prefixes from a site over one private or transit virtual interface, each address family",
        100,
        1000,
        PREFIXES,
        since="2026-08",
        before=(
            _then(
                "prefixes-per-private-vif",
                "prefixes over one private virtual interface",
                100,
                100,
                _DX_2018,
                "2018-02-02",
            ),
        ),
    ),
    Quota("prefixes-per-tgw-to-onprem", "prefixes from one transit gateway to a site, both families", 200, None, DX),
)


def quota(name: str, on: str = "") -> Quota:
    """Return a quota as it is, or as it was on a day of the past (ISO 8601: 2018, 2018-02 or 2018-02-01).

    Raises TopologyError for a name that there is not, naming the nearest, and for a day before the first known value.
    """
    found = row("quota", name, QUOTAS)
    if not on:
        return found
    for one in (found, *found.before):
        if one.since <= on:
            return one
    first = (found, *found.before)[-1].since
    raise TopologyError(f"{name} on {on} is not known; the first value known is of {first}")
