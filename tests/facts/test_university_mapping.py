"""The example mapping for a university's order lines, on small workbooks of that shape."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

from inkooptoets.facts.mapping import read_mapping
from inkooptoets.facts.tables import read_table
from tests.facts.exports import rejected, write_xlsx

MAPPING = Path(__file__).resolve().parents[2] / "examples" / "mappings" / "university-po.yaml"
HEADER = [
    *("Purchasing Org", "Approved Date", "Supplier Contact", "Number", "Line", "Category", "Description"),
    *("Quantity", "UOM", "Price", "Amount", "Buyer", "Cancelled", "Closure Status", "[ ]", "Type"),
    *("Supplier", "Site", "Currency", "Item Rev", "Contract Num", "Ver", "Supplier Item", "Item"),
]


def row(number: int, line: int, amount: float, cancelled: str = "", **other: Any) -> list[Any]:
    filled: dict[str, Any] = {
        "Purchasing Org": "Inkoop",
        "Approved Date": datetime(2018, 12, 21, 7, 33, 23),
        "Number": number,
        "Line": line,
        "Category": "FURNITURE, OFFICE",
        "Description": "Bureau",
        "Quantity": 0.999985,
        "UOM": "Each",
        "Price": 595.2512,
        "Amount": amount,
        "Buyer": "buyer-001",
        "Cancelled": cancelled,
        "Closure Status": "Closed",
        "Type": "Goods",
        "Supplier": "WILGENBROEK",
        "Currency": "USD",
        **other,
    }
    return [filled.get(name, "") for name in HEADER]


def test_lines_cancelled_lines_and_orders_are_told_apart(tmp_path: Path) -> None:
    rows = [HEADER, row(50100358, 1, 595.25), row(50100358, 2, 0.1, "*"), row(50100357, 1, 92.69, "*")]
    path = write_xlsx(tmp_path, rows, "university-po-lines-2018.xlsx", "Sheet1")
    supplier, order, lines = read_table(path, read_mapping(MAPPING))
    assert supplier.columns == {"id": ["WILGENBROEK"], "title": ["WILGENBROEK"]}
    assert order.columns == {
        "id": ["50100358", "50100357"],
        "ordered_on": [date(2018, 12, 21)] * 2,
        "orderer": ["buyer-001"] * 2,
        "supplier": ["WILGENBROEK"] * 2,
        "currency": ["USD"] * 2,
    }
    assert lines.columns == {
        "order": ["50100358", "50100358", "50100357"],
        "number": [1, 2, 1],
        "description": ["Bureau"] * 3,
        "product_group": ["FURNITURE, OFFICE"] * 3,
        "quantity": [1_000] * 3,
        "unit_price": [59_525] * 3,
        "net": [59_525, 10, 9_269],
        "cancelled": [False, True, True],
    }
    assert (rejected(lines), lines.rows_read) == ([], 3)


def test_an_order_approved_on_two_days_is_told(tmp_path: Path) -> None:
    rows = [HEADER, row(1, 1, 5.0), row(1, 2, 5.0, **{"Approved Date": datetime(2018, 12, 22)})]
    path = write_xlsx(tmp_path, rows, "university-po-lines-2018.xlsx", "Sheet1")
    assert rejected(read_table(path, read_mapping(MAPPING))[-1]) == [
        "3:Approved Date: 2018-12-22: bestelling `1` spreekt zichzelf tegen: regel 2 en regel 3 verschillen "
        "in `ordered_on`"
    ]
