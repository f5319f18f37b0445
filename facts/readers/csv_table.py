"""CSV and TSV files as columns: by pyarrow where every row is one line, by Python's own reader otherwise.

Both give the same columns and the same line numbers.
"""

from __future__ import annotations

import csv
import io
from array import array
from collections.abc import Iterator
from pathlib import Path

from inkooptoets.facts.mapping import TableMapping
from inkooptoets.facts.problem import Place, problem
from inkooptoets.facts.raw_table import RawColumn, RawTable, blank_to_none, encode
from inkooptoets.facts.readers.header import check_header, find_header
from inkooptoets.facts.readers.quotes import has_careless_quote, quotes_alternate
from inkooptoets.facts.readers.text_form import TextFile, first_rows, open_text, sniff_separator
from inkooptoets.facts.rejection import Rejection
from inkooptoets.facts.row_marks import is_total

START_BYTES = 200_000


def read_csv(path: Path, table: TableMapping, max_line: int | None = None, fast: bool = True) -> RawTable:
    """Return the table in a CSV file; ProblemsError where there is none, or columns are missing.

    ``max_line`` bounds a line's bytes; ``fast`` False reads with Python's reader alone.
    """
    text = open_text(path, table.encoding, max_line)
    start = text.data[:START_BYTES].decode("utf-8", errors="ignore")
    separator = table.separator or sniff_separator(start, table.wanted)
    rows = first_rows(start, separator)
    position = find_header(rows, table.wanted, Place(text.file, 1, 1), table.header_row)
    header = tuple(cell.strip() for cell in rows[position])
    line = _line_of(start, separator, position)
    check_header(header, table.wanted, Place(text.file, line))
    found = _read_fast(text, separator, header, line) if fast else None
    return found or _read_slowly(text, separator, header, position)


def _line_of(start: str, separator: str, position: int) -> int:
    reader = csv.reader(start.splitlines(keepends=True), delimiter=separator)
    line = 1
    for index, _ in enumerate(reader):
        if index == position:
            return line
        line = reader.line_num + 1
    return line


def _read_fast(text: TextFile, separator: str, header: tuple[str, ...], line: int) -> RawTable | None:
    """Return the table where every row is exactly one line, None otherwise."""
    import pyarrow as pa
    from pyarrow import csv as arrow_csv

    quoted = b'"' in text.data
    simple = not quoted or quotes_alternate(text.data, separator)
    if not simple and has_careless_quote(text.data, separator):
        return None
    names = [str(index) for index in range(len(header))]
    try:
        content = arrow_csv.read_csv(
            pa.BufferReader(text.data),
            arrow_csv.ReadOptions(skip_rows=line, column_names=names, block_size=1 << 24),
            arrow_csv.ParseOptions(delimiter=separator, newlines_in_values=quoted),
            arrow_csv.ConvertOptions(
                column_types=dict.fromkeys(names, pa.string()), strings_can_be_null=False
            ),
        )
    except pa.ArrowInvalid:
        return None
    if content.num_rows != text.lines - line or text.data.count(b"\r") != text.data.count(b"\r\n"):
        return None
    columns = tuple(_encoded(column) for column in content.columns)
    if quoted and simple and any('"' in str(value) for column in columns for value in column.distinct):
        return None
    lines = range(line + 1, line + 1 + content.num_rows)
    return RawTable(text.file, None, header, columns, lines)


def _encoded(column: object) -> RawColumn:
    """Return an Arrow column of texts as its distinct values and their positions."""
    encoded = column.combine_chunks().dictionary_encode()  # type: ignore[attr-defined]
    codes = array("i")
    indices = encoded.indices
    if len(indices):
        codes.frombytes(memoryview(indices.buffers()[1])[: len(indices) * 4])
    return RawColumn([*(blank_to_none(value) for value in encoded.dictionary.to_pylist()), None], codes)


def _read_slowly(text: TextFile, separator: str, header: tuple[str, ...], position: int) -> RawTable:
    rows: list[list[str]] = []
    lines: list[int] = []
    broken: list[Rejection] = []
    for line, row in _rows(text, separator, position):
        if len(row) < len(header) and any(is_total(cell.strip()) for cell in row):
            row = [*row, *[""] * (len(header) - len(row))]
        if len(row) != len(header):
            if not any(cell.strip() for cell in row):
                continue
            reason = f"de regel heeft {_fields(len(row))}, de kopregel {len(header)}"
            broken.append(Rejection(text.file, None, line, None, separator.join(row)[:200], reason))
            continue
        rows.append(row)
        lines.append(line)
    columns = tuple(encode(row[index] for row in rows) for index in range(len(header)))
    return RawTable(text.file, None, header, columns, lines, tuple(broken))


def _rows(text: TextFile, separator: str, position: int) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text.data.decode("utf-8"), newline=""), delimiter=separator, strict=True)
    line, index = 1, -1
    try:
        for row in reader:
            index += 1
            if index > position and row:
                yield line, row
            line = reader.line_num + 1
    except csv.Error as error:
        raise problem(
            "In de rij die hier begint staat een aanhalingsteken verkeerd of wordt het niet gesloten.",
            'Een veld met een aanhalingsteken begint en eindigt met `"`.',
            'Schrijf een aanhalingsteken in een tekst als `""`.',
            Place(text.file, line, 1),
        ) from error


def _fields(number: int) -> str:
    return "1 veld" if number == 1 else f"{number} velden"
