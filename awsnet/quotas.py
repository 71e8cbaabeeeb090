"""Quotas of AWS: what an account gets by default, what it may ask for, what it was before. Each row has its source."""

from __future__ import annotations

from dataclasses import dataclass, replace

from awsnet.calendar import TODAY, first_day
from awsnet.codes import DOCS
from awsnet.errors import TopologyError, row

READ = TODAY  # the day on which the stored copies of these pages were read
_LATEST = DOCS + "vpc/latest/"
PEERING = _LATEST + "peering/vpc-peering-connection-quotas.html"
PEERING_BASICS = _LATEST + "peering/vpc-peering-basics.html"
VPC = _LATEST + "userguide/amazon-vpc-limits.html"
VPC_HISTORY = _LATEST + "userguide/WhatsNew.html"
NAT = _LATEST + "userguide/nat-gateway-basics.html"
TGW = _LATEST + "tgw/transit-gateway-quotas.html"
ENDPOINTS = _LATEST + "privatelink/vpc-limits-endpoints.html"
VPN = DOCS + "vpn/latest/s2svpn/vpn-limits.html"
DX = DOCS + "directconnect/latest/UserGuide/limits.html"
VIFS = DOCS + "directconnect/latest/UserGuide/WorkingWithVirtualInterfaces.html"
PREFIXES = DOCS + "directconnect/latest/UserGuide/prefix-controls.html"
S3 = "https://aws.amazon.com/premiumsupport/knowledge-center/s3-object-key-naming-pattern/"
LAMBDA = DOCS + "lambda/latest/dg/gettingstarted-limits.html"
REST_API = DOCS + "apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html"
REST_API_STREAM = DOCS + "apigateway/latest/developerguide/response-transfer-mode.html"
REST_API_HISTORY = DOCS + "apigateway/latest/developerguide/history.html"
HTTP_API = DOCS + "apigateway/latest/developerguide/http-api-quotas.html"
LAMBDA_SCALING = DOCS + "lambda/latest/dg/scaling-behavior.html"
LAMBDA_HISTORY = DOCS + "lambda/latest/dg/lambda-releases.html"
RDS = DOCS + "AmazonRDS/latest/UserGuide/CHAP_Limits.html"
ORGANIZATIONS = DOCS + "organizations/latest/userguide/orgs_reference_limits.html"
ORGANIZATIONS_HISTORY = DOCS + "organizations/latest/userguide/document-history.html"

