"""The schools of an example board, their suppliers, and the register of who orders office supplies."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from inkooptoets.cli.example_board.names import names
from inkooptoets.cli.example_board.records import LOCATIONS, Board, Entry, School, Supplier
from inkooptoets.cli.example_board.size import Size

_HOURS = (
    "ma-vr 08:30-16:00",
    "ma-vr 08:15-15:30",
    "ma-vr 08:30-16:30",
    "ma-di 08:30-16:00; wo 08:30-13:00; do-vr 08:30-16:00",
)
_GROUP = "kantoorartikelen"


def add_schools(board: Board, size: Size, rng: Random) -> None:
    """Add the first school with its four locations, and the others."""
    titles = names(rng, size.schools, "De {}")
    mean = size.pupils // size.schools
    for index, title in enumerate(titles):
        pupils = mean if size.schools == 1 else mean * rng.randrange(55, 146) // 100
        if index == 0:
            for number, location in enumerate(LOCATIONS):
                # The fourth location's hours are not in the register: a seeded case needs that.
                hours = None if number == 3 else "ma-vr 08:30-16:00"
                board.schools.append(School(location, f"{title}, locatie {number + 1}", pupils // 4, hours))
            continue
        key = f"99{chr(65 + index // 26)}{chr(65 + index % 26)}00"
        board.schools.append(
            School(key, title, pupils, rng.choice(_HOURS) if rng.randrange(100) < 96 else None)
        )


def add_register(board: Board, rng: Random) -> None:
    """Add an orderer and a deputy for every school that has none yet; some change, some are away."""
    for index, school in enumerate(school for school in board.schools if school.id not in LOCATIONS):
        first = 20 + 2 * index
        person, successor, deputy = f"besteller-{first}", f"besteller-{first + 1}", f"vervanger-{first}"
        start, change = date(2021, 1, 1), None
        if rng.randrange(100) < 25:
            change = date(rng.choice((2023, 2024, 2025)), 8, 1)
        last = change - timedelta(days=1) if change else None
        board.entries.append(Entry(school.id, _GROUP, person, "designated", start, last))
        if change:
            board.entries.append(Entry(school.id, _GROUP, successor, "designated", change))
        board.entries.append(Entry(school.id, _GROUP, deputy, "deputy", start))
        for year in (2023, 2024, 2025, 2026):
            if rng.randrange(100) < 40:
                away = date(year, rng.randrange(1, 6), rng.randrange(1, 29))
                held = successor if change and change <= away else person
                days = timedelta(days=rng.randrange(4, 19))
                board.entries.append(Entry(school.id, _GROUP, held, "absence", away, away + days))


def add_other_suppliers(board: Board, size: Size, rng: Random) -> None:
    """Add the suppliers of the ordinary orders."""
    for index, title in enumerate(names(rng, size.suppliers, "{} {sector} B.V.")):
        board.suppliers.append(Supplier(f"L-{100 + index:04d}", title, f"9000{100 + index:04d}"))
