r"""Two sites on Direct Connect: with public VIFs they reach AWS, with SiteLink they reach each other.

office ==== AWS ==== branch
"""

from awsnet import DirectConnectGateway, OnPremises, PrivateVIF, PublicVIF, Route, Topology

office, branch = OnPremises("office", "198.51.100.0/24"), OnPremises("branch", "203.0.113.0/24")

public = Topology(PublicVIF(office), PublicVIF(branch))
forced = public + Route(office, "203.0.113.0/24", "public-vif(office)")

dxgw = DirectConnectGateway("dxgw")
private = Topology(PrivateVIF(office, dxgw), PrivateVIF(branch, dxgw))
with_sitelink = Topology(PrivateVIF(office, dxgw, sitelink=True), PrivateVIF(branch, dxgw, sitelink=True))

questions = {
    "forced": [(office, branch)],
    "with_sitelink": [(office, branch)],
}
