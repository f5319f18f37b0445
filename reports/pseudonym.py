"""Names of people become pseudonyms, before anything is written.

A pseudonym is stable, so that a reader sees that two orders came from one person; it is salted with the
board, so that boards cannot be compared. Whoever has a list of staff can work it out:
it is no anonymity.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any

from inkooptoets.engine.advice import Advice
from inkooptoets.engine.audit_report import AuditReport, Rejection, WaiverStatus
from inkooptoets.engine.explain import ExplainedStep, Explanation, FactLine
from inkooptoets.engine.finding import Escalation, Finding, Translated
from inkooptoets.engine.verdict import Missing, Subject, Value, Verdict
from inkooptoets.reports.fact_names import is_personal, personal_keys

DIGITS = 6
PERSONAL_COLUMNS = (
    "aanvrager",
    "besteld door",
    "besteller",
    "contactpersoon",
    "inkoper",
    "medewerker",
    "persoon",
)
"""Headings in purchase systems under which people stand; a rejected value there is a name."""

_PSEUDONYM = re.compile(rf"persoon-[0-9a-f]{{{DIGITS}}}")


def pseudonym(name: str, board: str) -> str:
    """Return the pseudonym of a person at a board: ``persoon-7f3a2c``. A pseudonym is returned as it is."""
    if _PSEUDONYM.fullmatch(name):
        return name
    digest = hashlib.sha256(f"{board}\x1f{name.strip()}".encode()).hexdigest()
    return f"persoon-{digest[:DIGITS]}"


def hide_people(report: AuditReport) -> AuditReport:
    """Return the report with a pseudonym for every name, in facts, keys, cases and texts."""
    board = report.board
    everything = (*report.findings, *report.resolved)
    names = {name for finding in everything for name in _names(finding)}
    names |= {waiver.approver for waiver in report.waivers if waiver.approver}
    mask = _Mask(names, board)
    return replace(
        report,
        findings=tuple(_hide_finding(finding, board) for finding in report.findings),
        resolved=tuple(_hide_finding(finding, board) for finding in report.resolved),
        escalations=tuple(_hide_escalation(found, mask) for found in report.escalations),
        waivers=tuple(_hide_waiver(waiver, mask) for waiver in report.waivers),
        rejections=tuple(_hide_rejection(rejection, mask) for rejection in report.rejections),
        pseudonymised=True,
    )


def hide_people_in_advice(advice: Advice, board: str) -> Advice:
    """Return the advice with a pseudonym for every name; ``board`` salts them."""
    names = {name for verdict in advice.verdicts for name in _names_in_verdict(verdict)}
    names |= {name for finding in advice.findings for name in _names(finding)}
    mask = _Mask(names, board)
    return replace(
        advice,
        subject=mask.text(advice.subject),
        findings=tuple(_hide_finding(finding, board) for finding in advice.findings),
        verdicts=tuple(_hide_verdict(verdict, mask) for verdict in advice.verdicts),
        escalations=tuple(_hide_escalation(found, mask) for found in advice.escalations),
    )


def hide_people_in_explanation(explanation: Explanation, board: str) -> Explanation:
    """Return the explanation with a pseudonym for every name; ``board`` salts them."""
    hidden: Explanation = _hidden_in(explanation, _Mask(_names_in_explanation(explanation), board))
    return hidden


def _names_in_explanation(explanation: Explanation) -> set[str]:
    members = [member for found in explanation.members.values() for member in found]
    names = {member.key for member in members if personal_keys(member.entity)}
    for line in (*_fact_lines(explanation.applies), *_fact_lines(explanation.violated)):
        if line.known and is_personal(line.path):
            names |= set(line.value.values())
    return names


def _fact_lines(step: ExplainedStep) -> Iterator[FactLine]:
    yield from step.facts
    for each in step.steps:
        yield from _fact_lines(each)


def _hidden_in(value: Any, mask: _Mask) -> Any:
    """Return a value with every name in its texts replaced, in dataclasses, tuples and dicts alike."""
    if isinstance(value, str):
        return value if isinstance(value, Enum) else mask.text(value)
    if isinstance(value, dict):
        return {key: _hidden_in(each, mask) for key, each in value.items()}
    if isinstance(value, tuple):
        return tuple(_hidden_in(each, mask) for each in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(
            value, **{field.name: _hidden_in(getattr(value, field.name), mask) for field in fields(value)}
        )
    return value


class _Mask:
    """The names that were found, and what stands in their place."""

    def __init__(self, names: Iterable[str], board: str) -> None:
        self.board = board
        found = sorted({name.strip() for name in names if name.strip()}, key=lambda name: (-len(name), name))
        alternatives = "|".join(re.escape(name) for name in found)
        self._pattern = re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)") if found else None

    def name(self, name: str) -> str:
        return pseudonym(name, self.board)

    def text(self, text: str) -> str:
        return self._pattern.sub(lambda found: self.name(found[0]), text) if self._pattern else text

    def translated(self, texts: Translated) -> Translated:
        return {lang: self.text(text) for lang, text in texts.items()}

    def case(self, case: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
        return tuple(
            (path, self.name(value) if is_personal(path) else self.text(value)) for path, value in case
        )


def _names_in_verdict(verdict: Verdict) -> set[str]:
    entity = verdict.subject.entity
    names = {
        value
        for path, value in verdict.facts.items()
        if isinstance(value, str) and value and is_personal(path, entity)
    }
    names |= {value for path, value in verdict.case if value and is_personal(path, entity)}
    keys = verdict.subject.key
    return names | {keys[index] for index in personal_keys(entity) if index < len(keys)}


def _names(finding: Finding) -> set[str]:
    names = {name for verdict in finding.verdicts for name in _names_in_verdict(verdict)}
    return names | {value for path, value in finding.case if value and is_personal(path)}


def _hide_finding(finding: Finding, board: str) -> Finding:
    names = _names(finding)
    if not names:
        return finding
    mask = _Mask(names, board)
    return replace(
        finding,
        case=mask.case(finding.case),
        verdicts=tuple(_hide_verdict(verdict, mask) for verdict in finding.verdicts),
        message=mask.translated(finding.message),
        advice=mask.translated(finding.advice),
        innocent=mask.translated(finding.innocent),
        missing=_hide_missing(finding.missing, mask),
        counted=tuple(
            replace(each, subject=Subject(each.subject.entity, tuple(map(mask.text, each.subject.key))))
            for each in finding.counted
        ),
        notes=tuple(mask.translated(note) for note in finding.notes),
    )


def _hide_verdict(verdict: Verdict, mask: _Mask) -> Verdict:
    entity = verdict.subject.entity
    facts: dict[str, Value] = {
        path: _hide_value(value, mask, personal=is_personal(path, entity))
        for path, value in verdict.facts.items()
    }
    key = tuple(mask.text(part) for part in verdict.subject.key)
    return replace(
        verdict,
        subject=Subject(entity, key),
        case=mask.case(verdict.case),
        facts=facts,
        missing=_hide_missing(verdict.missing, mask),
    )


def _hide_value(value: Value, mask: _Mask, *, personal: bool) -> Value:
    if not isinstance(value, str) or not value:
        return value
    return mask.name(value) if personal else mask.text(value)


def _hide_missing(missing: tuple[Missing, ...], mask: _Mask) -> tuple[Missing, ...]:
    return tuple(Missing(fact.path, mask.text(fact.of)) for fact in missing)


def _hide_escalation(found: Escalation, mask: _Mask) -> Escalation:
    because = tuple(mask.text(text) for text in found.because)
    return replace(found, title=mask.translated(found.title), case=mask.case(found.case), because=because)


def _hide_waiver(waiver: WaiverStatus, mask: _Mask) -> WaiverStatus:
    approver = mask.name(waiver.approver) if waiver.approver else waiver.approver
    return replace(waiver, approver=approver, scope=mask.text(waiver.scope), reason=mask.text(waiver.reason))


def _hide_rejection(rejection: Rejection, mask: _Mask) -> Rejection:
    column = (rejection.column or "").strip().lower()
    personal = bool(rejection.value) and (column in PERSONAL_COLUMNS or is_personal(column))
    value = mask.name(rejection.value) if personal else mask.text(rejection.value)
    return replace(rejection, value=value, reason=mask.text(rejection.reason))
