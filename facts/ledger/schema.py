"""The tables of the ledger: current rows, superseded rows and bookkeeping, made from the dictionary."""

from __future__ import annotations

from typing import Any

from inkooptoets.facts.dictionary import ENTITIES, Entity
from inkooptoets.facts.ledger.sql import ORIGIN, first_row, number, quoted, sql_type

VERSION = 1
"""The version of the tables below; a ledger of another version is refused."""

STORED: tuple[type[Entity], ...] = tuple(entity for entity in ENTITIES if entity.name != "product_group")
"""The entities that are kept in the ledger; product groups come with the rulebook."""

SCHEMAS = ("facts", "history", "prepared", "ledger")

BOOKKEEPING: dict[str, tuple[tuple[str, str], ...]] = {
    "meta": (("name", "VARCHAR"), ("value", "VARCHAR")),
    "runs": (("position", "BIGINT"), ("run", "VARCHAR"), ("at", "VARCHAR"), ("changed", "BOOLEAN")),
    "files": (
        ("run", "VARCHAR"),
        ("position", "BIGINT"),
        ("file", "VARCHAR"),
        ("sha256", "VARCHAR"),
        ("read_by", "VARCHAR"),
        ("rows", "BIGINT"),
        ("accepted", "BIGINT"),
        ("unchanged", "BIGINT"),
        ("quarantined", "BIGINT"),
        ("skipped", "BIGINT"),
        ("contradicting", "BIGINT"),
        ("problem", "VARCHAR"),
    ),
    "quarantine": (
        ("run", "VARCHAR"),
        ("file", "VARCHAR"),
        ("sheet", "VARCHAR"),
        ("line", "INTEGER"),
        ("column", "VARCHAR"),
        ("value", "VARCHAR"),
        ("reason", "VARCHAR"),
    ),
    "audits": (
        ("position", "BIGINT"),
        ("run", "VARCHAR"),
        ("as_of", "DATE"),
        ("at", "VARCHAR"),
        ("report_json", "VARCHAR"),
    ),
    "findings": (
        ("run", "VARCHAR"),
        ("fingerprint", "VARCHAR"),
        ("rule", "VARCHAR"),
        ("outcome", "VARCHAR"),
        ("severity", "VARCHAR"),
        ("at_stake", "BIGINT"),
        ("first_seen", "VARCHAR"),
        ("subjects", "VARCHAR[]"),
    ),
}
"""The tables of schema ``ledger``, with their columns."""


def columns_of(entity: type[Entity], schema: str = "facts") -> list[tuple[str, str]]:
    """Return the columns of an entity's table, with their types."""
    facts = [(fact.path, sql_type(fact)) for fact in entity.facts().values()]
    superseded = [("_superseded_by", "VARCHAR")] if schema == "history" else []
    return [*facts, *ORIGIN, ("_hash", "VARCHAR"), *superseded]


def create(connection: Any) -> None:
    """Make every schema and table of an empty ledger, in the database in use."""
    for schema in SCHEMAS:
        connection.execute(f"CREATE SCHEMA IF NOT EXISTS {schema}")
    for entity in STORED:
        for schema in ("facts", "history"):
            _create_table(connection, f"{schema}.{quoted(entity.plural)}", columns_of(entity, schema))
    for name, columns in BOOKKEEPING.items():
        _create_table(connection, f"ledger.{name}", columns)
    connection.execute("INSERT INTO ledger.meta VALUES ('schema version', ?)", [str(VERSION)])


def version_of(connection: Any) -> str | None:
    """Return the version of the ledger in use, None where the database is no ledger."""
    found = number(
        connection,
        "SELECT count(*) FROM duckdb_tables() "
        "WHERE database_name = current_database() AND schema_name = 'ledger' AND table_name = 'meta'",
    )
    if not found:
        return None
    row = first_row(connection, "SELECT value FROM ledger.meta WHERE name = 'schema version'")
    return str(row[0]) if row else None


def missing_columns(connection: Any) -> list[tuple[str, str, str]]:
    """Return table, column and type of facts that the dictionary has and the ledger has not."""
    there = _columns_there(connection)
    return [
        (f"{schema}.{quoted(entity.plural)}", name, kind)
        for entity in STORED
        for schema in ("facts", "history")
        for name, kind in columns_of(entity, schema)
        if (schema, entity.plural, name) not in there
    ]


def changed_columns(connection: Any) -> list[tuple[str, str, str]]:
    """Return entity, fact and type of facts that the ledger and the dictionary keep differently."""
    there = _columns_there(connection)
    return [
        (entity.plural, name, there["facts", entity.plural, name])
        for entity in STORED
        for name, kind in columns_of(entity)
        if there.get(("facts", entity.plural, name), kind) != kind
    ]


def extend(connection: Any) -> None:
    """Add tables and columns for what is new in the dictionary; what is there stays as it is."""
    if not missing_columns(connection):
        return
    for entity in STORED:
        for schema in ("facts", "history"):
            _create_table(connection, f"{schema}.{quoted(entity.plural)}", columns_of(entity, schema))
    for table, name, kind in missing_columns(connection):
        connection.execute(f"ALTER TABLE {table} ADD COLUMN {quoted(name)} {kind}")


def _columns_there(connection: Any) -> dict[tuple[str, str, str], str]:
    rows = connection.execute(
        "SELECT schema_name, table_name, column_name, data_type FROM duckdb_columns() "
        "WHERE database_name = current_database() AND schema_name IN ('facts', 'history')"
    ).fetchall()
    return {(schema, table, column): kind for schema, table, column, kind in rows}


def _create_table(connection: Any, table: str, columns: Any) -> None:
    described = ", ".join(f"{quoted(name)} {kind}" for name, kind in columns)
    connection.execute(f"CREATE TABLE IF NOT EXISTS {table} ({described})")
