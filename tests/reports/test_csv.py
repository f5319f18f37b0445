from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from inkooptoets.reports import Style, write_report
from inkooptoets.reports.cells import disarmed
from tests.reports.findings import no_clause, split
from tests.reports.sample import FORMULA, many, report


def rows(lang: str, **changes: object) -> list[dict[str, str]]:
    made = write_report(report(**changes), "csv", Style(lang=lang))
    assert isinstance(made, bytes)
    text = made.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";" if lang == "nl" else ","))


def test_dutch_opens_in_dutch_excel_and_english_elsewhere() -> None:
    dutch, english = (write_report(report(), "csv", Style(lang=lang)) for lang in ("nl", "en"))
    assert isinstance(dutch, bytes)
    assert isinstance(english, bytes)
    assert dutch.startswith(b"\xef\xbb\xbfKenmerk;Regel;")
    assert english.startswith(b"Fingerprint,Rule,")
    assert b"\r\n" in dutch


def test_amounts_are_numbers_in_the_notation_of_the_language() -> None:
    assert rows("nl")[0]["euro"] == "231000,00"
    assert rows("en")[0]["euros"] == "231000.00"
    assert rows("nl", findings=(replace(split(), at_stake=-1_250),))[0]["euro"] == "-12,50"
    assert rows("nl", findings=(replace(split(), at_stake=None),))[0]["euro"] == ""


def test_every_finding_is_a_row_also_the_resolved() -> None:
    assert [row["Stand"] for row in rows("nl")].count("opgelost") == 1
    assert len(rows("nl")) == len(report().findings) + 1
    made = write_report(many(5_000), "csv")
    assert isinstance(made, bytes)
    assert made.count(b"\r\n") == 5_002


def test_a_row_holds_the_finding_in_full() -> None:
    first = rows("nl", findings=(split(),), resolved=())[0]
    assert first == {
        "Kenmerk": "DO-11-42fd7ffce5",
        "Regel": "DO-11",
        "Waar de regel over gaat": "Losse aankopen samen boven de aanbestedingsgrens",
        "Ernst": "hoog",
        "Uitkomst": "Overtreden",
        "Stand": "nieuw",
        "Sinds": "",
        "School": "99001",
        "Naam van de school": "Stichting Wilgenbroek",
        "Zaak": "purchase.buyer = 99001, purchase.group = devices",
        "euro": "231000,00",
        "Stukken bewijs": "14",
        "Wat er is gevonden": split().message["nl"],
        "Wat te doen": split().advice["nl"],
        "Besluit": "Vraag eerst inkoop",
        "Vrijstelling": "",
        "Veld": "",
        "Waar dit op berust": "slim-ict-inkopen/DO-11, aanbestedingswet/2.14",
    }


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\r=", " =", "\n@", "＝", "＠"])
def test_a_cell_that_a_spreadsheet_would_run_is_disarmed(start: str) -> None:
    found = replace(no_clause(), message={"nl": f"{start}{FORMULA}"}, unit=f"{start}1")
    row = rows("nl", findings=(found,), resolved=())[0]
    assert row["Wat er is gevonden"].startswith("'")
    assert row["School"].startswith("'")


def test_a_cell_without_a_formula_stays_as_it_is() -> None:
    assert disarmed("14 aankopen; 3 - 2 = 1") == "14 aankopen; 3 - 2 = 1"
    assert disarmed("") == ""
