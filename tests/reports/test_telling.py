from __future__ import annotations

from dataclasses import replace

import pytest

from inkooptoets.engine.verdict import Outcome
from inkooptoets.reports import write_report
from inkooptoets.reports.telling import tell_advice, tell_innocent, tell_message
from inkooptoets.reports.words import Words
from tests.reports.findings import split, unknown_term
from tests.reports.sample import report

NL, EN = Words("nl"), Words("en")
READ_BY_PEOPLE = ("text", "html", "csv", "markdown", "sarif", "junit")


def test_a_violation_is_told_in_the_words_of_its_rule() -> None:
    found = split()
    assert tell_message(found, NL) == found.message["nl"]
    assert tell_advice(found, NL) == found.advice["nl"]
    assert tell_innocent(found, NL) == found.innocent["nl"]


def test_a_case_that_could_not_be_judged_is_never_told_as_a_violation() -> None:
    found = unknown_term()
    assert tell_message(found, NL) == (
        "Niet te beoordelen. Er ontbreekt: Eerste looptijd in maanden; Data zijn in andere systemen in te lezen."
    )
    assert tell_advice(found, EN) == "Supply what is missing and check again."
    assert tell_innocent(found, NL) == ""
    assert tell_message(replace(found, missing=()), NL) == "Niet te beoordelen: er ontbreken feiten."


def test_an_error_asks_for_a_report() -> None:
    found = replace(split(), outcome=Outcome.ERROR)
    assert tell_message(found, NL) == "Niet beoordeeld: bij het toepassen van de regel ging iets mis."
    assert tell_advice(found, NL) == "Meld dit bij wie de regels beheert."


def test_a_waived_violation_is_told_and_asks_nothing() -> None:
    found = replace(split(), outcome=Outcome.WAIVED)
    assert (tell_message(found, NL), tell_advice(found, NL)) == (found.message["nl"], "")


@pytest.mark.parametrize("form", READ_BY_PEOPLE)
@pytest.mark.parametrize("outcome", [Outcome.UNDETERMINED, Outcome.ERROR])
def test_no_format_tells_an_open_case_as_a_violation(form: str, outcome: Outcome) -> None:
    found = replace(split(), outcome=outcome)
    written = write_report(report(findings=(found,), resolved=()), form)
    text = written if isinstance(written, str) else written.decode()
    assert "er was geen aanbesteding" not in text
    assert "Bestel niet los verder" not in text
