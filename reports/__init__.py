"""Writes what was judged and decided: one format per file. It computes no verdict.

from inkooptoets.reports import Style, write_report
page = write_report(report, "html", Style(lang="nl"))
"""

from inkooptoets.reports.formats import ADVICE_FORMATS, REPORT_FORMATS, write_advice, write_report
from inkooptoets.reports.style import Style

__all__ = ["ADVICE_FORMATS", "REPORT_FORMATS", "Style", "write_advice", "write_report"]
