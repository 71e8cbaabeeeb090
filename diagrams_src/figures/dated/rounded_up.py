"""What is billed of a function's short run: the run itself, and what it is rounded up to."""

from __future__ import annotations

from awsnet import monthly_lambda_duration
from awsnet.calendar import TODAY, existed
from diagrams_src.bars import Bar, barred
from diagrams_src.shapes import Sheet

DAYS = ("2016-08-01", TODAY)
MILLISECONDS, RUNS = 28, 60_000_000

TITLE = f"What is billed of a run of {MILLISECONDS} ms"


def billed(day: str) -> int:
    """Return for how many milliseconds a run is billed: as many as make the same bill without rounding."""
    bill = monthly_lambda_duration(RUNS, MILLISECONDS, on=day)
    return next(ms for ms in range(1, 1000) if monthly_lambda_duration(RUNS, ms) == bill)


def words(day: str) -> tuple[str, ...]:
    """Return what the picture of a day tells, in words."""
    usd = monthly_lambda_duration(RUNS, MILLISECONDS, on=day)
    step = "1 ms" if existed("lambda-millisecond-billing", day) else "100 ms"
    return (f"Rounded up to {step}, {MILLISECONDS} ms are billed as {billed(day)}: {RUNS:,} runs cost {usd.words}.",)


def sheet(day: str) -> Sheet:
    """Return the picture of a day: the run, and in a broken frame what is billed beyond it."""
    usd = monthly_lambda_duration(RUNS, MILLISECONDS, on=day)
    said = f"{RUNS:,} runs, 1 GB: {usd} USD a month"
    bar = Bar(f"{billed(day)} ms billed", MILLISECONDS, billed(day), said)
    over = billed(day) - MILLISECONDS
    end = ("no", f"{over} ms paid for nothing") if over else ("ok", "paid for what ran")
    return barred([bar], max(map(billed, DAYS)), *end)
