"""The counts that a report shows: by rule, by school, by month, and findings in order of weight.

Sums and counts only: which outcome a verdict has was settled before.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from inkooptoets.engine.audit_report import AuditReport, RuleSummary, Tally
from inkooptoets.engine.finding import Finding, State
from inkooptoets.engine.verdict import Outcome, Severity

T = TypeVar("T")
K = TypeVar("K", bound=Hashable)

GRAVITY = (Outcome.VIOLATED, Outcome.ERROR, Outcome.UNDETERMINED, Outcome.WAIVED)
"""The outcomes of findings, the gravest first."""
SEVERITIES = (Severity.HIGH, Severity.MEDIUM, Severity.LOW)


@dataclass(frozen=True)
class Counts:
    """How many verdicts had each of the six outcomes, and the findings and euro cents that came of them.

    ``at_stake`` adds up the violated findings only; an amount may be part of more than one of them.
    """

    outcomes: dict[Outcome, int]
    findings: int = 0
    at_stake: int = 0

    @property
    def verdicts(self) -> int:
        """How many verdicts there were."""
        return sum(self.outcomes.values())


@dataclass(frozen=True)
class RuleCounts:
    """A rule and its counts."""

    rule: RuleSummary
    counts: Counts


@dataclass(frozen=True)
class UnitCounts:
    """A school, by its key and name, and its counts. ``unit`` is None for what belongs to no known school."""

    unit: str | None
    name: str
    counts: Counts


@dataclass(frozen=True)
class MonthCounts:
    """A month (``2026-03``) and its verdicts. ``month`` is None for verdicts without a day."""

    month: str | None
    counts: Counts


def totals(report: AuditReport) -> Counts:
    """Return the counts of the whole run."""
    return _counts(report.tallies, report.findings)


def by_rule(report: AuditReport) -> list[RuleCounts]:
    """Return the counts of every rule, also of a rule without verdicts, in the report's order."""
    tallies = _grouped(report.tallies, lambda tally: tally.rule)
    findings = _grouped(report.findings, lambda finding: finding.rule)
    return [
        RuleCounts(rule, _counts(tallies.get(rule.code, []), findings.get(rule.code, [])))
        for rule in report.rules
    ]


def by_unit(report: AuditReport) -> list[UnitCounts]:
    """Return the counts of every school, those with most violated verdicts first."""
    tallies = _grouped(report.tallies, lambda tally: tally.unit)
    findings = _grouped(report.findings, lambda finding: finding.unit)
    units = {*tallies, *findings, *report.unit_names}
    rows = [
        UnitCounts(unit, unit_name(report, unit), _counts(tallies.get(unit, []), findings.get(unit, [])))
        for unit in units
    ]
    return sorted(rows, key=lambda row: (-row.counts.outcomes[Outcome.VIOLATED], row.name, row.unit or ""))


def by_month(report: AuditReport) -> list[MonthCounts]:
    """Return the counts of every month from the first to the last, gaps included; no day comes last."""
    tallies = _grouped(report.tallies, lambda tally: tally.month)
    known = sorted(month for month in tallies if month)
    months: list[str | None] = list(_months(known[0], known[-1])) if known else []
    if None in tallies:
        months.append(None)
    return [MonthCounts(month, _counts(tallies.get(month, []), ())) for month in months]


def in_state(findings: Iterable[Finding], state: State, outcome: Outcome = Outcome.VIOLATED) -> list[Finding]:
    """Return the findings with this outcome that stand so against the previous run."""
    return [finding for finding in findings if finding.state == state and finding.outcome == outcome]


def ranked(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings by weight: outcome, severity, euros, and then by fingerprint."""
    return sorted(
        findings,
        key=lambda finding: (
            GRAVITY.index(finding.outcome) if finding.outcome in GRAVITY else len(GRAVITY),
            SEVERITIES.index(finding.severity),
            -(finding.at_stake or 0),
            finding.fingerprint,
        ),
    )


def unit_name(report: AuditReport, unit: str | None) -> str:
    """Return a school's name, or its key where the name is unknown; empty for no school."""
    return report.unit_names.get(unit, unit) if unit else ""


def sum_at_stake(findings: Iterable[Finding]) -> int:
    """Return the euro cents at stake in the violated findings among these."""
    return sum(finding.at_stake or 0 for finding in findings if finding.outcome == Outcome.VIOLATED)


def _counts(tallies: Iterable[Tally], findings: Iterable[Finding]) -> Counts:
    outcomes = dict.fromkeys(Outcome, 0)
    for tally in tallies:
        outcomes[tally.outcome] += tally.number
    found = list(findings)
    return Counts(outcomes, len(found), sum_at_stake(found))


def _grouped(items: Iterable[T], key: Callable[[T], K]) -> dict[K, list[T]]:
    groups: dict[K, list[T]] = {}
    for item in items:
        groups.setdefault(key(item), []).append(item)
    return groups


def _months(first: str, last: str) -> Iterable[str]:
    year, month = (int(part) for part in first.split("-"))
    while f"{year:04d}-{month:02d}" <= last:
        yield f"{year:04d}-{month:02d}"
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
