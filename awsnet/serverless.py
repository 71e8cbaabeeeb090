"""Counting functions: what they cost by the run and by the month, how many run at once, when a server is cheaper.

Prices are the list prices of awsnet's table, whatever the day; what changed with the days is what AWS bills for.
"""

from __future__ import annotations

from decimal import Decimal

from awsnet.calendar import TODAY, existed
from awsnet.counting import Bill, whole
from awsnet.prices import HOURS_A_MONTH, price
from awsnet.quotas import quota

MB_IN_GB = 1024
MILLION = 1_000_000
SECONDS_A_MONTH = HOURS_A_MONTH * 3600


def monthly_lambda_requests(invocations: int) -> Bill:
    """Return USD a month for invocations of functions; the free tier is left out.

    https://aws.amazon.com/blogs/aws/new-for-aws-lambda-1ms-billing-granularity-adds-cost-savings/
    """
    return Bill((price("lambda-requests"), _millions(invocations)))


def monthly_lambda_duration(invocations: int, milliseconds: int, megabytes: int = MB_IN_GB, on: str = "") -> Bill:
    """Return USD a month for the time that functions run on x86; the free tier is left out.

    Each run is rounded up to whole milliseconds, and to whole 100 ms on a day before December 2020.
    https://aws.amazon.com/blogs/aws/new-for-aws-lambda-1ms-billing-granularity-adds-cost-savings/
    """
    return Bill((price("lambda-duration"), _gigabyte_seconds(invocations, milliseconds, megabytes, on)))


def monthly_lambda(invocations: int, milliseconds: int, megabytes: int = MB_IN_GB, on: str = "") -> Bill:
    """Return USD a month for functions on x86, invocations and duration together; the free tier is left out.

    https://aws.amazon.com/lambda/pricing/
    """
    seconds = _gigabyte_seconds(invocations, milliseconds, megabytes, on)
    return Bill((price("lambda-requests"), _millions(invocations)), (price("lambda-duration"), seconds))


def monthly_cold_starts(starts: int, milliseconds: int, megabytes: int = MB_IN_GB, on: str = "") -> Bill:
    """Return USD a month for the INIT phase of functions in ZIP files on managed runtimes: nothing before August 2025.

    https://aws.amazon.com/blogs/compute/aws-lambda-standardizes-billing-for-init-phase/
    """
    seconds = _gigabyte_seconds(starts, milliseconds, megabytes, on)
    billed = existed("lambda-init-billing", on or TODAY)
    return Bill((price("lambda-duration"), seconds if billed else 0))


def monthly_lambda_ready(environments: int, megabytes: int = MB_IN_GB) -> Bill:
    """Return USD a month for provisioned concurrency kept ready on arm64, whether it runs or not.

    https://docs.aws.amazon.com/lambda/latest/dg/provisioned-concurrency.html
    """
    return Bill((price("lambda-ready-arm"), _busy_all_month(environments, megabytes)))


def monthly_lambda_at_most(concurrency: int, megabytes: int = MB_IN_GB) -> Bill:
    """Return the most that functions on x86 can cost in USD a month: all the concurrency busy, all the requests taken.

    https://docs.aws.amazon.com/lambda/latest/dg/lambda-concurrency.html
    """
    seconds = _busy_all_month(concurrency, megabytes)
    requests = concurrency * quota("lambda-requests-per-concurrency").default * SECONDS_A_MONTH
    return Bill((price("lambda-requests"), _millions(requests)), (price("lambda-duration"), seconds))


def running_at_once(requests_a_second: int, milliseconds: int) -> int:
    """Return how many environments run at once under a steady load, each of them serving one request at a time.

    https://docs.aws.amazon.com/lambda/latest/dg/lambda-concurrency.html
    """
    return -(-whole("requests a second", requests_a_second) * whole("ms", milliseconds, least=1) // 1000)


def monthly_server(servers: int) -> Bill:
    """Return USD a month for EC2 instances t3.medium that run all the time, without disks and data.

    https://aws.amazon.com/ec2/pricing/on-demand/
    """
    return Bill((price("t3-medium"), whole("servers", servers, least=1) * HOURS_A_MONTH))


def break_even(milliseconds: int, megabytes: int = MB_IN_GB) -> int:
    """Return from how many invocations a month on functions cost more than one server t3.medium.

    Both at the first tier, without the free one; whether one server could do the work is not asked.
    https://aws.amazon.com/lambda/pricing/
    """
    run = price("lambda-duration").usd * _gigabyte_seconds(1, milliseconds, megabytes)
    one = price("lambda-requests").usd / MILLION + run
    return int(price("t3-medium").of(HOURS_A_MONTH) // one) + 1


def _millions(invocations: int) -> Decimal:
    return Decimal(whole("invocations", invocations)) / MILLION


def _gigabyte_seconds(runs: int, milliseconds: int, megabytes: int, on: str = "") -> Decimal:
    """Return what runs of one length are billed as: each rounded up as on that day, times its memory."""
    step = 1 if existed("lambda-millisecond-billing", on or TODAY) else 100
    steps = -(-whole("ms", milliseconds, least=1) // step)
    return _gigabytes(megabytes) * whole("invocations", runs) * steps * step / 1000


def _busy_all_month(environments: int, megabytes: int) -> Decimal:
    return whole("environments", environments, least=1) * _gigabytes(megabytes) * SECONDS_A_MONTH


def _gigabytes(megabytes: int) -> Decimal:
    return Decimal(whole("MB", megabytes, least=1)) / MB_IN_GB
