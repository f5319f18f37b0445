"""Importing files: all of them in one transaction, and every row of each accounted for."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from inkooptoets.facts.fact_batch import FactBatch
from inkooptoets.facts.fact_row import FactRow
from inkooptoets.facts.ledger.ledger import Ledger
from inkooptoets.facts.ledger.put import Put as Put
from inkooptoets.facts.ledger.put import put_batch as put_batch
from inkooptoets.facts.ledger.put import put_batches
from inkooptoets.facts.ledger.put import put_rows as put_rows
from inkooptoets.facts.ledger.quality import FileQuality
from inkooptoets.facts.ledger.schema import BOOKKEEPING, STORED, columns_of
from inkooptoets.facts.ledger.sql import first_row, listed, load
from inkooptoets.facts.rejection import Rejection


@dataclass(frozen=True)
class FileContent:
    """What was read from one file.

    ``rows_read`` counts every row of the file, also those in quarantine and those that were skipped.
    ``read_by`` names how it was read (a digest of the mapping): the same bytes are read again where that
    differs. A file with a ``problem`` could not be read at all; its facts stay as they are.
    """

    path: Path
    sha256: str
    rows: Sequence[FactRow] = ()
    batches: Sequence[FactBatch] = ()
    rejections: Sequence[Rejection] = ()
    rows_read: int = 0
    skipped: int = 0
    problem: str | None = None
    read_by: str = ""

    @property
    def kept(self) -> int:
        """The rows of the file that hold facts; headers that were gathered from them do not count."""
        return len(self.rows) + sum(len(batch.lines) for batch in self.batches if batch.rows_read)


def import_files(
    ledger: Ledger,
    contents: Iterable[FileContent],
    run: str,
    at: datetime,
    after_step: Callable[[str], None] = lambda step: None,
) -> list[FileQuality]:
    """Import files in the order given, all or none, and return what became of the rows of each.

    A file that is the same as at its last import changes nothing. Where files contradict each other, the
    later one supersedes. ``after_step`` is told of each step, by name.
    """
    connection = ledger.connection
    connection.begin()
    try:
        after_step("begun")
        found: list[FileQuality] = []
        changed = False
        for position, content in enumerate(contents):
            quality, did = _import_file(connection, content, run, position, after_step)
            found.append(quality)
            changed = changed or did
            after_step(f"file {content.path.name}")
        connection.execute(
            "INSERT INTO ledger.runs SELECT coalesce(max(position), 0) + 1, ?, ?, ? FROM ledger.runs",
            [run, at.isoformat(), changed],
        )
        after_step("recorded")
    except BaseException:
        connection.rollback()
        raise
    connection.commit()
    after_step("committed")
    return found


def _import_file(
    connection: Any, content: FileContent, run: str, position: int, after_step: Callable[[str], None]
) -> tuple[FileQuality, bool]:
    file = str(content.path)
    if content.problem is not None:
        quality = FileQuality(file, run, 0, 0, 0, 0, 0, content.problem)
        _record(connection, content, quality, position, 0)
        return quality, False
    names = sorted(
        {file, *(batch.file for batch in content.batches), *(row.place.file for row in content.rows)}
    )
    before = _quarantine_of(connection, names)
    connection.execute("DELETE FROM ledger.quarantine WHERE list_contains(?, file)", [names])
    _put_rejections(connection, content, run)
    after_step(f"quarantine {content.path.name}")
    own = headers = Put()
    if _imported_before(connection, content):
        own = Put(content.kept, 0, content.kept, 0)
    else:
        own, headers = _put_content(connection, content, run, after_step)
    rows = max(content.rows_read, content.kept + content.skipped)
    rejected = rows - content.kept - content.skipped
    quality = FileQuality(
        file, run, rows, own.accepted, own.unchanged, rejected + own.quarantined, content.skipped
    )
    _record(connection, content, quality, position, own.quarantined + headers.quarantined)
    changed = bool(own.accepted or headers.accepted) or before != _quarantine_of(connection, names)
    return quality, changed


def _put_content(
    connection: Any, content: FileContent, run: str, after_step: Callable[[str], None]
) -> tuple[Put, Put]:
    """Put the rows of a file; return what became of its own rows and of headers gathered from them."""
    own = put_rows(connection, content.rows, run)
    headers = Put()
    together: dict[tuple[str, frozenset[str], bool], list[FactBatch]] = {}
    for batch in content.batches:
        if batch.lines:
            key = (batch.entity.name, frozenset(batch.columns), bool(batch.rows_read))
            together.setdefault(key, []).append(batch)
    for (name, _, is_own), batches in together.items():
        put = put_batches(connection, batches, run)
        own, headers = (own + put, headers) if is_own else (own, headers + put)
        after_step(f"put {name} {content.path.name}")
    return own, headers


def _imported_before(connection: Any, content: FileContent) -> bool:
    """Whether the last successful import of this path read the same bytes in the same way, in full."""
    row = first_row(
        connection,
        "SELECT sha256, read_by, contradicting FROM ledger.files f JOIN ledger.runs r ON r.run = f.run "
        "WHERE f.file = ? AND f.problem IS NULL ORDER BY r.position DESC, f.position DESC LIMIT 1",
        [str(content.path)],
    )
    return row is not None and tuple(row) == (content.sha256, _read_by(content), 0)


def _read_by(content: FileContent) -> str:
    """Return a digest of how a file is read: its mapping, and the facts that the ledger keeps."""
    described = repr([(entity.plural, columns_of(entity)) for entity in STORED])
    return hashlib.sha256(f"{content.read_by}\n{described}".encode()).hexdigest()


def _put_rejections(connection: Any, content: FileContent, run: str) -> None:
    rows = [
        (run, str(content.path), each.sheet, each.line, each.column, each.value, each.reason)
        for each in content.rejections
    ]
    load(connection, "ledger.quarantine", BOOKKEEPING["quarantine"], rows)


def _quarantine_of(connection: Any, files: Sequence[str]) -> Any:
    return connection.execute(
        'SELECT file, sheet, line, "column", value, reason FROM ledger.quarantine '
        "WHERE list_contains(?, file) ORDER BY ALL",
        [files],
    ).fetchall()


def _record(
    connection: Any, content: FileContent, quality: FileQuality, position: int, contradicting: int
) -> None:
    values = [
        quality.run,
        position,
        quality.file,
        content.sha256,
        _read_by(content),
        quality.rows,
        quality.accepted,
        quality.unchanged,
        quality.quarantined,
        quality.skipped,
        contradicting,
        quality.problem,
    ]
    columns = listed(name for name, _ in BOOKKEEPING["files"])
    marks = ", ".join("?" for _ in values)
    connection.execute(f"INSERT INTO ledger.files ({columns}) VALUES ({marks})", values)  # noqa: S608
