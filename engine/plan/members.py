"""Related sets for all subjects at once: windows over their own kind, joins with registers and lists."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import reduce
from operator import and_
from typing import Any

import ibis

from inkooptoets.engine.language.every import EveryRow
from inkooptoets.engine.language.intervals import high, low
from inkooptoets.engine.language.tree import Name, Node, names
from inkooptoets.engine.plan.layers import Layers
from inkooptoets.engine.plan.prepared import BOUNDED, ROW
from inkooptoets.engine.related import UNBOUNDED, Measure, RelatedSet, open_mask
from inkooptoets.engine.scope import OTHER, relative

RowFor = Callable[[Layers], EveryRow]
"""Gives the compiler of conditions over the pairs of subject and member in a layered query."""


@dataclass(frozen=True)
class _Part:
    """One aggregate of a measure: the column that is added up, and how."""

    name: str
    column: Any
    gather: Callable[[Any], Any]


def open_bits(related: RelatedSet) -> tuple[str, ...]:
    """Return the facts that a set's open mask counts, one bit each, in order."""
    measured = [measure.argument.path for measure in related.measures if isinstance(measure.argument, Name)]
    return tuple(dict.fromkeys([*measured, *(path for node in _asked(related) for path in names(node))]))


def _asked(related: RelatedSet) -> list[Node]:
    """Return the conditions that are asked of each member of a set."""
    conditions = [related.where, *(measure.asks for measure in related.measures)]
    return [condition for condition in conditions if condition is not None]


class Members:
    """The members of one set as columns of a layered query: whether each belongs, and what it brings."""

    def __init__(self, related: RelatedSet, layers: Layers, row: EveryRow, present: str | None) -> None:
        self.related = related
        self.layers = layers
        self.row = row
        self.belongs = layers.fresh()
        belongs = row.column(related.where) if related.where is not None else ibis.literal(True)
        if present is not None:
            there = layers.table[present]
            belongs = ibis.cases((~there, False), (there, belongs))
        layers.add({self.belongs: belongs})

    def parts(self) -> list[_Part]:
        """Add each measure's columns to the query and return how they are to be added up."""
        for measure in self.related.measures:
            if measure.argument is not None:
                self.row.column(measure.argument)
        for condition in _asked(self.related):
            self.row.blame(condition)
        parts = [part for measure in self.related.measures for part in self._measure(measure)]
        return [*parts, _Part(open_mask(self.related.name), self._open(), lambda column: column.bit_or())]

    def _measure(self, measure: Measure) -> list[_Part]:
        if measure.name == "sum":
            return self._sum(measure)
        asked = self.row.column(measure.argument) if measure.argument is not None else ibis.literal(True)
        belongs = self.layers.table[self.belongs]
        if measure.name == "hours":
            unknown = belongs.fill_null(True) & (asked.isnull() | belongs.isnull())
            hours = ibis.ifelse(belongs.fill_null(False), asked, ibis.null("string"))
            return [
                _Part(f"{measure.path}#unknown", unknown.cast("int64"), _total),
                _Part(
                    f"{measure.path}#hours", hours, lambda column: column.group_concat("; ", order_by=column)
                ),
            ]
        counted = belongs & asked
        sure, possible = counted.fill_null(False).cast("int64"), counted.fill_null(True).cast("int64")
        parts = [_Part(low(measure.path), sure, _total), _Part(high(measure.path), possible, _total)]
        if measure.name == "any":
            some = belongs.fill_null(False).cast("int64")
            parts.append(_Part(f"{measure.path}#some", some, _total))
        return parts

    def _sum(self, measure: Measure) -> list[_Part]:
        belongs = self.layers.table[self.belongs]
        least, most = self._bounds(measure)
        lows = ibis.cases((belongs, least), (belongs.isnull(), ibis.least(least, 0)), else_=0)
        highs = ibis.cases((belongs, most), (belongs.isnull(), ibis.greatest(most, 0)), else_=0)
        return [
            _Part(low(measure.path), lows, _total),
            _Part(high(measure.path), highs, _total),
        ]

    def _bounds(self, measure: Measure) -> tuple[Any, Any]:
        assert isinstance(measure.argument, Name)  # noqa: S101 - the vocabulary allows no other
        path = measure.argument.path
        if path.removeprefix(f"{OTHER}.") in BOUNDED.get(self.related.entity, ()):
            return self.row.resolve(f"{path}_low"), self.row.resolve(f"{path}_high")
        value = self.row.resolve(path)
        return ibis.coalesce(value, -UNBOUNDED), ibis.coalesce(value, UNBOUNDED)

    def _open(self) -> Any:
        blamed: dict[str, Any] = {}
        for condition in _asked(self.related):
            for path, gap in self.row.blame(condition).items():
                blamed[path] = blamed[path] | gap if path in blamed else gap
        may_belong = self.layers.table[self.belongs].fill_null(True)
        measured = [each.argument.path for each in self.related.measures if isinstance(each.argument, Name)]
        mask = ibis.ifelse(may_belong, 0, 0).cast("int64")
        for bit, path in enumerate(open_bits(self.related)):
            gap = blamed.get(path, ibis.literal(False)) & may_belong
            if path in measured:
                gap = gap | (may_belong & self.row.resolve(path).isnull())
            mask = mask + gap.fill_null(False).cast("int64") * (1 << bit)
        return mask


