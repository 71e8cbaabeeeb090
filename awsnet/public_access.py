"""VPC Block Public Access: a switch of a Region that overrides every route to an internet gateway.

https://docs.aws.amazon.com/vpc/latest/userguide/security-vpc-bpa.html
"""

from __future__ import annotations

from dataclasses import field

from awsnet import codes
from awsnet.codes import Refusal
from awsnet.errors import TopologyError
from awsnet.things import Thing, thing

MODES = ("off", "block-bidirectional", "block-ingress")
EXCLUSIONS = ("allow-bidirectional", "allow-egress")


@thing
class BlockPublicAccess(Thing):
    """Its mode, and the VPCs and subnets that are excluded, each with what it is still allowed (R-BPA-1).

    It is on in one Region if that is said, else in all.
    """

    mode: str
    exclusions: tuple[tuple[str, str], ...] = field(default=(), kw_only=True)
    region: str = field(default="", kw_only=True)
    name: str = field(default="block public access", kw_only=True)

    came = ("block-public-access",)

    def __post_init__(self) -> None:
        if self.mode not in MODES:
            raise TopologyError(f"{self}: its mode is {', '.join(MODES)}, not '{self.mode}'")
        for what, allowed in self.exclusions:
            if allowed not in EXCLUSIONS:
                raise TopologyError(f"{self}: {what} is excluded by {' or '.join(EXCLUSIONS)}, not '{allowed}'")

    def __str__(self) -> str:
        return self.name

    def refusal(self, where: tuple[str, ...], *, inbound: bool, one_way: bool) -> Refusal | None:
        """Return the refusal of what enters or leaves `where`, a subnet and its VPC, by a gateway.

        `one_way` is a way that lets nothing in: a NAT gateway or an egress-only internet gateway. Where only what comes
        in is blocked, an exclusion for egress adds nothing.
        https://docs.aws.amazon.com/vpc/latest/userguide/security-vpc-bpa-example.html
        """
        excluded = next((allowed for what, allowed in self.exclusions if what in where), "")
        if self.mode == "off" or excluded == "allow-bidirectional":
            return None
        if not inbound and self.mode == "block-ingress" and one_way:
            return None
        if not inbound and excluded and self.mode == "block-bidirectional":
            why = "AWS's page disagrees with itself about an egress exclusion under the bidirectional mode"
            return self.no(codes.BPA_EGRESS_EXCLUSION_DISPUTED, why)
        way = "into" if inbound else "out of"
        return self.no(codes.VPC_BLOCK_PUBLIC_ACCESS_ENABLED, f"{self} is on: nothing goes {way} {where[0]}")
