"""Random conditions over random rows: CEL and SQL give the same answers and blame the same facts."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.engine.language.conditions import LIST_PARAMETER, LISTED, SCOPE, conditions, random_rows, read
from tests.engine.language.examples import examples
from tests.engine.language.judged import all_at_once, one_by_one

SEEDS = st.integers(0, 2**32)


def compare(text: str, kind: str, seed: int, listed: tuple[str, ...] | None) -> None:
    node, rows = read(text, kind), random_rows(seed)
    bound: list[dict[str, Any]] = [{**row, LIST_PARAMETER: listed} for row in rows]
    one = one_by_one(node, SCOPE, bound)
    every = all_at_once(node, SCOPE, rows, {LIST_PARAMETER: listed})
    for row, first, second in zip(rows, one, every, strict=True):
        assert first == second, f"{text} for {row}"


@examples(120)
@given(conditions(), SEEDS, LISTED)
def test_yes_or_no(text: str, seed: int, listed: tuple[str, ...] | None) -> None:
    compare(text, "yes_no", seed, listed)


@examples(60)
@given(
    st.sampled_from(("day", "euro", "months", "days", "minutes", "percent", "text", "week")).flatmap(
        lambda kind: st.tuples(st.just(kind), conditions(kind, 3))
    ),
    SEEDS,
    LISTED,
)
def test_other_kinds(condition: tuple[str, str], seed: int, listed: tuple[str, ...] | None) -> None:
    compare(condition[1], condition[0], seed, listed)
