"""The controller's report: one page of HTML that needs nothing else, on a screen and on A4.

The templates stand in ``templates``; whatever they show is escaped.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from inkooptoets.engine.audit_report import AuditReport
from inkooptoets.engine.verdict import Outcome
from inkooptoets.facts.money import write_euro
from inkooptoets.reports.cases import write_case
from inkooptoets.reports.cells import without_control
from inkooptoets.reports.evidence import counted_total, gather_evidence, number_of
from inkooptoets.reports.fact_names import fact_label
from inkooptoets.reports.note import write_note
from inkooptoets.reports.style import Style
from inkooptoets.reports.summary import (
    by_month,
    by_rule,
    by_unit,
    in_state,
    ranked,
    totals,
    unit_name,
)
from inkooptoets.reports.telling import tell_advice, tell_innocent, tell_message
from inkooptoets.reports.values import (
    write_day,
    write_moment,
    write_month,
    write_number,
    write_origin,
    write_parameter,
    write_period,
)
from inkooptoets.reports.words import Words

if TYPE_CHECKING:
    from jinja2 import Environment

TEMPLATES = Path(__file__).parent / "templates"
MONTHS_SHOWN = 24
REJECTIONS_SHOWN = 100
INLINE_EVIDENCE = 6
"""Up to so many pieces of evidence stand open; more are folded away."""


def write_html(report: AuditReport, style: Style) -> str:
    """Return the report as one page: ``style.full`` findings in full, ``style.listed`` more in a table."""
    from markupsafe import Markup

    from inkooptoets.reports.charts import draw_euros, draw_months

    words = Words(style.lang)
    rules, months, findings = by_rule(report), by_month(report), ranked(report.findings)
    has_trend = sum(1 for row in months if row.month) > 1
    has_euros = any(row.counts.at_stake for row in rules)
    return render(
        "report.html",
        words,
        report=report,
        style=style,
        note=write_note(report, words),
        total=totals(report),
        rules=rules,
        units=[row for row in by_unit(report) if row.counts.verdicts or row.counts.findings],
        months=months[-MONTHS_SHOWN:],
        months_left_out=max(0, len(months) - MONTHS_SHOWN),
        months_chart=Markup(draw_months(months[-MONTHS_SHOWN:], words)) if has_trend else "",  # noqa: S704
        euros_chart=Markup(draw_euros(rules, words)) if has_euros else "",  # noqa: S704
        findings=findings,
        in_state=in_state,
        missing=sorted(report.missing, key=lambda fact: (-fact.number, fact.rule, fact.path)),
        reasons=Counter(rejection.reason for rejection in report.rejections).most_common(20),
        rejections=report.rejections[:REJECTIONS_SHOWN],
        unjudged=[rule for rule in report.rules if rule.error or rule.switched_off is not None],
        inline_evidence=INLINE_EVIDENCE,
        case_of=lambda case: write_case(case, words, report.unit_names),
        number_of=number_of,
        counted_total=counted_total,
        name_of=lambda unit: unit_name(report, unit),
    )


def render(template: str, words: Words, **values: Any) -> str:
    """Return a template filled in, with the words and the ways of writing values at its disposal."""
    lang = words.lang
    text = _environment().get_template(template).render(
        w=words,
        lang=lang,
        outcomes=tuple(Outcome),
        euro=lambda cents: write_euro(cents, lang),
        number=lambda value: write_number(value, lang),
        day=lambda value: write_day(value, lang) if value else "",
        month=lambda value: write_month(value, lang) if value else words("month.none"),
        moment=lambda value: write_moment(value, lang),
        parameter=lambda use: write_parameter(use, words),
        period=lambda first, last: write_period(first, last, words),
        origin=lambda value: write_origin(value, words),
        label=lambda path: fact_label(path, lang),
        message_of=lambda finding: tell_message(finding, words),
        advice_of=lambda finding: tell_advice(finding, words),
        innocent_of=lambda finding: tell_innocent(finding, words),
        evidence_of=lambda finding: gather_evidence(finding, words),
        safe_link=safe_link,
        **values,
    )  # fmt: skip
    return without_control(text).replace("€ ", "€\u00a0")


def safe_link(url: str | None) -> str:
    """Return the address where a reader may safely be led, or nothing."""
    return url if url and url.lower().startswith(("https://", "http://")) else ""


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
