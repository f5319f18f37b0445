"""What stands on each sheet of the workbook: its columns and rows, in the report's order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from inkooptoets.engine.audit_report import AuditReport
from inkooptoets.engine.finding import Finding, ParameterUse
from inkooptoets.engine.verdict import Outcome
from inkooptoets.reports.cases import write_case
from inkooptoets.reports.evidence import gather_evidence, number_of
from inkooptoets.reports.note import write_note
from inkooptoets.reports.summary import by_rule, ranked, unit_name
from inkooptoets.reports.telling import tell_advice, tell_innocent, tell_message
from inkooptoets.reports.values import write_parameter
from inkooptoets.reports.words import Words


@dataclass(frozen=True)
class Euros:
    """An amount in cents, to be written as a number of euros."""

    cents: int


Cell = str | int | Decimal | date | Euros | None


@dataclass(frozen=True)
class Sheet:
    """One sheet: its name, the headings with the width of their columns, and its rows."""

    name: str
    columns: Sequence[tuple[str, int]]
    rows: Iterable[Sequence[Cell]]


Row = list[Cell]


def all_sheets(report: AuditReport, words: Words) -> list[Sheet]:
    """Return the eight sheets of a report."""
    findings = [*ranked(report.findings), *ranked(report.resolved)]
    return [
        Sheet(words("summary"), ((words("figure"), 42), (words("value"), 90)), _summary(report, words)),
        Sheet(words("findings"), _columns(words, FINDING_COLUMNS), _findings(report, findings, words)),
        Sheet(words("evidence"), _columns(words, EVIDENCE_COLUMNS), _evidence(report, findings, words)),
        Sheet(words("outcomes"), _columns(words, OUTCOME_COLUMNS), _outcomes(report, words)),
        Sheet(words("missing"), _columns(words, MISSING_COLUMNS), _missing(report, words)),
        Sheet(words("waivers"), _columns(words, WAIVER_COLUMNS), _waivers(report, words)),
        Sheet(words("quality"), _columns(words, QUALITY_COLUMNS), _quality(report, words)),
        Sheet(words("parameters"), _columns(words, PARAMETER_COLUMNS), _parameters(report, words)),
    ]


Columns = tuple[tuple[str, int], ...]
FINDING_COLUMNS: Columns = (
    ("fingerprint", 20), ("rule", 9), ("rule.title", 34), ("severity", 9), ("outcome", 13), ("state", 11),
    ("first_seen", 12), ("unit", 11), ("unit.name", 24), ("case", 30), ("at_stake.long", 15),
    ("evidence.pieces", 10), ("message", 60), ("advice", 50), ("innocent", 40), ("decision", 24),
    ("waiver", 14), ("evidence.missing", 30), ("references", 34), ("notes", 30),
)  # fmt: skip
EVIDENCE_COLUMNS: Columns = (
    ("fingerprint", 20), ("rule", 9), ("subject", 28), ("outcome", 13), ("day", 12), ("unit", 11),
    ("unit.name", 24), ("amount", 15), ("file", 28), ("sheet", 12), ("line", 8), ("details", 70),
    ("evidence.missing", 30),
)  # fmt: skip
OUTCOME_COLUMNS: Columns = (
    ("rule", 9), ("rule.title", 40), ("unit", 11), ("unit.name", 24), ("month", 10), ("outcome", 20),
    ("number", 10), ("outcomes.euros", 18),
)  # fmt: skip
MISSING_COLUMNS: Columns = (("rule", 9), ("missing.fact", 40), ("missing.path", 40), ("missing.number", 9))
WAIVER_COLUMNS: Columns = (
    ("waiver", 14), ("rule", 9), ("waiver.scope", 40), ("status", 20), ("waiver.from", 12),
    ("waiver.until", 12), ("waiver.used", 10), ("waiver.reason", 60), ("waiver.approver", 20),
)  # fmt: skip
QUALITY_COLUMNS: Columns = (
    ("quality.kind", 26), ("file", 30), ("sheet", 12), ("line", 8), ("column", 18), ("value", 30),
    ("reason", 50), ("number", 10), ("rows", 10), ("accepted", 10), ("unchanged", 12),
    ("quarantined", 12), ("skipped", 12),
)  # fmt: skip
PARAMETER_COLUMNS: Columns = (
    ("parameter", 46), ("parameter.name", 40), ("value", 20), ("waiver.from", 12), ("waiver.until", 12),
    ("set_by", 14), ("assumption", 12), ("source", 34),
)  # fmt: skip


def _columns(words: Words, columns: Columns) -> list[tuple[str, int]]:
    return [(words(key)[0].upper() + words(key)[1:], width) for key, width in columns]


def _summary(report: AuditReport, words: Words) -> Iterator[Row]:
    note = write_note(report, words)
    yield [words("board"), unit_name(report, report.board)]
    yield [words("day"), report.as_of]
    yield [words("run"), report.run]
    yield [words("previous_run"), report.previous_run or words("previous_run.none")]
    for sentence in (*note.warnings, *note.opening, note.start, *note.further):
        if sentence:
            yield [words("in_short"), sentence]
    for row in by_rule(report):
        for outcome in Outcome:
            yield [f"{row.rule.code} · {words(f'outcome.{outcome}')}", row.counts.outcomes[outcome]]
        yield [f"{row.rule.code} · {words('at_stake')}", Euros(row.counts.at_stake)]
        if row.rule.error:
            yield [f"{row.rule.code} · {words('unjudged.error')}", row.rule.error]
        if row.rule.switched_off is not None:
            yield [f"{row.rule.code} · {words('unjudged.off')}", row.rule.switched_off]
    for escalation in report.escalations:
        written = write_case(escalation.case, words, report.unit_names)
        case = "; ".join(f"{name}: {text}" for name, text in written)
        because = ", ".join(escalation.because)
        yield [words("escalations"), f"{words.pick(escalation.title)} {case} ({because})"]
    yield [words("euros"), words("euros.overlap")]
    yield [words("rulebook"), f"{report.rulebook_version} · {report.rulebook_hash}"]
    yield [words("engine"), report.engine]
    yield ["", words("names_hidden" if report.pseudonymised else "names_shown")]


def _findings(report: AuditReport, findings: list[Finding], words: Words) -> Iterator[Row]:
    for finding in findings:
        yield [
            finding.fingerprint, finding.rule, words.pick(finding.title),
            words(f"severity.{finding.severity}"), words(f"outcome.{finding.outcome}"),
            words(f"state.{finding.state}"), _day(finding.first_seen),
            finding.unit, unit_name(report, finding.unit),
            ", ".join(f"{path} = {value}" for path, value in finding.case), _euros(finding.at_stake),
            number_of(finding), tell_message(finding, words), tell_advice(finding, words),
            tell_innocent(finding, words), words.pick(finding.decision.title) if finding.decision else None,
            ", ".join(finding.waivers),
            ", ".join(f"{fact.path} ({fact.of})" if fact.of else fact.path for fact in finding.missing),
            ", ".join(f"{reference.code} ({reference.place})" for reference in finding.references),
            "; ".join(words.pick(note) for note in finding.notes),
        ]  # fmt: skip


def _evidence(report: AuditReport, findings: list[Finding], words: Words) -> Iterator[Row]:
    for finding in findings:
        evidence = gather_evidence(finding, words)
        for each in evidence.exhibits:
            origin = each.origin
            facts = (*each.details, *evidence.shared)
            yield [
                finding.fingerprint, finding.rule, each.subject, words(f"outcome.{each.outcome}"), each.day,
                each.unit, unit_name(report, each.unit), _euros(each.amount),
                origin.file if origin else None, origin.sheet if origin else None,
                origin.line if origin else None, "; ".join(f"{label}: {text}" for label, text in facts),
                ", ".join(f"{fact.path} ({fact.of})" if fact.of else fact.path for fact in each.missing),
            ]  # fmt: skip
        for member in finding.counted:
            place = member.origin
            yield [
                finding.fingerprint, finding.rule, str(member.subject), words("counted"), member.day,
                member.unit, unit_name(report, member.unit), _euros(member.amount),
                place.file if place else None, place.sheet if place else None, place.line if place else None,
                words("counted.yes" if member.certain else "counted.perhaps"), None,
            ]  # fmt: skip


def _outcomes(report: AuditReport, words: Words) -> Iterator[Row]:
    titles = {rule.code: words.pick(rule.title) for rule in report.rules}
    for tally in report.tallies:
        yield [
            tally.rule, titles.get(tally.rule), tally.unit, unit_name(report, tally.unit), tally.month,
            words(f"outcome.{tally.outcome}"), tally.number, Euros(tally.at_stake),
        ]  # fmt: skip


def _missing(report: AuditReport, words: Words) -> Iterator[Row]:
    for fact in sorted(report.missing, key=lambda fact: (-fact.number, fact.rule, fact.path)):
        yield [fact.rule, words.pick(fact.title), fact.path, fact.number]


def _waivers(report: AuditReport, words: Words) -> Iterator[Row]:
    for waiver in report.waivers:
        yield [
            waiver.id, waiver.rule, waiver.scope, words.known("status", waiver.status), waiver.valid_from,
            waiver.valid_until, waiver.used, waiver.reason, waiver.approver,
        ]  # fmt: skip


def _quality(report: AuditReport, words: Words) -> Iterator[Row]:
    for file in report.files:
        yield [
            words("quality.files"), file.file, None, None, None, None, file.problem, None, file.rows,
            file.accepted, file.unchanged, file.quarantined, file.skipped,
        ]  # fmt: skip
    for each in report.rejections:
        yield [
            words("quality.rejections"),
            each.file,
            each.sheet,
            each.line,
            each.column,
            each.value,
            each.reason,
        ]
    for path, key, number in report.unresolved_references:
        yield [words("quality.unresolved"), None, None, None, path, key, None, number]


def _parameters(report: AuditReport, words: Words) -> Iterator[Row]:
    for use in report.parameters:
        yield [
            words.pick(use.title), use.name, _value(use, words), _day(use.valid_from),
            _day(use.valid_until), words.known("set_by", use.set_by),
            words("value.yes" if use.assumption else "value.no"), use.source,
        ]  # fmt: skip


def _value(use: ParameterUse, words: Words) -> Cell:
    try:
        return Decimal(use.value) if use.kind == "euro" else write_parameter(use, words)
    except InvalidOperation:
        return use.value


def _euros(cents: int | None) -> Euros | None:
    return None if cents is None else Euros(cents)


def _day(text: str | None) -> Cell:
    try:
        return datetime.fromisoformat(text).date() if text else None
    except ValueError:
        return text
