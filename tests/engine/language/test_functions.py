"""Each function for one row and for all rows: the same on any arguments, and what its meaning says."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inkooptoets.engine.language.check import Symbol, check
from inkooptoets.engine.language.functions import FUNCTIONS
from inkooptoets.engine.language.parse import parse
from inkooptoets.engine.language.tree import Call, Name
from inkooptoets.facts import week
from inkooptoets.facts.calendar import add_months, months_between, to_number
from tests.engine.language.examples import examples
from tests.engine.language.judged import all_at_once, one_by_one

EDGES = st.sampled_from(
    [
        *(date(1, 1, 1), date(1, 1, 31), date(9999, 12, 31), date(9999, 2, 28), date(1900, 2, 28)),
        *(date(1970, 1, 1), date(1969, 12, 31), date(2000, 2, 29), date(2024, 2, 29), date(2023, 2, 28)),
        *(date(2024, 1, 31), date(2024, 3, 31), date(2024, 4, 30), date(2025, 12, 31), date(2100, 2, 28)),
    ]
)
INTEGERS = st.one_of(
    st.integers(-60, 60),
    st.integers(-130_000, 130_000),
    st.sampled_from(
        [0, 1, -1, 2**31, -(2**31), 2**31 - 1, 10**15, -(10**15), 2**63 - 1, -(2**63), 4_000_000]
    ),
)
AMOUNTS = st.one_of(INTEGERS, st.integers(0, 10**6), st.integers(10**12, 10**16))
KINDS: dict[str, Any] = {
    "day": st.one_of(EDGES, st.dates(date(2020, 1, 1), date(2028, 12, 31)), st.dates()),
    "months": INTEGERS,
    "days": INTEGERS,
    "euro": AMOUNTS,
}
EVERY = [function for function in FUNCTIONS.values() if function.every is not None]


@pytest.mark.parametrize("function", EVERY, ids=lambda function: function.name)
def test_one_row_and_all_rows_give_the_same(function: Any) -> None:
    paths = [f"a.{place}" for place in ("first", "second", "third")[: len(function.parameters)]]
    scope = {path: Symbol(kind) for path, kind in zip(paths, function.parameters, strict=True)}
    node = Call(function.name, tuple(map(Name, paths)))
    row = st.fixed_dictionaries(
        {
            path: st.one_of(st.none(), *[KINDS[kind]] * 9)
            for path, kind in zip(paths, function.parameters, strict=True)
        }
    )

    @examples(12)
    @given(st.lists(row, min_size=1, max_size=60))
    def each(rows: list[dict[str, Any]]) -> None:
        one, every = one_by_one(node, scope, rows), all_at_once(node, scope, rows)
        for facts, first, second in zip(rows, one, every, strict=True):
            assert first == second, facts

    each()


SUMS = ("a.x + a.y", "a.x - a.y", "a.x * 10000", "-a.x", "a.x + a.x + a.y", "-1 * a.y - a.x", "a.x * 3 * 7")


@pytest.mark.parametrize("text", SUMS)
def test_sums_that_do_not_fit_are_unknown_to_both(text: str) -> None:
    scope = {"a.x": Symbol("euro"), "a.y": Symbol("euro")}
    node = check(parse(text), scope, "euro")
    row = st.fixed_dictionaries({"a.x": AMOUNTS, "a.y": AMOUNTS})

    @examples(8)
    @given(st.lists(row, min_size=1, max_size=60))
    def each(rows: list[dict[str, Any]]) -> None:
        assert one_by_one(node, scope, rows) == all_at_once(node, scope, rows)

    each()


def test_every_function_has_a_meaning_in_both_languages() -> None:
    assert all(function.nl and function.en for function in FUNCTIONS.values())


def one(name: str, *arguments: Any) -> Any:
    """Return what a function gives for one row; days go in and come out as days."""
    numbers = [to_number(each) if isinstance(each, date) else each for each in arguments]
    found = FUNCTIONS[name].one(*numbers)
    return date(1970, 1, 1) + timedelta(found) if FUNCTIONS[name].result == "day" else found


@pytest.mark.parametrize(
    ("name", "arguments", "result"),
    [
        ("add_months", (date(2024, 1, 31), 1), date(2024, 2, 29)),
        ("add_months", (date(2024, 2, 29), 12), date(2025, 2, 28)),
        ("add_months", (date(2024, 2, 29), -48), date(2020, 2, 29)),
        ("add_months", (date(2026, 3, 31), -1), date(2026, 2, 28)),
        ("add_days", (date(2024, 2, 28), 1), date(2024, 2, 29)),
        ("add_days", (date(1970, 1, 1), -1), date(1969, 12, 31)),
        ("term_start", (date(2024, 1, 31), 1, date(2024, 2, 29)), date(2024, 2, 29)),
        ("term_start", (date(2024, 1, 31), 1, date(2024, 2, 28)), date(2024, 1, 31)),
        ("term_start", (date(2024, 8, 1), 12, date(2026, 7, 31)), date(2025, 8, 1)),
        ("term_start", (date(2024, 8, 1), 12, date(2026, 8, 1)), date(2026, 8, 1)),
        ("term_start", (date(2024, 8, 1), 12, date(2024, 8, 1)), date(2024, 8, 1)),
        ("months_between", (date(2024, 1, 31), date(2024, 2, 28)), 0),
        ("months_between", (date(2024, 1, 31), date(2024, 2, 29)), 1),
        ("months_between", (date(2024, 3, 31), date(2024, 2, 29)), -1),
        ("months_between", (date(2024, 3, 31), date(2024, 2, 28)), -2),
        ("days_between", (date(2024, 2, 28), date(2024, 3, 1)), 2),
        ("days_between", (date(2024, 3, 1), date(2024, 2, 28)), -2),
        ("earliest", (date(2024, 3, 1), date(2024, 2, 28)), date(2024, 2, 28)),
        ("latest", (date(2024, 3, 1), date(2024, 2, 28)), date(2024, 3, 1)),
        ("share", (80_000_00, 400_000_00), 20_00),
        ("share", (80_000_01, 400_000_00), 20_01),
        ("share", (0, 1), 0),
        ("share", (1, 3), 33_34),
        ("share", (3, 1), 300_00),
        ("minutes_outside", ("24x7", "ma-vr 08:30-16:00", 60, 90), 7 * 1440 - 5 * 600),
        ("minutes_outside", ("ma-vr 07:30-17:30", "ma-vr 08:30-16:00", 60, 90), 0),
        ("minutes_outside", ("ma-vr 07:29-17:31", "ma-vr 08:30-16:00", 60, 90), 10),
        ("minutes_outside", ("za 10:00-12:00", "ma-vr 08:30-16:00", 60, 90), 120),
    ],
)
def test_what_a_function_gives(name: str, arguments: tuple[Any, ...], result: Any) -> None:
    assert one(name, *arguments) == result


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("share", (1, 0)),
        ("share", (1, -1)),
        ("share", (-1, 1)),
        ("share", (10**15, 1)),
        ("term_start", (date(2024, 1, 1), 0, date(2024, 1, 1))),
        ("term_start", (date(2024, 1, 1), -1, date(2024, 1, 1))),
        ("term_start", (date(2024, 1, 2), 1, date(2024, 1, 1))),
        ("add_months", (date(2024, 1, 1), 10**15)),
        ("add_months", (date(9999, 12, 1), 1)),
        ("add_months", (date(1, 1, 1), -1)),
        ("add_days", (date(9999, 12, 31), 1)),
        ("add_days", (date(2024, 1, 1), 2**62)),
        ("minutes_outside", ("iedere dag", "24x7", 0, 0)),
    ],
)
def test_what_has_no_answer_is_an_error(name: str, arguments: tuple[Any, ...]) -> None:
    with pytest.raises((ValueError, ArithmeticError)):
        one(name, *arguments)


@examples(200)
@given(st.dates(date(1990, 1, 1), date(2060, 1, 1)), st.dates(date(1990, 1, 1), date(2060, 1, 1)))
def test_months_between_is_the_largest_number_of_months_that_fits(first: date, last: date) -> None:
    months = months_between(first, last)
    assert add_months(first, months) <= last < add_months(first, months + 1)


SPANS = st.lists(
    st.tuples(st.integers(0, 6), st.integers(0, 95), st.integers(1, 40)).map(
        lambda found: (found[0], found[1] * 15, min(1440, (found[1] + found[2]) * 15))
    ),
    min_size=1,
    max_size=5,
)


@examples(100)
@given(SPANS, SPANS, st.integers(0, 180), st.integers(0, 180))
def test_minutes_outside_counts_minute_by_minute(
    support: list[week.Span], opening: list[week.Span], before: int, after: int
) -> None:
    def covered(spans: list[week.Span], early: int, late: int) -> set[tuple[int, int]]:
        return {
            (day, minute)
            for day, start, end in spans
            for minute in range(max(0, start - early), min(1440, end + late))
        }

    written = [week.write_week(week._merge(spans)) for spans in (support, opening)]
    expected = len(covered(support, 0, 0) - covered(opening, before, after))
    assert week.minutes_outside(*written, before, after) == expected
