r"""An office, a VPC and S3: what each kind of virtual interface reaches, and what stands in between.

office ==== private VIF ==== prod ---- s3
      \==== public VIF ===============/

The office has public addresses, for a public VIF carries no others; most offices translate theirs.
"""

from awsnet import (
    VPC,
    GatewayEndpoint,
    Instance,
    InterfaceEndpoint,
    OnPremises,
    PrefixList,
    PrivateVIF,
    PublicVIF,
    Route,
    Service,
    Topology,
    VirtualPrivateGateway,
    VpnConnection,
)

office = OnPremises("office", "192.0.2.0/24")
prod = VPC("prod", "10.1.0.0/16")
s3 = Service("s3", PrefixList("pl-s3", ("198.51.100.0/24",)))
proxy = Instance("proxy", prod, "10.1.0.10")
endpoint = InterfaceEndpoint("s3-endpoint", prod, "10.1.0.20", "s3")

private, public = PrivateVIF(office, VirtualPrivateGateway(prod)), PublicVIF(office)
vpn = VpnConnection(office, VirtualPrivateGateway(prod), over=public)
gateway = GatewayEndpoint(prod, s3)

private_vif = Topology(private, s3)
public_vif = Topology(public, prod, s3)
public_vif_with_vpn = Topology(vpn, s3)
with_proxy = Topology(private, proxy, gateway, Route(prod, "pl-s3", gateway))
both_vifs = Topology(private, public, s3)
with_endpoint = Topology(private, endpoint, s3)

https = ("tcp", 443)
questions = {
    "private_vif": [(office, prod), (office, s3)],
    "public_vif": [(office, s3), (office, prod)],
    "public_vif_with_vpn": [(office, s3), (office, prod)],
    "with_proxy": [(office, proxy), (proxy, s3, *https)],
    "both_vifs": [(office, s3), (office, prod)],
    "with_endpoint": [(office, endpoint, *https)],
}
