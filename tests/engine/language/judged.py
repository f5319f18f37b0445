"""One condition judged for many rows, by CEL row by row and by SQL all at once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import duckdb
import ibis
import pyarrow as pa

from inkooptoets.engine.language.check import Scope
from inkooptoets.engine.language.condition import Condition
from inkooptoets.engine.language.every import EveryRow
from inkooptoets.engine.language.functions import FUNCTIONS
from inkooptoets.engine.language.intervals import high, low
from inkooptoets.engine.language.render import to_cel
from inkooptoets.engine.language.steps import blamed, trace
from inkooptoets.engine.language.tree import Call, Node, walk
from inkooptoets.engine.plan.layers import Layers
from inkooptoets.facts.calendar import to_number
from inkooptoets.facts.dictionary.kind import KINDS

Answer = tuple[Any, frozenset[str]]
"""What a condition gives for a row, and the facts whose absence left it open."""

_ARROW = {"VARCHAR": pa.string(), "BOOLEAN": pa.bool_(), "DATE": pa.date32(), "BIGINT": pa.int64()}
_CONNECTION: list[Any] = []


def connection() -> Any:
    if not _CONNECTION:
        _CONNECTION.append(duckdb.connect())
        _CONNECTION[0].execute("SET threads = 1")
    return _CONNECTION[0]


def one_by_one(node: Node, scope: Scope, rows: Sequence[dict[str, Any]]) -> list[Answer]:
    """Judge every row with the CEL engine."""
    condition = Condition(node, scope)
    answers = []
    for row in rows:
        step = trace(node, scope, row)
        value = condition.value(row)
        assert step.answer == value, f"the steps give {step.answer}, CEL {value} for {row}"
        answers.append((value, frozenset(blamed(step, row))))
    return answers


def all_at_once(
    node: Node, scope: Scope, rows: Sequence[dict[str, Any]], lists: dict[str, Any] | None = None
) -> list[Answer]:
    """Judge all rows by one query; ``lists`` holds the list parameters, which are the same for every row."""
    lists = lists or {}
    columns = {path: kind for path, kind in _columns(scope).items() if path not in lists}
    schema = {"_number": "int64", **{path: _ibis(kind) for path, kind in columns.items()}}
    arrays = {"_number": pa.array(range(len(rows)), pa.int64())}
    arrays |= {path: pa.array([row[path] for row in rows], _arrow(kind)) for path, kind in columns.items()}
    connection().register("facts_", pa.table(arrays))
    layers = Layers("t", ibis.table(schema, name="facts_"))

    def resolve(path: str) -> Any:
        return lists[path] if path in lists else layers.table[path]

    tabulated = {to_cel(call): call for call in walk(node) if _has_no_form(call)}
    results = {key: f"result_{index}" for index, key in enumerate(tabulated)}
    row = EveryRow(layers, resolve, lambda call: layers.table[results[to_cel(call)]])
    if tabulated:
        _tabulate(layers, row, list(tabulated.values()), schema)
    gaps = row.blame(node)
    layers.add({"_answer": row.column(node)} | {f"_gap {path}": gap for path, gap in gaps.items()})
    layers.keep(["_number", "_answer", *(f"_gap {path}" for path in gaps)])
    found = connection().execute(f"SELECT * FROM ({layers.sql()}) ORDER BY _number").fetchall()
    return [
        (_number(answer), frozenset(path for path, gap in zip(gaps, marks, strict=True) if gap))
        for _, answer, *marks in found
    ]


def _has_no_form(node: Node) -> bool:
    return isinstance(node, Call) and node.name in FUNCTIONS and FUNCTIONS[node.name].every is None


def _tabulate(layers: Layers, row: EveryRow, calls: list[Call], schema: dict[str, str]) -> None:
    """Work out functions without a form for all rows in Python, and go on from a table that holds them."""
    for call in calls:
        for argument in call.args:
            row.column(argument)
    places = [f"_{index} {place}" for index, call in enumerate(calls) for place in range(len(call.args))]
    arguments = [argument for call in calls for argument in call.args]
    layers.add({place: row.column(argument) for place, argument in zip(places, arguments, strict=True)})
    layers.keep(["_number", *places])
    found = connection().execute(f"SELECT * FROM ({layers.sql()}) ORDER BY _number").fetchall()
    table = connection().sql("SELECT * FROM facts_ ORDER BY _number").to_arrow_table()
    for index, call in enumerate(calls):
        mine = [1 + place for place, name in enumerate(places) if name.startswith(f"_{index} ")]
        values = [_worked_out(call, [line[place] for place in mine]) for line in found]
        table = table.append_column(f"result_{index}", pa.array(values, pa.int64()))
    connection().register("facts_", table)
    layers._steps.clear()
    layers.put(
        ibis.table({**schema, **{f"result_{index}": "int64" for index in range(len(calls))}}, name="facts_")
    )
    row._columns.clear()


def _worked_out(call: Call, arguments: list[Any]) -> Any:
    if None in arguments:
        return None
    return FUNCTIONS[call.name].one(*arguments)


def _columns(scope: Scope) -> dict[str, tuple[str, bool]]:
    columns: dict[str, tuple[str, bool]] = {}
    for path, symbol in scope.items():
        if symbol.source == "derived":
            continue
        for name in (low(path), high(path)) if symbol.interval else (path,):
            columns[name] = (symbol.kind, symbol.many)
    return columns


def _ibis(kind: tuple[str, bool]) -> str:
    plain = {"VARCHAR": "string", "BOOLEAN": "boolean", "DATE": "date", "BIGINT": "int64"}[KINDS[kind[0]].sql]
    return f"array<{plain}>" if kind[1] else plain


def _arrow(kind: tuple[str, bool]) -> Any:
    plain = _ARROW[KINDS[kind[0]].sql]
    return pa.list_(plain) if kind[1] else plain


def _number(value: Any) -> Any:
    return to_number(value) if isinstance(value, date) else value
