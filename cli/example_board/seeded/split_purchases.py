"""R1: purchases that add up to more than the tender threshold, and series that look like it but are fine."""

from __future__ import annotations

from datetime import date

from inkooptoets.cli.example_board.records import LOCATIONS, Board, Credit
from inkooptoets.cli.example_board.seeded import suppliers as of
from inkooptoets.cli.example_board.seeded.contract import contract
from inkooptoets.cli.example_board.seeded.series import Piece, Series

_CHROMEBOOKS = (
    *(("2025-07-14", 0, 49), ("2025-08-11", 1, 50), ("2025-09-08", 2, 49), ("2025-09-22", 0, 50)),
    *(("2025-10-06", 3, 49), ("2025-10-20", 1, 51), ("2025-11-17", 2, 50), ("2025-12-08", 0, 49)),
    *(("2025-12-15", 3, 51), ("2026-01-05", 1, 49), ("2026-02-02", 2, 50), ("2026-02-23", 0, 52)),
    *(("2026-03-23", 1, 49), ("2026-06-08", 1, 52)),
)
"""Day, location and number of chromebooks at € 330: 700 of them, € 231 000 in eleven months."""


def add_split_purchases(board: Board) -> None:
    """Add the series that are about what belongs together, and what does not."""
    _chromebooks(board)
    _call_offs(board)
    _four_years(board)
    _vat(board)
    _credit_note(board)
    _new_kvk(board)
    _contract_unknown(board)
    _only_gross(board)
    _after_the_framework(board)


def _chromebooks(board: Board) -> None:
    series = Series(
        "R1A",
        "14 bestellingen chromebooks op 4 locaties, samen € 231.000 in 11 maanden, zonder aanbesteding.",
        "chromebooks",
        of.DEVICES,
        [Piece(day, number, 330_00, unit) for day, unit, number in _CHROMEBOOKS],
        counted_in="devices",
    )
    series.add_to(board)
    series.expect(
        board,
        dict.fromkeys(range(1, 14), "compliant"),
        nl="De eerste 13 bestellingen chromebooks blijven samen onder de grens.",
    )
    series.expect(board, {14: "violated"})
    series.expect(
        board,
        {14: "compliant"},
        "DO-11-48M",
        "Wat twaalf maanden al laten zien, meldt de regel over vier jaar niet.",
    )


def _call_offs(board: Board) -> None:
    series = Series(
        "R1B",
        "14 bestellingen laptops op dezelfde locaties, als oproepen onder een aanbesteed contract: dat mag.",
        "laptops",
        of.DEVICES,
        [Piece(day, 30, 560_00, unit) for day, unit, _ in _CHROMEBOOKS],
        contract="C-R1B",
        counted_in="devices",
    )
    board.contracts.append(
        contract(
            "C-R1B",
            "Raamovereenkomst laptops",
            of.DEVICES,
            ["laptops"],
            date(2025, 1, 1),
            48,
            tendered=True,
            yearly_value=240_000_00,
        )
    )
    series.add_to(board)
    series.expect(board, dict.fromkeys((1, 14), "not_applicable"))


def _four_years(board: Board) -> None:
    amounts = (
        ("2022-09-05", 54),
        ("2023-09-04", 55),
        ("2024-09-02", 56),
        ("2025-09-01", 27),
        ("2026-05-11", 29),
    )
    series = Series(
        "R1D",
        "Meubilair van samen € 221.000 in vier jaar: pas over 48 maanden boven de grens.",
        "meubilair",
        of.FACILITY,
        [Piece(day, thousands * 5, 200_00) for day, thousands in amounts],
    )
    series.add_to(board)
    series.expect(board, {5: "compliant"}, nl="In twaalf maanden blijft het meubilair onder de grens.")
    series.expect(board, {4: "compliant", 5: "violated"}, "DO-11-48M")


