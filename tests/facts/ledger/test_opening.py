"""Opening a ledger: what keeps it from opening is said in sentences, with what to do about it."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from inkooptoets.facts.ledger.ledger import Ledger
from inkooptoets.facts.ledger.schema import STORED
from inkooptoets.facts.problem import ProblemsError
from tests.facts.ledger.holder import started
from tests.facts.ledger.rows import content, everything, fetched, imported, lines


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "ledger.duckdb"


def refused(path: Path, *, read_only: bool = False) -> str:
    """Return why a ledger does not open."""
    with pytest.raises(ProblemsError) as caught:
        Ledger.open(path, wait_seconds=0, read_only=read_only)
    (found,) = caught.value.problems
    assert found.place
    assert found.place.file == str(path)
    assert found.expected
    assert found.fix
    return found.wrong


@pytest.mark.parametrize("name", ["ledger.duckdb", "facts.duckdb", "board.duckdb", 'o\'neill "1".duckdb'])
def test_a_ledger_keeps_its_facts_whatever_its_file_is_called(tmp_path: Path, name: str) -> None:
    with Ledger.open(tmp_path / name) as ledger:
        imported(ledger, "r1", content("een.csv", "a", lines(500)))
        before = everything(ledger)
    with Ledger.open(tmp_path / name, read_only=True) as ledger:
        assert everything(ledger) == before
    assert os.listdir(tmp_path) == [name]


def test_a_ledger_in_memory_has_every_table() -> None:
    with Ledger.in_memory() as ledger:
        assert {f"facts.{entity.plural}" for entity in STORED} <= set(everything(ledger))


def test_reading_a_ledger_that_is_not_there(path: Path) -> None:
    assert refused(path, read_only=True) == "Er is nog geen grootboek."
    assert not path.exists()


def test_a_missing_directory(tmp_path: Path) -> None:
    folder = tmp_path / "weg"
    assert refused(folder / "ledger.duckdb") == f"De map `{folder}` voor het grootboek is er niet."


def test_a_directory(tmp_path: Path) -> None:
    assert refused(tmp_path) == "Dit is een map, geen grootboek."


@pytest.mark.parametrize("text", ["", "Bestelnummer;Bedrag\n" * 500])
def test_a_file_of_something_else(path: Path, text: str) -> None:
    path.write_text(text)
    assert refused(path) == "Dit bestand is geen grootboek: het is geen DuckDB-bestand."
    assert path.read_text() == text


def test_a_duckdb_file_of_something_else(path: Path) -> None:
    duckdb.connect(str(path)).execute("CREATE TABLE klanten (id INTEGER)").close()
    assert refused(path) == "Dit DuckDB-bestand is geen grootboek van inkooptoets."


def test_a_ledger_of_another_version(path: Path) -> None:
    with Ledger.open(path) as ledger:
        ledger.connection.execute("UPDATE ledger.meta SET value = '99'")
    assert refused(path) == "Dit grootboek heeft tabellen van versie 99."


def test_a_ledger_that_may_not_be_written(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Ledger.open(path).close()
    monkeypatch.setattr(os, "access", lambda _, mode: mode != os.W_OK)
    assert refused(path) == "In het grootboek is niet te schrijven."
    Ledger.open(path, read_only=True).close()


def test_a_new_fact_of_the_dictionary_becomes_a_column(path: Path) -> None:
    with Ledger.open(path) as ledger:
        imported(ledger, "r1", content("een.csv", "a", lines(500)))
        before = everything(ledger, "facts")
        for schema in ("facts", "history"):
            ledger.connection.execute(f"ALTER TABLE {schema}.order_lines DROP COLUMN cancelled")
            ledger.connection.execute(f"DROP TABLE {schema}.absences")
    assert refused(path, read_only=True) == "Dit grootboek kent het feit `cancelled` nog niet."
    with Ledger.open(path) as ledger:
        assert everything(ledger, "facts")["facts.absences"] == []
        assert fetched(ledger, "SELECT net, cancelled, _run FROM facts.order_lines") == [(500, None, "r1")]
        again = imported(ledger, "r2", content("twee.csv", "b", lines(500)))
        assert again[0].unchanged == 1
        assert len(everything(ledger, "facts")) == len(before)


def test_a_fact_that_is_kept_as_another_type(path: Path) -> None:
    with Ledger.open(path) as ledger:
        ledger.connection.execute("ALTER TABLE facts.orders ALTER COLUMN net TYPE VARCHAR")
    assert refused(path) == "Dit grootboek bewaart `net` van `orders` als VARCHAR."


@pytest.mark.parametrize("read_only", [False, True])
def test_a_ledger_that_another_process_holds(path: Path, read_only: bool) -> None:
    with started("hold", path) as child:
        assert child.stdout
        assert child.stdout.readline() == "held\n"
        assert refused(path, read_only=read_only) == f"Het grootboek is in gebruik bij proces {child.pid}."


def test_a_ledger_that_another_process_lets_go_in_time(path: Path) -> None:
    with started("hold", path) as child:
        assert child.stdout
        assert child.stdout.readline() == "held\n"
        waits: list[float] = []
        with Ledger.open(path, sleep=_letting_go(child, waits)) as ledger:
            assert everything(ledger, "facts")["facts.orders"] == []
        assert len(waits) == 1


def _letting_go(child: subprocess.Popen[str], waits: list[float]) -> Callable[[float], None]:
    def sleep(seconds: float) -> None:
        waits.append(seconds)
        child.communicate("\n")

    return sleep
