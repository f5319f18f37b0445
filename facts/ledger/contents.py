"""What the ledger holds: its keys, how much of each, what is most used, and what stands in quarantine."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from inkooptoets.facts.ledger.quality import FileQuality
from inkooptoets.facts.ledger.schema import STORED
from inkooptoets.facts.ledger.sql import first_row, quoted
from inkooptoets.facts.rejection import Rejection

_ORDERS = "SELECT * FROM facts.orders WHERE ? IS NULL OR unit = ?"
_BOUGHT = (
    "SELECT coalesce(l.product_group, o.product_group) AS product_group FROM facts.orders o "
    'LEFT JOIN facts.order_lines l ON l."order" = o.id WHERE ? IS NULL OR unit = ?'
)


@dataclass(frozen=True)
class Choice:
    """A key that is often used, with the name that goes with it where there is one."""

    key: str
    name: str | None
    number: int


@dataclass(frozen=True)
class Usual:
    """What a unit of the board orders most, and where; the most used come first."""

    suppliers: list[Choice]
    product_groups: list[Choice]
    schools: list[Choice]


def known_keys(connection: Any, names: Collection[str] | None = None) -> dict[str, frozenset[str]]:
    """Return the keys of each entity by its name, or of those named.

    Entities whose key has more parts, such as order lines, are left out: nothing refers to them.
    """
    return {
        entity.name: frozenset(
            row[0]
            for row in connection.execute(
                f"SELECT {quoted(entity.key[0])} FROM facts.{quoted(entity.plural)}"  # noqa: S608
            ).fetchall()
        )
        for entity in STORED
        if len(entity.key) == 1 and (names is None or entity.name in names)
    }


def counts(connection: Any) -> dict[str, int]:
    """Return how many current rows each entity has, by its plural."""
    each = " UNION ALL ".join(
        f"SELECT '{entity.plural}', count(*) FROM facts.{quoted(entity.plural)}"  # noqa: S608
        for entity in STORED
    )
    return dict(connection.execute(each).fetchall())


def usual(connection: Any, unit: str | None, limit: int = 5) -> Usual:
    """Return what a unit, or the whole board where ``unit`` is None, orders most."""
    values = [unit, unit]
    return Usual(
        _choices(connection, _ORDERS, "supplier", "facts.suppliers", values, limit),
        _choices(connection, _BOUGHT, "product_group", None, values, limit),
        _choices(connection, "SELECT unit FROM facts.orders", "unit", "facts.schools", [], limit),
    )


def quarantined(connection: Any) -> list[Rejection]:
    """Return everything that stands in quarantine, by file and line."""
    rows = connection.execute(
        'SELECT file, sheet, line, "column", value, reason FROM ledger.quarantine ORDER BY ALL NULLS FIRST'
    ).fetchall()
    return [Rejection(*row) for row in rows]


def last_files(connection: Any) -> list[FileQuality]:
    """Return what became of the files of the last import, in the order in which they were read."""
    rows = connection.execute(
        "SELECT file, run, rows, accepted, unchanged, quarantined, skipped, problem FROM ledger.files "
        "WHERE run = (SELECT run FROM ledger.runs ORDER BY position DESC LIMIT 1) ORDER BY position"
    ).fetchall()
    return [FileQuality(*row) for row in rows]


def data_version(connection: Any) -> str:
    """Return the last run that changed anything; the empty text where none did."""
    row = first_row(connection, "SELECT run FROM ledger.runs WHERE changed ORDER BY position DESC LIMIT 1")
    return str(row[0]) if row else ""


def _choices(
    connection: Any, source: str, column: str, named: str | None, values: list[Any], limit: int
) -> list[Choice]:
    name, join = ("any_value(n.title)", f"LEFT JOIN {named} n ON n.id = k") if named else ("NULL", "")
    rows = connection.execute(
        f"SELECT k, {name}, count(*) AS number FROM (SELECT {column} AS k FROM ({source})) {join} "  # noqa: S608
        "WHERE k IS NOT NULL GROUP BY k ORDER BY number DESC, k LIMIT ?",
        [*values, limit],
    ).fetchall()
    return [Choice(*row) for row in rows]
