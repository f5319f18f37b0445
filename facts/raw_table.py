"""A table as it stands in a file, column by column, before anything is known of its meaning."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from inkooptoets.facts.dictionary.kind import Raw
from inkooptoets.facts.rejection import Rejection


@dataclass(frozen=True)
class RawColumn:
    """A column as its distinct values and, for each row, the position of its value among them.

    The last distinct value is always None, the empty cell, so that position -1 is empty as well.
    """

    distinct: list[Raw | None]
    codes: Sequence[int]

    def value(self, row: int) -> Raw | None:
        """Return the value of one row."""
        return self.distinct[self.codes[row]]


@dataclass(frozen=True)
class RawTable:
    """One table of a file. ``columns`` go in step with ``header``; ``lines`` are line numbers from 1.

    ``broken`` holds the rows that do not fit the header; they are in no column.
    """

    file: str
    sheet: str | None
    header: tuple[str, ...]
    columns: tuple[RawColumn, ...]
    lines: Sequence[int]
    broken: tuple[Rejection, ...] = ()

    def column(self, name: str) -> RawColumn:
        """Return the column with this name, however its capitals and spaces are written."""
        return self.columns[[clean_name(each) for each in self.header].index(clean_name(name))]


def encode(values: Iterable[Raw | None]) -> RawColumn:
    """Return a column from the values of its rows; text is stripped, and a blank text is an empty cell."""
    positions: dict[tuple[type, Raw | None], int] = {}
    codes = [positions.setdefault((type(value), value), len(positions)) for value in values]
    return RawColumn([*(blank_to_none(value) for _, value in positions), None], codes)


def blank_to_none(value: Raw | None) -> Raw | None:
    """Return a text without the space around it, None where nothing is left, and any other value as it is."""
    return (value.strip() or None) if isinstance(value, str) else value


def clean_name(name: str) -> str:
    """Return a column's name without differences in capitals and spaces."""
    return " ".join(name.split()).casefold()
