"""A sum of which some members are unknown: known where both its ends agree, unknown between them."""

from __future__ import annotations

import operator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inkooptoets.engine.language.check import Symbol, check
from inkooptoets.engine.language.intervals import spread_intervals
from inkooptoets.engine.language.parse import MistakesError, parse
from tests.engine.language.conditions import DERIVED, SCOPE, read
from tests.engine.language.examples import examples
from tests.engine.language.judged import all_at_once, one_by_one

SIGNS = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
SMALL = {path: Symbol("euro", "measure", interval=True) for path in ("s.total", "s.other")} | {
    "limit": Symbol("euro")
}
BOUNDS = st.tuples(st.integers(-3, 3), st.integers(0, 3)).map(lambda found: (found[0], sum(found)))


def judge(text: str, rows: list[dict[str, Any]]) -> list[Any]:
    """Return what both judges say, row by row."""
    node = spread_intervals(check(parse(text), SMALL), SMALL)
    one, every = one_by_one(node, SMALL, rows), all_at_once(node, SMALL, rows)
    assert one == every
    return [answer for answer, _ in one]


def row(
    total: tuple[Any, Any] = (0, 0), other: tuple[Any, Any] = (0, 0), limit: int | None = 0
) -> dict[str, Any]:
    return {
        "s.total.low": total[0],
        "s.total.high": total[1],
        "s.other.low": other[0],
        "s.other.high": other[1],
        "limit": limit,
    }


@pytest.mark.parametrize(
    ("text", "answers"),
    [
        ("s.total >= limit", [False, None, None, True, True]),
        ("s.total > limit", [False, False, None, None, True]),
        ("s.total < limit", [True, None, None, False, False]),
        ("s.total <= limit", [True, True, None, None, False]),
        ("s.total == limit", [False, None, None, None, False]),
        ("s.total != limit", [True, None, None, None, True]),
        ("limit <= s.total", [False, None, None, True, True]),
        ("limit > s.total", [True, None, None, False, False]),
        ("!(s.total >= limit)", [True, None, None, False, False]),
    ],
)
def test_below_up_to_across_from_and_above_a_limit(text: str, answers: list[bool | None]) -> None:
    totals = [(1, 9), (1, 10), (1, 11), (10, 19), (11, 19)]
    assert judge(text, [row(total, limit=10) for total in totals]) == answers


def test_a_sum_that_is_known_is_compared_as_any_amount() -> None:
    for sign, compare in SIGNS.items():
        expected = [compare(9, 10), compare(10, 10), compare(11, 10)]
        assert (
            judge(f"s.total {sign} limit", [row((each, each), limit=10) for each in (9, 10, 11)]) == expected
        )


def test_a_sum_or_a_limit_that_is_missing_leaves_it_open() -> None:
    rows = [row((None, None), limit=10), row((1, 2), limit=None), row((None, None), limit=None)]
    for sign in SIGNS:
        assert judge(f"s.total {sign} limit", rows) == [None, None, None]


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("right", ["s.other", "limit"])
def test_the_answer_is_that_of_every_amount_in_between(sign: str, right: str) -> None:
    @examples(10)
    @given(st.lists(st.tuples(BOUNDS, BOUNDS, st.integers(-3, 6)), min_size=1, max_size=40))
    def each(found: list[Any]) -> None:
        rows = [row(total, other, limit) for total, other, limit in found]
        expected = []
        for total, other, limit in found:
            against = range(other[0], other[1] + 1) if right == "s.other" else [limit]
            said = {SIGNS[sign](x, y) for x in range(total[0], total[1] + 1) for y in against}
            expected.append(said.pop() if len(said) == 1 else None)
        assert judge(f"s.total {sign} {right}", rows) == expected

    each()


def test_an_interval_inside_a_derived_fact() -> None:
    node = read("!a.certain", "yes_no")
    assert DERIVED["a.certain"][1] in "!a.over && (a.last > a.day || set.total >= limit)"
    assert "set.total.high" in str(node)


@pytest.mark.parametrize(
    "text",
    [
        "known(set.total)",
        "set.number in [1, 2]",
        'share(set.total, limit) > percent("20")',
        "(a.yes ? set.total : limit) > limit",
        "set.total + limit > limit",
        "-set.total < limit",
    ],
)
def test_an_interval_can_only_be_compared(text: str) -> None:
    with pytest.raises(MistakesError, match="kan alleen vergeleken worden"):
        check(parse(text), SCOPE)
    with pytest.raises(MistakesError, match="kan alleen vergeleken worden"):
        check(parse("set.total"), SCOPE, "euro")


@pytest.mark.parametrize(
    "text", ["a.tags == a.tags", "a.tags < listed", "!a.tags", "a.yes ? a.tags : listed"]
)
def test_a_list_can_only_be_searched(text: str) -> None:
    with pytest.raises(MistakesError):
        check(parse(text), SCOPE)
