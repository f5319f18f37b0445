"""Amounts in both notations, exact to the cent; what is no amount is refused."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inkooptoets.facts.money import Notation, parse_decimal, rounded, scaled, write_euro


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("1.234,56", "1234.56"),
        ("1234,56", "1234.56"),
        ("1.234", "1234"),
        ("1.234.567,8", "1234567.8"),
        ("0,05", "0.05"),
        ("€ 1.234,-", "1234"),
        ("€ 1.234,–", "1234"),
        ("EUR 1.234,56", "1234.56"),
        ("1.234,56 EUR", "1234.56"),
        ("1.234,56 €", "1234.56"),
        ("eur 5", "5"),
        ("-1.234,56", "-1234.56"),
        ("−1.234,56", "-1234.56"),
        ("+1.234,56", "1234.56"),
        ("1.234,56-", "-1234.56"),
        ("1.234,56 -", "-1234.56"),
        ("1.234,56 C", "-1234.56"),
        ("1.234,56c", "-1234.56"),
        ("(1.234,56)", "-1234.56"),
        ("(€ 1.234,56)", "-1234.56"),
        ("€ (1.234,56)", "-1234.56"),
        ("€ -1.234,56", "-1234.56"),
        ("-€ 1.234,56", "-1234.56"),
        ("€ -1.234,-", "-1234"),
        ("€\u00a01.234,56", "1234.56"),
        ("\u00a01.234,56\u00a0C\u00a0", "-1234.56"),
        ("€\u202f1.234,56", "1234.56"),
        ("0", "0"),
        ("-0,00", "0"),
    ],
)
def test_amounts_in_the_dutch_notation(text: str, amount: str) -> None:
    assert parse_decimal(text, Notation.DUTCH) == Decimal(amount)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("1,234.56", "1234.56"),
        ("1234.56", "1234.56"),
        ("1,234", "1234"),
        ("1,234.-", "1234"),
        ("€1,234.56", "1234.56"),
        ("(1,234.56)", "-1234.56"),
        ("1,234.56-", "-1234.56"),
        ("1,234.56 C", "-1234.56"),
    ],
)
def test_amounts_in_the_notation_with_a_point(text: str, amount: str) -> None:
    assert parse_decimal(text, Notation.POINT) == Decimal(amount)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            " ",
            "-",
            "C",
            "€",
            "()",
            "abc",
            "1e5",
            "NaN",
            "1,2,3",
            "12.34",
            "1.23",
            "1.2345,00",
            "1,",
            ",5",
        ),
        *("1 234,56", "--5", "-5-", "(-5)", "(5-)", "-(5)", "5 5", "1.234,56 D", "USD 5", "1.234.56", "5%"),
    ],
)
def test_what_is_no_dutch_amount_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"is geen bedrag in de schrijfwijze 1\.234,56"):
        parse_decimal(text, Notation.DUTCH)


@pytest.mark.parametrize("text", ["1.234,56", "12,34", "1,23", "1,2345.00", "1.", ".5", "1.234.567"])
def test_what_is_no_amount_with_a_point_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"is geen bedrag in de schrijfwijze 1,234\.56"):
        parse_decimal(text, Notation.POINT)


def test_cents_are_never_lost() -> None:
    assert scaled(Decimal("1234.56"), 2) == 123456
    assert scaled(Decimal("1234.560"), 2) == 123456
    assert scaled(Decimal("-0.01"), 2) == -1
    assert scaled(Decimal(10**13), 2) == 10**15
    with pytest.raises(ValueError, match="meer dan 2 cijfers achter de komma"):
        scaled(Decimal("0.005"), 2)
    with pytest.raises(ValueError, match="te groot voor een bedrag"):
        scaled(Decimal(10**13) + Decimal("0.01"), 2)


@pytest.mark.parametrize(
    ("number", "cents"),
    [("0.005", 1), ("-0.005", -1), ("0.0049", 0), ("0.015", 2), ("1.025", 103), ("-1.025", -103)],
)
def test_halves_are_rounded_away_from_zero(number: str, cents: int) -> None:
    assert rounded(Decimal(number), 2) == cents


@pytest.mark.parametrize(
    ("cents", "nl", "en"),
    [
        (123456, "€ 1.234,56", "€1,234.56"),
        (-123456, "€ -1.234,56", "-€1,234.56"),
        (5, "€ 0,05", "€0.05"),
        (0, "€ 0,00", "€0.00"),
        (10**15, "€ 10.000.000.000.000,00", "€10,000,000,000,000.00"),
    ],
)
def test_amounts_as_people_write_them(cents: int, nl: str, en: str) -> None:
    assert (write_euro(cents), write_euro(cents, "en")) == (nl, en)


@settings(deadline=None, derandomize=True, database=None, max_examples=200)
@given(st.integers(-(10**15), 10**15))
def test_what_is_written_reads_back(cents: int) -> None:
    assert scaled(parse_decimal(write_euro(cents), Notation.DUTCH), 2) == cents
    assert scaled(parse_decimal(write_euro(cents, "en"), Notation.POINT), 2) == cents


@settings(deadline=None, derandomize=True, database=None, max_examples=300)
@given(
    st.text("0123456789.,-−+€ EURCc()\u00a0", max_size=12), st.sampled_from((Notation.DUTCH, Notation.POINT))
)
def test_any_text_is_an_amount_or_refused(text: str, notation: str) -> None:
    try:
        found = parse_decimal(text, notation)
    except ValueError:
        return
    assert found.is_finite()
