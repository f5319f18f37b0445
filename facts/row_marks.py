"""Rows of a table that are no rows of facts: blank ones, a header that comes back, totals."""

from __future__ import annotations

import re
from collections.abc import Sequence

from inkooptoets.facts.raw_table import RawColumn, RawTable, clean_name
from inkooptoets.facts.rejection import Skipped

_TOTAL = re.compile(r"(?:(?:sub|eind|generaal|algemeen|grand)[ -]?)?tota+l(?:en|s)?\b.*", re.IGNORECASE)


def blank_rows(table: RawTable) -> set[int]:
    """Return the rows in which every cell is empty."""
    blank: set[int] | None = None
    for column in table.columns:
        empty = _positions(column, lambda value: value is None)
        if blank is None:
            blank = set(_rows_with(column, empty))
        else:
            blank = {row for row in blank if column.codes[row] in empty}
        if not blank:
            return set()
    return blank or set()


def skipped_rows(table: RawTable, keys: Sequence[str], wanted: Sequence[str]) -> dict[int, Skipped]:
    """Return the rows that repeat the header, and those that only add up; ``keys`` name the key columns.

    A total has a word such as ``Totaal`` in some column, and no key: its key columns are empty or hold
    that word.
    """
    found: dict[int, Skipped] = {}
    for row in _repeated_headers(table, wanted):
        found[row] = Skipped(table.file, table.sheet, table.lines[row], "de kopregel komt terug")
    for row in _totals(table, [table.column(name) for name in keys]):
        found.setdefault(row, Skipped(table.file, table.sheet, table.lines[row], "een regel met een totaal"))
    return found


def _repeated_headers(table: RawTable, wanted: Sequence[str]) -> list[int]:
    rows: list[int] | None = None
    for name in wanted:
        column, clean = table.column(name), clean_name(name)
        same = {code for code, value in enumerate(column.distinct) if _is_name(value, clean)}
        rows = _rows_with(column, same) if rows is None else [r for r in rows if column.codes[r] in same]
        if not rows:
            return []
    return rows or []


def _totals(table: RawTable, keys: Sequence[RawColumn]) -> list[int]:
    rows: set[int] = set()
    for column in table.columns:
        rows.update(_rows_with(column, _positions(column, is_total)))
    return [row for row in sorted(rows) if all(_no_key(key.value(row)) for key in keys)] if keys else []


def _no_key(value: object) -> bool:
    return value is None or is_total(value)


def is_total(value: object) -> bool:
    """Say whether a cell holds a word such as ``Totaal`` or ``Eindtotaal 2026``."""
    return isinstance(value, str) and value[:1] in "tTsSeEgGaA" and bool(_TOTAL.fullmatch(value))


def _is_name(value: object, clean: str) -> bool:
    return isinstance(value, str) and value[:1].casefold() == clean[:1] and clean_name(value) == clean


def _positions(column: RawColumn, test: object) -> set[int]:
    found = {code for code, value in enumerate(column.distinct) if test(value)}  # type: ignore[operator]
    if len(column.distinct) - 1 in found:
        found.add(-1)
    return found


def _rows_with(column: RawColumn, positions: set[int]) -> list[int]:
    last = {len(column.distinct) - 1, -1}
    if not positions or (positions <= last and -1 not in column.codes and max(last) not in column.codes):
        return []
    return [row for row, code in enumerate(column.codes) if code in positions]
