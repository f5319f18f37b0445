"""Facts that a table repeats on every row, such as those of an order on each of its lines: once per key."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Contradiction:
    """A key whose rows do not agree on a fact: the first row, and the first one that says something else."""

    key: tuple[Any, ...]
    path: str
    first_row: int
    other_row: int
    first: Any
    other: Any


@dataclass(frozen=True)
class Grouped:
    """One row per key: its columns, the first row of each, the group of every row, and the contradictions."""

    columns: dict[str, list[Any]]
    first_rows: list[int]
    group_of: dict[int, int]
    contradictions: list[Contradiction]


def group(columns: Mapping[str, Sequence[Any]], key: Sequence[str], rows: Sequence[int]) -> Grouped:
    """Return the facts of ``rows`` once per key. A fact that only some rows of a key hold is theirs all.

    Rows without a key are in no group. Of a key, only the first contradiction on each fact is returned.
    """
    keys = zip(*(columns[path] for path in key), strict=True)
    positions: dict[tuple[Any, ...], int] = {}
    group_of: dict[int, int] = {}
    first_rows: list[int] = []
    wanted = set(rows)
    for row, found in enumerate(keys):
        if row not in wanted or None in found:
            continue
        position = positions.setdefault(found, len(first_rows))
        if position == len(first_rows):
            first_rows.append(row)
        group_of[row] = position
    names = list(positions)
    grouped: dict[str, list[Any]] = {}
    contradictions: list[Contradiction] = []
    for path, values in columns.items():
        held: list[Any] = [None] * len(first_rows)
        held_at: dict[int, int] = {}
        told: set[int] = set()
        for row, position in group_of.items():
            value = values[row]
            if value is None:
                continue
            if held[position] is None:
                held[position] = value
                held_at[position] = row
            elif held[position] != value and position not in told:
                told.add(position)
                first_row = held_at[position]
                contradictions.append(
                    Contradiction(names[position], path, first_row, row, held[position], value)
                )
        grouped[path] = held
    return Grouped(grouped, first_rows, group_of, contradictions)
