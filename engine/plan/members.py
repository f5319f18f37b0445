"""Related sets for all subjects at once: windows over their own kind, joins with registers and lists."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import add, and_
from typing import Any

import ibis

from inkooptoets.engine.language.every import EveryRow
from inkooptoets.engine.language.intervals import high, low
from inkooptoets.engine.language.tree import Name
from inkooptoets.engine.plan.prepared import BOUNDED, ROW
from inkooptoets.engine.related import UNBOUNDED, Measure, RelatedSet, open_mask
from inkooptoets.engine.scope import OTHER, relative

Aggregate = Callable[[Any], Any]
"""Turns an aggregate expression into what the shape at hand needs: itself, or itself over a window."""


@dataclass(frozen=True)
class MemberColumns:
    """What each member brings: whether it belongs (NULL is unknown), and how its facts are resolved."""

    belongs: Any
    row: EveryRow
    column: Callable[[str], Any]
    entity: str


def open_bits(related: RelatedSet, blamed: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the member facts that a set's open mask counts, one bit each, in order."""
    measured = [measure.argument.path for measure in related.measures if isinstance(measure.argument, Name)]
    return tuple(dict.fromkeys([*measured, *blamed]))


def measures(related: RelatedSet, members: MemberColumns, over: Aggregate) -> dict[str, Any]:
    """Return the columns of a set's measures and its open mask; ``over`` closes each aggregate."""
    columns: dict[str, Any] = {}
    for measure in related.measures:
        columns |= _measure(measure, members, over)
    columns[open_mask(related.name)] = over(_open(related, members).bit_or())
    return columns


def _measure(measure: Measure, members: MemberColumns, over: Aggregate) -> dict[str, Any]:
    belongs = members.belongs
    if measure.name == "sum" and isinstance(measure.argument, Name):
        least, most = _amount_bounds(measure.argument.path, members)
        lows = ibis.cases((belongs, least), (belongs.isnull(), ibis.least(least, 0)), else_=0)
        highs = ibis.cases((belongs, most), (belongs.isnull(), ibis.greatest(most, 0)), else_=0)
        return {
            low(measure.path): over(lows.sum()).clip(lower=-UNBOUNDED).cast("int64"),
            high(measure.path): over(highs.sum()).clip(upper=UNBOUNDED).cast("int64"),
        }
    asked = members.row.compile(measure.argument) if measure.argument is not None else ibis.literal(True)
    if measure.name == "count":
        counted = belongs & asked
        return {
            low(measure.path): over(counted.fill_null(False).cast("int64").sum()).cast("int64"),
            high(measure.path): over(counted.fill_null(True).cast("int64").sum()).cast("int64"),
        }
    if measure.name == "any":
        return {measure.path: _any(belongs, asked, over)}
    return {measure.path: _hours(belongs, asked, over)}


def _amount_bounds(path: str, members: MemberColumns) -> tuple[Any, Any]:
    own = path.removeprefix(f"{OTHER}.")
    if own in BOUNDED.get(members.entity, ()):
        return members.column(f"{OTHER}.{own}_low"), members.column(f"{OTHER}.{own}_high")
    value = members.column(path)
    return ibis.coalesce(value, -UNBOUNDED), ibis.coalesce(value, UNBOUNDED)


def _any(belongs: Any, asked: Any, over: Aggregate) -> Any:
    """Return yes where one member certainly is so, no where none can be, missing without members."""
    sure = over((belongs & asked).fill_null(False).cast("int64").sum())
    possible = over((belongs & asked).fill_null(True).cast("int64").sum())
    some = over(belongs.fill_null(False).cast("int64").sum())
    return ibis.cases((sure > 0, True), ((possible == 0) & (some > 0), False))


def _hours(belongs: Any, hours: Any, over: Aggregate) -> Any:
    """Return the union of the members' hours; missing where one belongs, or may, whose hours are unknown."""
    unknown = over((belongs.fill_null(True) & (hours.isnull() | belongs.isnull())).cast("int64").sum())
    joined = over(
        ibis.ifelse(belongs.fill_null(False), hours, ibis.null("string")).group_concat(
            sep="; ", order_by=hours
        )
    )
    return ibis.cases((unknown == 0, joined))