# Pages of earlier days, by the day of the commit that holds them
_VPC_GUIDE = "https://github.com/awsdocs/amazon-vpc-user-guide/blob/"
_VPC_2018 = ("2018-02-01", _VPC_GUIDE + "17d2a3d/doc_source/VPC_Appendix_Limits.md")
_VPC_2018_09 = ("2018-09-21", _VPC_GUIDE + "9200442/doc_source/amazon-vpc-limits.md")
_VPC_2019_03 = ("2019-03-03", _VPC_GUIDE + "8cd6b21/doc_source/amazon-vpc-limits.md")
_VPC_2019_09 = ("2019-09-13", _VPC_GUIDE + "634c68e/doc_source/amazon-vpc-limits.md")
_VPC_2020 = ("2020-01-06", _VPC_GUIDE + "ec76ff4/doc_source/amazon-vpc-limits.md")
_VPC_2020_06 = ("2020-06-30", _VPC_GUIDE + "abcaafa/doc_source/amazon-vpc-limits.md")
_VPC_2022_10 = ("2022-10-08", _VPC_GUIDE + "b8210c8/doc_source/amazon-vpc-limits.md")
_VPC_2023 = ("2023-04-06", _VPC_GUIDE + "06e98d9/doc_source/amazon-vpc-limits.md")
_DX_GUIDE = "https://github.com/awsdocs/aws-direct-connect-user-guide/blob/"
_DX_2018 = ("2018-02-02", _DX_GUIDE + "e1a9535/doc_source/Welcome.md")
_DX_2019 = ("2019-05-01", _DX_GUIDE + "ae26b35/doc_source/limits.md")
_DX_2019_06 = ("2019-06-05", _DX_GUIDE + "a059fa2/doc_source/limits.md")
_DX_2022 = ("2022-02-04", _DX_GUIDE + "47b1b46/doc_source/limits.md")
_DX_2022_06 = ("2022-06-20", _DX_GUIDE + "42747b5/doc_source/limits.md")
_DX_2022_09 = ("2022-09-07", _DX_GUIDE + "65b65c2/doc_source/limits.md")
_DX_2023 = ("2023-04-27", _DX_GUIDE + "5b9a9b2/doc_source/limits.md")
_ROUTES_2016 = ("2016-08-02", "https://github.com/kubernetes/kops/issues/246")  # quotes AWS's page of the day
_ROUTES_2025 = ("2025-06", "https://stackpioneers.com/2025/06/24/amazon-vpc-default-route-table-capacity-enhancement")
_PREFIXES_2026 = ("2026-08", "https://github.com/hashicorp/terraform-provider-aws/issues/49608")
_IPV6_2022 = ("2022-05-12", VPC_HISTORY)
_S3_2018 = ("2018-07-17", "https://github.com/open-guides/og-aws/pull/613")
_S3_BEFORE = ("2016-03", "https://tekhead.it/blog/2016/03/amazon-aws-tips-and-gotchas-part-3/")
_NEW = "https://aws.amazon.com/about-aws/whats-new/"
_REST_API_2024 = ("2024-06-04", _NEW + "2024/06/amazon-api-gateway-integration-timeout-limit-29-seconds/")
_REST_API_2017 = ("2017-11-21", _NEW + "2017/11/customize-integration-timeouts-in-amazon-api-gateway/")
_LAMBDA_2018 = ("2018-10-10", LAMBDA_HISTORY)
_LAMBDA_2015 = ("2015-10-08", LAMBDA_HISTORY)
_ACCOUNTS_GUIDE = "https://github.com/awsdocs/aws-organizations-docs/blob/"
_ACCOUNTS_2019 = ("2019-06-25", _ACCOUNTS_GUIDE + "2283440/doc_source/orgs_reference_limits.md")
_ACCOUNTS_2022 = ("2022-12-20", _ACCOUNTS_GUIDE + "41feffb/doc_source/orgs_reference_limits.md")
_ACCOUNTS_2024 = ("2024-08-14", ORGANIZATIONS_HISTORY)


@dataclass(frozen=True)
class Then:
    """What a quota was from a day on, as the page of that day has it: only what may differ from the quota of today."""

    default: int
    maximum: int | None
    since: str
    page: str


@dataclass(frozen=True)
class Quota:
    """A quota: its default, and its maximum, which equals the default where AWS does not raise it.

    `maximum` is None where AWS names none and one has to ask. `page` is where AWS keeps it, `read` the day on which
    it was read. `since` is the first day on which these values are known, from the page `dated`. `how` more is had.
    """

    name: str
    what: str
    default: int
    maximum: int | None
    page: str
    since: str = READ
    dated: str = ""
    before: tuple[Then, ...] = ()
    read: str = READ
    how: str = "on request"

    @property
    def adjustable(self) -> bool:
        """Whether AWS raises it for an account that asks."""
        return self.maximum != self.default

    @property
    def then(self) -> Then:
        """Its values of today, as a row like those before."""
        return Then(self.default, self.maximum, self.since, self.dated or self.page)

    def __str__(self) -> str:
        if not self.adjustable:
            return f"{self.default:,}, fixed"
        most = f"at most {self.maximum:,}" if self.maximum else f"more {self.how}"
        return f"{self.default:,} by default, {most}"


_Day = tuple[str, str]
_NOW = (READ, "")


def _fixed(name: str, what: str, value: int, page: str, since: _Day = _NOW, *before: Then) -> Quota:
    return Quota(name, what, value, value, page, *since, before)


def _raised(
    name: str, what: str, default: int, maximum: int | None, page: str, since: _Day = _NOW, *before: Then
) -> Quota:
    return Quota(name, what, default, maximum, page, *since, before)


