"""What a ledger holds, as others ask for it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from inkooptoets.facts.ledger.contents import Choice, Usual, counts, data_version, known_keys, usual
from inkooptoets.facts.ledger.importing import put_rows
from inkooptoets.facts.ledger.ledger import Ledger
from inkooptoets.facts.ledger.schema import STORED
from tests.facts.ledger.rows import content, imported, line_row, lines, row


@pytest.fixture
def ledger() -> Iterator[Ledger]:
    rows = [
        row("supplier", {"id": "L-1", "title": "Wilgenbroek ICT"}),
        row("school", {"id": "99ZZ00", "title": "De Wilgen"}),
        row("order", {"id": "B-1", "unit": "99ZZ00", "supplier": "L-1"}),
        row("order", {"id": "B-2", "unit": "99ZZ00", "supplier": "L-2", "product_group": "boeken"}),
        row("order", {"id": "B-3", "unit": "99ZZ00", "supplier": "L-1", "product_group": "boeken"}),
        row("order", {"id": "B-4", "unit": "99ZZ01", "supplier": "L-3", "product_group": "stoelen"}),
        row("order", {"id": "B-5"}),
        line_row("B-1", 1, 100, product_group="chromebooks"),
        line_row("B-3", 1, 100),
    ]
    with Ledger.in_memory() as ledger:
        put_rows(ledger.connection, rows, "r1")
        yield ledger


def test_known_keys_are_those_that_facts_may_refer_to(ledger: Ledger) -> None:
    keys = known_keys(ledger.connection)
    assert set(keys) == {entity.name for entity in STORED if len(entity.key) == 1}
    assert "order_line" not in keys
    assert keys["order"] == {"B-1", "B-2", "B-3", "B-4", "B-5"}
    assert keys["contract"] == frozenset()


def test_known_keys_of_some_entities(ledger: Ledger) -> None:
    assert known_keys(ledger.connection, {"school"}) == {"school": frozenset({"99ZZ00"})}


def test_counts_are_those_of_every_entity(ledger: Ledger) -> None:
    found = counts(ledger.connection)
    assert {plural: number for plural, number in found.items() if number} == {
        "suppliers": 1,
        "schools": 1,
        "orders": 5,
        "order_lines": 2,
    }
    assert set(found) == {entity.plural for entity in STORED}


def test_what_a_school_orders_most_comes_first(ledger: Ledger) -> None:
    assert usual(ledger.connection, "99ZZ00") == Usual(
        [Choice("L-1", "Wilgenbroek ICT", 2), Choice("L-2", None, 1)],
        [Choice("boeken", None, 2), Choice("chromebooks", None, 1)],
        [Choice("99ZZ00", "De Wilgen", 3), Choice("99ZZ01", None, 1)],
    )


def test_what_the_whole_board_orders_most(ledger: Ledger) -> None:
    found = usual(ledger.connection, None, limit=1)
    assert found == Usual(
        [Choice("L-1", "Wilgenbroek ICT", 2)], [Choice("boeken", None, 2)], [Choice("99ZZ00", "De Wilgen", 3)]
    )


def test_a_unit_that_never_ordered_has_no_usual_choices(ledger: Ledger) -> None:
    assert usual(ledger.connection, "'; DROP TABLE facts.orders; --").suppliers == []


def test_the_version_of_the_data_is_the_last_run_that_changed_anything(ledger: Ledger) -> None:
    assert data_version(ledger.connection) == ""
    imported(ledger, "r2", content("regels.csv", "a", lines(500)))
    imported(ledger, "r3", content("regels.csv", "a", lines(500)))
    assert data_version(ledger.connection) == "r2"
    imported(ledger, "r4", content("regels.csv", "b", lines(501)))
    assert data_version(ledger.connection) == "r4"
