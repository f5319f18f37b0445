"""JSON: everything there is, for other programs and for the ledger, which keeps the last run in this form.

``audit-report.schema.json`` and ``advice.schema.json`` describe it; ``read_report`` reads it back.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from inkooptoets.engine.advice import Advice
from inkooptoets.engine.audit_report import AuditReport
from inkooptoets.engine.finding import Finding
from inkooptoets.engine.verdict import Verdict
from inkooptoets.facts.problem import problem
from inkooptoets.reports.codec import MONEY_KINDS, decode, encode
from inkooptoets.reports.fact_names import kind_of
from inkooptoets.reports.style import Style

REPORT_FORM = "inkooptoets/audit-report/1"
ADVICE_FORM = "inkooptoets/advice/1"


def write_json(report: AuditReport, style: Style) -> str:
    """Return the report as JSON: sorted keys, integer cents, ISO days."""
    kinds = fact_kinds((*report.findings, *report.resolved))
    return _dump({"form": REPORT_FORM, "fact_kinds": kinds, **encode(report, kinds)})


def write_json_lines(report: AuditReport, style: Style) -> str:
    """Return one finding per line, each with its run and day; the resolved ones too."""
    lines = []
    for finding in (*report.findings, *report.resolved):
        kinds = fact_kinds([finding])
        line = {"as_of": report.as_of.isoformat(), "board": report.board, "run": report.run}
        lines.append(_dump({**line, "fact_kinds": kinds, **encode(finding, kinds)}, indent=None))
    return "".join(lines)


def write_advice_json(advice: Advice, style: Style) -> str:
    """Return the advice as JSON, in the same form as the report's."""
    kinds = fact_kinds(advice.findings, advice.verdicts)
    return _dump({"form": ADVICE_FORM, "fact_kinds": kinds, **encode(advice, kinds)})


def read_report(text: str) -> AuditReport:
    """Return the report that ``write_json`` wrote; ProblemsError says what does not fit."""
    raw = _load(text, REPORT_FORM)
    return decode(AuditReport, raw, raw.get("fact_kinds", {}))


def read_advice(text: str) -> Advice:
    """Return the advice that ``write_advice_json`` wrote; ProblemsError says what does not fit."""
    raw = _load(text, ADVICE_FORM)
    return decode(Advice, raw, raw.get("fact_kinds", {}))


def fact_kinds(findings: Iterable[Finding], verdicts: Iterable[Verdict] = ()) -> dict[str, str]:
    """Return the kind of every fact in the findings' and other verdicts, by path.

    A path whose values are not all numbers is not taken for money, whatever else is said of it.
    """
    kinds: dict[str, str] = {}
    numbers: dict[str, bool] = {}
    pairs = [(verdict, finding.kinds) for finding in findings for verdict in finding.verdicts]
    pairs += [(verdict, {}) for verdict in verdicts]
    for verdict, own in pairs:
        for path, value in verdict.facts.items():
            numbers[path] = numbers.get(path, True) and type(value) in (int, type(None))
            kind = kind_of(path, value, verdict.subject.entity, own)
            if kind and (path not in kinds or path in own):
                kinds[path] = kind
    return {path: kind for path, kind in sorted(kinds.items()) if kind not in MONEY_KINDS or numbers[path]}


def _dump(value: Any, indent: int | None = 1) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, indent=indent) + "\n"


def _load(text: str, form: str) -> dict[str, Any]:
    try:
        raw = json.loads(text)
    except json.JSONDecodeError as error:
        raise problem(f"Dit is geen JSON: {error.msg} op regel {error.lineno}.", f"JSON in de vorm `{form}`.",
                      "Schrijf het opnieuw met `--format json`.") from None  # fmt: skip
    if not isinstance(raw, dict) or raw.get("form") != form:
        raise problem("Dit is geen JSON van dit soort.", f"Bovenaan staat `form`: `{form}`.",
                      "Schrijf het opnieuw met `--format json`.")  # fmt: skip
    return raw
