"""A small topology model of AWS networking: can A reach B, and if not, who refuses?"""

from awsnet.accounts import Account, Principal, Resource, blast_radius
from awsnet.advertisement import Advertisement, advertisement
from awsnet.calendar import came, existed
from awsnet.connections import Connection
from awsnet.counting import (
    largest_mesh,
    mesh_links,
    monthly_direct_connect,
    monthly_interface_endpoint,
    monthly_internet,
    monthly_nat_gateway,
    monthly_peering,
    monthly_transit_gateway,
    monthly_vpn,
    tables_touched,
)
from awsnet.direct_connect_gateway import Association, DirectConnectGateway
from awsnet.endpoints import GatewayEndpoint, InterfaceEndpoint, Service
from awsnet.errors import TopologyError
from awsnet.filters import AclRule, Allow, NetworkAcl, SecurityGroup
from awsnet.gateway_load_balancer import GatewayLoadBalancerEndpoint
from awsnet.internet import INTERNET, EgressOnlyInternetGateway, InternetGateway, NatGateway
from awsnet.limits import Usage, held_against
from awsnet.peering import Peering
from awsnet.places import VPC, Host, Instance, OnPremises
from awsnet.prices import Price, price
from awsnet.public_access import BlockPublicAccess
from awsnet.quotas import Quota, quota
from awsnet.routes import BLACKHOLE, PrefixList, Route
from awsnet.serverless import (
    break_even,
    monthly_cold_starts,
    monthly_lambda,
    monthly_lambda_at_most,
    monthly_lambda_duration,
    monthly_lambda_ready,
    monthly_lambda_requests,
    monthly_server,
    running_at_once,
)
from awsnet.subnets import RouteTable, Subnet
from awsnet.topology import Topology
from awsnet.transit import Attachment, TransitGateway, TransitGatewayTable
from awsnet.transit_peering import ConnectAttachment, TransitGatewayPeering
from awsnet.verdict import Answer, Verdict
from awsnet.virtual_interface import PrivateVIF, PublicVIF, TransitVIF
from awsnet.virtual_private_gateway import VirtualPrivateGateway
from awsnet.vpn import VpnConnection

__all__ = [
    "BLACKHOLE",
    "INTERNET",
    "VPC",
    "Account",
    "AclRule",
    "Advertisement",
    "Allow",
    "Answer",
    "Association",
    "Attachment",
    "BlockPublicAccess",
    "ConnectAttachment",
    "Connection",
    "DirectConnectGateway",
    "EgressOnlyInternetGateway",
    "GatewayEndpoint",
    "GatewayLoadBalancerEndpoint",
    "Host",
    "Instance",
    "InterfaceEndpoint",
    "InternetGateway",
    "NatGateway",
    "NetworkAcl",
    "OnPremises",
    "Peering",
    "PrefixList",
    "Price",
    "Principal",
    "PrivateVIF",
    "PublicVIF",
    "Quota",
    "Resource",
    "Route",
    "RouteTable",
    "SecurityGroup",
    "Service",
    "Subnet",
    "Topology",
    "TopologyError",
    "TransitGateway",
    "TransitGatewayPeering",
    "TransitGatewayTable",
    "TransitVIF",
    "Usage",
    "Verdict",
    "VirtualPrivateGateway",
    "VpnConnection",
    "advertisement",
    "blast_radius",
    "break_even",
    "came",
    "existed",
    "held_against",
    "largest_mesh",
    "mesh_links",
    "monthly_cold_starts",
    "monthly_direct_connect",
    "monthly_interface_endpoint",
    "monthly_internet",
    "monthly_lambda",
    "monthly_lambda_at_most",
    "monthly_lambda_duration",
    "monthly_lambda_ready",
    "monthly_lambda_requests",
    "monthly_nat_gateway",
    "monthly_peering",
    "monthly_server",
    "monthly_transit_gateway",
    "monthly_vpn",
    "price",
    "quota",
    "running_at_once",
    "tables_touched",
]
