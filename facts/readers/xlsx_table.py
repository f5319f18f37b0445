"""Sheets of a workbook as columns: XLSX, and by the same library XLS, XLSB and ODS.

Numbers are read with the fifteen digits that Excel itself shows, never as binary floats.
"""

from __future__ import annotations

import datetime as dt
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from typing import Any

from inkooptoets.facts.dictionary.kind import Raw
from inkooptoets.facts.mapping import Mapping
from inkooptoets.facts.problem import Place, problem
from inkooptoets.facts.raw_table import RawTable, encode
from inkooptoets.facts.readers.header import ROWS_TO_LOOK_AT, check_header, find_header
from inkooptoets.facts.readers.xlsx_errors import error_cells

SIGNATURES = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How a file starts that is a workbook, whatever its name."""


def read_xlsx(path: Path, mapping: Mapping) -> list[RawTable]:
    """Return the sheets of a workbook that the mapping has a table for; ProblemsError where it is none."""
    file = str(path)
    workbook = _open(path)
    tables = []
    for sheet in workbook.sheet_names:
        table = mapping.table_for(file, sheet)
        if table is None:
            continue
        rows = _rows(workbook, path, sheet)
        if not rows and len(workbook.sheet_names) > 1 and table.sheet is None:
            continue
        start = rows[: max(ROWS_TO_LOOK_AT, table.header_row or 0)]
        position = find_header(start, table.wanted, Place(file, None, None, sheet), table.header_row)
        header = tuple(str(cell).strip() for cell in rows[position])
        check_header(header, table.wanted, Place(file, position + 1, None, sheet))
        data = rows[position + 1 :]
        columns = tuple(encode(_cell(row[index]) for row in data) for index in range(len(header)))
        lines = range(position + 2, position + 2 + len(data))
        tables.append(RawTable(file, sheet, header, columns, lines))
    return tables


def _open(path: Path) -> Any:
    from python_calamine import CalamineWorkbook

    place = Place(str(path), 1, 1)
    with path.open("rb") as stream:
        start = stream.read(4096)
    if not start.startswith(SIGNATURES):
        raise problem(*_what_it_is(start), place)
    with _readable(place):
        return CalamineWorkbook.from_path(str(path))


@contextmanager
def _readable(place: Place) -> Iterator[None]:
    """Turn whatever a workbook's parts may hold into a problem."""
    from python_calamine import CalamineError, PasswordError

    try:
        yield
        return
    except PasswordError:
        wrong, fix = "Het werkboek is beveiligd met een wachtwoord.", "Sla het op zonder wachtwoord."
    except (CalamineError, zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, RuntimeError):
        wrong, fix = "Het werkboek is beschadigd.", "Open het in Excel en sla het opnieuw op als .xlsx."
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # the Rust library gave up
            raise
        wrong, fix = "Het werkboek is beschadigd.", "Open het in Excel en sla het opnieuw op als .xlsx."
    raise problem(wrong, "Hier hoort een werkboek (.xlsx) dat te openen is.", fix, place)


def _what_it_is(start: bytes) -> tuple[str, str, str]:
    expected = "Een .xlsx-bestand is een werkboek van Excel."
    text = start.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if not text:
        return "Het bestand is leeg.", expected, "Maak de export opnieuw."
    if text.startswith((b"<!doctype html", b"<html", b"<table", b"<head", b"<meta", b"<body")):
        return (
            "Dit is een webpagina met de naam van een werkboek.",
            expected,
            "Open het in Excel en sla het op als .xlsx, of kies in het bronsysteem een andere export.",
        )
    return "Dit is geen werkboek.", expected, "Gaat het om een CSV-bestand? Geef het dan de naam .csv."


def _rows(workbook: Any, path: Path, sheet: str) -> list[list[Any]]:
    """Return the cells of a sheet; one whose formula failed holds its error, such as ``#REF!``."""
    with _readable(Place(str(path), None, None, sheet)):
        rows: list[list[Any]] = workbook.get_sheet_by_name(sheet).to_python(skip_empty_area=False)
        for (row, column), written in error_cells(path, sheet).items():
            if row < len(rows) and column < len(rows[row]):
                rows[row][column] = written
        return rows


def _cell(value: Any) -> Raw | None:
    if value is None or value == "":
        return None
    if isinstance(value, float):
        return _number(value)
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, (str, bool, int, dt.date)):
        return value
    return str(value)


def _number(value: float) -> Raw:
    if value.is_integer() and abs(value) < 1e15:
        return int(value)
    return Decimal(format(value, ".15g"))