def _vat(board: Board) -> None:
    days = ("2025-09-15", "2025-11-10", "2026-01-19", "2026-03-16", "2026-05-18")
    series = Series(
        "R1E",
        "Digiborden van € 185.000 zonder btw: alleen wie de btw meetelt (€ 223.850) komt boven de grens.",
        "digiborden",
        of.SCREENS,
        [Piece(day, 20, 1_850_00) for day in days],
    )
    series.add_to(board)
    series.expect(board, {5: "compliant"})
    series.expect(board, {5: "compliant"}, "DO-11-48M")


def _credit_note(board: Board) -> None:
    days = ("2026-01-12", "2026-02-16", "2026-03-30", "2026-05-11")
    series = Series(
        "R1K",
        "Kantoorsoftware van € 220.000, met een creditnota van € 8.000: onder de grens.",
        "software-kantoor",
        of.SOFTWARE,
        [Piece(day, 1_000, 55_00) for day in days],
    )
    series.add_to(board)
    first = series.order_id(1)
    board.credits.append(
        Credit("CN-R1K-01", first, date(2026, 6, 1), LOCATIONS[0], of.SOFTWARE, "software-kantoor", -8_000_00)
    )
    series.expect(board, {4: "compliant"})


def _new_kvk(board: Board) -> None:
    days = ("2025-10-13", "2025-12-01", "2026-02-09", "2026-04-13")
    names = (of.COPIERS, of.COPIERS, of.COPIERS_NEW, of.COPIERS_NEW)
    series = Series(
        "R1L",
        "Kopieersystemen van € 224.000 bij een leverancier die van KvK-nummer wisselt: telt samen.",
        "printen",
        of.COPIERS,
        [Piece(day, 8, 7_000_00, supplier=name) for day, name in zip(days, names, strict=True)],
    )
    series.add_to(board)
    series.expect(board, {3: "compliant", 4: "violated"})


def _contract_unknown(board: Board) -> None:
    days = ("2025-08-25", "2025-10-27", "2026-01-26", "2026-03-09", "2026-05-04")
    series = Series(
        "R1M",
        "Bekabeling van € 230.000, waarvan bij € 46.000 onbekend is of het onder een contract viel.",
        "bekabeling",
        of.NETWORK,
        [Piece(day, 46, 1_000_00, contract=None if index == 2 else "geen") for index, day in enumerate(days)],
    )
    series.add_to(board)
    series.expect(board, {4: "compliant", 5: "undetermined"})


def _only_gross(board: Board) -> None:
    days = ("2025-09-29", "2025-11-24", "2026-02-09", "2026-04-20", "2026-06-15")
    series = Series(
        "R1N",
        "Clouddiensten van € 192.000, en een bestelling met alleen een bedrag met btw (€ 36.300).",
        "cloud",
        of.SOFTWARE,
        [Piece(day, 40, 1_200_00) for day in days[:4]] + [Piece(days[4], 25, 1_200_00, net_known=False)],
    )
    series.add_to(board)
    series.expect(board, {4: "compliant", 5: "undetermined"})


def _after_the_framework(board: Board) -> None:
    days = ("2025-11-03", "2026-01-12", "2026-02-16", "2026-03-16", "2026-04-20", "2026-05-26")
    series = Series(
        "R1O",
        "Schoonmaak: € 225.000 op een aanbesteed contract dat op 31-12-2025 afliep.",
        "schoonmaak",
        of.FACILITY,
        [Piece(day, 1, 45_000_00) for day in days],
        contract="C-R1O",
    )
    board.contracts.append(
        contract(
            "C-R1O",
            "Schoonmaak 2022-2025",
            of.FACILITY,
            ["schoonmaak"],
            date(2022, 1, 1),
            48,
            tendered=True,
            ends_on=date(2025, 12, 31),
            yearly_value=540_000_00,
        )
    )
    series.add_to(board)
    series.expect(board, {1: "not_applicable", 5: "compliant", 6: "violated"})
