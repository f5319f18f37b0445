"""A contract with every fact filled in, so that a seeded case differs from it in one thing only."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from inkooptoets.cli.example_board.records import BOARD, LOCATIONS, Board, Contract, Expected
from inkooptoets.facts.calendar import add_months


def contract(
    key: str,
    title: str,
    supplier: str,
    groups: Iterable[str],
    starts_on: date,
    months: int | None,
    **facts: Any,
) -> Contract:
    """Return a contract for all locations, clean under every rule but for ``facts``.

    A dot in a path is written as two underscores; None leaves a fact out.
    """
    values: Contract = {
        "id": key,
        "title": title,
        "board": BOARD,
        "supplier": supplier,
        "product_groups": tuple(groups),
        "covers": LOCATIONS[:3],
        "tendered": False,
        "central_body": False,
        "signed_on": starts_on - timedelta(days=45),
        "starts_on": starts_on,
        "initial_months": months,
        "open_ended": False,
        "board_option_months": 0,
        "supplier_option_months": 0,
        "renewal_months": 0,
        "notice_months": 3,
        "convenience_exit": False,
        "yearly_value": 18_000_00,
        "processes_personal_data": False,
        "includes_support": False,
        "support_exempt": False,
        "clauses.read": True,
        "clauses.data_portability.present": True,
        "clauses.data_portability.supplier_responsible": True,
    }
    values |= {path.replace("__", "."): value for path, value in facts.items()}
    if months and (values["tendered"] or values["central_body"]):
        values.setdefault("ends_on", add_months(starts_on, months) - timedelta(days=1))
    return {path: value for path, value in values.items() if value is not None}


def seed(board: Board, rule: str, nl: str, outcome: str, held: Contract, case: str = "") -> None:
    """Add a contract with the verdict that it must get under a rule."""
    board.contracts.append(held)
    board.expected.append(
        Expected(
            case or held["id"].removeprefix("C-"), nl, rule, held["id"], outcome, {"contract.id": held["id"]}
        )
    )
