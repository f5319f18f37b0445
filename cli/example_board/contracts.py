"""The ordinary contracts of a board: framework agreements that were tendered, and smaller ones."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from random import Random
from typing import Any

from inkooptoets.cli.example_board.articles import GOODS
from inkooptoets.cli.example_board.records import AS_OF, LOCATIONS, Board
from inkooptoets.cli.example_board.seeded.contract import contract
from inkooptoets.cli.example_board.size import Size

FRAMEWORKS: dict[str, str] = {
    "apparaten": "Raamovereenkomst apparaten",
    "leermiddelen": "Raamovereenkomst leermiddelen",
    "netwerk": "Raamovereenkomst netwerk en telefonie",
    "software": "Raamovereenkomst licenties",
    "kantoor": "Raamovereenkomst kantoor en print",
    "facilitair": "Raamovereenkomst facilitair",
}
_PERIODS = ((date(2021, 1, 1), 48), (date(2025, 1, 1), 48))

_Sort = tuple[str, str, int, int, tuple[int, ...], int, dict[str, Any]]
_SUPPORT = {"includes_support": True, "support_hours": "ma-vr 08:00-17:00", "support_surcharge": 0}
_PERSONAL = {"processes_personal_data": True}
_SORTS: tuple[_Sort, ...] = (
    # title, group, least and most a year in euros, terms in months, silent renewal in months, other facts
    ("Internetverbinding", "internet", 1_500, 4_000, (36, 48, 60), 12, {}),
    ("Wifi als dienst", "netwerk-wifi", 2_400, 9_600, (36, 48), 0, {}),
    ("Ict-beheer", "ict-beheer", 3_300, 8_800, (24, 36), 12, _SUPPORT),
    ("Leerlingvolgsysteem", "software-leerlingvolgsysteem", 1_800, 2_700, (12,), 12, _PERSONAL),
    ("Adaptief leermiddel", "leermiddelen-digitaal", 5_500, 13_000, (12,), 12, _PERSONAL),
    ("Kantoorpakket", "software-kantoor", 600, 1_200, (12,), 12, _PERSONAL),
    ("Printen en kopiëren", "printen", 2_400, 6_000, (60, 72), 0, {}),
    ("Digiborden, onderhoud", "digiborden", 900, 2_400, (24, 48), 0, {}),
    ("Personeelssysteem", "software-administratie", 4_000, 9_000, (12, 24), 12, _PERSONAL),
    (
        "Alarmopvolging",
        "alarm",
        900,
        2_400,
        (36,),
        12,
        {**_SUPPORT, "support_hours": "24x7", "support_exempt": True},
    ),
    ("Schoonmaak", "schoonmaak", 9_000, 24_000, (24, 36), 0, {}),
    ("Energie", "energie", 12_000, 30_000, (36,), 0, {}),
    ("Oefenapp", "leermiddelen-digitaal", 550, 2_400, (12,), 12, _PERSONAL),
)


def framework_id(key: str, day: date) -> str:
    """Return the framework agreement that runs on a day."""
    return f"C-RO-{key}-{1 if day < _PERIODS[1][0] else 2}"


def add_frameworks(board: Board, rng: Random) -> None:
    """Add two framework agreements after one another for every field; a central body concluded some."""
    for key, title in FRAMEWORKS.items():
        groups = [goods.key for goods in GOODS if goods.framework == key]
        central = key in ("apparaten", "software")
        supplier = _supplier(board, rng)
        for start, months in _PERIODS:
            board.contracts.append(
                contract(
                    framework_id(key, start), f"{title} {start.year}-{start.year + 3}", supplier, groups,
                    start, months, covers=tuple(school.id for school in board.schools),
                    tendered=not central, central_body=central, convenience_exit=True,
                    convenience_fee_months=0, yearly_value=rng.randrange(20, 400) * 1_000_00,
                )
            )  # fmt: skip


def add_contracts(board: Board, size: Size, rng: Random) -> None:
    """Add the smaller contracts: most of them in order, some with a harmful term, some not yet read."""
    units = [school.id for school in board.schools if school.hours] or list(LOCATIONS[:3])
    for number in range(1, size.contracts + 1):
        title, group, least, most, terms, renewal, facts = _SORTS[number % len(_SORTS)]
        start = date(2021 + rng.randrange(5), rng.choice((1, 8)), 1)
        months = rng.choice(terms)
        renewal = renewal or (12 if _over(start, months) else 0)
        covers = rng.sample(units, min(len(units), 1 if group != "ict-beheer" else 3))
        held = contract(
            f"C-{start.year}-{number:03d}", title, _supplier(board, rng), [group], start, months,
            covers=tuple(sorted(covers)), renewal_months=renewal,
            yearly_value=rng.randrange(least, most) * 100, **facts,
        )  # fmt: skip
        board.contracts.append({**held, **_blemish(group, rng)})
        if rng.randrange(100) < 12:
            for path in [path for path in held if path.startswith("clauses.")]:
                del board.contracts[-1][path]


def _over(start: date, months: int) -> bool:
    return (start.year * 12 + start.month + months) <= AS_OF.year * 12 + AS_OF.month


def _blemish(group: str, rng: Random) -> dict[str, Any]:
    """Return what is wrong with one contract in many."""
    if group == "ict-beheer" and rng.randrange(100) < 8:
        return {"support_hours": "24x7", "support_surcharge": 900_00}
    if group.startswith(("software", "leermiddelen")):
        drawn = rng.randrange(100)
        if drawn < 6:
            return {"clauses.data_portability.supplier_responsible": False}
        if drawn < 9:
            return {"initial_months": 36}
    return {}


def _supplier(board: Board, rng: Random) -> str:
    ordinary: Sequence[str] = [each.id for each in board.suppliers if each.id >= "L-0100"]
    return rng.choice(ordinary)