def _total(column: Any) -> Any:
    return column.sum()


def _finished(related: RelatedSet, table: Any, complete: Any) -> dict[str, Any]:
    """Return a set's measures from their parts; all are missing where the set itself is."""
    columns: dict[str, Any] = {}
    for measure in related.measures:
        if measure.name == "hours":
            columns[measure.path] = ibis.cases(
                (complete & (table[f"{measure.path}#unknown"] == 0), table[f"{measure.path}#hours"])
            )
        elif measure.name == "any":
            columns[measure.path] = ibis.cases(
                (complete & (table[low(measure.path)] > 0), True),
                (complete & (table[high(measure.path)] == 0) & (table[f"{measure.path}#some"] > 0), False),
            )
        else:
            for path in (low(measure.path), high(measure.path)):
                bounded = table[path].clip(lower=-UNBOUNDED, upper=UNBOUNDED)
                columns[path] = ibis.cases((complete, bounded)).cast("int64")
    columns[open_mask(related.name)] = ibis.cases((complete, table[open_mask(related.name)]))
    return columns


def windowed(layers: Layers, related: RelatedSet, row: EveryRow, months: int | None) -> None:
    """Add a set's measures for subjects that are each other's members, in a window of whole days."""
    members = Members(related, layers, row, None)
    parts = {part.name: part for part in members.parts()}
    columns = {name: layers.fresh() for name in parts}
    keys = [row.resolve(f"{OTHER}.{member}") for member, _ in related.same]
    day = row.resolve(f"{OTHER}.{related.window.day}") if related.window else None
    complete = reduce(and_, [key.notnull() for key in [*keys, *([day] if day is not None else [])]])
    complete = complete if months is not None else ibis.literal(False) & complete
    flag = layers.fresh()
    layers.add({columns[name]: part.column for name, part in parts.items()} | {flag: complete})
    table = layers.table
    window = ibis.range_window(
        group_by=[row.resolve(f"{OTHER}.{member}") for member, _ in related.same],
        order_by=row.resolve(f"{OTHER}.{related.window.day}") if related.window else None,
        preceding=ibis.interval(months=months or 0),
        following=ibis.interval(days=0),
    )
    layers.add({name: part.gather(table[columns[name]]).over(window) for name, part in parts.items()})
    layers.add(_finished(related, layers.table, layers.table[flag]))


def joined(
    name: str,
    subjects: Any,
    members: Any,
    related: RelatedSet,
    row_for: RowFor,
    about: str,
    months: int | None,
) -> Layers:
    """Return, per subject row ``s_row``, a set's measures over rows that are paired with it one by one."""
    layers = Layers(name, _pairs(subjects, members, related, about, months))
    row = row_for(layers)
    found = Members(related, layers, row, "present_")
    parts = found.parts()
    columns = {part.name: layers.fresh() for part in parts}
    layers.add({columns[part.name]: part.column for part in parts})
    table = layers.table
    aggregated = {part.name: part.gather(table[columns[part.name]]) for part in parts}
    layers.put(table.group_by("s_row").aggregate(**aggregated, complete_=table["complete_"].all()))
    finished = _finished(related, layers.table, layers.table["complete_"])
    layers.put(layers.table.select("s_row", **finished))
    return layers


def _pairs(subjects: Any, members: Any, related: RelatedSet, about: str, months: int | None) -> Any:
    subject_columns = {f"s_{name}": subjects[name] for name in subjects.columns if not name.startswith("_")}
    keys = {f"s_{index}": subjects[relative(path, about)] for index, (_, path) in enumerate(related.same)}
    window = related.window
    if window:
        keys["s_day_"] = subjects[window.day]
    left = subjects.select(s_row=subjects[ROW], **subject_columns, **keys)
    if related.through:
        left = left.mutate(s_through=left[f"s_{related.through}"].unnest())
    member_columns = {f"m_{name}": members[name] for name in members.columns if not name.startswith("_")}
    member_keys = {f"m_{index}": members[path] for index, (path, _) in enumerate(related.same)}
    if window:
        member_keys["m_day_"] = members[window.day]
    right = members.select(m_present=ibis.literal(True), **member_columns, **member_keys)
    predicates = [left[f"s_{index}"] == right[f"m_{index}"] for index in range(len(related.same))]
    predicates += [left["s_through"] == right["m_id"]] if related.through else []
    if window:
        first = left["s_day_"] - ibis.interval(months=months or 0)
        predicates += [right["m_day_"] >= first, right["m_day_"] <= left["s_day_"]]
    both = left.left_join(right, predicates) if predicates else left.cross_join(right)
    known = [both[name].notnull() for name in (*keys, *(["s_through"] if related.through else []))]
    known += [ibis.literal(months is not None)] if window else []
    return both.mutate(
        present_=both["s_row"].notnull() if related.through else both["m_present"].notnull(),
        complete_=reduce(and_, known, ibis.literal(True)),
    )
