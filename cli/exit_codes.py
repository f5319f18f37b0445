"""How a command ended, for scripts: see docs/exit-codes.md."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum

from inkooptoets.engine.advice import Advice
from inkooptoets.engine.audit_report import AuditReport, FileQuality
from inkooptoets.engine.finding import Finding
from inkooptoets.engine.verdict import Outcome, Severity

GRADES = (Severity.LOW, Severity.MEDIUM, Severity.HIGH)


class ExitCode(IntEnum):
    """The five ways in which a command ends."""

    NOTHING_FOUND = 0
    VIOLATIONS = 1
    WRONG_USAGE = 2
    UNDETERMINED = 3
    INCOMPLETE = 4


def is_incomplete(files: Iterable[FileQuality], share_allowed: int) -> bool:
    """Return whether a file was unreadable, or more rows were rejected than allowed (in hundredths of a %)."""
    files = list(files)
    rows = sum(file.rows for file in files)
    rejected = sum(file.quarantined for file in files)
    return any(file.problem for file in files) or rejected * 10_000 > share_allowed * rows


def of_report(report: AuditReport, fail_on: Severity, share_allowed: int) -> ExitCode:
    """Return the exit code of an audit."""
    if any(rule.error for rule in report.rules) or is_incomplete(report.files, share_allowed):
        return ExitCode.INCOMPLETE
    return _of_findings(report.findings, fail_on)


def of_advice(advice: Advice, fail_on: Severity) -> ExitCode:
    """Return the exit code of a check or review."""
    return ExitCode.INCOMPLETE if advice.rule_errors else _of_findings(advice.findings, fail_on)


def gravest(codes: Iterable[ExitCode]) -> ExitCode:
    """Return the code for several answers together: incomplete, then violations, then undetermined."""
    order = (ExitCode.NOTHING_FOUND, ExitCode.UNDETERMINED, ExitCode.VIOLATIONS, ExitCode.INCOMPLETE)
    return max(codes, key=order.index, default=ExitCode.NOTHING_FOUND)


def _of_findings(findings: Iterable[Finding], fail_on: Severity) -> ExitCode:
    findings = list(findings)
    grave = GRADES[GRADES.index(fail_on) :]
    if any(each.outcome is Outcome.VIOLATED and each.severity in grave for each in findings):
        return ExitCode.VIOLATIONS
    if any(verdict.outcome is Outcome.UNDETERMINED for each in findings for verdict in each.verdicts):
        return ExitCode.UNDETERMINED
    return ExitCode.NOTHING_FOUND
