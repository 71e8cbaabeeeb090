r"""A site that announces its public block over a public VIF in us-east-1, and a stranger's machine in eu-west-1.

office ==== public VIF ==== internet gateway ---- stranger
"""

from awsnet import VPC, Instance, InternetGateway, OnPremises, PublicVIF, Route, Topology

office = OnPremises("office", "198.51.100.0/24")
theirs = VPC("theirs", "10.9.0.0/16", region="eu-west-1")
stranger = Instance("stranger", theirs, "10.9.0.5", public_ip="192.0.2.5")
igw = InternetGateway(theirs, name="igw")

abroad = Topology(stranger, igw, Route(theirs, "0.0.0.0/0", igw))
untagged = abroad + PublicVIF(office, region="us-east-1")
tagged = abroad + PublicVIF(office, region="us-east-1", communities=("7224:9100",))

questions = {"untagged": [(stranger, office, "tcp", 443)], "tagged": [(stranger, office, "tcp", 443)]}
