r"""Six ways to join n VPCs and one site, built alike so that they can be compared.

A services VPC    office ==== vpc0 ---- vpc1, vpc2, ...      vpc1 ---- vpc2, vpc2 ---- vpc3, ...
B bastion         office ==== vpc0 ---- vpc1, vpc2, ...      (bastion in vpc0)
C full mesh       office ==== vpc0 ---- vpc1 ---- vpc2 ----  (each with every other)
D lollipop        office ==== vpc0, office ==== vpc1, ...
Transit gateway   office ==== dxgw ==== tgw ---- vpc0, vpc1, ...
DX gateway        office ==== dxgw ---- vpc0, vpc1, ...
"""

from itertools import combinations, pairwise

from awsnet import (
    VPC,
    Connection,
    DirectConnectGateway,
    Instance,
    OnPremises,
    Peering,
    PrivateVIF,
    Route,
    Topology,
    TransitGateway,
    TransitVIF,
    VirtualPrivateGateway,
)

office = OnPremises("office", "192.168.0.0/16")
port = Connection("port")
home, private = "192.168.0.0/16", "10.0.0.0/8"  # the range of the office, and one that all VPCs are in


def vpcs(n: int) -> tuple[VPC, ...]:
    """Return n VPCs of /22, each in an account of its own."""
    return tuple(VPC(f"vpc{i}", f"10.{i // 64}.{i % 64 * 4}.0/22", account=f"team{i}") for i in range(n))


def star(services: VPC, *others: VPC) -> Topology:
    """Return a services VPC with a virtual interface to the office and a peering with each of the others."""
    vif = PrivateVIF(office, VirtualPrivateGateway(services), connection=port)
    return Topology(vif, *(Peering(services, other) for other in others))


def services_vpc(n: int) -> Topology:
    """A: vpc0 is the services VPC; besides, each of the others has asked for a peering with the next."""
    services, *others = vpcs(n)
    return Topology(*star(services, *others).things, *(Peering(one, other) for one, other in pairwise(others)))


def bastion(n: int) -> Topology:
    """B: vpc0 is the services VPC, and a bastion is in it."""
    services, *others = vpcs(n)
    return star(services, *others) + Instance("bastion", services, "10.0.1.10")


def full_mesh(n: int) -> Topology:
    """C: each VPC has a peering with every other; the office has its virtual interface into vpc0."""
    services, *others = vpcs(n)
    return Topology(*star(services, *others).things, *(Peering(one, other) for one, other in combinations(others, 2)))


def lollipop(n: int) -> Topology:
    """D: each VPC has a virtual interface, over which the office announces the range that all VPCs are in."""
    gateways = (VirtualPrivateGateway(vpc) for vpc in vpcs(n))
    return Topology(*(PrivateVIF(office, one, advertises=(home, private), connection=port) for one in gateways))


def transit_gateway(n: int) -> Topology:
    """Each VPC is attached to one transit gateway; its table has a route for all VPCs and one for the office."""
    tgw = TransitGateway("tgw", vpcs(n), routes_in=())
    dxgw = DirectConnectGateway("dxgw", (tgw,), allowed_prefixes=(private,))
    routes = (Route(vpc, there, tgw) for vpc in vpcs(n) for there in (private, home))
    return Topology(TransitVIF(office, dxgw, connection=port), *routes)


def direct_connect_gateway(n: int) -> Topology:
    """The virtual private gateway of each VPC is behind one Direct Connect gateway."""
    dxgw = DirectConnectGateway("dxgw", tuple(VirtualPrivateGateway(vpc) for vpc in vpcs(n)))
    return Topology(PrivateVIF(office, dxgw, connection=port))
