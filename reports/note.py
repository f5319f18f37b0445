"""The note on top of a report: what a good colleague would say before handing it over.

The same sentences stand above every format that people read.
"""

from __future__ import annotations

from dataclasses import dataclass

from inkooptoets.engine.audit_report import AuditReport
from inkooptoets.engine.finding import Finding, State
from inkooptoets.engine.verdict import Outcome
from inkooptoets.facts.money import write_euro
from inkooptoets.reports.summary import in_state, ranked, sum_at_stake, totals, unit_name
from inkooptoets.reports.telling import tell_message
from inkooptoets.reports.values import write_number
from inkooptoets.reports.words import Words


@dataclass(frozen=True)
class Note:
    """``warnings`` say why the run is not whole, ``opening`` what it found, ``start`` where to begin."""

    warnings: tuple[str, ...]
    opening: tuple[str, ...]
    start: str
    start_finding: Finding | None
    further: tuple[str, ...]


def write_note(report: AuditReport, words: Words) -> Note:
    """Return the note of a report in the words' language."""
    first = _first(report)
    return Note(
        warnings=tuple(_warnings(report, words)),
        opening=tuple(_opening(report, words)),
        start=_start(report, first, words) if first else "",
        start_finding=first,
        further=tuple(_further(report, words)),
    )


def _warnings(report: AuditReport, words: Words) -> list[str]:
    broken = [rule.code for rule in report.rules if rule.error]
    unread = [file.file for file in report.files if file.problem]
    found = []
    if broken:
        found.append(words.count("note.broken", len(broken), rules=", ".join(broken)))
    if unread:
        found.append(words.count("note.unread", len(unread), files=", ".join(unread)))
    errors = totals(report).outcomes[Outcome.ERROR]
    if errors:
        found.append(words.count("note.errors", errors))
    return found


def _opening(report: AuditReport, words: Words) -> list[str]:
    counts = totals(report)
    new = in_state(report.findings, State.NEW)
    still_open = in_state(report.findings, State.OPEN)
    if not counts.verdicts and not report.findings:
        return [words("note.nothing_judged")]
    if not new and not still_open:
        open_ones = counts.outcomes[Outcome.UNDETERMINED] + counts.outcomes[Outcome.ERROR]
        sentences = [words("note.clean", verdicts=write_number(counts.verdicts - open_ones, words.lang))]
    elif report.previous_run is None:
        sentences = [words.count("note.first_run", len(new) + len(still_open))]
    else:
        sentences = [
            words(
                "note.states",
                new=words.count("note.new", len(new)),
                open=words.count("note.open", len(still_open)),
                resolved=words.count("note.resolved", len(report.resolved)),
            )
        ]
    if not new and not still_open and report.resolved:
        sentences.append(words.count("note.gone", len(report.resolved)))
    at_stake = sum_at_stake(report.findings)
    if at_stake:
        sentences.append(words("note.euros", euros=write_euro(at_stake, words.lang)))
    return sentences


def _first(report: AuditReport) -> Finding | None:
    violated = [finding for finding in report.findings if finding.outcome == Outcome.VIOLATED]
    new = [finding for finding in violated if finding.state == State.NEW]
    return next(iter(ranked(new) or ranked(violated)), None)


def _start(report: AuditReport, finding: Finding, words: Words) -> str:
    where = unit_name(report, finding.unit)
    return words(
        "note.start_at" if where else "note.start",
        rule=finding.rule,
        where=where,
        message=tell_message(finding, words),
    )


def _further(report: AuditReport, words: Words) -> list[str]:
    counts = totals(report).outcomes
    found = []
    if counts[Outcome.UNDETERMINED]:
        found.append(words.count("note.undetermined", counts[Outcome.UNDETERMINED]))
        if report.missing:
            most = max(report.missing, key=lambda fact: (fact.number, fact.path, fact.rule))
            title = words.pick(most.title) or most.path
            found.append(words.count("note.most_missing", most.number, fact=title))
    unlisted = sum(number for _, number in report.unlisted)
    if unlisted:
        found.append(words.count("note.unlisted", unlisted))
    if report.escalations:
        found.append(words.count("note.escalations", len(report.escalations)))
    for status in ("ending_soon", "expired", "unused"):
        number = sum(waiver.status == status for waiver in report.waivers)
        if number:
            found.append(words.count(f"note.waivers_{status}", number))
    rejected = sum(file.quarantined for file in report.files) or len(report.rejections)
    if rejected:
        found.append(words.count("note.rejected", rejected))
    if report.later:
        found.append(words.count("note.later", report.later))
    if report.certified is not None:
        found.append(words.count("note.certified", report.certified))
    return found
