"""Small makers of facts, and a ledger's whole contents to compare."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from inkooptoets.facts.dictionary import BY_NAME
from inkooptoets.facts.fact_batch import FactBatch
from inkooptoets.facts.fact_row import FactRow
from inkooptoets.facts.ledger.importing import FileContent, import_files
from inkooptoets.facts.ledger.ledger import Ledger
from inkooptoets.facts.ledger.quality import FileQuality
from inkooptoets.facts.problem import Place

AT = datetime.fromisoformat("2026-06-30T02:00:00+02:00")


def row(entity: str, values: Mapping[str, Any], line: int = 1, file: str = "feiten.yaml") -> FactRow:
    """Return one row of a fact file."""
    return FactRow(BY_NAME[entity], dict(values), Place(file, line))


def line_row(order: str | None, number: int | None, net: int | None, line: int = 1, **more: Any) -> FactRow:
    """Return one order line as a fact file gives it."""
    values = {"order": order, "number": number, "net": net, **more}
    return row("order_line", {path: value for path, value in values.items() if value is not None}, line)


def batch(
    entity: str, columns: Mapping[str, Sequence[Any]], file: str = "regels.csv", **more: Any
) -> FactBatch:
    """Return a batch of an export, in which the rows stand from line 2 onwards."""
    size = len(next(iter(columns.values())))
    known = {path: list(values) for path, values in columns.items()}
    return FactBatch(BY_NAME[entity], known, list(range(2, size + 2)), file, **{"rows_read": size, **more})


def lines(*net: int, order: str = "B-1", file: str = "regels.csv") -> FactBatch:
    """Return the lines of one order, by their amounts."""
    return batch(
        "order_line", {"order": [order] * len(net), "number": range(1, len(net) + 1), "net": net}, file
    )


def content(path: str, sha256: str, *batches: FactBatch, **more: Any) -> FileContent:
    """Return what was read from an export."""
    rows_read = sum(each.rows_read for each in batches)
    return FileContent(Path(path), sha256, batches=batches, **{"rows_read": rows_read, **more})


def imported(ledger: Ledger, run: str, *contents: FileContent) -> list[FileQuality]:
    """Import files at a moment that does not matter."""
    return import_files(ledger, contents, run, AT)


def fetched(ledger: Ledger, sql: str) -> list[tuple[Any, ...]]:
    """Return the rows of a query, in an order of their own."""
    found: list[tuple[Any, ...]] = ledger.connection.execute(f"{sql} ORDER BY ALL").fetchall()
    return found


def everything(ledger: Ledger, *schemas: str) -> dict[str, list[tuple[Any, ...]]]:
    """Return all rows of all tables of a ledger, or those of some schemas."""
    tables = ledger.connection.execute(
        "SELECT schema_name, table_name FROM duckdb_tables() WHERE database_name = current_database() "
        "ORDER BY ALL"
    ).fetchall()
    return {
        f"{schema}.{table}": fetched(ledger, f'SELECT * FROM {schema}."{table}"')
        for schema, table in tables
        if not schemas or schema in schemas
    }
