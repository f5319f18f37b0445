"""Putting rows: what is new, what is newer, what was known, and what contradicts itself."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from inkooptoets.facts.ledger.contents import quarantined
from inkooptoets.facts.ledger.importing import Put, put_batch, put_rows
from inkooptoets.facts.ledger.ledger import Ledger
from tests.facts.ledger.rows import batch, everything, fetched, line_row, lines, row

LINES = 'SELECT "order", number, net, _file, _line, _run FROM facts.order_lines'


@pytest.fixture
def ledger() -> Iterator[Ledger]:
    with Ledger.in_memory() as ledger:
        yield ledger


def test_new_rows_are_accepted_with_their_origin(ledger: Ledger) -> None:
    assert put_batch(ledger.connection, lines(500, 700), "r1") == Put(2, 2, 0, 0)
    assert fetched(ledger, LINES) == [
        ("B-1", 1, 500, "regels.csv", 2, "r1"),
        ("B-1", 2, 700, "regels.csv", 3, "r1"),
    ]


def test_the_same_content_from_another_file_keeps_the_first_origin(ledger: Ledger) -> None:
    put_batch(ledger.connection, lines(500), "r1")
    before = everything(ledger)
    assert put_batch(ledger.connection, lines(500, file="kopie.csv"), "r2") == Put(1, 0, 1, 0)
    assert everything(ledger) == before


def test_other_content_moves_the_earlier_version_to_history(ledger: Ledger) -> None:
    for run, net in (("r1", 500), ("r2", 600), ("r3", 700)):
        assert put_batch(ledger.connection, lines(net, 100), run).accepted == (2 if run == "r1" else 1)
    assert fetched(ledger, LINES) == [
        ("B-1", 1, 700, "regels.csv", 2, "r3"),
        ("B-1", 2, 100, "regels.csv", 3, "r1"),
    ]
    assert fetched(ledger, "SELECT number, net, _run, _superseded_by FROM history.order_lines") == [
        (1, 500, "r1", "r2"),
        (1, 600, "r2", "r3"),
    ]


def test_a_key_twice_with_the_same_content_counts_once(ledger: Ledger) -> None:
    twice = [line_row("B-1", 1, 500, 7), line_row("B-1", 1, 500, 3)]
    assert put_rows(ledger.connection, twice, "r1") == Put(2, 1, 1, 0)
    assert fetched(ledger, LINES) == [("B-1", 1, 500, "feiten.yaml", 3, "r1")]


def test_a_key_twice_with_other_content_puts_every_row_of_it_in_quarantine(ledger: Ledger) -> None:
    rows = [line_row("B-1", 1, 500, 3), line_row("B-1", 1, 600, 10), line_row("B-1", 2, 100, 11)]
    assert put_rows(ledger.connection, rows, "r1") == Put(3, 1, 0, 2)
    reason = "Bestelregel `B-1, 1` staat er vaker, met andere waarden: regel 3 en regel 10"
    assert [(each.line, each.column, each.value, each.reason) for each in quarantined(ledger.connection)] == [
        (3, "order, number", "B-1, 1", reason),
        (10, "order, number", "B-1, 1", reason),
    ]
    assert fetched(ledger, LINES) == [("B-1", 2, 100, "feiten.yaml", 11, "r1")]


def test_contradicting_rows_leave_the_current_version_as_it_was(ledger: Ledger) -> None:
    put_rows(ledger.connection, [line_row("B-1", 1, 500)], "r1")
    before = everything(ledger, "facts", "history")
    assert put_rows(ledger.connection, [line_row("B-1", 1, 500, 3), line_row("B-1", 1, 600, 4)], "r2") == Put(
        2, 0, 0, 2
    )
    assert everything(ledger, "facts", "history") == before


@pytest.mark.parametrize(("order", "number"), [(None, 1), ("B-1", None), (None, None)])
def test_a_row_without_its_whole_key_goes_to_quarantine(
    ledger: Ledger, order: str | None, number: int | None
) -> None:
    assert put_rows(ledger.connection, [line_row(order, number, 500, 9)], "r1") == Put(1, 0, 0, 1)
    (found,) = quarantined(ledger.connection)
    assert (found.line, found.reason) == (9, "een deel van de sleutel ontbreekt: order, number")


@pytest.mark.parametrize("more", [{"net": 10**20}, {"description": "\ud800"}])
def test_a_value_that_no_column_can_hold_goes_to_quarantine(ledger: Ledger, more: dict[str, object]) -> None:
    rows = [line_row("B-1", 1, 500, 3), row("order_line", {"order": "B-1", "number": 2, **more}, 4)]
    assert put_rows(ledger.connection, rows, "r1") == Put(2, 1, 0, 1)
    (found,) = quarantined(ledger.connection)
    assert (found.line, found.value) == (4, "B-1, 2")
    assert found.reason == "een waarde past niet in het grootboek; kijk de getallen en de tekens na"


def test_quarantine_does_not_name_people(ledger: Ledger) -> None:
    key = {"unit": "99ZZ00", "product_group": "boeken", "person": "m.devries", "valid_from": date(2026, 1, 1)}
    rows = [row("designation", {**key, "role": role}) for role in ("designated", "deputy")]
    assert put_rows(ledger.connection, rows, "r1").quarantined == 2
    found = quarantined(ledger.connection)
    assert {each.value for each in found} == {"99ZZ00, boeken, 2026-01-01"}
    assert not any("devries" in each.reason for each in found)


def test_product_groups_come_from_the_rulebook_and_not_from_a_file(ledger: Ledger) -> None:
    assert put_rows(ledger.connection, [row("product_group", {"id": "stoelen"}, 5)], "r1") == Put(1, 0, 0, 1)
    (found,) = quarantined(ledger.connection)
    assert (found.line, found.value) == (5, "stoelen")
    assert found.reason == "productgroep hoort niet in een export: het regelboek zegt welke er zijn"


def test_the_order_of_rows_does_not_matter() -> None:
    rows = [
        line_row("B-1", 1, 500, 1),
        line_row("B-1", 1, 500, 2),
        line_row("B-2", 1, 700, 3),
        line_row("B-2", 1, 800, 4),
        row("order", {"id": "B-1", "ordered_on": date(2026, 3, 31)}, 5),
    ]
    seen = []
    for some in (rows, rows[::-1], rows[3:] + rows[:3], rows[1::2] + rows[::2]):
        with Ledger.in_memory() as ledger:
            seen.append((put_rows(ledger.connection, some, "r1"), everything(ledger)))
    assert seen == [seen[0]] * len(seen)


def test_a_row_has_the_same_digest_from_a_fact_file_and_from_an_export(ledger: Ledger) -> None:
    contract = {
        "id": "C-1",
        "supplier": "L-1",
        "signed_on": date(2026, 1, 2),
        "yearly_value": 1_250_000,
        "open_ended": False,
        "covers": ("a", "b, c"),
    }
    exported = batch("contract", {path: [value] for path, value in contract.items()})
    assert put_rows(ledger.connection, [row("contract", contract)], "r1") == Put(1, 1, 0, 0)
    assert put_batch(ledger.connection, exported, "r2") == Put(1, 0, 1, 0)
    with Ledger.in_memory() as other:
        put_batch(other.connection, exported, "r1")
        digests = "SELECT _hash FROM facts.contracts"
        assert fetched(other, digests) == fetched(ledger, digests)


@pytest.mark.parametrize(
    ("entity", "one", "other"),
    [
        ("contract", {"covers": ("a", "b, c")}, {"covers": ("a, b", "c")}),
        ("contract", {"covers": ("a1:b",)}, {"covers": ("a", "b")}),
        ("contract", {"covers": ()}, {}),
        ("supplier", {"title": "a;vat_number:1:b"}, {"title": "a", "vat_number": "b"}),
        ("supplier", {"title": ""}, {}),
    ],
)
def test_rows_that_say_something_else_never_have_the_same_digest(
    ledger: Ledger, entity: str, one: dict[str, object], other: dict[str, object]
) -> None:
    assert put_rows(ledger.connection, [row(entity, {"id": "1", **one})], "r1").accepted == 1
    assert put_rows(ledger.connection, [row(entity, {"id": "1", **other})], "r2").accepted == 1


def test_an_export_keeps_facts_for_which_it_has_no_column(ledger: Ledger) -> None:
    supplier = {"id": "L-1", "title": "Wilgenbroek", "kvk": "12345678"}
    put_rows(ledger.connection, [row("supplier", supplier)], "r1")
    thin = batch("supplier", {"id": ["L-1"], "title": ["Wilgenbroek"]})
    assert put_batch(ledger.connection, thin, "r2") == Put(1, 0, 1, 0)
    renamed = batch("supplier", {"id": ["L-1"], "title": ["Wilgenbroek B.V."]})
    assert put_batch(ledger.connection, renamed, "r3") == Put(1, 1, 0, 0)
    assert fetched(ledger, "SELECT title, kvk FROM facts.suppliers") == [("Wilgenbroek B.V.", "12345678")]


def test_an_empty_cell_of_an_export_and_a_fact_that_a_fact_file_leaves_out_are_unknown(
    ledger: Ledger,
) -> None:
    put_rows(ledger.connection, [row("supplier", {"id": "L-1", "title": "W", "kvk": "12345678"})], "r1")
    put_batch(ledger.connection, batch("supplier", {"id": ["L-1"], "kvk": [None]}), "r2")
    assert fetched(ledger, "SELECT title, kvk FROM facts.suppliers") == [("W", None)]
    put_rows(ledger.connection, [row("supplier", {"id": "L-1", "kvk": "12345678"})], "r3")
    assert fetched(ledger, "SELECT title, kvk FROM facts.suppliers") == [(None, "12345678")]
