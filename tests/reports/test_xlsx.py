from __future__ import annotations

import io
import zipfile
from datetime import date
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from inkooptoets.engine.audit_report import AuditReport
from inkooptoets.reports import Style, write_report
from inkooptoets.reports.xlsx_sheets import Sheet
from tests.reports.sample import FORMULA, LONG, hostile_report, many, report

SHEETS = [
    "Samenvatting",
    "Bevindingen",
    "Bewijs",
    "Uitkomsten",
    "Ontbrekende feiten",
    "Vrijstellingen",
    "Datakwaliteit",
    "Parameters",
]


def made(whole: AuditReport, lang: str = "nl") -> bytes:
    written = write_report(whole, "xlsx", Style(lang=lang))
    assert isinstance(written, bytes)
    return written


def table(book: bytes, sheet: str) -> list[dict[str, Any]]:
    headings, *rows = CalamineWorkbook.from_filelike(io.BytesIO(book)).get_sheet_by_name(sheet).to_python()
    return [dict(zip(map(str, headings), row, strict=True)) for row in rows]


def parts(book: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(book)) as opened:
        return {name: opened.read(name).decode() for name in opened.namelist()}


def test_there_is_a_sheet_per_subject_in_either_language() -> None:
    assert CalamineWorkbook.from_filelike(io.BytesIO(made(report()))).sheet_names == SHEETS
    english = CalamineWorkbook.from_filelike(io.BytesIO(made(report(), "en"))).sheet_names
    assert english[:2] == ["Summary", "Findings"]


def test_amounts_are_numbers_in_euros_and_days_are_days() -> None:
    book = made(report())
    first = table(book, "Bevindingen")[0]
    assert (first["Kenmerk"], first["Bedrag dat ermee gemoeid is"]) == ("DO-11-42fd7ffce5", 231_000.0)
    evidence = table(book, "Bewijs")[0]
    assert evidence["Bedrag"] == 16_500.0
    assert evidence["Dag"] == date(2026, 1, 12)
    assert evidence["Regelnr."] == 1.0
    waiver = table(book, "Vrijstellingen")[0]
    assert (waiver["Vanaf"], waiver["Tot en met"], waiver["Gebruikt"]) == (
        date(2026, 1, 1),
        date(2026, 12, 15),
        1.0,
    )
    assert [row["Waarde"] for row in table(book, "Parameters")] == [216_000.0, "12 maanden", "1 uur"]


def test_every_finding_piece_of_evidence_and_tally_is_there() -> None:
    book, whole = made(report()), report()
    assert len(table(book, "Bevindingen")) == len(whole.findings) + len(whole.resolved)
    found = [*whole.findings, *whole.resolved]
    assert len(table(book, "Bewijs")) == sum(len(each.verdicts) for each in found)
    assert len(table(book, "Uitkomsten")) == len(whole.tallies)
    kinds = [row["Soort"] for row in table(book, "Datakwaliteit")]
    assert kinds.count("Geweigerde waarden en rijen") == 3
    assert len(table(made(many(5_000)), "Bevindingen")) == 5_001


def test_no_cell_is_a_formula_or_a_link() -> None:
    found = parts(made(hostile_report()))
    sheets = [text for name, text in found.items() if name.startswith("xl/worksheets/sheet")]
    assert len(sheets) == 8
    assert not any("<f>" in text or "<hyperlink" in text for text in sheets)
    assert table(made(hostile_report()), "Vrijstellingen")[0]["Reden"] == FORMULA
    assert table(made(hostile_report()), "Vrijstellingen")[0]["Geldt voor"] == "@SUM(1+1)"
    assert LONG in found["xl/sharedStrings.xml"]


def test_headings_are_frozen_and_can_be_filtered() -> None:
    for name, text in parts(made(report())).items():
        if name.startswith("xl/worksheets/sheet"):
            assert 'state="frozen"' in text
            assert "<autoFilter " in text


def test_the_workbook_is_dated_by_the_report() -> None:
    assert "2026-11-24T06:30:00Z" in parts(made(report()))["docProps/core.xml"]


def test_a_sheet_that_is_full_says_how_many_rows_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("inkooptoets.reports.xlsx_workbook.MAX_ROWS", 5)
    rows = table(made(report()), "Uitkomsten")
    assert len(rows) == 5
    left_out = len(report().tallies) - 4
    assert (
        rows[-1]["Regel"]
        == f"Dit blad is vol: {left_out} rijen passen er niet meer in. De JSON-uitvoer heeft alles."
    )


def test_a_sheet_is_a_plain_value() -> None:
    assert Sheet("a", [("b", 1)], []).rows == []
