"""The calendar of the law: the day on which each kind of thing, and each rule, came or went. There is no clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from awsnet.codes import DOCS
from awsnet.errors import TopologyError, row

TODAY = "2026-11-26"  # the day on which the rules were last read; a question without a day is about this one
BEGIN = "2014"  # what is older than the first row below has no day here: it says "before 2014"

_VPC = DOCS + "vpc/latest/userguide/WhatsNew.html"
_PEERING = DOCS + "vpc/latest/peering/doc-history.html"
_TGW = DOCS + "vpc/latest/tgw/doc-history.html"
_ENDPOINTS = DOCS + "vpc/latest/privatelink/doc-history.html"
_VPN = DOCS + "vpn/latest/s2svpn/WhatsNew.html"
_ORGANIZATIONS = DOCS + "organizations/latest/userguide/document-history.html"
_CLOUD_WAN = DOCS + "network-manager/latest/cloudwan/doc-history.html"
_LATTICE = DOCS + "vpc-lattice/latest/ug/doc-history.html"
_LAMBDA = DOCS + "lambda/latest/dg/lambda-releases.html"
_CONTROL_TOWER = DOCS + "controltower/latest/userguide/2019-all.html"
_SHARING = DOCS + "ram/latest/userguide/doc-history.html"
_SESSIONS = DOCS + "systems-manager/latest/userguide/systems-manager-release-history.html"
_DXGW = DOCS + "directconnect/latest/UserGuide/direct-connect-gateways-intro.html"
_DX_2018 = "https://github.com/awsdocs/aws-direct-connect-user-guide/blob/e1a9535/doc_source/Welcome.md"
_DX_2022 = "https://github.com/awsdocs/aws-direct-connect-user-guide/commit/65b65c2"
_DX_HISTORY = DOCS + "directconnect/latest/UserGuide/AboutThisGuide.html"
_DXGW_LAUNCH = "https://github.com/hashicorp/terraform-provider-aws/issues/2140"
_PREFIX_CONTROLS = "https://github.com/hashicorp/terraform-provider-aws/issues/49608"
_FLAT_RATE = "https://github.com/aws/aws-sdk-java-v2/releases/tag/2.54.19"
_S3_LINK = "https://github.com/awsdocs/amazon-vpc-user-guide/blob/462f606/doc_source/WhatsNew.md"
_S3_RATE = "https://github.com/open-guides/og-aws/pull/613"
_BLOGS = "https://aws.amazon.com/blogs/"
_MILLISECOND = _BLOGS + "aws/new-for-aws-lambda-1ms-billing-granularity-adds-cost-savings/"
_INIT = _BLOGS + "compute/aws-lambda-standardizes-billing-for-init-phase/"
_CONNECT = (
    _BLOGS
    + "compute/secure-connectivity-from-public-to-private-introducing-ec2-instance-connect-endpoint-june-13-2023/"
)
_FREE_ZONE = (
    "https://www.wright-co.co.uk/tiktoktrends-041/vpc-peering-costs-free-data-transfer-in-azs-may-2021-onward.html"
)


@dataclass(frozen=True)
class Row:
    """One kind of thing, or one rule: what it is, its days, the page that dates it, and what came with it.

    `since` is the first day, as precise as the page and no more (2017-11-01, or 2021-11), "" for before 2014;
    `until` is the first day without it, "" while it lasts.
    """

    name: str
    what: str
    since: str
    page: str
    says: str
    until: str = ""

    @property
    def when(self) -> str:
        """The first day in words: "2018-11-26", or "before 2014"."""
        return self.since or f"before {BEGIN}"

    def __str__(self) -> str:
        ended = f", until {self.until}" if self.until else ""
        return f"{self.what}: {f'since {self.since}' if self.since else self.when}{ended}"


# fmt: off
CALENDAR: tuple[Row, ...] = (
    # Older than the rows that have a day
    Row("vpc", "a VPC", "", _VPC, "Several VPCs of one account in a Region since 2011."),
    Row("subnet", "a subnet", "", _VPC, "A VPC has subnets in several Availability Zones since 2011."),
    Row("route-table", "a route table", "", _VPN, "Routes learned over a VPN are propagated into route tables since 2012."),
    Row("security-group", "a security group", "", DOCS + "vpc/latest/userguide/vpc-security-groups.html", "A stateful filter at an interface."),
    Row("network-acl", "a network ACL", "", DOCS + "vpc/latest/userguide/vpc-network-acls.html", "A stateless filter at a subnet."),
    Row("internet-gateway", "an internet gateway", "", DOCS + "vpc/latest/userguide/VPC_Internet_Gateway.html", "The way of public addresses to the internet."),
    Row("virtual-private-gateway", "a virtual private gateway", "", _VPN, "The end of a VPN or a private VIF at one VPC."),
    Row("vpn", "a Site-to-Site VPN connection", "", _VPN, "By BGP, and with static routes since 2012."),
    Row("cloudhub", "VPN CloudHub", "", _VPN, "Sites on one virtual private gateway reach each other since 2011."),
    Row("direct-connect", "a Direct Connect connection", "", _VPN, "Its routes are propagated into route tables since 2012."),
    Row("private-vif", "a private VIF", "", _DX_2018, "A virtual interface into one VPC."),
    Row("public-vif", "a public VIF", "", _DX_2018, "A virtual interface to the public services of AWS."),
    # VPCs and what joins them
    Row("peering", "a VPC peering connection", "2014-03-24", _PEERING, "Two VPCs of one Region exchange traffic by private addresses."),
    Row("classiclink", "a ClassicLink connection", "2015-01-07", _VPC, "EC2-Classic instances reach a VPC; EC2-Classic was retired.", until="2023-07-31"),
    Row("ipv6", "an IPv6 block of a VPC", "2016-12-01", _VPC, "A VPC takes an IPv6 block."),
    Row("egress-only-internet-gateway", "an egress-only internet gateway", "2016-12-01", _VPC, "IPv6 out to the internet and not in; it came with IPv6."),
    Row("secondary-cidr", "a second IPv4 block of a VPC", "2017-08-29", _VPC, "A VPC takes several IPv4 blocks."),
    Row("inter-region-peering", "a VPC peering connection between Regions", "2017-11-29", _PEERING, "VPCs of two Regions can peer."),
    Row("vpc-sharing", "a shared subnet", "2018-11-27", _VPC, "Accounts of one organization share the subnets of one VPC."),
    Row("gateway-route-table", "a gateway route table", "2019-12-03", _VPC, "A gateway sends what comes in to an interface."),
    Row("prefix-list", "a managed prefix list", "2020-06-29", _VPC, "A route names a list of blocks that the customer keeps."),
    Row("peering-free-in-zone", "free traffic over a peering within a zone", "2021-05-01", _FREE_ZONE, "Peering traffic that stays in a zone costs nothing."),
    Row("more-specific-than-local", "a route more specific than the local one", "2021-08-30", _VPC, "Traffic between subnets goes by a middlebox."),
    Row("security-group-vpc-association", "a security group of several VPCs", "2024-10-30", _VPC, "Groups are associated with VPCs and shared with accounts."),
    Row("block-public-access", "VPC Block Public Access", "2024-11-19", _VPC, "One switch for a Region's internet gateways."),
    Row("route-server", "a VPC Route Server", "2025-03-31", _VPC, "Route tables follow BGP inside a VPC."),
    # Ways out and endpoints
    Row("gateway-endpoint-s3", "a gateway endpoint for S3", "2015-05-11", _ENDPOINTS, "A route to S3 without an internet gateway."),
    Row("nat-gateway", "a NAT gateway", "2015-12-17", _VPC, "Instances without a public address open connections to the internet."),
    Row("gateway-endpoint-dynamodb", "a gateway endpoint for DynamoDB", "2017-08-16", _ENDPOINTS, "A route to DynamoDB without an internet gateway."),
    Row("interface-endpoint", "an interface endpoint", "2017-11-08", _ENDPOINTS, "An AWS service has private addresses in a VPC."),
    Row("endpoint-service", "an endpoint service (PrivateLink)", "2017-11-28", _ENDPOINTS, "A service of one's own has private addresses in others' VPCs."),
    Row("gateway-load-balancer-endpoint", "a Gateway Load Balancer endpoint", "2020-11-10", _ENDPOINTS, "A route sends traffic through appliances."),
    Row("interface-endpoint-s3", "an interface endpoint for S3", "2021-02-02", _S3_LINK, "S3 has private addresses in a VPC, reachable from on premises."),
    Row("private-nat-gateway", "a private NAT gateway", "2021-06-10", _VPC, "NAT towards other VPCs and on premises."),
    Row("cross-region-privatelink", "an interface endpoint across Regions", "2024-11-26", _ENDPOINTS, "A service of one Region is used from another."),
    Row("resource-endpoint", "a resource endpoint", "2024-12-01", _ENDPOINTS, "An endpoint reaches one resource, without a load balancer."),
    Row("regional-nat-gateway", "a Regional NAT gateway", "2025-11-19", _VPC, "One NAT gateway for every zone of a Region."),
    # Transit gateway and its kin
    Row("transit-gateway", "a transit gateway", "2018-11-26", _TGW, "A Region's router for VPCs and VPNs."),
    Row("transit-gateway-peering", "a transit gateway peering between Regions", "2019-12-03", _TGW, "Transit gateways of two Regions are joined."),
    Row("transit-gateway-prefix-list", "a prefix list in a transit gateway route table", "2020-08-24", _TGW, "A transit gateway's table names a prefix list."),
    Row("appliance-mode", "appliance mode of an attachment", "2020-10-29", _TGW, "Both directions of a flow pass one zone."),
    Row("transit-gateway-connect", "a Connect attachment", "2020-12-10", _TGW, "Appliances speak BGP with a transit gateway."),
    Row("transit-gateway-peering-in-region", "a transit gateway peering within a Region", "2021-12-01", _TGW, "Transit gateways of one Region are joined."),
    Row("cloud-wan", "AWS Cloud WAN", "2022-07-12", _CLOUD_WAN, "A policy document describes the network of all Regions."),
    Row("vpc-lattice", "VPC Lattice", "2023-03-31", _LATTICE, "Services are joined, not networks."),
    Row("security-group-over-transit-gateway", "a security group reference over a transit gateway", "2024-09-25", _TGW, "Inbound rules name a group of another VPC."),
    Row("cloud-wan-direct-connect", "a Direct Connect gateway attached to Cloud WAN", "2024-11-25", _CLOUD_WAN, "Cloud WAN takes Direct Connect gateways."),
    Row("transit-gateway-cost-allocation", "flexible cost allocation of a transit gateway", "2025-11-20", _TGW, "Shared network costs go to the account that causes them."),
    Row("policy-based-routing", "policy-based routing of a transit gateway", "2026-07-28", _TGW, "Traffic is forwarded by source, port and protocol."),
    # Direct Connect
    Row("direct-connect-gateway", "a Direct Connect gateway", "2017-11-01", _DXGW_LAUNCH, "One private VIF reaches VPCs of any Region but China."),
    Row("transit-vif", "a transit VIF", "2019-03-27", _TGW, "A Direct Connect gateway is attached to transit gateways."),
    Row("direct-connect-100g", "a dedicated connection of 100 Gbps", "2021-02-12", _DX_HISTORY, "The document history names 100 Gbps on this day."),
    Row("dxgw-supernet", "VPC to VPC over a Direct Connect gateway", "2021-11", _DXGW, "A supernet from on premises joins the VPCs that it covers."),
    Row("sitelink", "SiteLink", "2021-12-01", _DX_HISTORY, "Virtual interfaces of one Direct Connect gateway reach each other."),
    Row("transit-vif-any-speed", "a transit VIF on a connection of any speed", "2022-09-07", _DX_2022, "The guide names no least speed since this day."),
    Row("prefix-controls", "prefix controls of a virtual interface", "2026-08", _PREFIX_CONTROLS, "A virtual interface takes up to 1,000 prefixes of each family."),
    Row("direct-connect-flat-rate", "flat-rate pricing of Direct Connect", "2026-09-15", _FLAT_RATE, "A tier by the hour takes the place of a price per GB."),
    # Accounts and the ways to administer
    Row("organizations", "AWS Organizations", "2017-02", _ORGANIZATIONS, "Accounts are governed as one organization."),
    Row("session-manager", "Session Manager", "2018-09-11", _SESSIONS, "A shell without an open port."),
    Row("organization-trail", "a CloudTrail trail of an organization", "2018-12-04", _ORGANIZATIONS, "One trail logs every account."),
    Row("control-tower", "AWS Control Tower", "2019-06-24", _CONTROL_TOWER, "It builds accounts, and one that keeps their logs."),
    Row("backup-policies", "a backup policy of an organization", "2020-11-18", _ORGANIZATIONS, "Backups are copied into other accounts by policy."),
    Row("instance-connect-endpoint", "an EC2 Instance Connect Endpoint", "2023-06-13", _CONNECT, "A TCP proxy into a VPC."),
    Row("shared-air-gapped-vault", "a shared logically air-gapped vault", "2024-08-07", _SHARING, "A vault of backups is shared with other accounts."),
    Row("resource-control-policies", "a resource control policy", "2024-11-13", _ORGANIZATIONS, "An organization limits what may be done to its resources."),
    Row("declarative-policies", "a declarative policy", "2024-12-01", _ORGANIZATIONS, "An organization sets how a service is configured."),
    # Storage and functions
    Row("lambda-function-concurrency", "a concurrency limit of one function", "2017-11-30", _LAMBDA, "One function is kept from taking the whole account."),
    Row("s3-prefix-rate", "the request rate of S3 for each prefix", "2018-07-17", _S3_RATE, "3,500 writes and 5,500 reads a second for each prefix."),
    Row("lambda-fifteen-minutes", "a Lambda function that runs fifteen minutes", "2018-10-10", _LAMBDA, "Five minutes before."),
    Row("lambda-provisioned-concurrency", "provisioned concurrency of Lambda", "2019-12-03", _LAMBDA, "Environments are kept ready, and billed while idle."),
    Row("lambda-millisecond-billing", "billing of Lambda by the millisecond", "2020-12-01", _MILLISECOND, "Durations are rounded up to 1 ms; to 100 ms before."),
    Row("lambda-container-image", "a container image as a function", "2020-12-01", _LAMBDA, "A function is packed as an image."),
    Row("lambda-init-billing", "billing of a function's cold start", "2025-08-01", _INIT, "The INIT phase of ZIP functions on managed runtimes is billed."),
)
# fmt: on


def first_day(on: str) -> date:
    """Return the day that is written YYYY-MM-DD, or the first day of what is written YYYY-MM or YYYY.

    Raises TopologyError for anything else, and for a day after the one on which the rules were last read.
    """
    try:
        parts = [len(part) for part in on.split("-")]
        if parts != [4, 2, 2][: len(parts)]:
            raise ValueError(on)
        day = date.fromisoformat(on + "-01" * (3 - len(parts)))
    except (AttributeError, TypeError, ValueError):
        raise TopologyError(f"{on!r} is no day; a day is written 2016, 2016-08 or 2016-08-31") from None
    if day > date.fromisoformat(TODAY):
        raise TopologyError(f"nothing is known of {on}; the rules were last read on {TODAY}")
    return day


def came(name: str) -> Row:
    """Return the row of a kind of thing or of a rule. Raises TopologyError for an unknown one, naming the nearest."""
    return row("row of the calendar", name, CALENDAR)


def existed(name: str, on: str) -> bool:
    """Tell whether there was such a thing, or such a rule, on a day; a month or a year means its first day.

    Raises TopologyError for an unknown name, for what is no day or a day to come, and for a day before 2014 where
    the row says no more than "before 2014".
    """
    found, day = came(name), first_day(on)
    if not found.since and day < first_day(BEGIN):
        raise TopologyError(f"{name} on {on} is not known; it came {found.when}")
    begun = not found.since or first_day(found.since) <= day
    return begun and not (found.until and first_day(found.until) <= day)


def absence(name: str, on: str) -> str:
    """Return why there was no such thing on a day, in a sentence, or "" if there was. Raises TopologyError as above."""
    if existed(name, on):
        return ""
    found = came(name)
    if found.until and first_day(found.until) <= first_day(on):
        return f"on {on} {found.what} no longer existed; AWS ended it {_on(found.until)}"
    return f"on {on} {found.what} did not exist; AWS launched it {_on(found.since)}"


def _on(day: str) -> str:
    return f"on {day}" if day.count("-") == 2 else f"in {day}"
