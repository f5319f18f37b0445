"""Calendar days and months, as the rules count them: whole days, months that clip at their end."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

EPOCH = date(1970, 1, 1)


def to_number(day: date) -> int:
    """Return the number of days from 1970-01-01 to ``day``: how a day travels through an expression."""
    return (day - EPOCH).days


def to_day(number: int) -> date:
    """Return the day that lies ``number`` days after 1970-01-01."""
    return EPOCH + timedelta(days=number)


def add_months(day: date, months: int) -> date:
    """Return the same day ``months`` later (earlier when negative), clipped to that month's last day."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def months_between(first: date, last: date) -> int:
    """Return the whole months from ``first`` to ``last``: the largest n with add_months(first, n) <= last.

    Negative when ``last`` lies before ``first``.
    """
    months = (last.year - first.year) * 12 + last.month - first.month
    return months if add_months(first, months) <= last else months - 1
