"""What orders, lines and credit notes become before a rule looks at them: amounts in euros net of VAT."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from inkooptoets.engine.cases import facts_in_memory
from inkooptoets.engine.parameters import Dated
from inkooptoets.engine.plan.compile import compile_prepared
from inkooptoets.engine.rulebook import load_rulebook
from inkooptoets.engine.world import Row, World
from inkooptoets.facts.money import Notation
from inkooptoets.facts.readers.fact_file import parse_facts
from inkooptoets.facts.yaml_file import parse_yaml

RULEBOOK = load_rulebook()
DAY = date(2026, 6, 30)


def purchases(facts: str, **values: Any) -> dict[str, Row]:
    """Return the rolled-up purchases of a fact file by their number, under a board's own values."""
    own = {}
    for name, value in values.items():
        path = f"board.{name}"
        kept = RULEBOOK.parameters.get(path).kind.parse(value, Notation.POINT)
        own[path] = [Dated(kept, None, None, "test")]
    prepared = compile_prepared([RULEBOOK.rules["DO-11"]], RULEBOOK.parameters.with_values(own))
    world = World(facts_in_memory(parse_facts(parse_yaml(facts, "facts.yaml"))), RULEBOOK.categories)
    world.prepare(prepared, DAY)
    return {row["id"]: row for row in world.rows("purchase", "true", [])}


ORDER = 'orders: [{{id: b1, board: "99001", ordered_on: 2026-02-01, product_group: laptops, {0}}}]'


@pytest.mark.parametrize(
    ("amount", "value", "assumed"),
    [
        ('net: "100.00", gross: "121.00"', 10_000, False),
        ('gross: "121.00"', 10_000, True),
        ('gross: "0.01"', 1, True),
        ('gross: "100.00"', 8_264, True),
    ],
)
def test_a_net_amount_is_worked_out_only_where_it_is_missing(amount: str, value: int, assumed: bool) -> None:
    found = purchases(ORDER.format(amount), assumed_vat_rate=21)["b1"]
    assert (found["value"], found["value_assumed"]) == (value, assumed)


def test_without_an_assumed_rate_the_amount_lies_between_nothing_and_the_gross_amount() -> None:
    found = purchases(ORDER.format('gross: "121.00"'))["b1"]
    assert (found["value"], found["value_low"], found["value_high"]) == (None, 0, 12_100)
    assert not found["value_assumed"]


@pytest.mark.parametrize(("rate", "value"), [("0.92", 9_200), ("0.925555", 9_256), ("0.925549", 9_255)])
def test_another_currency_goes_at_the_boards_rate_half_a_cent_up(rate: str, value: int) -> None:
    facts = ORDER.format('net: "100.00", currency: USD')
    assert purchases(facts, **{"exchange_rate.USD": rate})["b1"]["value"] == value


def test_a_credit_note_takes_over_what_its_order_says() -> None:
    found = purchases(
        """
orders:
  - {id: b1, board: "99001", unit: s1, ordered_on: 2026-02-01, status: cancelled, product_group: laptops}
credit_notes:
  - {id: n1, credits: b1, issued_on: 2026-03-01, net: "-10.00"}
  - {id: n2, board: "99001", product_group: laptops, issued_on: 2026-03-01, net: "-10.00"}
"""
    )
    told = {
        note: tuple(
            found[note][name] for name in ("kind", "group", "buyer", "unit", "day", "cancelled", "value")
        )
        for note in ("n1", "n2")
    }
    assert told == {
        "n1": ("credit", "devices", "99001", "s1", date(2026, 2, 1), True, -1_000),
        "n2": ("credit", "devices", "99001", None, date(2026, 3, 1), False, -1_000),
    }
