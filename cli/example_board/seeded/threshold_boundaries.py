"""R1 at its boundaries: a cent below the threshold, the window's first day, the change of the year."""

from __future__ import annotations

from datetime import date

from inkooptoets.cli.example_board.records import Board
from inkooptoets.cli.example_board.seeded import suppliers as of
from inkooptoets.cli.example_board.seeded.series import Piece, Series

_FROM_MAY = ("2025-07-07", "2025-09-15", "2025-12-08", "2026-02-16", "2026-05-11")


def add_boundaries(board: Board) -> None:
    """Add the series on both sides of each boundary."""
    _near_miss(board)
    _exactly(board)
    _a_cent_below(board)
    _a_day_before_the_window(board)
    _procedure(board, "R1I", "advies", of.ADVICE, date(2025, 12, 20), "compliant")
    _procedure(board, "R1J", "onderhoud", of.FACILITY, date(2026, 1, 5), "violated")


def _near_miss(board: Board) -> None:
    days = ("2025-09-01", "2025-10-27", "2025-12-01", "2026-01-26", "2026-03-23", "2026-05-18")
    series = Series(
        "R1C",
        "Beeldschermen van samen € 198.720: 92 % van de grens.",
        "beeldschermen",
        of.SCREENS,
        [Piece(day, 138, 240_00) for day in days],
    )
    series.add_to(board)
    series.expect(board, {6: "compliant"})
    series.expect(board, {6: "compliant"}, "DO-11-48M")


def _exactly(board: Board) -> None:
    series = Series(
        "R1F",
        "Netwerk en wifi van precies € 216.000,00, de eerste bestelling op de eerste dag van het venster.",
        "netwerk-wifi",
        of.NETWORK,
        [Piece(day, 36, 1_000_00) for day in ("2025-05-11", *_FROM_MAY)],
    )
    series.add_to(board)
    series.expect(board, {5: "compliant", 6: "violated"})


def _a_cent_below(board: Board) -> None:
    pieces = [Piece(day, 36, 1_000_00) for day in ("2025-05-11", *_FROM_MAY[:-1])]
    series = Series(
        "R1G",
        "Servers van samen € 215.999,99: een cent onder de grens.",
        "servers",
        of.NETWORK,
        [*pieces, Piece(_FROM_MAY[-1], 1, 35_999_99)],
    )
    series.add_to(board)
    series.expect(board, {6: "compliant"})
    series.expect(board, {6: "compliant"}, "DO-11-48M")


def _a_day_before_the_window(board: Board) -> None:
    series = Series(
        "R1H",
        "Telefonie van € 216.000, de eerste bestelling een dag voor het venster van twaalf maanden.",
        "telefonie",
        of.NETWORK,
        [Piece(day, 36, 1_000_00) for day in ("2025-05-10", *_FROM_MAY)],
    )
    series.add_to(board)
    series.expect(board, {6: "compliant"})
    series.expect(board, {6: "violated"}, "DO-11-48M")


def _procedure(board: Board, key: str, group: str, supplier: str, started: date, outcome: str) -> None:
    threshold = "221.000" if started.year == 2025 else "216.000"
    name = f"P-{started.year}-{key}"
    board.procedures.append(
        {
            "id": name,
            "started_on": started,
            "tendered": False,
            "total_value": 218_000_00,
            "exempt_lots_value": 0,
        }
    )
    series = Series(
        key,
        f"€ 218.000 uit een offertetraject dat begon op {started:%d-%m-%Y}: toen was de grens € {threshold}.",
        group,
        supplier,
        [
            Piece("2026-01-20", 1, 80_000_00),
            Piece("2026-02-17", 1, 70_000_00),
            Piece("2026-03-17", 1, 68_000_00),
        ],
        procedure=name,
    )
    series.add_to(board)
    series.expect(board, {2: "compliant", 3: outcome})
