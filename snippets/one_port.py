r"""One dedicated connection, many virtual interfaces: private, public and transit.

         /---- prod        (private VIF)
office ======= s3          (public VIF)
         \==== dxgw ==== tgw ---- shared   (transit VIF)
"""

from awsnet import (
    VPC,
    Connection,
    DirectConnectGateway,
    OnPremises,
    PrefixList,
    PrivateVIF,
    PublicVIF,
    Service,
    Topology,
    TransitGateway,
    TransitVIF,
    VirtualPrivateGateway,
)

office = OnPremises("office", "198.51.100.0/24")
port = Connection("port", "us-east-1", mbps=10_000)
prod, shared = VPC("prod", "10.1.0.0/16"), VPC("shared", "10.0.0.0/16")
s3 = Service("s3", PrefixList("pl-s3", ("192.0.2.0/24",)))

to_prod = PrivateVIF(office, VirtualPrivateGateway(prod), connection=port)
to_public = PublicVIF(office, connection=port)
dxgw = DirectConnectGateway("dxgw", (TransitGateway("tgw", (shared,)),), allowed_prefixes=("10.0.0.0/16",))
to_shared = TransitVIF(office, dxgw, connection=port)
used = Topology(to_prod, to_public, to_shared, s3)


def teams(private: int, transit: int) -> list[PrivateVIF]:
    """Return virtual interfaces of the port for so many teams, each with a Direct Connect gateway of its own."""
    kinds = [PrivateVIF] * private + [TransitVIF] * transit
    gateways = [DirectConnectGateway(f"dxgw-{number}") for number in range(len(kinds))]
    pairs = zip(kinds, gateways, strict=True)
    return [kind(office, gateway, name=f"vif-{gateway}", connection=port) for kind, gateway in pairs]


questions = {
    "used": [(office, prod), (office, s3), (office, shared)],
}
