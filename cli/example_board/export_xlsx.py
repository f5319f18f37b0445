"""The contract register as a workbook: true dates and numbers, one contract a row."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime
from typing import Any

from inkooptoets.cli.example_board.records import Board

HEADER: dict[str, str] = {
    "id": "Contractnummer",
    "title": "Onderwerp",
    "supplier": "Crediteur",
    "product_groups": "Productgroepen",
    "covers": "Vestigingen",
    "tendered": "Aanbesteed",
    "central_body": "Via aankoopcentrale",
    "signed_on": "Getekend op",
    "starts_on": "Ingangsdatum",
    "ends_on": "Einddatum",
    "initial_months": "Looptijd (mnd)",
    "open_ended": "Onbepaalde tijd",
    "board_option_months": "Optie bestuur (mnd)",
    "supplier_option_months": "Optie leverancier (mnd)",
    "renewal_months": "Stilzwijgende verlenging (mnd)",
    "notice_months": "Opzegtermijn (mnd)",
    "notice_given_on": "Opgezegd op",
    "convenience_exit": "Tussentijds opzegbaar",
    "convenience_fee_months": "Vergoeding opzeggen (mnd)",
    "yearly_value": "Waarde per jaar",
    "processes_personal_data": "Persoonsgegevens",
    "includes_support": "Met ondersteuning",
    "support_hours": "Servicevenster",
    "support_exempt": "Buiten schooltijd nodig",
    "support_surcharge": "Meerprijs servicevenster",
    "clauses.read": "Tekst gelezen",
    "clauses.data_portability.present": "Data overdraagbaar",
    "clauses.data_portability.supplier_responsible": "Leverancier zorgt voor overdracht",
}
"""Column of the register by path of the dictionary."""

SHEET = "Contracten"
_AMOUNTS = ("yearly_value", "support_surcharge")


def contract_file(board: Board) -> dict[str, bytes]:
    """Return the register of contracts."""
    import xlsxwriter

    stream = io.BytesIO()
    workbook = xlsxwriter.Workbook(stream, {"in_memory": True})
    workbook.set_properties({"title": "Contractenregister", "created": datetime(2026, 6, 30, 12)})
    bold = workbook.add_format({"bold": True})
    day = workbook.add_format({"num_format": "dd-mm-yyyy"})
    amount = workbook.add_format({"num_format": "#,##0.00"})
    sheet = workbook.add_worksheet(SHEET)
    for column, title in enumerate(HEADER.values()):
        sheet.write_string(0, column, title, bold)
    for row, contract in enumerate(sorted(board.contracts, key=lambda each: str(each["id"])), start=1):
        for column, path in enumerate(HEADER):
            value = contract.get(path)
            if isinstance(value, date):
                sheet.write_datetime(row, column, datetime(value.year, value.month, value.day), day)
            elif path in _AMOUNTS and value is not None:
                sheet.write_number(row, column, value / 100, amount)
            elif value is not None:
                _write(sheet, row, column, value)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, len(board.contracts), len(HEADER) - 1)
    sheet.set_column(0, len(HEADER) - 1, 18)
    workbook.close()
    return {"export/contracten.xlsx": _uncompressed(stream.getvalue())}


def _write(sheet: Any, row: int, column: int, value: Any) -> None:
    if isinstance(value, bool):
        sheet.write_string(row, column, "Ja" if value else "Nee")
    elif isinstance(value, int):
        sheet.write_number(row, column, value)
    else:
        sheet.write_string(row, column, ", ".join(value) if isinstance(value, tuple) else value)


def _uncompressed(content: bytes) -> bytes:
    """Return a workbook without compression, which is not the same on every machine."""
    stored = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stored, "w") as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), old.read(name))
    return stored.getvalue()
