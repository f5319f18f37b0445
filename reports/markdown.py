"""Markdown: the summary and the findings by weight, for a page in a wiki or on a merge request."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from inkooptoets.engine.audit_report import AuditReport
from inkooptoets.engine.finding import Finding
from inkooptoets.engine.verdict import Outcome
from inkooptoets.facts.money import write_euro
from inkooptoets.reports.cells import on_one_line
from inkooptoets.reports.evidence import counted_total, gather_evidence
from inkooptoets.reports.note import write_note
from inkooptoets.reports.style import Style
from inkooptoets.reports.summary import by_rule, ranked, totals, unit_name
from inkooptoets.reports.telling import tell_advice, tell_innocent, tell_message
from inkooptoets.reports.values import write_day, write_number, write_origin
from inkooptoets.reports.words import Words

_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+!|~>$])")


def write_markdown(report: AuditReport, style: Style) -> str:
    """Return the report as Markdown, with ``style.full`` findings."""
    words = Words(style.lang)
    findings = ranked(report.findings)
    blocks = [
        f"# {words('title')}: {escaped(unit_name(report, report.board))}",
        escaped(
            f"{words('as_of', day=write_day(report.as_of, words.lang))} · {words('run').lower()} {report.run}"
        ),
        *_note(report, words),
        f"## {words('rules')}",
        _rules(report, words),
        f"## {words('findings.all')}",
        *(block for finding in findings[: style.full] for block in _finding(report, finding, style, words)),
    ]
    if not findings:
        blocks.append(words("findings.none"))
    if len(findings) > style.full:
        blocks.append(words.count("findings.left_out", len(findings) - style.full))
    return "\n\n".join(block for block in blocks if block) + "\n"


def escaped(text: str) -> str:
    """Return the text on one line, so that Markdown and HTML take none of it for their own."""
    plain = on_one_line(text).replace("&", "&amp;").replace("<", "&lt;")
    plain = _SPECIAL.sub(r"\\\1", plain)
    return re.sub(r"^([-=]|\d+\.)", r"\\\1", plain)


def write_table(columns: Sequence[str], rows: Iterable[Sequence[str]], numbers: int = 0) -> str:
    """Return a Markdown table; ``numbers`` says how many of the last columns stand to the right."""
    rule = ["---"] * (len(columns) - numbers) + ["---:"] * numbers
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (columns, rule, *rows))


def _note(report: AuditReport, words: Words) -> list[str]:
    note = write_note(report, words)
    warnings = [f"> **{escaped(sentence)}**" for sentence in note.warnings]
    start = [f"**{escaped(note.start)}**"] if note.start else []
    return [*warnings, *(escaped(sentence) for sentence in note.opening), *start,
            "\n".join(f"- {escaped(sentence)}" for sentence in note.further)]  # fmt: skip


def _rules(report: AuditReport, words: Words) -> str:
    columns = [words("rule"), words("rule.title")]
    columns += [*(words(f"outcome.{outcome}") for outcome in Outcome), words("at_stake")]
    rows = [
        [escaped(row.rule.code), escaped(words.pick(row.rule.title)), *_numbers(row.counts.outcomes, words),
         write_euro(row.counts.at_stake, words.lang)]
        for row in by_rule(report)
    ]  # fmt: skip
    whole = totals(report)
    rows.append(
        [words("total"), "", *_numbers(whole.outcomes, words), write_euro(whole.at_stake, words.lang)]
    )
    return write_table(columns, rows, numbers=7)


def _numbers(outcomes: dict[Outcome, int], words: Words) -> list[str]:
    return [write_number(outcomes[outcome], words.lang) for outcome in Outcome]


def _finding(report: AuditReport, finding: Finding, style: Style, words: Words) -> list[str]:
    where = escaped(unit_name(report, finding.unit))
    facts = [words(f"severity.{finding.severity}"), words(f"outcome.{finding.outcome}").lower()]
    facts.append(words(f"state.{finding.state}"))
    if finding.at_stake is not None:
        facts.append(write_euro(finding.at_stake, words.lang))
    advice = escaped(tell_advice(finding, words))
    innocent = escaped(tell_innocent(finding, words))
    references = ", ".join(f"{words.pick(each.title)}, {each.place}" for each in finding.references)
    return [
        f"### {finding.rule}{f' · {where}' if where else ''}",
        f"{' · '.join(facts)} · `{finding.fingerprint}`",
        escaped(tell_message(finding, words)),
        f"**{words('advice')}:** {advice}" if advice else "",
        f"**{words('innocent')}:** {innocent}" if innocent else "",
        f"**{words('references')}:** {escaped(references)}" if references else "",
        _evidence(finding, style, words),
    ]


def _evidence(finding: Finding, style: Style, words: Words) -> str:
    if finding.counted:
        return _counted(finding, style, words)
    exhibits = gather_evidence(finding, words).exhibits
    columns = [words("subject"), words("day"), words("origin"), words("amount")]
    rows = [
        [
            escaped(each.subject),
            write_day(each.day, words.lang) if each.day else "",
            escaped(write_origin(each.origin, words)),
            write_euro(each.amount, words.lang) if each.amount is not None else "",
        ]
        for each in exhibits[: style.evidence]
    ]
    table = write_table(columns, rows, numbers=1) if rows else ""
    left_out = len(exhibits) - style.evidence
    return f"{table}\n\n{words.count('evidence.left_out', left_out)}" if left_out > 0 else table


def _counted(finding: Finding, style: Style, words: Words) -> str:
    columns = [words("subject"), words("day"), words("origin"), words("counted.certain"), words("amount")]
    rows = [
        [
            escaped(str(each.subject)),
            write_day(each.day, words.lang) if each.day else "",
            escaped(write_origin(each.origin, words)),
            words("counted.yes" if each.certain else "counted.perhaps"),
            write_euro(each.amount, words.lang) if each.amount is not None else words("value.unknown"),
        ]
        for each in finding.counted[: style.evidence]
    ]
    total = write_euro(counted_total(finding, certain=True), words.lang)
    rows.append([words("counted.sum"), "", "", "", total])
    left_out = len(finding.counted) - style.evidence
    table = write_table(columns, rows, numbers=1)
    return f"{table}\n\n{words.count('counted.left_out', left_out)}" if left_out > 0 else table
