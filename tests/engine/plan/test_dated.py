"""Dated parameters: on their first and last day, the days around them, and where they have no value."""

from __future__ import annotations

from datetime import date
from typing import Any

import duckdb
import ibis
import pytest
from hypothesis import given
from hypothesis import strategies as st

from inkooptoets.engine.language.every import EveryRow
from inkooptoets.engine.language.tree import Call, Known, Literal, Name
from inkooptoets.engine.parameters import Dated, Parameter, Stricter
from inkooptoets.engine.plan.dated import on_day
from inkooptoets.engine.plan.layers import Layers
from inkooptoets.facts.dictionary.kind import KINDS
from tests.engine.language.examples import examples

FIRST, LAST = date(2024, 1, 1), date(2025, 12, 31)
BEFORE, AFTER = date(2023, 12, 31), date(2026, 1, 1)


def looked_up(values: list[Dated], days: list[date | None], kind: str = "euro") -> list[object]:
    """Return the value on each day, looked up for one day at a time and for all at once."""
    parameter = Parameter(
        "p",
        {},
        KINDS[kind],
        {},
        "law",
        Stricter.LOWER,
        tuple(values),  # type: ignore[arg-type]
    )
    found = [parameter.at(day) if day else None for day in days]
    one = [dated.value if dated else None for dated in found]
    table = ibis.table({"day": "date", "place": "int64"}, name="days")
    sql = ibis.to_sql(table.select("place", value=on_day(values, kind, table["day"])), dialect="duckdb")
    connection = duckdb.connect()
    connection.execute("CREATE TABLE days (day DATE, place BIGINT)")
    connection.executemany("INSERT INTO days VALUES (?, ?)", [[day, place] for place, day in enumerate(days)])
    every = [row[0] for row in connection.execute(f"SELECT value FROM ({sql}) ORDER BY place").fetchall()]
    assert one == every
    return every


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ([Dated(1, FIRST, LAST, "s")], [None, 1, 1, None, None]),
        ([Dated(1, FIRST, None, "s")], [None, 1, 1, 1, None]),
        ([Dated(1, None, LAST, "s")], [1, 1, 1, None, None]),
        ([Dated(1, None, None, "s")], [1, 1, 1, 1, None]),
        (
            [Dated(1, None, BEFORE, "s"), Dated(2, FIRST, LAST, "s"), Dated(3, AFTER, None, "s")],
            [1, 2, 2, 3, None],
        ),
        ([Dated(1, None, BEFORE, "s"), Dated(3, AFTER, None, "s")], [1, None, None, 3, None]),
        ([], [None, None, None, None, None]),
    ],
)
def test_on_the_edges_of_a_period(values: list[Dated], found: list[int | None]) -> None:
    assert looked_up(values, [BEFORE, FIRST, LAST, AFTER, None]) == found


@pytest.mark.parametrize(
    ("kind", "value"), [("yes_no", False), ("text", "EUR"), ("day", FIRST), ("months", 12)]
)
def test_values_of_every_kind(kind: str, value: object) -> None:
    assert looked_up([Dated(value, FIRST, LAST, "s")], [FIRST, AFTER], kind) == [value, None]  # type: ignore[arg-type]


DAYS = st.dates(date(2023, 12, 1), date(2024, 3, 31))


@examples(40)
@given(
    st.lists(DAYS, min_size=2, max_size=6, unique=True).map(sorted), st.lists(DAYS, min_size=1, max_size=30)
)
def test_any_periods_on_any_days(edges: list[date], days: list[date]) -> None:
    values = [
        Dated(place, first, last, "s")
        for place, (first, last) in enumerate(zip(edges[::2], edges[1::2], strict=False))
    ]
    looked_up(values, list(days))


def test_a_parameter_may_be_looked_up_on_a_day_that_a_function_works_out() -> None:
    layers = Layers("t", ibis.table({"a": "date"}, name="days"))
    day = Call("add_months", (Name("a"), Literal(1)))

    def resolve(path: str) -> Any:
        return (
            on_day([Dated(1, FIRST, LAST, "s")], "euro", row.there(day))
            if path == "p"
            else layers.table[path]
        )

    row = EveryRow(layers, resolve, lambda call: None, {"p": day}.get)
    layers.add({"value": row.column(Name("p")), "known": row.column(Known("p"))})
    connection = duckdb.connect()
    connection.execute(
        "CREATE TABLE days AS SELECT DATE '2023-12-01' AS a UNION ALL SELECT DATE '2025-12-01'"
    )
    found = connection.execute(f"SELECT value, known FROM ({layers.sql()}) ORDER BY a").fetchall()
    assert found == [(1, True), (None, False)]
