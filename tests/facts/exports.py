"""Makes small exports and mappings for the tests of tables."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import xlsxwriter

from inkooptoets.facts.fact_batch import FactBatch
from inkooptoets.facts.mapping import Mapping, parse_mapping
from inkooptoets.facts.tables import read_table
from inkooptoets.facts.yaml_file import parse_yaml

LINES = """\
tables:
  - files: "*"
    entity: order_line
    columns:
      order: Bestelnummer
      number: Regel
      description: Omschrijving
      net: Bedrag
      cancelled: {column: Vervallen, values: {"*": ja}, empty: nee}
"""
HEADER = "Bestelnummer;Regel;Omschrijving;Bedrag;Vervallen\n"


def mapping(text: str = LINES) -> Mapping:
    """Return the mapping in ``text``."""
    return parse_mapping(parse_yaml(text, "mapping.yaml"))


def write_csv(folder: Path, text: str | bytes, name: str = "regels.csv") -> Path:
    """Write an export and return its path."""
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return path


def write_xlsx(folder: Path, rows: list[list[Any]], name: str = "regels.xlsx", sheet: str = "Blad1") -> Path:
    """Write a workbook of one sheet and return its path; days become cells with a date."""
    path = folder / name
    workbook = xlsxwriter.Workbook(str(path), {"default_date_format": "dd-mm-yyyy"})
    workbook.set_properties({"created": datetime(2026, 1, 1)})
    page = workbook.add_worksheet(sheet)
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            if isinstance(value, str) and value.startswith("#"):
                page.write_formula(number, column, "=1/0", None, value)
            else:
                page.write(number, column, value)
    workbook.close()
    return path


def read_one(path: Path, text: str = LINES, max_line: int | None = None) -> FactBatch:
    """Return the only batch of a file."""
    (batch,) = read_table(path, mapping(text), max_line)
    return batch


def rejected(batch: FactBatch) -> list[str]:
    """Return the rejections of a batch as ``line:column: value: reason``."""
    return [f"{each.line}:{each.column}: {each.value}: {each.reason}" for each in batch.rejections]