# fmt: off
QUOTAS: tuple[Quota, ...] = (
    # VPCs
    _raised("vpcs-per-region", "VPCs of one account in one Region", 5, None, VPC, _VPC_2018),
    _raised("subnets-per-vpc", "subnets of one VPC", 200, None, VPC, _VPC_2018),
    _raised("cidrs-per-vpc", "IPv4 blocks of one VPC", 5, 50, VPC, _VPC_2019_09, Then(5, None, *_VPC_2018)),
    _raised("ipv6-cidrs-per-vpc", "IPv6 blocks of one VPC", 5, 50, VPC, _VPC_2023, Then(5, 5, *_IPV6_2022), Then(1, 1, *_VPC_2018)),
    _raised("route-tables-per-vpc", "route tables of one VPC", 200, None, VPC, _VPC_2018),
    _raised("routes-per-route-table", "static routes in one route table, each address family", 500, 1000, VPC, _ROUTES_2025, Then(50, 1000, *_VPC_2019_03), Then(50, 100, *_ROUTES_2016)),
    _fixed("propagated-routes-per-route-table", "propagated routes in one route table", 100, VPC, _VPC_2018),
    _raised("security-groups-per-interface", "security groups of one network interface", 5, 16, VPC, _VPC_2018),
    _raised("rules-per-security-group", "rules of one security group, each direction and address family", 60, None, VPC, _VPC_2018_09, Then(50, None, *_VPC_2018)),
    _fixed("rules-per-interface", "rules of one security group times groups of one network interface, as quotas", 1000, VPC, _VPC_2019_03, Then(300, 300, *_VPC_2018_09), Then(250, 250, *_VPC_2018)),
    _raised("rules-per-network-acl", "rules of one network ACL, each direction", 20, 40, VPC, _VPC_2018),
    _raised("nat-gateways-per-zone", "NAT gateways in one Availability Zone", 5, None, VPC, _VPC_2018),
    _raised("network-address-usage-per-vpc", "units of network address usage of one VPC", 64_000, 256_000, VPC, _VPC_2022_10),
    _raised("peered-network-address-usage", "units of network address usage of a VPC and its peers in its Region", 128_000, 512_000, VPC, _VPC_2022_10),
    _raised("participants-per-vpc", "accounts that share one VPC", 100, None, VPC, _VPC_2020_06),
    _raised("subnets-shared-with-account", "subnets that are shared with one account", 100, None, VPC, _VPC_2020_06),
    # Peering
    _raised("peerings-per-vpc", "active peering connections of one VPC", 50, 125, PEERING, _VPC_2018),
    _raised("peering-requests", "peering requests of one account that wait", 25, None, PEERING, _VPC_2018),
    _fixed("peering-request-expiry-days", "days in which a peering request may be accepted", 7, PEERING, _NOW, Then(7, None, *_VPC_2018)),
    _fixed("peering-mtu-same-region", "bytes of the largest packet over a peering within a Region", 9001, PEERING_BASICS),
    _fixed("peering-mtu-inter-region", "bytes of the largest packet over a peering between Regions", 8500, PEERING_BASICS),
    # Endpoints and NAT
    _raised("interface-endpoints-per-vpc", "interface and Gateway Load Balancer endpoints of one VPC", 50, None, ENDPOINTS, _VPC_2020, Then(20, None, *_VPC_2018)),
    _raised("gateway-endpoints-per-region", "gateway endpoints of one account in one Region", 20, None, ENDPOINTS, _VPC_2018),
    _fixed("gateway-endpoints-per-vpc", "gateway endpoints of one VPC", 255, ENDPOINTS, _VPC_2018),
    _raised("resource-endpoints-per-vpc", "resource endpoints of one VPC", 200, None, ENDPOINTS),
    _raised("service-network-endpoints-per-vpc", "service network endpoints of one VPC", 50, None, ENDPOINTS),
    _fixed("endpoint-mtu", "bytes of the largest packet through an endpoint", 8500, ENDPOINTS),
    _raised("gbps-per-endpoint-zone", "Gbps through one VPC endpoint in one zone; it grows by itself", 10, 100, ENDPOINTS),
    _fixed("nat-mtu", "bytes of the largest packet through a NAT gateway", 8500, NAT, ("2024-09-10", VPC_HISTORY)),
    _fixed("nat-connections-per-destination", "connections of one address of a NAT gateway to one destination", 55_000, NAT),
    # Transit gateways
    _raised("tgws-per-account", "transit gateways of one account in one Region", 5, None, TGW),
    _raised("tgw-attachments", "attachments of one transit gateway", 5000, None, TGW),
    _fixed("tgws-per-vpc", "transit gateways to which one VPC is attached", 5, TGW),
    _raised("tgw-routes", "routes in all route tables of one transit gateway", 10_000, None, TGW),
    _raised("tgw-route-tables", "route tables of one transit gateway", 20, None, TGW),
    _raised("tgw-peerings-per-tgw", "peering attachments of one transit gateway", 50, None, TGW),
    _raised("tgw-gbps-per-attachment-zone", "Gbps each way of one VPC attachment in one Availability Zone", 100, None, TGW),
    _raised("tgw-packets-per-attachment-zone", "packets a second of one VPC attachment in one Availability Zone", 7_500_000, None, TGW),
    _fixed("tgw-mtu", "bytes of the largest packet through a transit gateway, between VPCs", 8500, TGW),
    # Direct Connect gateways
    _fixed("vgws-per-dxgw", "virtual private gateways of one Direct Connect gateway", 20, DX, _DX_2023, Then(10, 10, *_DX_2018)),
    _fixed("tgws-per-dxgw", "transit gateways of one Direct Connect gateway", 6, DX, _DX_2023, Then(3, 3, *_DX_2019)),
    _fixed("vifs-per-dxgw", "private or transit virtual interfaces of one Direct Connect gateway", 30, DX, _NOW, Then(30, None, *_DX_2018)),
    _fixed("dxgws-per-tgw", "Direct Connect gateways of one transit gateway", 20, DX, _DX_2022_06),
    _raised("dxgws-per-account", "Direct Connect gateways of one account", 200, None, DX, _DX_2018),
    _raised("prefixes-per-cloud-wan-to-onprem", "prefixes from one Cloud WAN core network to a site", 5000, None, DX),
    _fixed("prefix-allocations-per-dxgw", "prefixes allocated to all interfaces of one Direct Connect gateway, both families", 10_000, PREFIXES, _PREFIXES_2026),
    # Direct Connect connections
    _raised("connections-per-location", "Direct Connect connections of one account at one location, each Region", 10, None, DX, _DX_2022_09),
    _fixed("lag-members", "connections of one link aggregation group, below 100 Gbps", 4, DX, _NOW, Then(4, None, *_DX_2018)),
    _fixed("lag-members-100g", "connections of one link aggregation group, at 100 Gbps", 2, DX),
    _fixed("vifs-per-dedicated-connection", "private or public virtual interfaces of one dedicated connection", 50, DX, _DX_2018),
    _raised("transit-vifs-per-dedicated-connection", "transit interfaces of one dedicated connection", 4, None, DX, _NOW, Then(4, 4, *_DX_2023), Then(1, 1, *_DX_2019)),
    _fixed("all-vifs-per-dedicated-connection", "virtual interfaces of every type of one dedicated connection", 51, DX, _DX_2022),
    _fixed("vifs-per-hosted-connection", "virtual interfaces of one hosted connection", 1, DX, _DX_2019_06),
    _raised("prefixes-per-private-vif", "prefixes from a site over one private or transit virtual interface, each address family", 100, 1000, PREFIXES, _PREFIXES_2026, Then(100, 100, *_DX_2018)),
    _fixed("prefixes-per-public-vif", "prefixes from a site over one public virtual interface", 1000, DX, _DX_2018),
    _fixed("prefixes-per-connection", "prefixes of one connection of 1 or 10 Gbps, each address family", 5000, PREFIXES, _PREFIXES_2026),
    _fixed("prefixes-per-connection-100g", "prefixes of one connection of 100 Gbps, each address family", 30_000, PREFIXES, _PREFIXES_2026),
    _fixed("prefixes-per-connection-400g", "prefixes of one connection of 400 Gbps, each address family", 50_000, PREFIXES, _PREFIXES_2026),
    _raised("prefixes-per-tgw-to-onprem", "prefixes from one transit gateway to a site, both families", 200, None, DX, _NOW, Then(200, 200, *_DX_2023), Then(20, 20, *_DX_2019)),
    _fixed("private-vif-mtu", "bytes of the largest packet over a private virtual interface", 9001, VIFS),
    _fixed("transit-vif-mtu", "bytes of the largest packet over a transit virtual interface", 8500, VIFS),
    # VPN
    _raised("vgws-per-region", "virtual private gateways of one account in one Region", 5, None, VPN, _VPC_2018),
    _raised("vpns-per-vgw", "VPN connections of one virtual private gateway", 10, None, VPN, _VPC_2018),
    _raised("vpns-per-region", "VPN connections of one account in one Region", 50, None, VPN, _VPC_2018),
    _raised("customer-gateways-per-region", "customer gateways of one account in one Region", 50, None, VPN, _VPC_2018),
    _fixed("routes-from-site-to-vgw", "routes that a site announces over one VPN to a virtual private gateway", 100, VPN),
    _fixed("routes-from-vgw-to-site", "routes that a virtual private gateway announces over one VPN", 1000, VPN),
    _fixed("routes-from-site-to-tgw", "routes that a site announces over one VPN to a transit gateway", 1000, VPN),
    _fixed("routes-from-tgw-to-site", "routes that a transit gateway announces over one VPN", 5000, VPN),
    _fixed("vpn-mtu", "bytes of the largest packet over a VPN", 1446, VPN),
    # Storage, functions and accounts
    Quota("s3-writes-per-second", "writes a second to one prefix of a bucket, at least; to a bucket before", 3500, None, S3, *_S3_2018, (Then(100, None, *_S3_BEFORE),), how="as S3 splits prefixes"),
    Quota("s3-reads-per-second", "reads a second from one prefix of a bucket, at least; from a bucket before", 5500, None, S3, *_S3_2018, (Then(300, None, *_S3_BEFORE),), how="as S3 splits prefixes"),
    _raised("lambda-concurrency", "functions of one account that run at once in one Region", 1000, None, LAMBDA),
    _fixed("lambda-requests-per-concurrency", "requests a second for each unit of concurrency", 10, LAMBDA),
    _fixed("lambda-scaling", "environments that Lambda adds to one function every ten seconds", 1000, LAMBDA_SCALING),
    _fixed("lambda-seconds", "seconds that one invocation of a function may last", 900, LAMBDA, _LAMBDA_2018, Then(300, 300, *_LAMBDA_2015)),
    _fixed("lambda-memory", "MB of memory of one function", 10_240, LAMBDA),
    _raised("rest-api-seconds", "seconds that a Regional or private REST API waits for an answer", 29, None, REST_API, _REST_API_2024, Then(29, 29, *_REST_API_2017)),
    _fixed("rest-api-stream-seconds", "seconds in which a REST API may stream an answer", 900, REST_API_STREAM, ("2025-11-19", REST_API_HISTORY)),
    _fixed("http-api-seconds", "seconds that an HTTP API waits for an answer", 30, HTTP_API),
    _raised("mysql-connections-8-gib", "connections to an RDS database for MySQL with 8 GiB of memory, by the formula of the default", 683, 100_000, RDS),
    _raised("accounts-per-organization", "accounts of one organization", 10, 50_000, ORGANIZATIONS, _NOW, Then(10, 10_000, *_ACCOUNTS_2024), Then(10, None, *_ACCOUNTS_2022), Then(4, None, *_ACCOUNTS_2019)),
)
# fmt: on


def quota(name: str, on: str = "") -> Quota:
    """Return a quota as it is, or as it was on a day of the past (ISO 8601: 2018, 2018-02 or 2018-02-01).

    A month or a year means its first day. Raises TopologyError for a name that there is not, naming the nearest, for
    what is no day, and for a day before the first known value.
    """
    if found := known(name, on):
        return found
    now = row("quota", name, QUOTAS)
    first = now.before[-1] if now.before else now.then
    raise TopologyError(f"{name} is unknown on that day, {on}; the first value known is of {first.since}")


def known(name: str, on: str = "") -> Quota | None:
    """Return a quota of a day as `quota` does, or nothing for a day before the first known value."""
    now = row("quota", name, QUOTAS)
    if not on or first_day(now.since) <= first_day(on):
        return now
    then = next((one for one in now.before if first_day(one.since) <= first_day(on)), None)
    if then is None:
        return None
    told = {"page": then.page, "since": then.since, "dated": then.page}
    return replace(now, default=then.default, maximum=then.maximum, before=(), **told)
