"""R5: contracts that bind for long, and contracts that only seem to."""

from __future__ import annotations

from datetime import date

from inkooptoets.cli.example_board.records import Board
from inkooptoets.cli.example_board.seeded import suppliers as of
from inkooptoets.cli.example_board.seeded.contract import contract, seed

_RULE = "TIP-08"
WAIVED = "C-R5F"
"""The contract for which a waiver is in force."""


def add_long_contracts(board: Board) -> None:
    """Add the contracts."""
    seed(
        board,
        _RULE,
        "Adaptieve licentie van 60 maanden met 15 % korting.",
        "violated",
        contract(
            "C-R5A", "Adaptief rekenen, 60 maanden met 15 % korting", of.SOFTWARE, ["leermiddelen-digitaal"],
            date(2024, 8, 1), 60, yearly_value=21_250_00, processes_personal_data=True,
        ),
    )  # fmt: skip
    seed(
        board,
        _RULE,
        "36 maanden met drie verlengingen van 12 die alleen het bestuur kan kiezen: vrij na 36 maanden.",
        "compliant",
        contract(
            "C-R5B", "Ict-beheer 36 + 3 x 12", of.NETWORK, ["ict-beheer"], date(2025, 1, 1), 36,
            board_option_months=36, includes_support=True, support_hours="ma-vr 08:00-17:00",
        ),
    )  # fmt: skip
    silent = "12 maanden met een stilzwijgende verlenging van 36"
    seed(
        board,
        _RULE,
        f"{silent}, en de opzegdag (1 mei 2026) is voorbij.",
        "violated",
        contract(
            "C-R5C", "Planbord", of.SOFTWARE, ["software-overig"], date(2025, 8, 1), 12,
            renewal_months=36, yearly_value=4_800_00,
        ),
    )  # fmt: skip
    seed(
        board,
        _RULE,
        f"{silent}, maar op tijd opgezegd.",
        "compliant",
        contract(
            "C-R5D", "Oud planbord", of.SOFTWARE, ["software-overig"], date(2025, 8, 1), 12,
            renewal_months=36, notice_given_on=date(2026, 4, 1), yearly_value=4_800_00,
        ),
    )  # fmt: skip
    seed(
        board,
        _RULE,
        "Glasvezel van 60 maanden: dat veroudert niet snel.",
        "not_applicable",
        contract(
            "C-R5E", "Glasvezel", of.NETWORK, ["glasvezel"], date(2024, 1, 1), 60, yearly_value=2_900_00
        ),
    )
    seed(
        board,
        _RULE,
        "Apparaten als dienst voor 60 maanden, met een vrijstelling die geldt.",
        "waived",
        contract(
            WAIVED, "Apparaten als dienst", of.DEVICES, ["apparaten-als-dienst"], date(2025, 8, 1), 60,
            yearly_value=36_000_00,
        ),
    )  # fmt: skip
