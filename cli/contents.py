"""From files to what the ledger keeps of them: fact files as they are, tables through the board's mapping."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from inkooptoets.facts.ledger.importing import FileContent
from inkooptoets.facts.mapping import Mapping
from inkooptoets.facts.problem import ProblemsError

FACT_FILES = (".yaml", ".yml", ".json")


def read_contents(paths: Iterable[Path], mapping: Mapping | None, read_by: str = "") -> list[FileContent]:
    """Return what each file holds; one that cannot be read says why, and the others go on."""
    return [read_content(path, mapping, read_by) for path in paths]


def read_content(path: Path, mapping: Mapping | None, read_by: str = "") -> FileContent:
    """Return what a file holds."""
    try:
        digest = _sha256(path)
    except OSError as error:
        why = f"Het bestand is niet te openen ({error.strerror or error}). Kijk de naam en de map na."
        return FileContent(path, "", problem=why)
    try:
        if path.suffix.lower() in FACT_FILES:
            return _fact_file(path, digest)
        return _table(path, digest, mapping, read_by)
    except ProblemsError as error:
        return FileContent(path, digest, problem=str(error))


def _fact_file(path: Path, digest: str) -> FileContent:
    from inkooptoets.facts.readers.fact_file import read_fact_file

    rows = [row for found in read_fact_file(path).rows.values() for row in found]
    return FileContent(path, digest, rows=rows, rows_read=len(rows))


def _table(path: Path, digest: str, mapping: Mapping | None, read_by: str) -> FileContent:
    from inkooptoets.facts.tables import read_table

    if mapping is None:
        return FileContent(
            path,
            digest,
            problem="Er is geen mapping.yaml, dus de kolommen zeggen niets. Noem er een in inkooptoets.yaml.",
        )
    batches = read_table(path, mapping)
    return FileContent(
        path,
        digest,
        batches=batches,
        rejections=[rejection for batch in batches for rejection in batch.rejections],
        rows_read=sum(batch.rows_read for batch in batches),
        skipped=sum(batch.rows_skipped for batch in batches),
        read_by=read_by,
    )


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while block := stream.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()


def digest_of(path: Path | None) -> str:
    """Return a digest of a file's bytes, or nothing where there is no file."""
    return _sha256(path) if path is not None and path.is_file() else ""
