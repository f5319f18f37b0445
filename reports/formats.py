"""Every output format by name, and the one door to all of them: names are hidden before anything is written.

A format's file is imported when it is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any

from inkooptoets.engine.advice import Advice
from inkooptoets.engine.audit_report import AuditReport
from inkooptoets.facts.problem import nearest, problem
from inkooptoets.reports.style import DUTCH, Style

REPORT_FORMATS: Mapping[str, str] = {
    "text": "text:write_text",
    "html": "html_page:write_html",
    "xlsx": "xlsx_workbook:write_xlsx",
    "csv": "csv_file:write_csv",
    "json": "json_file:write_json",
    "jsonl": "json_file:write_json_lines",
    "markdown": "markdown:write_markdown",
    "sarif": "sarif:write_sarif",
    "junit": "junit:write_junit",
}
"""The formats of an audit report: each the file and the function that writes it."""

ADVICE_FORMATS: Mapping[str, str] = {
    "text": "advice_text:write_advice_text",
    "json": "json_file:write_advice_json",
    "markdown": "advice_text:write_advice_markdown",
    "html": "advice_page:write_advice_html",
}
"""The formats of an advice."""


def write_report(report: AuditReport, form: str = "text", style: Style = DUTCH) -> str | bytes:
    """Return the report in a format of ``REPORT_FORMATS``: bytes for xlsx and csv, text for the others.

    ProblemsError names the nearest format where there is no such one.
    """
    from dataclasses import replace

    from inkooptoets.reports.pseudonym import hide_people

    write = _writer(REPORT_FORMATS, form, style)
    shown = replace(report, pseudonymised=False) if style.names else hide_people(report)
    written: str | bytes = write(shown, style)
    return written


def write_advice(advice: Advice, form: str = "text", style: Style = DUTCH) -> str:
    """Return the advice in a format of ``ADVICE_FORMATS``.

    ProblemsError names the nearest format where there is no such one.
    """
    from inkooptoets.reports.pseudonym import hide_people_in_advice

    write = _writer(ADVICE_FORMATS, form, style)
    shown = advice if style.names else hide_people_in_advice(advice, style.board)
    written: str = write(shown, style)
    return written


def _writer(formats: Mapping[str, str], form: str, style: Style) -> Callable[..., Any]:
    if form not in formats:
        raise problem(
            f"De vorm `{form}` is er niet." if style.lang == "nl" else f"There is no format `{form}`.",
            fix=nearest(form, list(formats), style.lang),
        )
    file, _, function = formats[form].partition(":")
    writer: Callable[..., Any] = getattr(import_module(f"inkooptoets.reports.{file}"), function)
    return writer
