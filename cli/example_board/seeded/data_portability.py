"""R3: software contracts with and without the right to take the data along."""

from __future__ import annotations

from datetime import date
from typing import Any

from inkooptoets.cli.example_board.records import Board
from inkooptoets.cli.example_board.seeded import suppliers as of
from inkooptoets.cli.example_board.seeded.contract import contract, seed

_START = date(2025, 8, 1)
_NO_CLAUSE = {
    "clauses__data_portability__present": None,
    "clauses__data_portability__supplier_responsible": None,
}


def add_portability(board: Board) -> None:
    """Add the contracts on software, and one on hardware."""
    _one(board, "C-R3A", "Softwarecontract zonder bepaling over data.", "violated", _NO_CLAUSE)
    _one(
        board,
        "C-R3B",
        "Softwarecontract met de bepaling, maar zonder dat de leverancier voor de overdracht zorgt.",
        "violated",
        {"clauses__data_portability__supplier_responsible": False},
    )
    _one(
        board,
        "C-R3C",
        "Contract voor digiborden: geen software, geen gegevens.",
        "not_applicable",
        {**_NO_CLAUSE, "product_groups": ("digiborden",)},
    )
    _one(
        board,
        "C-R3D",
        "Oud contract van voor het beleid, nog altijd stilzwijgend verlengd.",
        "violated",
        {**_NO_CLAUSE, "signed_on": date(2016, 5, 10), "starts_on": date(2016, 8, 1), "renewal_months": 12},
    )
    _one(board, "C-R3E", "Softwarecontract met de hele bepaling.", "compliant", {})
    _one(
        board,
        "C-R3F",
        "Softwarecontract waarvan de tekst nog niet is gelezen.",
        "undetermined",
        {**_NO_CLAUSE, "clauses__read": None},
    )


def _one(board: Board, key: str, nl: str, outcome: str, facts: dict[str, Any]) -> None:
    facts = {"starts_on": _START, "processes_personal_data": "digiborden" not in str(facts), **facts}
    start = facts.pop("starts_on")
    groups = facts.pop("product_groups", ("software-leerlingvolgsysteem",))
    title = "Onderhoud digiborden" if groups == ("digiborden",) else f"Leerlingvolgsysteem {key[-1]}"
    held = contract(key, title, of.SOFTWARE, groups, start, 12, **({"renewal_months": 12} | facts))
    seed(board, "TIP-05", nl, outcome, held)
