"""Rows on their way into the ledger: columns of one entity, laid beside what the ledger already holds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from inkooptoets.facts.dictionary import Entity
from inkooptoets.facts.fact_batch import FactBatch
from inkooptoets.facts.fact_row import FactRow
from inkooptoets.facts.ledger.sql import ORIGIN, arrow_type, hash_of, listed, quoted, same, sql_type

INCOMING = "temp.main._incoming"
"""The rows that are being put, with their digest and that of the current row of their key (``_was``)."""
_TOO_LARGE = "een waarde past niet in het grootboek; kijk de getallen en de tekens na"


@dataclass
class Staged:
    """Rows of one entity as columns. A fact without a column is one that the source does not speak of."""

    entity: type[Entity]
    columns: dict[str, list[Any]]
    files: Sequence[str]
    sheets: Sequence[str | None]
    lines: Sequence[int | None]
    wrong: list[str | None] = field(default_factory=list)

    @property
    def size(self) -> int:
        """The number of rows."""
        return len(self.lines)


def stage_rows(entity: type[Entity], rows: Sequence[FactRow]) -> Staged:
    """Return rows of a fact file, which say all there is to say of what they are about."""
    columns = {path: [row.values.get(path) for row in rows] for path in entity.facts()}
    places = [row.place for row in rows]
    return Staged(
        entity,
        columns,
        [place.file for place in places],
        [place.sheet for place in places],
        [place.line for place in places],
    )


def stage_batches(batches: Sequence[FactBatch]) -> Staged:
    """Return batches of one entity with the same columns as one."""
    first, *others = batches
    columns = first.columns
    if others:
        columns = {path: [value for batch in batches for value in batch.columns[path]] for path in columns}
    return Staged(
        first.entity,
        columns,
        [batch.file for batch in batches for _ in batch.lines],
        [batch.sheet for batch in batches for _ in batch.lines],
        [line for batch in batches for line in batch.lines],
    )


def lay_beside(connection: Any, staged: Staged, run: str) -> None:
    """Make the table of incoming rows, each completed with what its source does not speak of."""
    entity = staged.entity
    connection.register("staged_rows", _arrow_table(staged))
    facts = []
    for path, fact in entity.facts().items():
        spoken = path in staged.columns
        source = f"i.{quoted(path)}" if spoken else f"o.{quoted(path)}"
        facts.append(f"CAST({source} AS {sql_type(fact)}) AS {quoted(path)}")
    origin = listed([name for name, _ in ORIGIN if name != "_run"], "i")
    try:
        connection.execute(
            f"CREATE OR REPLACE TEMP TABLE _incoming AS "  # noqa: S608
            f"SELECT *, CAST(? AS VARCHAR) AS _run, {hash_of(entity)} AS _hash FROM ("
            f"SELECT {', '.join(facts)}, {origin}, i._wrong AS _wrong, o._hash AS _was FROM staged_rows i "
            f"LEFT JOIN facts.{quoted(entity.plural)} o ON {same(entity.key, 'i', 'o')})",
            [run],
        )
    finally:
        connection.unregister("staged_rows")


def _arrow_table(staged: Staged) -> Any:
    import pyarrow as pa

    size = staged.size
    staged.wrong = [None] * size
    facts = staged.entity.facts()
    columns = {path: staged.columns.get(path, [None] * size) for path in staged.entity.key} | staged.columns
    arrays = {path: _array(staged, values, sql_type(facts[path])) for path, values in columns.items()}
    arrays["_file"] = _repeated(staged.files)
    arrays["_sheet"] = _repeated(staged.sheets)
    arrays["_line"] = pa.array(staged.lines, type=pa.int32())
    arrays["_wrong"] = pa.array(staged.wrong, type=pa.string())
    return pa.table(arrays)


def _array(staged: Staged, values: list[Any], kind: str) -> Any:
    """Return a column; a value that the column cannot hold marks its row as wrong."""
    import pyarrow as pa

    wanted = arrow_type(kind)
    try:
        return pa.array(values, type=wanted)
    except (OverflowError, ValueError, TypeError):
        kept = list(values)
        for position, value in enumerate(values):
            try:
                pa.array([value], type=wanted)
            except (OverflowError, ValueError, TypeError):
                kept[position] = None
                staged.wrong[position] = _TOO_LARGE
        return pa.array(kept, type=wanted)


def _repeated(values: Iterable[str | None]) -> Any:
    import pyarrow as pa

    return pa.array(values, type=pa.string()).dictionary_encode()
