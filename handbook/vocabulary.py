"""The controlled lists: what front matter may say where it may not say anything."""

from __future__ import annotations

from typing import Literal

Severity = Literal["high", "medium", "low"]
Kind = Literal["reachability", "scale", "cost", "resilience", "security", "operations"]
Is = Literal["fully", "partly", "no-longer", "opinion"]
Proof = Literal["model", "count", "cited"]
SourceKind = Literal["aws-docs", "aws-whitepaper", "aws-blog", "aws-forum", "repository", "third-party", "post"]
Service = Literal["vpc", "vpc-peering", "transit-gateway", "direct-connect", "site-to-site-vpn", "ec2"]
Symptom = Literal[
    "connection times out",
    "works in one direction",
    "works for some addresses only",
    "works for administrators only",
    "cannot be created",
    "bill is higher than planned",
    "latency is higher than planned",
    "a quota is reached",
    "a change touches every route table",
]
