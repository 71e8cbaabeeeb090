"""The kinds of field that front matter and the list of sources share: words, days, beginnings, quotations."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints


def a_day(text: str) -> str:
    """Return a day, month or year as it was written; raises ValueError if the calendar has no such day."""
    if not re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", text):
        raise ValueError(f"'{text}' is no ISO 8601 date such as 2014-03-24, 2014-03 or 2014")
    year, month, day = [*(int(part) for part in text.split("-")), 1, 1][:3]
    try:
        date(year, month, day)
    except ValueError as error:
        raise ValueError(f"there is no day {text}: {error}") from None
    return text


def a_beginning(text: str) -> str:
    """Return when something began, as precisely as the source has it: a day, "before 2014", "unknown"."""
    return text if text == "unknown" or re.fullmatch(r"before \d{4}", text) else a_day(text)


def a_quotation(text: str) -> str:
    """Return words of a source; raises ValueError if there are more than 25."""
    words = len(text.split())
    if words > 25:
        raise ValueError(f"a source is quoted in at most 25 words, not {words}")
    return text


Day = Annotated[date, BeforeValidator(lambda text: date.fromisoformat(a_day(str(text))))]
Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class Strict(BaseModel):
    """A record in which an unknown key is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)
