"""Pieces of SQL that are made from names of the dictionary. Values are always bound, never written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from inkooptoets.facts.dictionary import Entity, Fact

ORIGIN = (("_file", "VARCHAR"), ("_sheet", "VARCHAR"), ("_line", "INTEGER"), ("_run", "VARCHAR"))
"""Where a row came from: the columns that follow an entity's facts."""


def quoted(name: str) -> str:
    """Return an SQL identifier, safely quoted."""
    return '"' + name.replace('"', '""') + '"'


def listed(names: Iterable[str], alias: str = "") -> str:
    """Return quoted names with commas, each behind an alias where one is given."""
    before = f"{alias}." if alias else ""
    return ", ".join(before + quoted(name) for name in names)


def same(names: Iterable[str], one: str, other: str) -> str:
    """Return the condition that two aliases agree on these columns."""
    return " AND ".join(f"{one}.{quoted(name)} = {other}.{quoted(name)}" for name in names)


def sql_type(fact: Fact) -> str:
    """Return the type of a fact's column."""
    return fact.kind.sql + ("[]" if fact.many else "")


def hash_of(entity: type[Entity]) -> str:
    """Return the expression that digests a row's facts.

    Facts are taken in the order of their names and a missing one leaves no trace, so a dictionary with more
    facts, or in another order, gives the same digest for the same facts. Texts go in with their length.
    """
    return f"md5(concat_ws(';', {', '.join(_digested(fact) for _, fact in sorted(entity.facts().items()))}))"


def _digested(fact: Fact) -> str:
    name = quoted(fact.path)
    label = f"'{fact.path}:'"
    if fact.many:
        return f"{label} || array_to_string(list_transform({name}, lambda x: strlen(x) || ':' || x), '')"
    if fact.kind.sql == "VARCHAR":
        return f"{label} || strlen({name}) || ':' || {name}"
    return f"{label} || CAST({name} AS VARCHAR)"


def load(
    connection: Any, table: str, columns: Sequence[tuple[str, str]], rows: Sequence[Sequence[Any]]
) -> None:
    """Insert many rows of plain values (text, whole numbers, lists of text) at once."""
    if not rows:
        return
    import pyarrow as pa

    arrays = [
        pa.array([row[position] for row in rows], type=arrow_type(kind))
        for position, (_, kind) in enumerate(columns)
    ]
    names = [name for name, _ in columns]
    connection.register("loaded_rows", pa.table(arrays, names=names))
    try:
        connection.execute(f"INSERT INTO {table} ({listed(names)}) SELECT * FROM loaded_rows")  # noqa: S608
    finally:
        connection.unregister("loaded_rows")


def arrow_type(sql: str) -> Any:
    """Return Arrow's type for a type of column."""
    import pyarrow as pa

    if sql.endswith("[]"):
        return pa.list_(arrow_type(sql.removesuffix("[]")))
    return {
        "VARCHAR": pa.string(),
        "BIGINT": pa.int64(),
        "INTEGER": pa.int32(),
        "DATE": pa.date32(),
        "BOOLEAN": pa.bool_(),
    }[sql]


def first_row(connection: Any, sql: str, values: Sequence[Any] = ()) -> tuple[Any, ...] | None:
    """Run a query and return its first row, None where it has none; nothing of the result stays open."""
    rows: list[tuple[Any, ...]] = connection.execute(sql, list(values)).fetchall()
    return rows[0] if rows else None


def number(connection: Any, sql: str, values: Sequence[Any] = ()) -> int:
    """Run a query that gives one number, such as how many rows were inserted."""
    row = first_row(connection, sql, values)
    return int(row[0]) if row else 0
