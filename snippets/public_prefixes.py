r"""Two sites that announce public prefixes over public VIFs, and S3 in two Regions.

office ==== AWS ---- s3 (us-east-1)
branch ====/   \---- s3 (eu-west-1)
"""

from awsnet import DirectConnectGateway, OnPremises, PrefixList, PrivateVIF, PublicVIF, Route, Service, Topology

office, branch = OnPremises("office", "198.51.100.0/24"), OnPremises("branch", "203.0.113.0/24")
s3 = Service("s3", PrefixList("pl-s3", ("192.0.2.0/25",)))
s3_far = Service("s3", PrefixList("pl-s3-far", ("192.0.2.128/25",)), region="eu-west-1")

untagged = PublicVIF(office, region="us-east-1")
tagged = PublicVIF(office, region="us-east-1", communities=("7224:9100",))
everywhere, one_region = Topology(untagged, s3, s3_far), Topology(tagged, s3, s3_far)

two_sites = Topology(PublicVIF(office), PublicVIF(branch))
forced = two_sites + Route(office, "203.0.113.0/24", "public-vif(office)")
dxgw = DirectConnectGateway("dxgw")
joined = Topology(PrivateVIF(office, dxgw), PrivateVIF(branch, dxgw))
with_sitelink = Topology(PrivateVIF(office, dxgw, sitelink=True), PrivateVIF(branch, dxgw, sitelink=True))

questions = {
    "everywhere": [(office, s3), (office, s3_far)],
    "forced": [(office, branch)],
    "with_sitelink": [(office, branch)],
}
