"""Values as they are kept: the short way for plain numbers gives what the long way gives."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inkooptoets.facts.dictionary import Entity
from inkooptoets.facts.dictionary.contract import Contract
from inkooptoets.facts.dictionary.credit_note import CreditNote
from inkooptoets.facts.dictionary.order import Order
from inkooptoets.facts.dictionary.order_line import OrderLine
from inkooptoets.facts.kept import keep_declared, keep_written, sentences
from inkooptoets.facts.money import Notation, parse_decimal

NUMBERS: list[tuple[type[Entity], str]] = [
    (OrderLine, "net"),
    (OrderLine, "quantity"),
    (OrderLine, "number"),
    (Contract, "yearly_value"),
    (Contract, "initial_months"),
    (CreditNote, "net"),
]
WRITTEN = st.from_regex(r"\A-?[0-9]{1,4}(?:[.,][0-9]{3}){0,2}(?:[.,][0-9]{0,4})?\Z")


def result(keep: object) -> object:
    try:
        return keep()  # type: ignore[operator]
    except ValueError as error:
        return str(error).split("`")[-1]


@given(
    written=WRITTEN,
    number=st.sampled_from(NUMBERS),
    notation=st.sampled_from([Notation.DUTCH, Notation.POINT]),
)
def test_the_short_way_gives_what_the_long_way_gives(
    written: str, number: tuple[type[Entity], str], notation: str
) -> None:
    entity, path = number
    found = entity.facts()[path]
    short = result(lambda: keep_declared(entity, found, written, notation))
    long = result(lambda: keep_declared(entity, found, parse_decimal(written, notation), notation))
    assert short == long


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (Decimal("1E+999"), "`1E+999` is geen bedrag"),
        (Decimal("0." + "1" * 26), "heeft te veel cijfers"),
        (Decimal("0.005"), "heeft meer dan 2 cijfers achter de komma"),
        (10**40, "is te groot voor een bedrag"),
        ("1.234", "kan 1234 of 1.234 betekenen"),
    ],
)
def test_a_number_that_cannot_be_kept_is_refused(raw: Decimal | int | str, sentence: str) -> None:
    with pytest.raises(ValueError, match="`") as caught:
        keep_written(Order, Order.facts()["net"], raw)
    assert sentence in str(caught.value)


def test_an_error_becomes_two_sentences() -> None:
    assert sentences(ValueError("`x` is geen datum; schrijf 31-12-2026")) == (
        "`x` is geen datum.",
        "Schrijf 31-12-2026.",
    )
    assert sentences(ValueError("dit is leeg")) == ("Dit is leeg.", "")
