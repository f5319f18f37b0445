"""The registers that are kept by hand, as fact files, and the verdicts to expect."""

from __future__ import annotations

from typing import Any

from inkooptoets.cli.example_board.records import AS_OF, BOARD, Board
from inkooptoets.facts.money import write_euro

NAME = "Stichting Onderwijs Ambergaard"


def register_files(board: Board) -> dict[str, str]:
    """Return the registers of schools, orderers and procedures by path."""
    schools = [
        _kept(id=each.id, title=each.title, board=BOARD, pupils=each.pupils, opening_hours=each.hours)
        for each in board.schools
    ]
    designations = [
        _kept(
            unit=e.unit,
            product_group=e.group,
            person=e.person,
            role=e.role,
            valid_from=e.first,
            valid_until=e.last,
        )
        for e in board.entries
        if e.role != "absence"
    ]
    absences = [
        _kept(unit=e.unit, product_group=e.group, person=e.person, valid_from=e.first, valid_until=e.last)
        for e in board.entries
        if e.role == "absence"
    ]
    procedures = [
        {
            "id": each["id"],
            "started_on": each["started_on"],
            "tendered": "ja" if each["tendered"] else "nee",
            "total_value": _amount(each["total_value"]),
            "exempt_lots_value": _amount(each["exempt_lots_value"]),
        }
        for each in board.procedures
    ]
    return {
        "registers/scholen.yaml": _file(
            "De scholen van het bestuur, met hun openingstijden.",
            {"board": {"id": BOARD, "title": NAME, "kvk": "90000000"}, "schools": schools},
        ),
        "registers/bestellers.yaml": _file(
            "Wie wat mag bestellen, van wanneer tot wanneer, en wanneer die er niet was.",
            {"designations": designations, "absences": absences},
        ),
        "registers/inkoopprocedures.yaml": _file(
            "Aanbestedingen en offertetrajecten, met de dag waarop ze begonnen.", {"procedures": procedures}
        ),
    }


def expected_file(board: Board) -> dict[str, str]:
    """Return the verdict that each seeded case must get."""
    cases = [
        _kept(
            case=each.case,
            nl=each.nl,
            rule=each.rule,
            subject=each.subject,
            outcome=each.outcome,
            finding=dict(each.finding),
            file=each.file,
        )
        for each in board.expected
    ]
    text = "Welke uitkomst elk ingebouwd geval moet krijgen op `as_of`, met policy.yaml en waivers.yaml."
    return {"expected.yaml": _file(text, {"as_of": AS_OF, "cases": cases})}


def _kept(**facts: Any) -> dict[str, Any]:
    return {path: value for path, value in facts.items() if value is not None}


def _amount(cents: int) -> str:
    return write_euro(cents, "en").replace("€", "").replace(",", "")


def _file(comment: str, content: dict[str, Any]) -> str:
    import yaml

    dumped: str = yaml.dump(content, Dumper=_dumper(), sort_keys=False, allow_unicode=True, width=110)
    return f"# {comment}\n{dumped}"


def _dumper() -> Any:
    """Return the plain writer of YAML: the same text with and without the C library, and no anchors."""
    import yaml

    class Dumper(yaml.SafeDumper):
        def ignore_aliases(self, data: Any) -> bool:
            return True

    return Dumper
