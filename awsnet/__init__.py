"""A small topology model of AWS networking: can A reach B, and if not, who refuses?"""

from awsnet.advertisement import Advertisement, advertisement
from awsnet.connections import Connection
from awsnet.counting import largest_mesh, mesh_links, monthly_direct_connect, monthly_peering, monthly_transit_gateway
from awsnet.direct_connect_gateway import Association, DirectConnectGateway
from awsnet.endpoints import GatewayEndpoint, InterfaceEndpoint, PrefixList, Service
from awsnet.errors import TopologyError
from awsnet.filters import AclRule, Allow, NetworkAcl, SecurityGroup
from awsnet.gateway_load_balancer import GatewayLoadBalancerEndpoint
from awsnet.internet import INTERNET, EgressOnlyInternetGateway, InternetGateway, NatGateway
from awsnet.peering import Peering
from awsnet.places import VPC, Host, Instance, OnPremises
from awsnet.prices import Price, price
from awsnet.public_access import BlockPublicAccess
from awsnet.quotas import Quota, quota
from awsnet.routes import BLACKHOLE, Route
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
    "PrivateVIF",
    "PublicVIF",
    "Quota",
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
    "Verdict",
    "VirtualPrivateGateway",
    "VpnConnection",
    "advertisement",
    "largest_mesh",
    "mesh_links",
    "monthly_direct_connect",
    "monthly_peering",
    "monthly_transit_gateway",
    "price",
    "quota",
]
