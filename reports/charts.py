"""Charts for the page, drawn as SVG that stands inside it: the same bytes for the same numbers.

Colour is never alone: parts of a bar differ in pattern too, and every number stands in a table as well.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from typing import Any

from inkooptoets.engine.verdict import Outcome
from inkooptoets.facts.money import write_euro
from inkooptoets.reports.summary import MonthCounts, RuleCounts
from inkooptoets.reports.values import write_month, write_number
from inkooptoets.reports.words import Words

INK, MUTED, LINE, ACCENT = "#1f2a33", "#56636e", "#d8dee3", "#0b5563"
PARTS = (
    (Outcome.VIOLATED, "#a3262a", ""),
    (Outcome.UNDETERMINED, "#e3b34c", "////"),
    (Outcome.WAIVED, "#9db8bd", "\\\\\\"),
    (Outcome.ERROR, "#3c4650", "xxxx"),
)
"""What a month's bar is made of: outcome, colour and pattern."""
SETTINGS: dict[Any, Any] = {
    "svg.fonttype": "none",
    "text.parse_math": False,
    "font.family": "DejaVu Sans",
    "font.size": 9,
    "hatch.linewidth": 0.6,
    "axes.edgecolor": LINE,
    "axes.labelcolor": MUTED,
    "xtick.color": MUTED,
    "ytick.color": MUTED,
    "text.color": INK,
}


def draw_months(months: Sequence[MonthCounts], words: Words) -> str:
    """Return a stacked bar per month of what was violated, undetermined, waived or in error."""
    rows = [row for row in months if row.month]
    labels = _labels([row.month or "" for row in rows], words.lang)
    figure, axes = _canvas(3.0)
    bottoms = [0] * len(rows)
    for outcome, colour, pattern in PARTS:
        heights = [row.counts.outcomes[outcome] for row in rows]
        if any(heights) or outcome is Outcome.VIOLATED:
            axes.bar(range(len(rows)), heights, 0.62, bottom=bottoms, color=colour, hatch=pattern,
                     edgecolor="white", linewidth=0.8, label=words(f"outcome.{outcome}"))  # fmt: skip
        bottoms = [bottom + height for bottom, height in zip(bottoms, heights, strict=True)]
    axes.set_xticks(range(len(rows)), labels)
    axes.set_ylim(0, max([*bottoms, 4]) * 1.12)
    axes.yaxis.get_major_locator().set_params(integer=True, nbins=5)
    axes.yaxis.set_major_formatter(lambda value, _: write_number(int(value), words.lang))
    axes.grid(axis="y", color=LINE, linewidth=0.6)
    axes.legend(
        loc="lower left", bbox_to_anchor=(0, 1.0), ncols=4, frameon=False, handlelength=1.4, borderaxespad=0
    )
    return _svg(figure, "months", words("months.chart"))


def draw_euros(rules: Sequence[RuleCounts], words: Words, shown: int = 12) -> str:
    """Return a bar per rule of the euros in its violated findings, the most first; the first ``shown``."""
    rows = sorted(
        (row for row in rules if row.counts.at_stake), key=lambda row: (-row.counts.at_stake, row.rule.code)
    )[:shown][::-1]
    figure, axes = _canvas(0.5 + 0.36 * len(rows))
    values = [row.counts.at_stake / 100 for row in rows]
    axes.barh(range(len(rows)), values, 0.56, color=ACCENT)
    axes.set_yticks(range(len(rows)), [row.rule.code for row in rows])
    axes.set_xlim(0, max([*values, 1]) * 1.22)
    axes.set_xticks([])
    axes.spines["bottom"].set_visible(False)
    for place, row in enumerate(rows):
        axes.annotate(write_euro(row.counts.at_stake, words.lang), (row.counts.at_stake / 100, place),
                      xytext=(5, 0), textcoords="offset points", va="center")  # fmt: skip
    return _svg(figure, "euros", words("euros.chart"))


def _labels(months: Sequence[str], lang: str) -> list[str]:
    """Return a short name per month, with the year under the first and under every January."""
    names = [write_month(month, lang, short=True).split(" ") for month in months]
    return [
        "\n".join(name) if place == 0 or months[place].endswith("-01") else name[0]
        for place, name in enumerate(names)
    ]


def _canvas(height: float) -> tuple[Any, Any]:
    from matplotlib import rc_context
    from matplotlib.figure import Figure

    with rc_context(SETTINGS):
        figure = Figure(figsize=(9.0, height), layout="constrained")
        axes = figure.add_subplot()
        axes.set_axisbelow(True)
        axes.tick_params(length=0)
        for side in ("top", "right", "left"):
            axes.spines[side].set_visible(False)
    return figure, axes


def _svg(figure: Any, name: str, description: str) -> str:
    from html import escape

    from matplotlib import rc_context

    drawn = io.StringIO()
    with rc_context({**SETTINGS, "svg.hashsalt": f"inkooptoets {name}"}):
        figure.savefig(drawn, format="svg", transparent=True, metadata={"Date": None, "Creator": None})
    svg = drawn.getvalue()
    svg = svg[svg.index("<svg") :]
    svg = re.sub(r"<(metadata|style)\b.*?</\1>", "", svg, flags=re.DOTALL)
    svg = re.sub(r'\bid="', f'id="{name}-', svg)
    svg = re.sub(r'(url\(#|href="#)', rf"\g<1>{name}-", svg)
    svg = re.sub(r'^<svg[^>]*?viewBox="([^"]*)"[^>]*>', r'<svg viewBox="\1" role="img" '
                 rf'aria-label="{escape(description)}" focusable="false">', svg)  # fmt: skip
    return svg.replace("xlink:href", "href").strip()
