"""SARIF 2.1.0: findings for the tools that show results of static analysis.

A violation is a result of kind ``fail``, an undetermined case one of kind ``open``; a waived one is a
suppressed ``fail``. A rule in error makes the invocation unsuccessful, so that the run does not look clean.
"""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

from inkooptoets.engine.audit_report import AuditReport, RuleSummary
from inkooptoets.engine.finding import Counted, Finding, State
from inkooptoets.engine.verdict import Origin, Outcome, Severity, Verdict
from inkooptoets.reports.cells import without_control
from inkooptoets.reports.style import Style
from inkooptoets.reports.summary import ranked
from inkooptoets.reports.telling import tell_message
from inkooptoets.reports.words import Words

VERSION = "2.1.0"
SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS = {Severity.HIGH: "error", Severity.MEDIUM: "warning", Severity.LOW: "note"}
BASELINES = {State.NEW: "new", State.OPEN: "unchanged", State.RESOLVED: "absent"}
KINDS = {Outcome.UNDETERMINED: "open", Outcome.ERROR: "review"}


def write_sarif(report: AuditReport, style: Style) -> str:
    """Return the report as one SARIF run, resolved findings as absent results."""
    words = Words(style.lang)
    findings = [*ranked(report.findings), *ranked(report.resolved)]
    index = {rule.code: number for number, rule in enumerate(report.rules)}
    run = {
        "tool": {
            "driver": {
                "name": "inkooptoets",
                "semanticVersion": report.rulebook_version,
                "rules": [_rule(rule, words) for rule in report.rules],
                "properties": {"rulebookHash": report.rulebook_hash},
            }
        },
        "automationDetails": {"id": f"inkooptoets/{report.board}/{report.run}"},
        "language": words.lang,
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(report)],
        "results": [_result(finding, index, words) for finding in findings],
        "properties": {"board": report.board, "as_of": report.as_of.isoformat()},
    }
    whole = {"$schema": SCHEMA, "version": VERSION, "runs": [run]}
    return json.dumps(whole, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _rule(rule: RuleSummary, words: Words) -> dict[str, Any]:
    return {
        "id": rule.code,
        "name": rule.code,
        "shortDescription": {"text": _text(words.pick(rule.title), rule.code)},
        "defaultConfiguration": {
            "level": LEVELS.get(Severity(rule.severity), "warning"),
            "enabled": rule.switched_off is None,
        },
        "properties": {"about": rule.about, "status": rule.status, "tags": list(rule.guidance)},
    }


def _invocation(report: AuditReport) -> dict[str, Any]:
    broken = [rule for rule in report.rules if rule.error]
    unread = [file for file in report.files if file.problem]
    notices = [
        {
            "associatedRule": {"id": rule.code},
            "level": "error",
            "message": {"text": _text(rule.error or "", rule.code)},
        }
        for rule in broken
    ]
    notices += [
        {"level": "error", "message": {"text": _text(f"{file.file}: {file.problem}", file.file)}}
        for file in unread
    ]
    return {
        "executionSuccessful": not notices,
        "endTimeUtc": _utc(report),
        "toolExecutionNotifications": notices,
    }


def _utc(report: AuditReport) -> str:
    from datetime import UTC

    made_at = report.made_at
    moment = made_at.astimezone(UTC) if made_at.tzinfo else made_at
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def _result(finding: Finding, index: dict[str, int], words: Words) -> dict[str, Any]:
    kind = KINDS.get(finding.outcome, "fail")
    related: list[Verdict | Counted] = [*finding.verdicts[1:], *finding.counted]
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "kind": kind,
        "level": LEVELS[finding.severity] if kind == "fail" else "none",
        "message": {"text": _text(tell_message(finding, words), finding.rule)},
        "fingerprints": {"inkooptoets/v1": finding.fingerprint},
        "baselineState": BASELINES[finding.state],
        "locations": [_location(verdict) for verdict in finding.verdicts[:1]],
        "relatedLocations": [_location(each) for each in related],
        "properties": {
            "at_stake_cents": finding.at_stake,
            "outcome": finding.outcome.value,
            "case": [{"path": path, "value": value} for path, value in finding.case],
            "missing": [fact.path for fact in finding.missing],
            "unit": finding.unit,
        },
    }
    if finding.rule in index:
        result["ruleIndex"] = index[finding.rule]
    if finding.outcome is Outcome.WAIVED:
        result["suppressions"] = [
            {"kind": "external", "status": "accepted", "justification": f"{words('waiver')} {waiver}"}
            for waiver in finding.waivers or ("",)
        ]
    return result


def _location(verdict: Verdict | Counted) -> dict[str, Any]:
    subject = verdict.subject
    name = without_control("/".join((subject.entity, *subject.key)))
    location: dict[str, Any] = {
        "logicalLocations": [{"fullyQualifiedName": name, "name": str(subject), "kind": "resource"}]
    }
    if verdict.origin:
        location["physicalLocation"] = _physical(verdict.origin)
    return location


def _physical(origin: Origin) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": quote(origin.file)}}
    if origin.line and origin.line > 0:
        place["region"] = {"startLine": origin.line}
    return place


def _text(text: str, instead: str) -> str:
    return without_control(text).strip() or instead
