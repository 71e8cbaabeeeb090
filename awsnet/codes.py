"""The codes that a refusal carries, and what carries them.

AWS's Reachability Analyzer codes where one fits, verbatim; where none fits, ours, in the same grammar, marked local.
https://docs.aws.amazon.com/vpc/latest/reachability/explanation-codes.html
"""

from __future__ import annotations

from dataclasses import dataclass

DOCS = "https://docs.aws.amazon.com/"


@dataclass(frozen=True)
class Code:
    """Why a packet was refused: a name, what it means, the page at AWS that the rule follows, whose name it is."""

    name: str
    meaning: str
    page: str
    local: bool = False
    unknown: bool = False  # AWS's pages do not settle it, or AWS chooses at random
    since: str = ""  # the row of the calendar since which it is so

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True)
class Remark:
    """What there is to say of a packet: who says it, with which code, in one plain sentence."""

    at: str
    code: Code
    why: str

    @property
    def page(self) -> str:
        """The page at AWS that the rule follows."""
        return self.code.page


class Refusal(Remark):
    """Who refused a packet, and why."""


class Catch(Remark):
    """Who lets a packet through, and what one must hear about it."""


NO_ROUTE_TO_DESTINATION = Code(
    "NO_ROUTE_TO_DESTINATION",
    "the route table that governs this hop has no route that covers the address",
    DOCS + "vpc/latest/userguide/route-tables-priority.html",
)
BAD_STATE = Code(
    "BAD_STATE",
    "the component is not working",
    DOCS + "vpc/latest/peering/vpc-peering-basics.html",
)
BAD_STATE_ATTACHMENT = Code(
    "BAD_STATE_ATTACHMENT",
    "the attachment between two components is not working",
    DOCS + "vpc/latest/tgw/tgw-peering.html",
)
NO_POSSIBLE_DESTINATION = Code(
    "NO_POSSIBLE_DESTINATION",
    "the component leads to nothing that the model knows of",
    DOCS + "vpc/latest/tgw/tgw-connect.html",
    unknown=True,
)
PCX_REQUIRES_ADDRESS_IN_VPC_CIDR = Code(
    "PCX_REQUIRES_ADDRESS_IN_VPC_CIDR",
    "a peering delivers only to addresses of the VPC at its far end",
    DOCS + "vpc/latest/peering/vpc-peering-basics.html",
)
TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT = Code(
    "TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT",
    "the transit gateway's route table has no route that covers the address",
    DOCS + "vpc/latest/tgw/how-transit-gateways-work.html",
)
TGW_ATTACH_MISSING_TGW_RTB_ASSOCIATION = Code(
    "TGW_ATTACH_MISSING_TGW_RTB_ASSOCIATION",
    "the attachment is associated with no route table of the transit gateway",
    DOCS + "vpc/latest/tgw/how-transit-gateways-work.html",
)
TGW_ROUTE_AZ_RESTRICTION = Code(
    "TGW_ROUTE_AZ_RESTRICTION",
    "the transit gateway has no attachment in the zone that the packet comes from",
    DOCS + "vpc/latest/tgw/tgw-vpc-attachments.html",
)
TGW_RTB_BAD_STATE_ROUTE = Code(
    "TGW_RTB_BAD_STATE_ROUTE",
    "the transit gateway's most specific route is a blackhole",
    DOCS + "vpc/latest/tgw/how-transit-gateways-work.html",
)
ENI_SOURCE_DEST_CHECK_RESTRICTION = Code(
    "ENI_SOURCE_DEST_CHECK_RESTRICTION",
    "the interface checks sources and destinations, and refuses what is neither from nor for itself",
    DOCS + "AWSEC2/latest/UserGuide/using-eni.html",
)
INGRESS_RTB_NO_PUBLIC_IP = Code(
    "INGRESS_RTB_NO_PUBLIC_IP",
    "the appliance to which a gateway's route table leads has no public address",
    DOCS + "vpc/latest/userguide/gateway-route-tables.html",
)
INGRESS_RTB_TRAFFIC_REDIRECTION = Code(
    "INGRESS_RTB_TRAFFIC_REDIRECTION",
    "a subnet whose incoming traffic is diverted to an appliance cannot use the internet gateway directly",
    DOCS + "vpc/latest/userguide/gateway-route-tables.html",
)
APPLIANCE_PASSED_ONE_WAY = Code(
    "APPLIANCE_PASSED_ONE_WAY",
    "the reply does not pass the appliance that the request passed",
    DOCS + "vpc/latest/tgw/transit-gateway-appliance-scenario.html",
    local=True,
)
ENI_SG_RULES_MISMATCH = Code(
    "ENI_SG_RULES_MISMATCH",
    "no rule of the interface's security groups fits",
    DOCS + "vpc/latest/userguide/vpc-security-groups.html",
)
SG_REFERENCES_NOT_PRESERVED = Code(
    "SG_REFERENCES_NOT_PRESERVED",
    "a rule names a security group of the other end, and something on the way does not keep its name",
    DOCS + "vpc/latest/peering/vpc-peering-security-groups.html",
)
SG_HAS_NO_RULES = Code(
    "SG_HAS_NO_RULES",
    "the interface's security groups have no rule in this direction",
    DOCS + "vpc/latest/userguide/vpc-security-groups.html",
)
SUBNET_ACL_RESTRICTION = Code(
    "SUBNET_ACL_RESTRICTION",
    "the network ACL of the subnet does not let the packet in or out",
    DOCS + "vpc/latest/userguide/vpc-network-acls.html",
)
IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS = Code(
    "IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS",
    "what leaves by an internet gateway needs a public address of its own",
    DOCS + "vpc/latest/userguide/VPC_Internet_Gateway.html",
)
IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS = Code(
    "IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS",
    "an internet gateway lets in only what is for the public address of an interface",
    DOCS + "vpc/latest/userguide/VPC_Internet_Gateway.html",
)
IGW_DESTINATION_ADDRESS_IN_VPC_CIDRS = Code(
    "IGW_DESTINATION_ADDRESS_IN_VPC_CIDRS",
    "an internet gateway delivers only to addresses of its own VPC",
    DOCS + "vpc/latest/userguide/VPC_Internet_Gateway.html",
)
IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS = Code(
    "IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS",
    "an internet gateway carries nothing to private addresses",
    DOCS + "vpc/latest/userguide/VPC_Internet_Gateway.html",
)
IGW_EXPECTS_PUBLIC_ADDRESS = Code(
    "IGW_EXPECTS_PUBLIC_ADDRESS",
    "an egress-only internet gateway carries IPv6 only",
    DOCS + "vpc/latest/userguide/egress-only-internet-gateway.html",
)
NGW_DEST_ADDRESS_PRESERVATION = Code(
    "NGW_DEST_ADDRESS_PRESERVATION",
    "a NAT gateway lets no connection in: it does not change where a packet is for",
    DOCS + "vpc/latest/userguide/vpc-nat-gateway.html",
)
PROTOCOL_RESTRICTION = Code(
    "PROTOCOL_RESTRICTION",
    "the component does not carry every protocol",
    DOCS + "vpc/latest/userguide/nat-gateway-basics.html",
)
PREFIX_LISTS_OVERLAP = Code(
    "PREFIX_LISTS_OVERLAP",
    "two prefix lists with different targets hold the address, and AWS picks one at random",
    DOCS + "vpc/latest/userguide/route-tables-priority.html",
    local=True,
    unknown=True,
)
BPA_EGRESS_EXCLUSION_DISPUTED = Code(
    "BPA_EGRESS_EXCLUSION_DISPUTED",
    "AWS's page disagrees with itself about an egress exclusion under the bidirectional mode",
    DOCS + "vpc/latest/userguide/security-vpc-bpa.html",
    local=True,
    unknown=True,
)
VPC_BLOCK_PUBLIC_ACCESS_ENABLED = Code(
    "VPC_BLOCK_PUBLIC_ACCESS_ENABLED",
    "VPC Block Public Access is on in the Region",
    DOCS + "vpc/latest/userguide/security-vpc-bpa.html",
)
VPCE_INTRA_VPC_TRAFFIC = Code(
    "VPCE_INTRA_VPC_TRAFFIC",
    "a service behind an endpoint opens no connections into the VPC",
    DOCS + "vpc/latest/privatelink/gateway-endpoints.html",
)
VPCE_GATEWAY_PROTOCOL_RESTRICTION = Code(
    "VPCE_GATEWAY_PROTOCOL_RESTRICTION",
    "a gateway endpoint carries TCP and ICMP echo only",
    DOCS + "vpc/latest/reachability/explanation-codes.html",
)
VPCE_GATEWAY_REQUIRES_SOURCE_IN_VPC = Code(
    "VPCE_GATEWAY_REQUIRES_SOURCE_IN_VPC",
    "a gateway endpoint serves only its own VPC",
    DOCS + "vpc/latest/privatelink/vpc-endpoints-s3.html",
    local=True,
)
VGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS = Code(
    "VGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS",
    "a virtual private gateway delivers only to addresses of its own VPC",
    DOCS + "vpc/latest/peering/vpc-peering-basics.html",
)
VGW_NO_ROUTE_TO_DESTINATION = Code(
    "VGW_NO_ROUTE_TO_DESTINATION",
    "no link of the virtual private gateway brought a prefix that covers the address",
    DOCS + "vpn/latest/s2svpn/vpn-route-priority.html",
    local=True,
)
DXGW_NO_ROUTE_TO_DESTINATION = Code(
    "DXGW_NO_ROUTE_TO_DESTINATION",
    "the Direct Connect gateway carries between sites and VPCs only, and knows no such prefix on the other side",
    DOCS + "directconnect/latest/UserGuide/virtualgateways.html",
    local=True,
)
DXGW_SUPERNET_JOINS_VPCS = Code(
    "DXGW_SUPERNET_JOINS_VPCS",
    "a prefix from on premises that covers several VPCs lets them reach each other through the Direct Connect gateway",
    DOCS + "directconnect/latest/UserGuide/direct-connect-gateways-intro.html",
    local=True,
    since="dxgw-supernet",
)
PUBLIC_VIF_REQUIRES_AMAZON_ADDRESS = Code(
    "PUBLIC_VIF_REQUIRES_AMAZON_ADDRESS",
    "a public virtual interface carries only to public addresses of AWS",
    DOCS + "directconnect/latest/UserGuide/routing-and-bgp.html",
    local=True,
)
PUBLIC_VIF_SOURCE_NOT_ANNOUNCED = Code(
    "PUBLIC_VIF_SOURCE_NOT_ANNOUNCED",
    "a public virtual interface serves only addresses that the site announces over it",
    DOCS + "directconnect/latest/UserGuide/routing-and-bgp.html",
    local=True,
)
SITE_NO_ROUTE_TO_DESTINATION = Code(
    "SITE_NO_ROUTE_TO_DESTINATION",
    "the routers on premises were told of no prefix that covers the address",
    DOCS + "directconnect/latest/UserGuide/routing-and-bgp.html",
    local=True,
)
SITE_FIREWALL_RESTRICTION = Code(
    "SITE_FIREWALL_RESTRICTION",
    "the firewall on premises does not let the source in",
    DOCS + "vpn/latest/s2svpn/your-cgw.html",
    local=True,
)
DELIVERED_ELSEWHERE = Code(
    "DELIVERED_ELSEWHERE",
    "another place with the same address took the packet",
    DOCS + "vpc/latest/peering/peering-configurations-partial-access.html",
    local=True,
)
ROUTE_LOOP = Code(
    "ROUTE_LOOP",
    "the route tables send the packet in a circle",
    DOCS + "vpc/latest/userguide/route-tables-priority.html",
    local=True,
)

NOT_ON_THAT_DAY = Code(
    "NOT_ON_THAT_DAY",
    "there was no such thing on the day asked about",
    DOCS + "vpc/latest/userguide/WhatsNew.html",
    local=True,
)

ALL: tuple[Code, ...] = tuple(value for value in globals().values() if isinstance(value, Code))
