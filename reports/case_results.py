"""What came of the cases of rules: how many passed, and every difference with its file and line."""

from __future__ import annotations

from collections.abc import Sequence

from inkooptoets.engine.cases import CaseResult
from inkooptoets.reports.layout import text_table
from inkooptoets.reports.rule_words import say


def write_case_results(results: Sequence[CaseResult], lang: str) -> str:
    """Return a table by rule, and the cases that failed."""
    titles = [say(key, lang) for key in ("code", "cases", "passed", "failed")]
    codes = list(dict.fromkeys(result.rule for result in results))
    rows = [_row(code, [result for result in results if result.rule == code]) for code in codes]
    rows += [_row(say("all", lang), results)] if len(codes) > 1 else []
    parts = [text_table(titles, rows)]
    for result in results:
        parts += [f"\n{result.place}: {result.case}"] if result.differences else []
        parts += [f"  - {difference}" for difference in result.differences]
    return "\n".join(parts)


def _row(name: str, results: Sequence[CaseResult]) -> tuple[str, ...]:
    passed = sum(result.passed for result in results)
    return name, str(len(results)), str(passed), str(len(results) - passed)
