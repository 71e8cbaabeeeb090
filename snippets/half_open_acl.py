"""A subnet whose network ACL lets requests in and only some replies out.

dev ---- peering ---- prod: web (with a network ACL)
"""

from awsnet import VPC, AclRule, NetworkAcl, Peering, Subnet, Topology

dev, prod = VPC("dev", "10.2.0.0/16"), VPC("prod", "10.1.0.0/16")
peering = Peering(dev, prod)

https = AclRule(100, "tcp", "443", "10.2.0.0/16", "allow")
replies = AclRule(110, "tcp", "1024-65535", "10.2.0.0/16", "allow")

forgetful = NetworkAcl("acl-web", (https,), (https,))
mindful = NetworkAcl("acl-web", (https,), (https, replies))
half_open = Topology(peering, Subnet("web", prod, "10.1.1.0/24", acl=forgetful))
open_both = Topology(peering, Subnet("web", prod, "10.1.1.0/24", acl=mindful))

questions = {
    "half_open": [(dev, "web", "tcp", 443)],
    "open_both": [(dev, "web", "tcp", 443)],
}