def _open(related: RelatedSet, members: MemberColumns) -> Any:
    blamed = members.row.blame(related.where) if related.where is not None else {}
    blamed = {path: gap for path, gap in blamed.items() if path.startswith(f"{OTHER}.")}
    may_belong = members.belongs.fill_null(True)
    terms = []
    for bit, path in enumerate(open_bits(related, blamed)):
        gap = blamed.get(path, ibis.literal(False))
        if any(
            isinstance(measure.argument, Name) and measure.argument.path == path
            for measure in related.measures
        ):
            gap = gap | (may_belong & members.column(path).isnull())
        terms.append(gap.fill_null(False).cast("int64") * (1 << bit))
    return reduce(add, terms, ibis.literal(0, "int64"))


def windowed(
    subjects: Any, related: RelatedSet, row: EveryRow, months: int | None, entity: str
) -> dict[str, Any]:
    """Return a set's measure columns for subjects that are each other's members, in a window of days."""
    column = row.resolve
    keys = [column(f"{OTHER}.{member}") for member, _ in related.same]
    belongs = row.compile(related.where) if related.where is not None else ibis.literal(True)
    day = column(f"{OTHER}.{related.window.day}") if related.window else None
    complete = reduce(and_, [key.notnull() for key in [*keys, *([day] if day is not None else [])]])
    if months is None:
        complete = ibis.literal(False)
    window = ibis.range_window(
        group_by=keys,
        order_by=day,
        preceding=ibis.interval(months=months or 0),
        following=ibis.interval(days=0),
    )
    members = MemberColumns(belongs, row, column, entity)
    columns = measures(related, members, lambda aggregate: aggregate.over(window))
    return {name: ibis.cases((complete, value)) for name, value in columns.items()}


def joined(
    subjects: Any, members: Any, related: RelatedSet, row_for: Callable[[Any, str, str], EveryRow], about: str
) -> Any:
    """Return, per subject row, a set's measure columns over another entity's rows."""
    left, right = _pairs(subjects, members, related, about)
    predicates = [left[f"s_{index}"] == right[f"m_{index}"] for index in range(len(related.same))]
    predicates += [left["s_through"] == right["m_id"]] if related.through else []
    both = left.left_join(right, predicates) if predicates else left.cross_join(right)
    row = row_for(both, "s_", "m_")
    present = ibis.literal(True) if related.through else both["m_present"].notnull()
    belongs = row.compile(related.where) if related.where is not None else ibis.literal(True)
    counted = MemberColumns(
        ibis.cases((~present, False), (present, belongs)), row, row.resolve, related.entity
    )
    through_unknown = [both["s_through"].isnull()] if related.through else []
    keys_known = [both[f"s_{index}"].notnull() for index in range(len(related.same))]
    complete = reduce(and_, [*keys_known, *(~unknown for unknown in through_unknown)], ibis.literal(True))
    columns = measures(related, counted, lambda aggregate: aggregate)
    grouped = both.group_by("s_row").aggregate(**columns, complete_=complete.all())
    return grouped.select(
        "s_row", **{name: ibis.cases((grouped["complete_"], grouped[name])) for name in columns}
    )


def _pairs(subjects: Any, members: Any, related: RelatedSet, about: str) -> tuple[Any, Any]:
    subject_columns = {f"s_{name}": subjects[name] for name in subjects.columns if not name.startswith("_")}
    keys = {f"s_{index}": subjects[relative(path, about)] for index, (_, path) in enumerate(related.same)}
    left = subjects.select(s_row=subjects[ROW], **subject_columns, **keys)
    if related.through:
        left = left.mutate(s_through=left[f"s_{related.through}"].unnest())
    member_columns = {f"m_{name}": members[name] for name in members.columns if not name.startswith("_")}
    member_keys = {f"m_{index}": members[path] for index, (path, _) in enumerate(related.same)}
    return left, members.select(m_present=ibis.literal(True), **member_columns, **member_keys)
