"""The seeded cases: one file per rule, each with fixed numbers and the verdicts that they must get."""

from __future__ import annotations

from inkooptoets.cli.example_board.records import Board
from inkooptoets.cli.example_board.seeded.around_the_clock import add_support_hours
from inkooptoets.cli.example_board.seeded.data_portability import add_portability
from inkooptoets.cli.example_board.seeded.fact_files import add_fact_files
from inkooptoets.cli.example_board.seeded.long_contracts import add_long_contracts
from inkooptoets.cli.example_board.seeded.orderers import add_orderers
from inkooptoets.cli.example_board.seeded.split_purchases import add_split_purchases
from inkooptoets.cli.example_board.seeded.suppliers import add_suppliers
from inkooptoets.cli.example_board.seeded.threshold_boundaries import add_boundaries


def add_seeded(board: Board) -> None:
    """Add every seeded case to a board."""
    for add in (
        add_suppliers,
        add_split_purchases,
        add_boundaries,
        add_support_hours,
        add_portability,
        add_orderers,
        add_long_contracts,
        add_fact_files,
    ):
        add(board)
