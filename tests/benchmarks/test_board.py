"""The measured ledger: the same numbers give the same facts, in tables that the ledger knows."""

from __future__ import annotations

from pathlib import Path

from benchmarks.board import generate
from inkooptoets.facts.ledger import Ledger
from inkooptoets.facts.ledger.contents import counts


def _digests(path: Path) -> dict[str, str]:
    with Ledger.open(path, read_only=True) as ledger:
        digests = {}
        for plural, number in counts(ledger.connection).items():
            row = ledger.connection.execute(
                f"SELECT md5(string_agg(md5(t::VARCHAR), '' ORDER BY md5(t::VARCHAR))) FROM facts.\"{plural}\" t"
            ).fetchone()
            digests[plural] = f"{number} {row[0]}"
        return digests


def test_the_same_numbers_give_the_same_facts(tmp_path: Path) -> None:
    made = generate(3_000, 7, tmp_path / "one.duckdb")
    generate(3_000, 7, tmp_path / "two.duckdb")
    generate(3_000, 8, tmp_path / "three.duckdb")
    one, two, three = (_digests(tmp_path / f"{name}.duckdb") for name in ("one", "two", "three"))
    assert one == two
    assert one["orders"] != three["orders"]
    assert made.orders == 1_200
    assert 2_700 <= made.lines <= 3_300
    assert one["order_lines"].startswith(f"{made.lines} ")


def test_every_table_that_the_rules_read_is_filled(tmp_path: Path) -> None:
    generate(3_000, 7, tmp_path / "one.duckdb")
    with Ledger.open(tmp_path / "one.duckdb", read_only=True) as ledger:
        found = counts(ledger.connection)
    assert {plural for plural, number in found.items() if not number} == {"procedures"}
    assert (found["boards"], found["schools"]) == (1_300, 7_000)
