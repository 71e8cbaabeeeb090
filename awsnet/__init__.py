"""A small topology model of AWS networking: can A reach B, and if not, who refuses?"""

from awsnet.direct_connect_gateway import DirectConnectGateway
from awsnet.errors import TopologyError
from awsnet.peering import Peering
from awsnet.places import VPC, Instance, OnPremises
from awsnet.routes import BLACKHOLE, Route
from awsnet.topology import Topology
from awsnet.transit import TransitGateway
from awsnet.verdict import Answer, Verdict
from awsnet.virtual_interface import PrivateVIF, TransitVIF
from awsnet.virtual_private_gateway import VirtualPrivateGateway

__all__ = [
    "BLACKHOLE",
    "VPC",
    "Answer",
    "DirectConnectGateway",
    "Instance",
    "OnPremises",
    "Peering",
    "PrivateVIF",
    "Route",
    "Topology",
    "TopologyError",
    "TransitGateway",
    "TransitVIF",
    "Verdict",
    "VirtualPrivateGateway",
]
