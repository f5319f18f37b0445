"""The header of a table: where it stands, and whether the columns that are mapped are all in it, once."""

from __future__ import annotations

from collections.abc import Sequence

from inkooptoets.facts.problem import Place, Problem, ProblemsError, nearest, problem
from inkooptoets.facts.raw_table import clean_name

ROWS_TO_LOOK_AT = 50
Cells = Sequence[object]


def find_header(rows: Sequence[Cells], wanted: Sequence[str], place: Place, header_row: int | None) -> int:
    """Return the position of the header among the first rows of a table.

    It is the row that ``header_row`` (from 1) names, else the first that holds all ``wanted`` names, else the
    one that holds most of them; ProblemsError when there is none.
    """
    filled = [index for index, row in enumerate(rows) if any(_name(cell) for cell in row)]
    if not filled:
        raise problem(
            "Het bestand is leeg.",
            "Er hoort een kopregel in te staan met de namen van de kolommen.",
            "Maak de export opnieuw.",
            place,
        )
    if header_row is not None:
        if header_row - 1 in filled:
            return header_row - 1
        raise problem(
            f"Regel {header_row} is leeg of bestaat niet.",
            "Volgens `header_row` staat daar de kopregel.",
            "Verbeter `header_row` in mapping.yaml.",
            place,
        )
    names = {clean_name(name) for name in wanted}
    held = {index: len(names & {_name(cell) for cell in rows[index]}) for index in filled}
    return max(filled, key=lambda index: (held[index], -index))


def check_header(header: Sequence[str], wanted: Sequence[str], place: Place) -> None:
    """Raise all problems of a header: mapped columns that are missing, or that are there twice."""
    present = [clean_name(name) for name in header]
    problems: list[Problem] = []
    for name in wanted:
        times = present.count(clean_name(name))
        if times == 1:
            continue
        if times:
            wrong, fix = (
                f"De kolom `{name}` staat {times} keer in de kopregel.",
                "Hernoem er een in het bestand.",
            )
        else:
            wrong = f"De kolom `{name}` ontbreekt."
            fix = nearest(name, [each for each in header if each.strip()])
        expected = "Volgens mapping.yaml wordt deze kolom gelezen, en zij is er één keer."
        problems.append(Problem(wrong, expected, fix, Place(place.file, place.line, None, place.sheet)))
    if problems:
        raise ProblemsError(problems)


def _name(cell: object) -> str:
    return clean_name(cell) if isinstance(cell, str) else ""
