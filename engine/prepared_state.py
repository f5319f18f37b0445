"""Whether the ledger's prepared tables still hold: for which rules, facts and day they were made."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from inkooptoets.engine.plan_cache import plan_key
from inkooptoets.engine.rulebook import Rulebook
from inkooptoets.engine.world import World


def keep_prepared(
    world: World, prepared: Mapping[str, str], rulebook: Rulebook, as_of: date, facts: str
) -> None:
    """Prepare all tables anew or none, and note what from; ``facts`` is the version of the data."""
    connection = world.connection
    connection.begin()
    try:
        world.prepare(prepared, as_of)
        left_out = world.later(as_of)
        connection.execute(
            f"CREATE OR REPLACE TABLE {world.prepared_schema}.made_from "
            "(rules VARCHAR, facts VARCHAR, as_of DATE, left_out BIGINT)"
        )
        connection.execute(
            f"INSERT INTO {world.prepared_schema}.made_from VALUES (?, ?, ?, ?)",  # noqa: S608
            [plan_key(rulebook), facts, as_of, left_out],
        )
    except BaseException:
        connection.rollback()
        raise
    connection.commit()


def prepared_holds(connection: Any, schema: str, rulebook: Rulebook, as_of: date, facts: str) -> bool:
    """Return whether the prepared tables in a schema give, for a day, what preparing anew would give."""
    import duckdb

    try:
        row = connection.execute(f"SELECT rules, facts, as_of, left_out FROM {schema}.made_from").fetchone()  # noqa: S608
    except duckdb.CatalogException:
        return False
    if row is None or row[:2] != (plan_key(rulebook), facts):
        return False
    return bool(row[2] == as_of or (row[2] < as_of and row[3] == 0))
