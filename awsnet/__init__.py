"""A small topology model of AWS networking: can A reach B, and if not, who refuses?"""

from awsnet.direct_connect import PrivateVIF, VirtualPrivateGateway
from awsnet.errors import TopologyError
from awsnet.peering import Peering
from awsnet.places import VPC, Instance, OnPremises
from awsnet.routes import BLACKHOLE, Route
from awsnet.topology import Topology
from awsnet.transit import TransitGateway
from awsnet.verdict import Answer, Verdict

__all__ = [
    "BLACKHOLE",
    "VPC",
    "Answer",
    "Instance",
    "OnPremises",
    "Peering",
    "PrivateVIF",
    "Route",
    "Topology",
    "TopologyError",
    "TransitGateway",
    "Verdict",
    "VirtualPrivateGateway",
]
