from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import pytest

from inkooptoets.engine.audit_report import Rejection
from inkooptoets.engine.verdict import Outcome, Subject, Verdict
from inkooptoets.reports import ADVICE_FORMATS, REPORT_FORMATS, Style, write_advice, write_report
from inkooptoets.reports.pseudonym import hide_people, hide_people_in_advice, pseudonym
from tests.reports.findings import BOARD, TODAY, ad_hoc, no_clause
from tests.reports.sample import advice, report

PEOPLE = ("m.devries", "k.bakker", "p.jansen")


def everything(written: str | bytes) -> str:
    """Return all text of a report, of a workbook the text of all its parts."""
    if isinstance(written, str):
        return written
    if not written.startswith(b"PK"):
        return written.decode()
    with zipfile.ZipFile(io.BytesIO(written)) as parts:
        return "".join(parts.read(name).decode() for name in parts.namelist())


@pytest.mark.parametrize("form", REPORT_FORMATS)
@pytest.mark.parametrize("lang", ["nl", "en"])
def test_no_format_names_a_person(form: str, lang: str) -> None:
    text = everything(write_report(report(), form, Style(lang=lang)))
    assert [name for name in PEOPLE if name in text] == []
    assert pseudonym("m.devries", BOARD) in text


@pytest.mark.parametrize("form", REPORT_FORMATS)
def test_every_format_names_people_when_asked(form: str) -> None:
    assert "m.devries" in everything(write_report(report(), form, Style(names=True)))


@pytest.mark.parametrize("form", ADVICE_FORMATS)
def test_no_advice_names_a_person(form: str) -> None:
    text = write_advice(advice(ad_hoc(), key="stop"), form, Style(board=BOARD))
    assert "m.devries" not in text
    assert pseudonym("m.devries", BOARD) in text
    assert "m.devries" in write_advice(advice(ad_hoc()), form, Style(names=True))


def test_a_pseudonym_is_stable_and_differs_per_board_and_person() -> None:
    assert pseudonym("m.devries", "99001") == pseudonym("m.devries", "99001") == "persoon-dc5296"
    assert len({pseudonym(name, board) for name in PEOPLE for board in ("99001", "99002")}) == 6


def test_hiding_people_twice_is_hiding_them_once() -> None:
    once = hide_people(report())
    assert hide_people(once) == once
    assert once.pseudonymised


def test_a_name_is_hidden_in_case_facts_key_and_texts() -> None:
    case = (("designation.person", "An"),)
    verdict = Verdict(
        "REG-01",
        Subject("designation", ("99ZZ00", "kantoorartikelen", "An", "2026-01-01")),
        Outcome.VIOLATED,
        TODAY,
        case=case,
        facts={"designation.person": "An", "designation.unit": "Ankerschool"},
    )
    found = replace(ad_hoc(), case=case, verdicts=(verdict,), message={"nl": "An, van de Ankerschool: (An)"})
    hidden = hide_people(report(findings=(found,))).findings[0]
    an = pseudonym("An", BOARD)
    assert hidden.case == (("designation.person", an),)
    assert hidden.verdicts[0].subject.key == ("99ZZ00", "kantoorartikelen", an, "2026-01-01")
    assert hidden.verdicts[0].facts == {"designation.person": an, "designation.unit": "Ankerschool"}
    assert hidden.message == {"nl": f"{an}, van de Ankerschool: ({an})"}


def test_a_finding_without_people_stays_as_it_is() -> None:
    assert hide_people(report(findings=(no_clause(),))).findings == (no_clause(),)


def test_a_rejected_value_in_a_column_of_people_is_hidden() -> None:
    rejected = Rejection("a.csv", None, 1, "orderer", "o.onbekend", "m.devries is onbekend")
    hidden = hide_people(report(rejections=(rejected,))).rejections[0]
    assert hidden.value == pseudonym("o.onbekend", BOARD)
    assert hidden.reason == f"{pseudonym('m.devries', BOARD)} is onbekend"


def test_an_escalation_of_an_advice_hides_people() -> None:
    whole = replace(advice(ad_hoc()), escalations=report().escalations, subject="bestelling van m.devries")
    hidden = hide_people_in_advice(whole, BOARD)
    assert "m.devries" not in repr(hidden)
