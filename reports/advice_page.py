"""The advice as a small page of HTML that needs nothing else."""

from __future__ import annotations

from inkooptoets.engine.advice import Advice
from inkooptoets.reports.advice_text import decision_kind, explain_advice
from inkooptoets.reports.html_page import render
from inkooptoets.reports.style import Style
from inkooptoets.reports.words import Words


def write_advice_html(advice: Advice, style: Style) -> str:
    """Return the advice as one page."""
    words = Words(style.lang)
    return render(
        "advice.html",
        words,
        advice=advice,
        told=explain_advice(advice, words),
        may_go_on=decision_kind(advice.decision.key) in ("proceed", "note"),
    )
