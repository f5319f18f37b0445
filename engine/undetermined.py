"""Counting undetermined subjects: per missing fact, per case, and those of which the case itself is unknown."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from inkooptoets.engine.gather import Case, unknown_case
from inkooptoets.engine.judged_rows import JudgedRule, missing_paths
from inkooptoets.engine.related import open_mask
from inkooptoets.engine.scope import relative
from inkooptoets.engine.world import fetch, quoted

_MARK = "known "
"""What the column begins with that says whether a key is known."""


def missing_counts(connection: Any, judged: JudgedRule) -> dict[str, int]:
    """Return, per missing fact, for how many subjects it left the verdict undetermined; the most first."""
    counts: dict[str, int] = {}
    for missing, number in _groups(connection, judged, "true"):
        for path in missing:
            counts[path] = counts.get(path, 0) + number
    return dict(sorted(counts.items(), key=lambda found: (-found[1], found[0])))


def case_counts(connection: Any, judged: JudgedRule) -> dict[Case, int]:
    """Return how many subjects are undetermined per case; those of an unknown case by what is missing."""
    paths = judged.rule.form.case
    columns = [quoted(judged.column(path)) for path in paths]
    known = " AND ".join(f"{column} IS NOT NULL" for column in columns)
    rows = connection.execute(
        f"SELECT {', '.join(columns)}, count(*) FROM {quoted(judged.table)} "  # noqa: S608
        f"WHERE _outcome = 'undetermined' AND {known} GROUP BY ALL"
    ).fetchall()
    counts: dict[Case, int] = {tuple(zip(paths, map(str, row[:-1]), strict=True)): row[-1] for row in rows}
    for missing, number in _groups(connection, judged, f"NOT ({known})"):
        case = unknown_case(missing)
        counts[case] = counts.get(case, 0) + number
    return counts


def _groups(connection: Any, judged: JudgedRule, where: str) -> Iterator[tuple[tuple[str, ...], int]]:
    """Yield each set of missing facts with the number of undetermined subjects that have it.

    Grouped by all that missing facts are read from: the masks, the currency, and which keys of sets are known.
    """
    masks = ["_missing", *(quoted(open_mask(related.name)) for related in judged.rule.related)]
    currency = ["currency"] if judged.rule.about == "purchase" else []
    keys = _keys(judged)
    nullness = [
        f"CASE WHEN {quoted(key)} IS NOT NULL THEN 'known' END AS {quoted(_MARK + key)}" for key in keys
    ]
    rows = fetch(
        connection,
        f"SELECT {', '.join([*masks, *currency, *nullness])}, count(*) AS number "  # noqa: S608
        f"FROM {quoted(judged.table)} WHERE _outcome = 'undetermined' AND {where} GROUP BY ALL ORDER BY ALL",
    )
    for row in rows:
        known = {key: row[_MARK + key] for key in keys}
        yield missing_paths(judged, {**row, **known}), row["number"]


def _keys(judged: JudgedRule) -> list[str]:
    """Return the facts that sets are found by, which may be missing themselves."""
    about = judged.rule.about
    paths = {relative(path, about) for related in judged.rule.related for _, path in related.same}
    paths |= {related.window.day for related in judged.rule.related if related.window}
    paths |= {related.through for related in judged.rule.related if related.through}
    return sorted(paths)
