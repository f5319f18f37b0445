from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from inkooptoets.engine.verdict import Origin, Value
from inkooptoets.reports.fact_names import fact_label, find_fact, is_personal, kind_of
from inkooptoets.reports.values import (
    write_moment,
    write_month,
    write_number,
    write_origin,
    write_parameter,
    write_period,
    write_value,
)
from inkooptoets.reports.words import Words
from tests.reports.findings import MARGIN, THRESHOLD, WINDOW

NL, EN = Words("nl"), Words("en")


@pytest.mark.parametrize(
    ("value", "kind", "dutch", "english"),
    [
        (123_456, "euro", "€ 1.234,56", "€1,234.56"),
        (-5, "euro", "€ -0,05", "-€0.05"),
        (123_456, "amount", "1.234,56", "1,234.56"),
        (date(2026, 3, 31), "day", "31 maart 2026", "31 March 2026"),
        (450, "minutes", "7 uur en 30 minuten", "7 hours and 30 minutes"),
        (60, "minutes", "1 uur", "1 hour"),
        (0, "minutes", "0 uur", "0 hours"),
        (1, "minutes", "1 minuut", "1 minute"),
        (-90, "minutes", "-1 uur en 30 minuten", "-1 hour and 30 minutes"),
        (2_100, "percent", "21%", "21%"),
        (1_250, "percent", "12,5%", "12.5%"),
        (2_500, "quantity", "2,5", "2.5"),
        (30_000, "quantity", "30", "30"),
        (920_000, "rate", "0,92", "0.92"),
        (12, "months", "12 maanden", "12 months"),
        (1, "days", "1 dag", "1 day"),
        (1_234, "count", "1.234", "1,234"),
        (1_234, "", "1.234", "1,234"),
        (True, "yes_no", "ja", "yes"),
        (False, "", "nee", "no"),
        (None, "euro", "onbekend", "unknown"),
        ("ma-vr 08:30-16:00", "week", "ma-vr 08:30-16:00", "Mon-Fri 08:30-16:00"),
        ("24x7", "week", "24x7", "24x7"),
        ("ma-vr in tekst", "text", "ma-vr in tekst", "ma-vr in tekst"),
    ],
)
def test_a_value_is_written_by_its_kind(value: Value, kind: str, dutch: str, english: str) -> None:
    assert (write_value(value, kind, NL), write_value(value, kind, EN)) == (dutch, english)


def test_months_moments_and_numbers_are_written_as_people_read_them() -> None:
    assert write_month("2026-03", "nl") == "maart 2026"
    assert write_month("2026-03", "nl", short=True) == "mrt 2026"
    assert write_moment(datetime(2026, 11, 24, 6, 5), "nl") == "24 november 2026, 06:05"
    assert write_number(1_234_567, "nl") == "1.234.567"


@pytest.mark.parametrize(
    ("use", "written"),
    [
        (THRESHOLD, "€ 216.000,00"),
        (WINDOW, "12 maanden"),
        (MARGIN, "1 uur"),
        (replace(MARGIN, kind="percent", value="12.5"), "12,5%"),
        (
            replace(MARGIN, kind="list of reference", value="kantoorartikelen, pennen"),
            "kantoorartikelen, pennen",
        ),
        (replace(MARGIN, kind="euro", value="NaN"), "NaN"),
        (replace(MARGIN, kind="euro", value="0.001"), "0.001"),
        (replace(MARGIN, kind="euro", value="€ 5,00"), "€ 5,00"),
    ],
)
def test_a_parameter_is_written_by_its_kind(use: object, written: str) -> None:
    assert write_parameter(use, NL) == written  # type: ignore[arg-type]


def test_a_period_says_which_of_its_ends_are_open() -> None:
    assert write_period("2026-01-01", "2027-12-31", NL) == "1 januari 2026 tot en met 31 december 2027"
    assert write_period("2026-01-01", None, EN) == "from 1 January 2026"
    assert write_period(None, "2026-01-01", NL) == "tot en met 1 januari 2026"
    assert write_period(None, None, NL) == "altijd"
    assert write_period("ooit", None, NL) == "vanaf ooit"
    assert write_period("2026-11-24T03:12:12.804687", None, NL) == "vanaf 24 november 2026"


def test_an_origin_is_written_in_the_language_of_the_report() -> None:
    assert write_origin(Origin("a.xlsx", line=3, sheet="Blad1"), EN) == "a.xlsx, sheet Blad1, line 3"
    assert write_origin(Origin("a.csv"), NL) == "a.csv"
    assert write_origin(None, NL) == ""


def test_a_fact_is_found_through_references_and_parts() -> None:
    assert fact_label("purchase.order.supplier.id", "nl") == fact_label("supplier.id", "nl")
    assert kind_of("contract.clauses.data_portability.present", True) == "yes_no"
    assert kind_of("value", 5, "purchase") == "euro"
    assert kind_of("siblings.total", 5) == ""
    assert kind_of("siblings.total", 5, kinds={"siblings.total": "euro"}) == "euro"
    assert find_fact("siblings.total") is None
    assert fact_label("siblings.total", "nl") == "siblings.total"


def test_a_path_that_the_dictionary_does_not_know_is_personal_by_its_last_word() -> None:
    assert is_personal("purchase.order.orderer")
    assert is_personal("siblings.orderer")
    assert not is_personal("purchase.supplier")
