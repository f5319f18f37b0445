"""All that the ledger knows of one key: the current row of every entity that has it, and earlier ones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from inkooptoets.facts.dictionary import Entity
from inkooptoets.facts.ledger.schema import STORED
from inkooptoets.facts.ledger.sql import listed, quoted


@dataclass(frozen=True)
class Version:
    """One row of an entity as it was read: its facts that are known, and where it came from.

    ``superseded_by`` is the import run that brought a newer one; None for the current row.
    """

    entity: type[Entity]
    values: Mapping[str, Any]
    file: str
    sheet: str | None
    line: int | None
    run: str
    superseded_by: str | None = None

    @property
    def key(self) -> tuple[str, ...]:
        """The row's key."""
        return tuple(str(self.values[name]) for name in self.entity.key if name in self.values)


def all_of(connection: Any, key: str) -> list[Version]:
    """Return every row whose key begins with ``key``, entity by entity, the current one before earlier ones."""
    found: list[Version] = []
    for entity in STORED:
        found += _rows(connection, entity, "facts", key)
        found += _rows(connection, entity, "history", key)
    return sorted(
        found, key=lambda row: (STORED.index(row.entity), _sortable(row.key), row.superseded_by is not None)
    )


def _rows(connection: Any, entity: type[Entity], schema: str, key: str) -> list[Version]:
    paths = list(entity.facts())
    by = ', "_superseded_by"' if schema == "history" else ", NULL"
    rows = connection.execute(
        f'SELECT {listed(paths)}, "_file", "_sheet", "_line", "_run"{by} '  # noqa: S608
        f"FROM {schema}.{quoted(entity.plural)} WHERE {quoted(entity.key[0])} = ? "
        f'ORDER BY {listed(entity.key)}, "_run" DESC',
        [key],
    ).fetchall()
    return [
        Version(
            entity,
            {path: value for path, value in zip(paths, row, strict=False) if value is not None},
            *row[len(paths) :],
        )
        for row in rows
    ]


def _sortable(key: tuple[str, ...]) -> tuple[tuple[int, str], ...]:
    """Return a key that sorts line 10 after line 9."""
    return tuple((len(part), part) if part.isdigit() else (0, part) for part in key)
