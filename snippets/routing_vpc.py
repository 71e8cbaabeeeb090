r"""Two transit gateways in one Region, joined by a VPC that is attached to both, and by a peering.

prod ---- tgw ---- routing ---- tgw-dev ---- dev
            \=======================/
"""

from awsnet import VPC, Route, Topology, TransitGateway, TransitGatewayPeering

prod, dev, routing = VPC("prod", "10.1.0.0/16"), VPC("dev", "10.2.0.0/16"), VPC("routing", "10.3.0.0/16")
to_both = Route(prod, "10.0.0.0/8", "tgw"), Route(dev, "10.0.0.0/8", "tgw-dev")


def joined(near: object, far: object, *links: object) -> Topology:
    """Return the gateways with what joins them, each with a static route to what is behind the other."""
    return Topology(*links, *to_both) + Route("tgw", "10.2.0.0/16", near) + Route("tgw-dev", "10.1.0.0/16", far)


peering = TransitGatewayPeering(TransitGateway("tgw", (prod,)), TransitGateway("tgw-dev", (dev,)))
peered = joined(peering, peering, peering)

tgw = TransitGateway("tgw", (prod, routing), routes_in=())
tgw_dev = TransitGateway("tgw-dev", (dev, routing), routes_in=())
around = joined(
    routing, routing, tgw, tgw_dev, Route(routing, "10.1.0.0/16", tgw), Route(routing, "10.2.0.0/16", tgw_dev)
)

questions = {
    "around": [(prod, dev)],
    "peered": [(prod, dev)],
}
