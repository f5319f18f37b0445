"""What people can choose from: the schools, suppliers, contracts and orderers that the ledger knows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from inkooptoets.facts.ledger.sql import first_row, quoted

_PERSONS = (
    "SELECT person FROM facts.designations UNION SELECT orderer FROM facts.orders "
    "WHERE orderer IS NOT NULL ORDER BY 1"
)
_SCHOOL_OF = (
    "SELECT unit FROM facts.orders WHERE orderer = ? AND unit IS NOT NULL "
    "GROUP BY unit ORDER BY count(*) DESC, unit LIMIT 1"
)


@dataclass(frozen=True)
class Entry:
    """One entry of a register: its key, and its name where that is known."""

    key: str
    name: str | None


def entries(connection: Any, plural: str) -> list[Entry]:
    """Return a register's entries by name and key: ``schools``, ``suppliers`` or ``contracts``."""
    rows = connection.execute(
        f"SELECT id, title FROM facts.{quoted(plural)} ORDER BY title NULLS LAST, id"  # noqa: S608
    ).fetchall()
    return [Entry(*row) for row in rows]


def contracts_of(connection: Any, supplier: str) -> list[Entry]:
    """Return a supplier's contracts by name and key."""
    rows = connection.execute(
        "SELECT id, title FROM facts.contracts WHERE supplier = ? ORDER BY title NULLS LAST, id", [supplier]
    ).fetchall()
    return [Entry(*row) for row in rows]


def persons(connection: Any) -> list[str]:
    """Return everyone who ordered, or may order, as the purchase system names them."""
    return [row[0] for row in connection.execute(_PERSONS).fetchall()]


def school_of(connection: Any, person: str) -> str | None:
    """Return the school that a person mostly ordered for; None where they never ordered."""
    row = first_row(connection, _SCHOOL_OF, [person])
    return str(row[0]) if row else None
