"""An Excel workbook with a sheet per subject, for whoever wants to filter and add up.

Numbers are numbers, amounts are in euros, days are days. Text is always text: no cell is read as a formula
or a link. The bytes are the same for the same report.
"""

from __future__ import annotations

import io
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from inkooptoets.engine.audit_report import AuditReport
from inkooptoets.reports.cells import without_control
from inkooptoets.reports.style import Style
from inkooptoets.reports.words import Words
from inkooptoets.reports.xlsx_sheets import Cell, Euros, Sheet, all_sheets

MAX_ROWS = 1_048_575
"""Rows under the heading that a sheet can hold."""
MAX_TEXT = 32_767
"""Characters that a cell can hold."""


def write_xlsx(report: AuditReport, style: Style) -> bytes:
    """Return the report as a workbook; it always holds everything, whatever ``style.full`` is."""
    import xlsxwriter

    words = Words(style.lang)
    made = io.BytesIO()
    options = {
        "in_memory": True,
        "constant_memory": False,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "remove_timezone": True,
    }
    with xlsxwriter.Workbook(made, options) as book:
        book.set_properties(
            {
                "title": words("title"),
                "author": "inkooptoets",
                "created": report.made_at.replace(tzinfo=None),
            }
        )
        formats = _formats(book)
        for sheet in all_sheets(report, words):
            _write_sheet(book, sheet, formats, words)
    return made.getvalue()


def _formats(book: Any) -> dict[str, Any]:
    top = {"valign": "top"}
    return {
        "heading": book.add_format(
            {"bold": True, "text_wrap": True, "bg_color": "#E8EEF1", "bottom": 1, **top}
        ),
        "text": book.add_format({"text_wrap": True, **top}),
        "number": book.add_format({"num_format": "#,##0", **top}),
        "euros": book.add_format({"num_format": "[$€-413] #,##0.00", **top}),
        "day": book.add_format({"num_format": "dd-mm-yyyy", "align": "left", **top}),
    }


def _write_sheet(book: Any, sheet: Sheet, formats: dict[str, Any], words: Words) -> None:
    page = book.add_worksheet(sheet.name)
    page.freeze_panes(1, 0)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    for column, (heading, width) in enumerate(sheet.columns):
        page.set_column(column, column, width)
        page.write_string(0, column, heading, formats["heading"])
    rows = list(sheet.rows)
    left_out = len(rows) - MAX_ROWS
    shown = rows if left_out <= 0 else rows[: MAX_ROWS - 1]
    for number, row in enumerate(shown, start=1):
        for column, cell in enumerate(row):
            _write_cell(page, number, column, cell, formats)
    if left_out > 0:
        page.write_string(MAX_ROWS, 0, words("row_limit", n=left_out + 1), formats["text"])
    page.autofilter(0, 0, max(1, len(shown)), len(sheet.columns) - 1)


def _write_cell(page: Any, row: int, column: int, cell: Cell, formats: dict[str, Any]) -> None:
    if cell is None or cell == "":
        return
    if isinstance(cell, Euros):
        page.write_number(row, column, float(Decimal(cell.cents).scaleb(-2)), formats["euros"])
    elif isinstance(cell, Decimal):
        page.write_number(row, column, float(cell), formats["euros"])
    elif isinstance(cell, (date, datetime)):
        if cell.year < 1900:
            page.write_string(row, column, cell.isoformat(), formats["text"])
        else:
            page.write_datetime(row, column, datetime(cell.year, cell.month, cell.day), formats["day"])
    elif isinstance(cell, int) and not isinstance(cell, bool):
        page.write_number(row, column, cell, formats["number"])
    else:
        text = without_control(str(cell))
        cut = text if len(text) <= MAX_TEXT else f"{text[: MAX_TEXT - 1]}…"
        page.write_string(row, column, cut, formats["text"])
