"""How many requests a second S3 answered at least: to a bucket, then to each of its prefixes."""

from __future__ import annotations

from awsnet import quota
from awsnet.calendar import TODAY, existed
from diagrams_src.bars import Bar, barred
from diagrams_src.shapes import Sheet

DAYS = ("2016-08-01", TODAY)
RATES = {"reads": "s3-reads-per-second", "writes": "s3-writes-per-second"}

TITLE = "Requests a second that S3 answers at least"


def _of(day: str) -> str:
    return "each prefix of a bucket" if existed("s3-prefix-rate", day) else "a bucket"


def words(day: str) -> tuple[str, ...]:
    """Return what the picture of a day tells, in words."""
    rates = " and ".join(f"{quota(name, on=day).default:,} {what}" for what, name in RATES.items())
    return (f"S3 answers {rates} a second for {_of(day)}.",)


def sheet(day: str) -> Sheet:
    """Return the picture of a day: a bar for reads and one for writes, on one scale for both days."""
    most = {what: quota(name, on=day).default for what, name in RATES.items()}
    bars = [Bar(f"{most[what]:,} {what} a second", most[what], said=f"for {_of(day)}") for what in RATES]
    return barred(bars, max(quota(name, on=day).default for name in RATES.values() for day in DAYS))
