"""The named functions of conditions: each declared once, for one row (Python) and for all rows (Ibis).

A function without a form for all rows is tabulated: worked out once per distinct set of arguments. Days come
and go as the number of days since 1970-01-01 in the form for one row, and as dates in the form for all rows.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from inkooptoets.facts import calendar, week
from inkooptoets.facts.dictionary.kind import KINDS, Kind

AllRows = Callable[..., Any]
_LARGEST_SHARE = 10**15
"""Up to here a share is exact in every engine: the last step of a division is a binary float in some."""


@dataclass(frozen=True)
class Function:
    """A function: the kinds of its parameters and result, its meaning and its two implementations."""

    name: str
    parameters: tuple[str, ...]
    result: str
    nl: str
    en: str
    one: Callable[..., Any]
    every: AllRows | None

    @property
    def kind(self) -> Kind:
        """The kind of what it returns."""
        return KINDS[self.result]


def _add_months(day: int, months: int) -> int:
    return calendar.to_number(calendar.add_months(calendar.to_day(day), months))


def _add_days(day: int, days: int) -> int:
    return calendar.to_number(calendar.to_day(day) + timedelta(days=days))


def _months_between(first: int, last: int) -> int:
    return calendar.months_between(calendar.to_day(first), calendar.to_day(last))


def _add_months_every(day: Any, months: Any) -> Any:
    return _on_calendar(_moved(day, _within(months, 12 * 9_999), "M"))


def _add_days_every(day: Any, days: Any) -> Any:
    return _on_calendar(_moved(day, _within(days, 366 * 9_999), "D"))


def _moved(day: Any, number: Any, unit: str) -> Any:
    """Return a moved day as a day. Ibis takes it for one already, and DuckDB makes a timestamp of it."""
    return (day + number.as_interval(unit)).cast("timestamp").cast("date")


def _within(number: Any, most: int) -> Any:
    """Return a number that moves a day by no more than the whole calendar, or missing."""
    import ibis

    return ibis.cases((number.between(-most, most), number))


def _on_calendar(day: Any) -> Any:
    """Return a day of the years 1 to 9999, as Python knows them; one outside them is missing."""
    import ibis

    return ibis.cases((day.between(ibis.literal(date.min), ibis.literal(date.max)), day))


def _months_between_every(first: Any, last: Any) -> Any:
    months = (last.year().cast("int64") - first.year().cast("int64")) * 12 + (
        last.month().cast("int64") - first.month().cast("int64")
    )
    return months - (_moved(first, months, "M") > last).cast("int64")


def _term_start(first: int, months: int, day: int) -> int:
    if months <= 0 or day < first:
        raise ValueError("no term of that length is running yet")
    return _add_months(first, _months_between(first, day) // months * months)


def _term_start_every(first: Any, months: Any, day: Any) -> Any:
    import ibis

    possible = (months > 0) & (day >= first)
    length = ibis.ifelse(months > 0, months, 1).cast("int64")
    elapsed = _months_between_every(first, day)
    return ibis.cases((possible, _moved(first, elapsed - elapsed % length, "M")))


def _share(part: int, whole: int) -> int:
    if part < 0 or whole <= 0:
        raise ZeroDivisionError("a share of nothing, or of less than nothing")
    share = -(-part * 10_000 // whole)
    if share > _LARGEST_SHARE:
        raise OverflowError("larger than any share")
    return share


def _share_every(part: Any, whole: Any) -> Any:
    import ibis

    wide = "decimal(38, 0)"
    safe = ibis.ifelse(whole > 0, whole, 1).cast(wide)
    raised = part.cast(wide) * 10_000 + safe - 1
    share = ((raised - raised % safe) / safe).round().try_cast("int64")
    return ibis.cases(((part >= 0) & (whole > 0) & (share <= _LARGEST_SHARE), share))


FUNCTIONS: dict[str, Function] = {
    function.name: function
    for function in (
        Function(
            "add_months",
            ("day", "months"),
            "day",
            "dezelfde dag een aantal maanden later, hooguit de laatste van die maand",
            "the same day some months later, at most the last of that month",
            _add_months,
            _add_months_every,
        ),
        Function(
            "add_days",
            ("day", "days"),
            "day",
            "een aantal dagen later",
            "some days later",
            _add_days,
            _add_days_every,
        ),
        Function(
            "term_start",
            ("day", "months", "day"),
            "day",
            "het begin van de termijn die op de tweede dag loopt, als termijnen op de eerste dag beginnen",
            "the start of the term that runs on the second day, when terms start on the first day",
            _term_start,
            _term_start_every,
        ),
        Function(
            "months_between",
            ("day", "day"),
            "months",
            "de hele maanden van de eerste tot de tweede dag",
            "the whole months from the first day to the second",
            _months_between,
            _months_between_every,
        ),
        Function(
            "days_between",
            ("day", "day"),
            "days",
            "de dagen van de eerste tot de tweede dag",
            "the days from the first day to the second",
            lambda first, last: last - first,
            lambda first, last: last.delta(first, unit="day").cast("int64"),
        ),
        Function(
            "earliest",
            ("day", "day"),
            "day",
            "de vroegste van twee dagen",
            "the earlier of two days",
            min,
            lambda first, last: _pick(first <= last, first, last),
        ),
        Function(
            "latest",
            ("day", "day"),
            "day",
            "de laatste van twee dagen",
            "the later of two days",
            max,
            lambda first, last: _pick(first >= last, first, last),
        ),
        Function(
            "share",
            ("euro", "euro"),
            "percent",
            "welk deel het eerste bedrag is van het tweede, naar boven afgerond op een honderdste procent",
            "which part the first amount is of the second, rounded up to a hundredth of a percent",
            _share,
            _share_every,
        ),
        Function(
            "minutes_outside",
            ("week", "week", "minutes", "minutes"),
            "minutes",
            "minuten per week dat de eerste uren buiten de tweede vallen, met marge ervoor en erna",
            "minutes a week that the first hours lie outside the second, with a margin before and after",
            week.minutes_outside,
            None,
        ),
    )
}


def _pick(condition: Any, yes: Any, no: Any) -> Any:
    import ibis

    return ibis.cases((condition, yes), (~condition, no))


LITERALS: dict[str, str] = {
    "euro": "euro",
    "day": "day",
    "percent": "percent",
    "months": "months",
    "hours": "week",
}
"""Functions around a text or number that give a constant its kind: euro("216000.00"), day("2026-01-01")."""
