"""The controlled lists: what front matter may say where it may not say anything."""

from __future__ import annotations

from typing import Literal

Severity = Literal["high", "medium", "low"]
Kind = Literal["reachability", "scale", "cost", "resilience", "security", "operations"]
Is = Literal["fully", "partly", "no-longer", "opinion"]
Proof = Literal["model", "count", "cited"]
SourceKind = Literal["aws-docs", "aws-whitepaper", "aws-blog", "aws-forum", "repository", "third-party", "post"]
Held = Literal["true", "partly", "false", "opinion", "unverified"]
Service = Literal[
    "api-gateway",
    "backup",
    "cloud-wan",
    "cloudtrail",
    "direct-connect",
    "ec2",
    "eks",
    "emr",
    "lambda",
    "nat-gateway",
    "organizations",
    "privatelink",
    "rds",
    "resource-access-manager",
    "route-53",
    "s3",
    "site-to-site-vpn",
    "systems-manager",
    "transit-gateway",
    "vpc",
    "vpc-peering",
]
SERVICES: dict[str, str] = {  # as readers call them
    "api-gateway": "API Gateway",
    "backup": "AWS Backup",
    "cloud-wan": "Cloud WAN",
    "cloudtrail": "CloudTrail",
    "direct-connect": "Direct Connect",
    "ec2": "EC2",
    "eks": "EKS",
    "emr": "EMR",
    "lambda": "Lambda",
    "nat-gateway": "NAT gateway",
    "organizations": "Organizations",
    "privatelink": "VPC endpoints",
    "rds": "RDS",
    "resource-access-manager": "Shared VPCs",
    "route-53": "DNS",
    "s3": "S3",
    "site-to-site-vpn": "Site-to-Site VPN",
    "systems-manager": "Systems Manager",
    "transit-gateway": "Transit gateway",
    "vpc": "VPC",
    "vpc-peering": "VPC peering",
}
TRUE: dict[str, str] = {
    "fully": "Still true",
    "partly": "Partly true",
    "no-longer": "No longer true",
    "opinion": "Opinion",
}
PROVED: dict[str, str] = {
    "model": "Proved by the model",
    "count": "Proved by counting",
    "cited": "Not modelled: cited",
}
Symptom = Literal[
    "connection times out",
    "works in one direction",
    "works for some addresses only",
    "works for administrators only",
    "works in some zones only",
    "name does not resolve",
    "the wrong host answers",
    "traffic takes another way",
    "more is reachable than planned",
    "every route is lost",
    "packets are dropped under load",
    "requests are throttled",
    "a request is cut short",
    "cannot be created",
    "cannot be changed",
    "capacity is refused",
    "data is lost",
    "cause cannot be found",
    "bill is higher than planned",
    "the wrong account pays",
    "latency is higher than planned",
    "a quota is reached",
    "a change touches every route table",
    "has to be rebuilt",
]
