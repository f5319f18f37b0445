"""Plain text, for the terminal and for a mail by cron: the note, the rules, and the findings by weight."""

from __future__ import annotations

import textwrap

from inkooptoets.engine.audit_report import AuditReport
from inkooptoets.engine.finding import Finding
from inkooptoets.engine.verdict import Outcome
from inkooptoets.facts.money import write_euro
from inkooptoets.reports.cells import on_one_line, shortened
from inkooptoets.reports.evidence import number_of
from inkooptoets.reports.note import write_note
from inkooptoets.reports.style import Style
from inkooptoets.reports.summary import by_rule, ranked, totals, unit_name
from inkooptoets.reports.telling import tell_advice, tell_message
from inkooptoets.reports.values import write_day, write_number
from inkooptoets.reports.words import Words

WIDTH = 100
RULES_SHOWN = 15


def write_text(report: AuditReport, style: Style) -> str:
    """Return the report as plain text: a summary of some forty lines at most, then the findings."""
    words = Words(style.lang)
    parts = [_heading(report, words), _note(report, words)]
    if report.rules:
        parts.append(_rules(report, words))
    findings = ranked(report.findings)
    if findings:
        parts += [words("findings.all").upper(), _findings(report, findings[: style.full], words)]
    if len(findings) > style.full:
        parts.append(words.count("findings.left_out", len(findings) - style.full))
    return "\n\n".join(parts) + "\n"


def finding_line(report: AuditReport, finding: Finding, words: Words) -> str:
    """Return a finding on one line: rule, severity, school, and what was found."""
    where = unit_name(report, finding.unit)
    message = tell_message(finding, words)
    said = f"{where}: {message}" if where else message
    outcome = (
        "" if finding.outcome is Outcome.VIOLATED else f"{words(f'outcome.{finding.outcome}').lower()}. "
    )
    return f"{finding.rule} · {words(f'severity.{finding.severity}')} · {outcome}{on_one_line(said)}"


def _heading(report: AuditReport, words: Words) -> str:
    board = on_one_line(unit_name(report, report.board))
    title = f"{words('title')}: {board}"
    day = words("as_of", day=write_day(report.as_of, words.lang))
    return f"{title}\n{day} · {words('run').lower()} {report.run}"


def _note(report: AuditReport, words: Words) -> str:
    note = write_note(report, words)
    paragraphs = (note.warnings, note.opening, (note.start,) if note.start else (), note.further)
    return "\n\n".join(_wrapped(" ".join(sentences)) for sentences in paragraphs if sentences)


def _rules(report: AuditReport, words: Words) -> str:
    from tabulate import tabulate

    rows = by_rule(report)
    shown = sorted(
        rows, key=lambda row: (-row.counts.outcomes[Outcome.VIOLATED], -row.counts.verdicts, row.rule.code)
    )[:RULES_SHOWN]
    shown.sort(key=lambda row: row.rule.code)
    columns = [words("rule"), *(words(f"outcome.{outcome}.short") for outcome in Outcome), words("at_stake")]
    lines = [
        [
            row.rule.code,
            *(write_number(row.counts.outcomes[outcome], words.lang) for outcome in Outcome),
            write_euro(row.counts.at_stake, words.lang) if row.counts.at_stake else "",
        ]
        for row in shown
    ]
    whole = totals(report)
    lines.append(
        [
            words("total"),
            *(write_number(whole.outcomes[outcome], words.lang) for outcome in Outcome),
            write_euro(whole.at_stake, words.lang),
        ]
    )
    table = str(
        tabulate(
            lines,
            headers=columns,
            tablefmt="simple",
            disable_numparse=True,
            colalign=("left", *["right"] * 7),
        )
    )
    left_out = len(rows) - len(shown)
    return f"{table}\n{words.count('rules.left_out', left_out)}" if left_out else table


def _findings(report: AuditReport, findings: list[Finding], words: Words) -> str:
    return "\n\n".join(_finding(report, finding, words) for finding in findings)


def _finding(report: AuditReport, finding: Finding, words: Words) -> str:
    lines = [_wrapped(finding_line(report, finding, words), rest="  ")]
    advice = on_one_line(tell_advice(finding, words))
    if advice:
        lines.append(_wrapped(f"→ {advice}", "  ", "    "))
    state = words(f"state.{finding.state}")
    facts = [finding.fingerprint, state, _evidence(finding, words)]
    if finding.at_stake is not None:
        facts.insert(1, write_euro(finding.at_stake, words.lang))
    if finding.waivers:
        facts.append(f"{words('waiver').lower()} {', '.join(finding.waivers)}")
    if finding.missing:
        paths = ", ".join(sorted({fact.path for fact in finding.missing}))
        facts.append(f"{words('evidence.missing').lower()}: {paths}")
    lines.append(f"  {shortened(' · '.join(facts), WIDTH * 2)}")
    return "\n".join(lines)


def _evidence(finding: Finding, words: Words) -> str:
    if finding.counted:
        return words.count("counted.count", len(finding.counted))
    return words.count("evidence.count", number_of(finding))


def _wrapped(text: str, first: str = "", rest: str = "") -> str:
    return textwrap.fill(
        on_one_line(text), WIDTH, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False
    )
