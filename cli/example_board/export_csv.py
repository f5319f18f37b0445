"""The exports of the purchase system: order lines a year, and credit notes, as such a system writes them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date

from inkooptoets.cli.example_board.articles import BY_KEY
from inkooptoets.cli.example_board.records import Board, Line, Order

YEARS = (2022, 2023, 2024, 2025, 2026)
ORDER_HEADER = (
    *("Bestelnummer", "Regel", "Besteldatum", "Vestiging", "Aanvrager", "Crediteur", "Artikelgroep"),
    *("Omschrijving", "Aantal", "Prijs excl. btw", "Bedrag excl. btw", "Bedrag incl. btw"),
    *("Contract", "Procedure", "Status"),
)
CREDIT_HEADER = (
    "Creditnota",
    "Datum",
    "Bestelnummer",
    "Vestiging",
    "Crediteur",
    "Artikelgroep",
    "Bedrag excl. btw",
)
STATUSES = {"ordered": "Besteld", "delivered": "Geleverd", "cancelled": "Vervallen"}
_ENCODINGS = {2022: "cp1252"}
"""The encoding of a year's export; the others are UTF-8 with a byte order mark."""

_UNREADABLE: dict[int, tuple[tuple[str, ...], ...]] = {
    2023: (
        ("B-2023-X0001", "1", "31-02-2023", "99AA00", "administratie-01", "L-0004", "4010 Kantoorartikelen",
         "Ordners 8 cm", "4", "3,10", "12,40", "15,00", "geen", "", "Geleverd"),
        ORDER_HEADER,
    ),
    2024: (
        ("B-2024-X0001", "1", "12-03-2024", "99AA01", "administratie-02", "L-0004", "7040 Catering",
         "Lunch studiedag", "1", "n.v.t.", "n.v.t.", "", "geen", "", "Geleverd"),
    ),
    2025: (
        ("B-2025-X0001", "1", "03-11-2025", "99AA00", "administratie-01", "L-0005", "6019 Accessoires",
         "Draadloze muis", "-2", "14,95", "29,90", "36,18", "geen", "", "Geleverd"),
        ("", "1", "04-11-2025", "99AA02", "administratie-03", "L-0005", "6019 Accessoires",
         "Oplader USB-C", "1", "19,95", "19,95", "24,14", "geen", "", "Geleverd"),
    ),
}  # fmt: skip
"""Rows that cannot be read (a day that does not exist, no amount, a negative number, no order number), and a
header that comes back in the middle."""


def euros(cents: int, *, thousands: bool = False) -> str:
    """Return an amount as Dutch exports write it."""
    whole, rest = divmod(abs(cents), 100)
    written = f"{whole:,}".replace(",", ".") if thousands else str(whole)
    return f"{'-' if cents < 0 else ''}{written},{rest:02d}"


def dutch(day: date) -> str:
    """Return a day as Dutch exports write it."""
    return f"{day.day:02d}-{day.month:02d}-{day.year}"


def order_files(board: Board) -> dict[str, bytes]:
    """Return the yearly exports of order lines by path."""
    by_year: dict[int, list[Order]] = {year: [] for year in YEARS}
    for order in sorted(board.orders, key=lambda order: (order.day, order.id)):
        by_year[order.day.year].append(order)
    return {
        f"export/bestellingen-{year}.csv": _encoded(_year(year, orders), year)
        for year, orders in by_year.items()
    }


def _year(year: int, orders: Iterable[Order]) -> list[Sequence[str]]:
    rows: list[Sequence[str]] = [ORDER_HEADER]
    total = 0
    for order in orders:
        for number, line in enumerate(order.lines, start=1):
            rows.append(_row(order, number, line, thousands=year in _ENCODINGS))
            total += line.net
    middle = len(rows) // 2
    rows[middle:middle] = _UNREADABLE.get(year, ())
    if year < 2024:
        blank = dict.fromkeys(ORDER_HEADER, "")
        rows.append(tuple({**blank, "Omschrijving": "Totaal", "Bedrag excl. btw": euros(total)}.values()))
    return rows


def _row(order: Order, number: int, line: Line, *, thousands: bool) -> tuple[str, ...]:
    return (
        order.id,
        str(number),
        dutch(order.day),
        order.unit,
        order.orderer or "",
        order.supplier,
        BY_KEY[line.group].label if line.group else "",
        line.description,
        str(line.quantity),
        euros(line.price, thousands=thousands) if line.net_known else "",
        euros(line.net, thousands=thousands) if line.net_known else "",
        euros(line.gross, thousands=thousands),
        order.contract or "",
        order.procedure or "",
        STATUSES[order.status],
    )


def credit_file(board: Board) -> dict[str, bytes]:
    """Return the export of credit notes; their amounts have the minus behind them."""
    rows: list[Sequence[str]] = [CREDIT_HEADER]
    for credit in sorted(board.credits, key=lambda credit: (credit.day, credit.id)):
        label = BY_KEY[credit.group].label
        amount = f"{euros(-credit.net)}-"
        rows.append(
            (credit.id, dutch(credit.day), credit.credits or "", credit.unit, credit.supplier, label, amount)
        )
    return {"export/creditnotas.csv": _encoded(rows, 2026)}


def supplier_file(board: Board) -> dict[str, bytes]:
    """Return the register of suppliers."""
    rows: list[Sequence[str]] = [("Crediteurnummer", "Naam", "KvK-nummer", "Dochter van")]
    rows += [(each.id, each.title, each.kvk, each.parent or "") for each in board.suppliers]
    return {"registers/leveranciers.csv": _encoded(rows, 2026)}


def _encoded(rows: Iterable[Sequence[str]], year: int) -> bytes:
    written = io.StringIO(newline="")
    csv.writer(written, delimiter=";", lineterminator="\r\n").writerows(rows)
    return written.getvalue().encode(_ENCODINGS.get(year, "utf-8-sig"))
