"""Exports as facts: from the columns of a file to the facts of the dictionary, with no row lost."""

from __future__ import annotations

from pathlib import Path

from inkooptoets.facts.fact_batch import FactBatch
from inkooptoets.facts.mapping import Mapping
from inkooptoets.facts.problem import Place, problem
from inkooptoets.facts.readers.csv_table import read_csv
from inkooptoets.facts.readers.xlsx_table import SIGNATURES, read_xlsx
from inkooptoets.facts.table_facts import facts_of

WORKBOOKS = (".xlsx", ".xls", ".xlsb", ".xlsm", ".ods")


def read_table(path: Path, mapping: Mapping, max_line: int | None = None) -> list[FactBatch]:
    """Return the facts of a CSV file or a workbook, a batch for each entity of each table in it.

    ProblemsError says why a file cannot be read at all; what is wrong with single rows is in the batches.
    ``max_line`` bounds the bytes of a line of text.
    """
    place = Place(str(path))
    try:
        with path.open("rb") as stream:
            start = stream.read(8)
    except OSError as error:
        raise problem(
            f"Het bestand is niet te openen ({error.strerror or error}).",
            "Hier hoort een bestand dat er is en dat u mag lezen.",
            "Kijk de naam en de map na.",
            place,
        ) from error
    is_workbook = path.suffix.lower() in WORKBOOKS or start.startswith(SIGNATURES)
    if is_workbook:
        tables = read_xlsx(path, mapping)
        mapped = [(table, mapping.table_for(str(path), table.sheet)) for table in tables]
    else:
        found = mapping.table_for(str(path))
        mapped = [(read_csv(path, found, max_line), found)] if found else []
    batches = [batch for table, each in mapped if each for batch in facts_of(table, each)]
    if not batches:
        names = sorted({name for table in mapping.tables for name in _patterns(table.files)})
        raise problem(
            "Voor dit bestand staat er geen tabel in mapping.yaml.",
            f"Bekend zijn bestanden met een naam als {', '.join(f'`{name}`' for name in names)}.",
            "Voeg een tabel toe, of geef het bestand een naam die bekend is.",
            place,
        )
    return batches


def _patterns(files: str | list[str]) -> list[str]:
    return [files] if isinstance(files, str) else files
