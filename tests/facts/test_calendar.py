"""Days and months: months clip at their end, and a number of months is what fits."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from inkooptoets.facts.calendar import add_months, months_between, to_day, to_number


@pytest.mark.parametrize(
    ("day", "months", "found"),
    [
        (date(2026, 3, 31), -12, date(2025, 3, 31)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2024, 3, 31), -1, date(2024, 2, 29)),
        (date(2024, 2, 29), -12, date(2023, 2, 28)),
        (date(2024, 2, 29), -48, date(2020, 2, 29)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2023, 2, 28), 12, date(2024, 2, 28)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2026, 1, 31), 3, date(2026, 4, 30)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
        (date(2026, 12, 31), 0, date(2026, 12, 31)),
        (date(2026, 1, 1), -1, date(2025, 12, 1)),
        (date(1900, 1, 31), 1, date(1900, 2, 28)),
        (date(2000, 1, 31), 1, date(2000, 2, 29)),
        (date(9999, 11, 30), 1, date(9999, 12, 30)),
    ],
)
def test_the_same_day_some_months_later(day: date, months: int, found: date) -> None:
    assert add_months(day, months) == found


@pytest.mark.parametrize(
    ("day", "months"), [(date(9999, 12, 1), 1), (date(1, 1, 31), -1), (date(2026, 1, 1), 10**12)]
)
def test_a_day_outside_the_calendar_is_refused(day: date, months: int) -> None:
    with pytest.raises((ValueError, OverflowError)):
        add_months(day, months)


@pytest.mark.parametrize(
    ("first", "last", "months"),
    [
        (date(2024, 1, 31), date(2024, 2, 28), 0),
        (date(2024, 1, 31), date(2024, 2, 29), 1),
        (date(2023, 8, 1), date(2024, 7, 31), 11),
        (date(2023, 8, 1), date(2024, 8, 1), 12),
        (date(2024, 2, 29), date(2025, 2, 28), 12),
        (date(2024, 8, 1), date(2024, 7, 31), -1),
        (date(2024, 8, 1), date(2024, 7, 1), -1),
        (date(2024, 8, 1), date(2024, 6, 30), -2),
        (date(2024, 8, 1), date(2024, 8, 1), 0),
    ],
)
def test_the_whole_months_between_two_days(first: date, last: date, months: int) -> None:
    assert months_between(first, last) == months


def test_twelve_steps_of_a_month_are_not_a_year_when_one_of_them_clips() -> None:
    day = date(2026, 1, 31)
    for _ in range(12):
        day = add_months(day, 1)
    assert day == date(2027, 1, 28) != add_months(date(2026, 1, 31), 12)


@pytest.mark.parametrize("day", [date.min, date(1969, 12, 31), date(1970, 1, 1), date(2024, 2, 29), date.max])
def test_a_day_travels_as_a_number(day: date) -> None:
    assert to_day(to_number(day)) == day
    assert to_number(day) == (day - date(1970, 1, 1)) // timedelta(days=1)
