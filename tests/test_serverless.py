"""What functions cost, and how many run at once, agrees with AWS's examples and with values worked out by hand."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from awsnet import TopologyError, price
from awsnet.counting import Bill
from awsnet.serverless import (
    break_even,
    monthly_cold_starts,
    monthly_lambda,
    monthly_lambda_at_most,
    monthly_lambda_duration,
    monthly_lambda_ready,
    monthly_lambda_requests,
    monthly_server,
    running_at_once,
)

RUNS, THEN = 60_000_000, "2016-08-01"
BILLS: list[tuple[str, Bill, str]] = [
    ("60 million runs of 28 ms with 1 GB, AWS's example", monthly_lambda_duration(RUNS, 28), "28.00"),
    ("an odd number of milliseconds", monthly_lambda_duration(RUNS, 27), "27.00"),
    ("the same rounded up to 100 ms", monthly_lambda_duration(RUNS, 28, on=THEN), "100.00"),
    ("the last day of that", monthly_lambda_duration(RUNS, 28, on="2020-11-30"), "100.00"),
    ("the first day without", monthly_lambda_duration(RUNS, 28, on="2020-12-01"), "28.00"),
    ("1 ms more than 100 was 200: 200,000 GB-seconds", monthly_lambda_duration(1_000_000, 101, on=THEN), "3.33"),
    ("now 101,000 GB-seconds", monthly_lambda_duration(1_000_000, 101), "1.68"),
    ("100 ms was 100: 100,000 GB-seconds", monthly_lambda_duration(1_000_000, 100, on=THEN), "1.67"),
    ("512 MB are half", monthly_lambda_duration(RUNS, 28, megabytes=512), "14.00"),
    ("the least that can run: 1 ms with 1 MB", monthly_lambda_duration(10**9, 1, 1), "0.02"),
    ("60 million at 0.20 a million", monthly_lambda_requests(RUNS), "12.00"),
    ("a million million invocations", monthly_lambda_requests(10**12), "200000.00"),
    ("both of AWS's example", monthly_lambda(RUNS, 28), "40.00"),
    ("both, in 2016", monthly_lambda(RUNS, 28, on=THEN), "112.00"),
    ("both, with half the memory", monthly_lambda(RUNS, 28, megabytes=512), "26.00"),
    ("600,000 starts of a second", monthly_cold_starts(600_000, 1000), "10.00"),
    ("with half the memory", monthly_cold_starts(600_000, 1000, 512), "5.00"),
    ("the last free day", monthly_cold_starts(600_000, 1000, on="2025-07-31"), "0.00"),
    ("the first that is billed", monthly_cold_starts(600_000, 1000, on="2025-08-01"), "10.00"),
    ("1 GB ready for 2,628,000 seconds at 0.0000033333", monthly_lambda_ready(1), "8.76"),
    ("three of them", monthly_lambda_ready(3), "26.28"),
    ("1 MB of it, a 1,024th", monthly_lambda_ready(1, 1), "0.01"),
    ("2,628 million GB-seconds, and 26,280 million requests", monthly_lambda_at_most(1000), "49056.09"),
    ("one environment: 43.80 and 5.26", monthly_lambda_at_most(1), "49.06"),
    ("ten of 512 MB: 219.00 and 52.56", monthly_lambda_at_most(10, 512), "271.56"),
    ("0.0416 for 730 hours", monthly_server(1), "30.37"),
    ("two of them", monthly_server(2), "60.74"),
]
# The examples of AWS's page on concurrency, then what rounds up.
AT_ONCE = [
    (100, 1000, 100),
    (100, 500, 50),
    (200, 250, 50),
    (5_000, 200, 1_000),
    (20_000, 50, 1_000),
    (30_000, 20, 600),
    (3, 500, 2),
    (1, 1, 1),
    (0, 500, 0),
]
# At the ends of tiers: 6 and 15 thousand million GB-seconds.
TIERS = [
    ("lambda-duration", 6_000_000_000, "100000.20"),
    ("lambda-duration", 15_000_000_000, "235000.20"),
    ("lambda-duration", 30_000_000_000, "435001.20"),
    ("lambda-duration-arm", 37_500_000_000, "435002.2500"),
]
SENSELESS: list[tuple[Callable[[], object], str]] = [
    (lambda: monthly_lambda_requests(-1), "-1 invocations cannot be counted"),
    (lambda: monthly_lambda_duration(-1, 1), "-1 invocations cannot be counted"),
    (lambda: monthly_lambda_duration(1, 0), "0 ms cannot be counted: a whole number of at least 1 was expected"),
    (lambda: monthly_lambda_duration(1, 1, megabytes=0), "0 MB cannot be counted"),
    (lambda: monthly_lambda(1, 1, on="spring 2016"), "'spring 2016' is no day"),
    (lambda: monthly_cold_starts(1, 1, on="2030"), "nothing is known of 2030"),
    (lambda: monthly_lambda_ready(0), "0 environments cannot be counted"),
    (lambda: monthly_lambda_at_most(0), "0 environments cannot be counted"),
    (lambda: running_at_once(-1, 5), "-1 requests a second cannot be counted"),
    (lambda: running_at_once(1, 0), "0 ms cannot be counted: a whole number of at least 1 was expected"),
    (lambda: monthly_server(0), "0 servers cannot be counted"),
    (lambda: break_even(0), "0 ms cannot be counted"),
]


@pytest.mark.parametrize(("what", "bill", "usd"), BILLS)
def test_a_bill_for_functions_agrees_with_what_was_worked_out(what: str, bill: Bill, usd: str) -> None:
    assert str(bill) == usd


@pytest.mark.parametrize(("requests", "milliseconds", "environments"), AT_ONCE)
def test_what_runs_at_once_is_the_rate_times_the_duration(requests: int, milliseconds: int, environments: int) -> None:
    assert running_at_once(requests, milliseconds) == environments


@pytest.mark.parametrize(("name", "amount", "usd"), TIERS)
def test_each_tier_of_duration_has_its_own_price(name: str, amount: int, usd: str) -> None:
    assert price(name).of(amount) == Decimal(usd)


@pytest.mark.parametrize(("ask", "told"), SENSELESS)
def test_what_cannot_run_is_refused(ask: Callable[[], object], told: str) -> None:
    with pytest.raises(TopologyError) as refused:
        ask()
    assert told in str(refused.value)


def test_a_bill_for_functions_says_where_and_when_its_prices_were() -> None:
    assert monthly_lambda(RUNS, 28).words == "40.00 USD a month (us-east-1, 2024-07-01)"


def test_functions_cost_more_than_a_server_from_the_break_even_on() -> None:
    # 0.0000002 and 0.1 s of 0.0000166667 make 0.00000186667 a run; 30.368 a month make 16,268,542.4 runs
    assert break_even(100) == 16_268_543
    # 0.001 s of a 1,024th adds 0.00000000001627607: 151,840,000 / 1.0000813804 make 151,827,644.2 runs
    assert break_even(1, 1) == 151_827_645
    for runs, dearer in ((16_268_542, False), (16_268_543, True)):
        requests = price("lambda-requests").of(Decimal(runs) / 1_000_000)
        duration = price("lambda-duration").of(Decimal(runs) / 10)
        assert (requests + duration > price("t3-medium").of(730)) == dearer
