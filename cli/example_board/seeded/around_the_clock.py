"""R2: support around the clock for locations that are open in the daytime, and support that is fine."""

from __future__ import annotations

from datetime import date

from inkooptoets.cli.example_board.records import LOCATIONS, Board
from inkooptoets.cli.example_board.seeded import suppliers as of
from inkooptoets.cli.example_board.seeded.contract import contract, seed

_START = date(2025, 1, 1)


def add_support_hours(board: Board) -> None:
    """Add the contracts with support."""
    seed(
        board,
        "DO-02",
        "Ict-beheer dag en nacht voor drie locaties die van 08:30 tot 16:00 open zijn.",
        "violated",
        contract(
            "C-R2A", "Ict-beheer 24x7", of.NETWORK, ["ict-beheer"], _START, 36,
            includes_support=True, support_hours="24x7", support_surcharge=4_200_00, yearly_value=24_000_00,
        ),
    )  # fmt: skip
    seed(
        board,
        "DO-02",
        "Alarmopvolging dag en nacht: daar is 24x7 voor bedoeld.",
        "not_applicable",
        contract(
            "C-R2B", "Alarmopvolging", of.FACILITY, ["alarm"], _START, 36,
            includes_support=True, support_hours="24x7", support_exempt=True, yearly_value=3_600_00,
        ),
    )  # fmt: skip
    seed(
        board,
        "DO-02",
        "Hosting die dag en nacht beschikbaar is: beschikbaarheid is geen servicevenster.",
        "not_applicable",
        contract("C-R2C", "Hosting website", of.SOFTWARE, ["cloud"], _START, 24, yearly_value=2_400_00),
    )
    seed(
        board,
        "DO-02",
        "Ict-beheer van 07:30 tot 17:30: binnen de marge rond schooltijd.",
        "compliant",
        contract(
            "C-R2D", "Ict-beheer schooldagen", of.NETWORK, ["ict-beheer"], _START, 36,
            includes_support=True, support_hours="ma-vr 07:30-17:30", support_surcharge=0,
        ),
    )  # fmt: skip
    seed(
        board,
        "DO-02",
        "Ict-beheer dag en nacht voor een locatie waarvan de openingstijden niet in het register staan.",
        "undetermined",
        contract(
            "C-R2E", "Ict-beheer vierde locatie", of.NETWORK, ["ict-beheer"], _START, 36,
            covers=LOCATIONS[3:], includes_support=True, support_hours="24x7", support_surcharge=1_400_00,
        ),
    )  # fmt: skip
