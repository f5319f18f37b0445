"""CSV of the findings, one a row: in Dutch as Dutch Excel opens it, in English as every other program does.

Amounts are numbers in euros. Cells that a spreadsheet would run as a formula are disarmed.
"""

from __future__ import annotations

import csv
import io
from decimal import Decimal

from inkooptoets.engine.audit_report import AuditReport
from inkooptoets.engine.finding import Finding
from inkooptoets.reports.cells import disarmed, on_one_line
from inkooptoets.reports.evidence import number_of
from inkooptoets.reports.style import Style
from inkooptoets.reports.summary import ranked, unit_name
from inkooptoets.reports.telling import tell_advice, tell_message
from inkooptoets.reports.words import Words

COLUMNS = (
    "fingerprint", "rule", "rule.title", "severity", "outcome", "state", "first_seen", "unit", "unit.name",
    "case", "euro_cell", "evidence.pieces", "message", "advice", "decision", "waiver", "missing.path",
    "references",
)  # fmt: skip


def write_csv(report: AuditReport, style: Style) -> bytes:
    """Return the findings as CSV, resolved ones last.

    Dutch: semicolons, decimal commas and a byte order mark. English: commas and decimal points.
    """
    words = Words(style.lang)
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";" if style.lang == "nl" else ",", lineterminator="\r\n")
    writer.writerow([words(column) for column in COLUMNS])
    for finding in (*ranked(report.findings), *ranked(report.resolved)):
        writer.writerow(_row(report, finding, words))
    return text.getvalue().encode("utf-8-sig" if style.lang == "nl" else "utf-8")


def _row(report: AuditReport, finding: Finding, words: Words) -> list[str]:
    before = (
        finding.fingerprint,
        finding.rule,
        words.pick(finding.title),
        words(f"severity.{finding.severity}"),
        words(f"outcome.{finding.outcome}"),
        words(f"state.{finding.state}"),
        (finding.first_seen or "")[:10],
        finding.unit or "",
        unit_name(report, finding.unit),
        ", ".join(f"{path} = {value}" for path, value in finding.case),
    )
    after = (
        tell_message(finding, words),
        tell_advice(finding, words),
        words.pick(finding.decision.title) if finding.decision else "",
        ", ".join(finding.waivers),
        ", ".join(f"{fact.path} ({fact.of})" if fact.of else fact.path for fact in finding.missing),
        ", ".join(reference.code for reference in finding.references),
    )
    numbers = [_euros(finding.at_stake, words.lang), str(number_of(finding))]
    return [*map(_cell, before), *numbers, *map(_cell, after)]


def _cell(text: str) -> str:
    return disarmed(on_one_line(text))


def _euros(cents: int | None, lang: str) -> str:
    if cents is None:
        return ""
    text = f"{Decimal(cents).scaleb(-2):.2f}"
    return text.replace(".", ",") if lang == "nl" else text
