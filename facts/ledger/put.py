"""Putting rows into the ledger: new ones, newer versions, the same once more, and those that contradict."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from inkooptoets.facts.dictionary import ENTITIES, Entity
from inkooptoets.facts.fact_batch import FactBatch
from inkooptoets.facts.fact_row import FactRow
from inkooptoets.facts.ledger.schema import BOOKKEEPING, STORED, columns_of
from inkooptoets.facts.ledger.sql import listed, load, number, quoted, same
from inkooptoets.facts.ledger.staging import INCOMING, Staged, lay_beside, stage_batches, stage_rows

_CLASHING = "temp.main._clashing"
_FRESH = "temp.main._fresh"


@dataclass(frozen=True)
class Put:
    """What became of rows: ``read`` is the sum of the others."""

    read: int = 0
    accepted: int = 0
    unchanged: int = 0
    quarantined: int = 0

    def __add__(self, other: Put) -> Put:
        """Add two counts."""
        return Put(
            self.read + other.read,
            self.accepted + other.accepted,
            self.unchanged + other.unchanged,
            self.quarantined + other.quarantined,
        )


def put_rows(connection: Any, rows: Iterable[FactRow], run: str) -> Put:
    """Put rows of fact files. A row says all there is to say: a fact that it leaves out is unknown."""
    wanted = list(ENTITIES)
    ordered = sorted(rows, key=lambda row: wanted.index(row.entity))
    total = Put()
    for entity, found in groupby(ordered, key=lambda row: row.entity):
        total += _put(connection, stage_rows(entity, list(found)), run)
    return total


def put_batch(connection: Any, batch: FactBatch, run: str) -> Put:
    """Put a batch of an export. A fact for which the export has no column stays as the ledger has it."""
    return put_batches(connection, [batch], run)


def put_batches(connection: Any, batches: Sequence[FactBatch], run: str) -> Put:
    """Put batches of one entity with the same columns as one, so that they may not contradict each other."""
    return _put(connection, stage_batches(batches), run)


def _put(connection: Any, staged: Staged, run: str) -> Put:
    if not staged.size:
        return Put()
    entity = staged.entity
    if entity not in STORED:
        return _refuse(connection, staged, run)
    lay_beside(connection, staged, run)
    _find_clashes(connection, entity)
    quarantined = _quarantine(connection, entity, run)
    _find_fresh(connection, entity)
    accepted = number(connection, f"SELECT count(*) FROM {_FRESH}")  # noqa: S608
    if accepted:
        _replace(connection, entity, run)
    for table in (INCOMING, _CLASHING, _FRESH):
        connection.execute(f"DROP TABLE IF EXISTS {table}")
    return Put(staged.size, accepted, staged.size - accepted - quarantined, quarantined)


def _refuse(connection: Any, staged: Staged, run: str) -> Put:
    """Put rows in quarantine that are no part of the ledger."""
    entity = staged.entity
    keys = [staged.columns.get(path, [None] * staged.size) for path in entity.key]
    reason = f"{entity.nl.lower()} hoort niet in een export: het regelboek zegt welke er zijn"
    rows = [
        (run, file, sheet, line, None, ", ".join(str(part) for part in key), reason)
        for file, sheet, line, *key in zip(staged.files, staged.sheets, staged.lines, *keys, strict=True)
    ]
    load(connection, "ledger.quarantine", BOOKKEEPING["quarantine"], rows)
    return Put(staged.size, quarantined=staged.size)


def _find_clashes(connection: Any, entity: type[Entity]) -> None:
    """Keep the keys of which the incoming rows do not all say the same, and where those stand."""
    keys, whole = listed(entity.key), _whole(entity)
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE _clashing AS "  # noqa: S608
        f"SELECT {keys}, min(_file) = max(_file) AS _one_file, "
        f"list_sort(list(DISTINCT {{'f': _file, 's': _sheet, 'l': _line}})) AS _places FROM {INCOMING} "
        f"WHERE {whole} AND ({keys}) IN (SELECT ({keys}) FROM {INCOMING} WHERE {whole} "
        f"GROUP BY {keys} HAVING min(_hash) <> max(_hash)) GROUP BY {keys}"
    )


def _quarantine(connection: Any, entity: type[Entity], run: str) -> int:
    """Set aside what has no key, does not fit or contradicts another row; return how many rows."""
    key = ", ".join(entity.key)
    return _set_aside(
        connection,
        f"coalesce(_wrong, concat('een deel van de sleutel ontbreekt: ', ?)) FROM {INCOMING} i "
        f"WHERE NOT ({_whole(entity)})",
        entity,
        run,
        key,
    ) + _set_aside(
        connection,
        f"concat(CAST(? AS VARCHAR), ' `', {_shown(entity)}, '` staat er vaker, met andere waarden: ', "
        "array_to_string(list_transform(_places[1:5], lambda p: concat_ws(' ', 'regel ' || p.l, "
        "'van blad ' || p.s, CASE WHEN NOT _one_file THEN 'van ' || p.f END)), ' en '), "
        "CASE WHEN len(_places) > 5 THEN concat(' en nog ', len(_places) - 5) ELSE '' END) "
        f"FROM {INCOMING} i JOIN {_CLASHING} c ON {same(entity.key, 'i', 'c')} WHERE _wrong IS NULL",
        entity,
        run,
        entity.nl,
    )


def _set_aside(connection: Any, reason_from: str, entity: type[Entity], run: str, word: str) -> int:
    """Put rows in quarantine; ``reason_from`` is the end of the query, with one mark in it."""
    key = ", ".join(entity.key)
    return number(
        connection,
        'INSERT INTO ledger.quarantine (run, file, sheet, line, "column", value, reason) '
        f"SELECT ?, _file, _sheet, _line, ?, {_shown(entity)}, {reason_from}",
        [run, key, word],
    )


def _shown(entity: type[Entity]) -> str:
    """Return the expression for a row's key as people read it; names of people are no part of it."""
    named = [path for path in entity.key if not entity.facts()[path].personal]
    return f"concat_ws(', ', {listed(named, 'i')})"


