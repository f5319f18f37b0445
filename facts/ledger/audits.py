"""Audits that were run: their report, and their findings, so that new ones are told from those still open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from inkooptoets.facts.ledger.schema import BOOKKEEPING
from inkooptoets.facts.ledger.sql import first_row, listed, load

_LAST = "SELECT run FROM ledger.audits ORDER BY position DESC LIMIT 1"


@dataclass(frozen=True)
class StoredFinding:
    """A finding as far as the next audit needs it; the report holds the rest. ``at_stake`` is euro cents."""

    fingerprint: str
    rule: str
    outcome: str
    severity: str
    at_stake: int | None
    first_seen: str
    subjects: list[str]


@dataclass(frozen=True)
class StoredAudit:
    """One audit with its report and its findings by fingerprint."""

    run: str
    as_of: date
    at: datetime
    report_json: str
    findings: Mapping[str, StoredFinding]


@dataclass(frozen=True)
class AuditTotals:
    """One audit in the trend: how many findings had each outcome, and the euro cents at stake in them."""

    run: str
    as_of: date
    at: datetime
    numbers: Mapping[str, int]
    at_stake: Mapping[str, int]


def save_audit(
    connection: Any,
    run: str,
    as_of: date,
    at: datetime,
    report_json: str,
    findings: Sequence[StoredFinding],
) -> None:
    """Keep an audit, whole or not at all; one of the same run is replaced and becomes the last."""
    connection.begin()
    try:
        connection.execute("DELETE FROM ledger.findings WHERE run = ?", [run])
        connection.execute("DELETE FROM ledger.audits WHERE run = ?", [run])
        connection.execute(
            'INSERT INTO ledger.audits (position, run, as_of, "at", report_json) '
            "SELECT coalesce(max(position), 0) + 1, ?, ?, ?, ? FROM ledger.audits",
            [run, as_of, at.isoformat(), report_json],
        )
        rows = [(run, *vars(finding).values()) for finding in findings]
        load(connection, "ledger.findings", BOOKKEEPING["findings"], rows)
    except BaseException:
        connection.rollback()
        raise
    connection.commit()


def last_audit(connection: Any, until: date | None = None) -> StoredAudit | None:
    """Return the audit that was saved last, None where there was none.

    With ``until``, the one that looked at the latest day up to it: what an audit of that day compares with. A
    look back at an earlier year is not the night before.
    """
    if until is None:
        row = first_row(connection, _LAST)
    else:
        row = first_row(
            connection,
            "SELECT run FROM ledger.audits WHERE as_of <= ? ORDER BY as_of DESC, position DESC LIMIT 1",
            [until],
        )
    return audit(connection, row[0]) if row else None


def audit(connection: Any, run: str) -> StoredAudit | None:
    """Return the audit of a run, None where there was none."""
    row = first_row(connection, 'SELECT as_of, "at", report_json FROM ledger.audits WHERE run = ?', [run])
    if row is None:
        return None
    found = _findings(connection, "run = ?", [run])
    return StoredAudit(
        run, row[0], datetime.fromisoformat(row[1]), row[2], {each.fingerprint: each for each in found}
    )


def find_finding(connection: Any, prefix: str) -> list[StoredFinding]:
    """Return the last audit's findings whose fingerprint starts with ``prefix``: one where it is unique."""
    return _findings(connection, f"starts_with(fingerprint, ?) AND run = ({_LAST})", [prefix])


def audits(connection: Any) -> list[AuditTotals]:
    """Return every audit with its totals, oldest first."""
    totals: dict[str, list[tuple[str, int, int]]] = {}
    for run, outcome, number, at_stake in connection.execute(
        "SELECT run, outcome, count(*), CAST(coalesce(sum(at_stake), 0) AS BIGINT) FROM ledger.findings "
        "GROUP BY run, outcome ORDER BY run, outcome"
    ).fetchall():
        totals.setdefault(run, []).append((outcome, number, at_stake))
    return [
        AuditTotals(
            run,
            as_of,
            datetime.fromisoformat(at),
            {outcome: number for outcome, number, _ in totals.get(run, [])},
            {outcome: at_stake for outcome, _, at_stake in totals.get(run, [])},
        )
        for run, as_of, at in connection.execute(
            'SELECT run, as_of, "at" FROM ledger.audits ORDER BY position'
        ).fetchall()
    ]


def _findings(connection: Any, where: str, values: Sequence[Any]) -> list[StoredFinding]:
    columns = listed(name for name, _ in BOOKKEEPING["findings"] if name != "run")
    rows = connection.execute(
        f"SELECT {columns} FROM ledger.findings WHERE {where} ORDER BY fingerprint",  # noqa: S608
        list(values),
    ).fetchall()
    return [StoredFinding(*row) for row in rows]
