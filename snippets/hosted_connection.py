r"""A hosted connection of a partner: it carries one virtual interface, which leads to one VPC or to many.

office ==== hosted ==== prod
                        dev
"""

from awsnet import (
    VPC,
    Connection,
    DirectConnectGateway,
    OnPremises,
    PrivateVIF,
    Topology,
    TransitGateway,
    TransitVIF,
    VirtualPrivateGateway,
)

office = OnPremises("office", "192.168.0.0/16")
prod, dev = VPC("prod", "10.1.0.0/16"), VPC("dev", "10.2.0.0/16")
hosted = Connection("hosted", kind="hosted", mbps=500)

to_prod = PrivateVIF(office, VirtualPrivateGateway(prod), connection=hosted)
to_dev = PrivateVIF(office, VirtualPrivateGateway(dev), connection=hosted)
one_interface = Topology(to_prod, dev)
two_interfaces = Topology(to_prod, to_dev)

tgw = TransitGateway("tgw", (prod, dev))
dxgw = DirectConnectGateway("dxgw", (tgw,), allowed_prefixes=("10.0.0.0/8",))
transit_interface = Topology(TransitVIF(office, dxgw, connection=hosted))

questions = {
    "one_interface": [(office, prod), (office, dev)],
    "transit_interface": [(office, prod), (office, dev)],
}
