"""The AWS icons that pictures use, as `diagrams` ships them: uncropped, not recoloured, only smaller."""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path

from diagrams import Node
from diagrams.aws.compute import EC2
from diagrams.aws.general import InternetAlt1, OfficeBuilding
from diagrams.aws.management import OrganizationsAccount
from diagrams.aws.network import (
    VPC,
    DirectConnect,
    Endpoint,
    InternetGateway,
    NATGateway,
    SiteToSiteVpn,
    TransitGateway,
    VPCPeering,
    VpnGateway,
)
from diagrams.aws.security import IdentityAndAccessManagementIamLongTermSecurityCredential as Credential
from diagrams.aws.storage import S3
from PIL import Image

ICONS: dict[str, type[Node]] = {
    "vpc": VPC,
    "ec2": EC2,
    "office": OfficeBuilding,
    "internet": InternetAlt1,
    "direct-connect": DirectConnect,
    "transit-gateway": TransitGateway,
    "vpn-gateway": VpnGateway,
    "internet-gateway": InternetGateway,
    "endpoint": Endpoint,
    "s3": S3,
    "peering": VPCPeering,
    "vpn": SiteToSiteVpn,
    "nat": NATGateway,
    "account": OrganizationsAccount,
    "credential": Credential,
}
PIXELS = 84  # twice of what a picture shows at most, for fine screens
COLOURS = 32


def source(name: str) -> Path:
    """Return the icon's file in the `diagrams` package."""
    return Path(ICONS[name]._load_icon(ICONS[name]))


@cache
def png(name: str) -> bytes:
    """Return the icon as a PNG, as small as still looks right."""
    out = io.BytesIO()
    with Image.open(source(name)) as image:
        small = image.convert("RGBA").resize((PIXELS, PIXELS), Image.Resampling.LANCZOS)
        small.quantize(COLOURS, method=Image.Quantize.FASTOCTREE).save(out, "PNG", optimize=True)
    return out.getvalue()