def _find_fresh(connection: Any, entity: type[Entity]) -> None:
    """Keep one row for each key that is new or says something else than the current row."""
    keys = listed(entity.key)
    clashing = number(connection, f"SELECT count(*) FROM {_CLASHING}")  # noqa: S608
    outside = f"AND ({keys}) NOT IN (SELECT ({keys}) FROM {_CLASHING})" if clashing else ""  # noqa: S608
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE _fresh AS SELECT * FROM {INCOMING} "  # noqa: S608
        f"WHERE {_whole(entity)} AND _hash IS DISTINCT FROM _was {outside}"
    )
    repeated = number(
        connection,
        f"SELECT count(*) - count(DISTINCT ({keys})) FROM {_FRESH}",  # noqa: S608
    )
    if repeated:
        connection.execute(
            f"CREATE OR REPLACE TEMP TABLE _fresh AS SELECT * FROM {_FRESH} "  # noqa: S608
            f"QUALIFY row_number() OVER (PARTITION BY {keys} ORDER BY _file, _sheet, _line) = 1"
        )


def _replace(connection: Any, entity: type[Entity], run: str) -> None:
    """Move the rows that are superseded to history, and make the fresh ones current."""
    table = f"facts.{quoted(entity.plural)}"
    columns = listed(column[0] for column in columns_of(entity))
    old = f"EXISTS (SELECT 1 FROM {_FRESH} f WHERE f._was IS NOT NULL AND {same(entity.key, 'f', 'o')})"  # noqa: S608
    superseded = number(connection, f"SELECT count(*) FROM {_FRESH} WHERE _was IS NOT NULL")  # noqa: S608
    if superseded:
        connection.execute(
            f"INSERT INTO history.{quoted(entity.plural)} ({columns}, _superseded_by) "  # noqa: S608
            f"SELECT {columns}, ? FROM {table} o WHERE {old}",
            [run],
        )
        connection.execute(f"DELETE FROM {table} o WHERE {old}")  # noqa: S608
    connection.execute(f"INSERT INTO {table} ({columns}) SELECT {columns} FROM {_FRESH}")  # noqa: S608


def _whole(entity: type[Entity]) -> str:
    """Return the condition that a row fits and has its whole key."""
    return " AND ".join(["_wrong IS NULL", *(f"{quoted(name)} IS NOT NULL" for name in entity.key)])
