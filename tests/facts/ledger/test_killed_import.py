"""An import that is killed leaves the ledger as it was, and the next run completes."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest

from inkooptoets.facts.ledger.ledger import Ledger
from tests.facts.ledger.holder import started
from tests.facts.ledger.rows import content, everything, imported, lines

STEPS = [
    "begun",
    "put order_line een.csv",
    "file een.csv",
    "quarantine twee.csv",
    "file twee.csv",
    "recorded",
]


def _killed_after(step: str, path: Path) -> None:
    with started("import", path) as child:
        assert child.stdin
        assert child.stdout
        while (said := child.stdout.readline().strip()) != step:
            assert said, f"the import ended before {step}"
            child.stdin.write("\n")
            child.stdin.flush()
        child.kill()
        assert child.wait() == -signal.SIGKILL


def _completed(path: Path) -> None:
    with started("import", path) as child:
        child.communicate("\n" * 20)
        assert child.returncode == 0


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "ledger.duckdb"
    with Ledger.open(path) as ledger:
        imported(ledger, "r1", content("een.csv", "a", lines(500, 700)))
    return path


def test_an_import_killed_at_any_step_leaves_the_ledger_as_it_was(path: Path) -> None:
    with Ledger.open(path) as ledger:
        before = everything(ledger)
    for step in STEPS:
        _killed_after(step, path)
        with Ledger.open(path) as ledger:
            assert everything(ledger) == before, step
    _completed(path)
    with Ledger.open(path) as ledger:
        after = everything(ledger)
    assert len(after["facts.order_lines"]) == 3
    assert len(after["history.order_lines"]) == 1


def test_an_import_killed_after_its_commit_has_happened(path: Path) -> None:
    _killed_after("committed", path)
    with Ledger.open(path, read_only=True) as ledger:
        assert len(everything(ledger)["facts.order_lines"]) == 3


def test_a_half_made_new_ledger_is_in_nobodys_way(tmp_path: Path) -> None:
    path = tmp_path / "ledger.duckdb"
    (tmp_path / ".ledger.duckdb.1.new").touch()
    with Ledger.open(path) as ledger:
        assert everything(ledger, "facts")["facts.orders"] == []
