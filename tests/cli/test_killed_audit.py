"""An audit that is killed leaves the ledger usable and the last audit as it was; the next run completes."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from inkooptoets.cli.board import Board
from inkooptoets.facts.ledger import Ledger
from inkooptoets.facts.ledger.contents import counts
from tests.cli.small_board import REGISTERS, SMALL, SPLIT, run, write_board

ROOT = Path(__file__).resolve().parents[2]
KEPT = {"begun": False, "file 2-bestellingen.yaml": False, "recorded": False, "committed": True, "prepared": True,
        "judged": True, "kept": True}  # fmt: skip
"""Steps of an audit, and whether the imported facts stay when it is killed after each."""


@pytest.fixture(scope="module")
def audited(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A board whose first audit found nothing, with a second order in the file since."""
    board = write_board(tmp_path_factory.mktemp("boards") / "b", SMALL, REGISTERS)
    assert run(board, "audit").code == 0
    (board / "feiten" / "2-bestellingen.yaml").write_text(SPLIT, encoding="utf-8")
    return board


@pytest.mark.parametrize("step", KEPT)
def test_an_audit_killed_after_any_step_leaves_a_ledger_that_the_next_run_completes(
    audited: Path, tmp_path: Path, step: str
) -> None:
    board = Path(shutil.copytree(audited, tmp_path / "board"))
    command = [sys.executable, "-m", "tests.cli.halting_audit", board, step]
    assert subprocess.run(command, cwd=ROOT, check=False).returncode == -signal.SIGKILL
    with Ledger.open(board / "ledger.duckdb") as ledger:
        assert counts(ledger.connection)["orders"] == (2 if KEPT[step] else 1)
    if step != "kept":
        assert not Board.open(board).last_report().findings
    ran = run(board, "audit")
    assert ran.code == 1
    assert [each.rule for each in Board.open(board).last_report().findings] == ["DO-11"]
    assert "geen nieuwe bevindingen" in " ".join(run(board, "audit").out.split())
