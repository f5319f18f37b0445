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
    """One row per key: its columns, the first row of each, and the contradictions.

    ``rows`` are the rows that have a key, and ``places`` the position of each one's key among the groups.
    """

    columns: dict[str, list[Any]]
    first_rows: list[int]
    rows: Sequence[int]
    places: Sequence[int]
    contradictions: list[Contradiction]


def group(columns: Mapping[str, list[Any]], key: Sequence[str], rows: Sequence[int]) -> Grouped:
    """Return the facts of ``rows`` once per key. A fact that only some rows of a key hold is theirs all.

    Rows without a key are in no group. Of a key, only the first contradiction on each fact is returned.
    """
    rows = _with_key(columns, key, rows)
    whole = len(rows) == len(columns[key[0]])
    kept = {path: values if whole else [values[row] for row in rows] for path, values in columns.items()}
    positions: dict[tuple[Any, ...], int] = {}
    keys = zip(*(kept[path] for path in key), strict=True)
    places = [positions.setdefault(found, len(positions)) for found in keys]
    firsts: list[int] = []
    for index, place in enumerate(places):
        if place == len(firsts):
            firsts.append(index)
    names = list(positions)
    grouped: dict[str, list[Any]] = {}
    contradictions: list[Contradiction] = []
    for path, values in kept.items():
        held = [values[first] for first in firsts]
        if [held[place] for place in places] != values:
            held, found_here = _settled(values, places, len(firsts))
            contradictions += [
                Contradiction(names[place], path, rows[first], rows[other], values[first], values[other])
                for place, first, other in found_here
            ]
        grouped[path] = held
    return Grouped(grouped, [rows[first] for first in firsts], rows, places, contradictions)


def _with_key(columns: Mapping[str, list[Any]], key: Sequence[str], rows: Sequence[int]) -> Sequence[int]:
    for path in key:
        values = columns[path]
        if None in values:
            rows = [row for row in rows if values[row] is not None]
    return rows


def _settled(
    values: list[Any], places: Sequence[int], size: int
) -> tuple[list[Any], list[tuple[int, int, int]]]:
    """Return each group's value, and for each group that has two: its place and where the two stand."""
    held_at: list[int | None] = [None] * size
    differ: dict[int, tuple[int, int, int]] = {}
    for index, (value, place) in enumerate(zip(values, places, strict=True)):
        if value is None:
            continue
        first = held_at[place]
        if first is None:
            held_at[place] = index
        elif values[first] != value:
            differ.setdefault(place, (place, first, index))
    return [None if at is None else values[at] for at in held_at], list(differ.values())
