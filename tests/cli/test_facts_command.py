"""``inkooptoets facts``: how much there is, all that is known of one key, and what was refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from inkooptoets.cli.board import Board
from inkooptoets.cli.commands.facts import command
from inkooptoets.facts.problem import ProblemsError

FACTS = """\
board: {id: "99001", title: Stichting Ambergaard}
schools: [{id: 99ZZ01, board: "99001", pupils: 220, opening_hours: ma-vr 08:30-16:00}]
orders:
  - id: B-1
    board: "99001"
    unit: 99ZZ01
    ordered_on: 2026-03-01
    orderer: m.devries
    net: "1234.50"
    lines: [{number: 1, description: Balpennen, product_group: kantoorartikelen, net: "1234.50"}]
"""
MAPPING = """\
tables:
  - files: "*.csv"
    entity: order
    columns: {id: nummer, ordered_on: datum, orderer: besteller}
"""


@pytest.fixture
def board(tmp_path: Path) -> Path:
    """A board with a few facts, imported."""
    (tmp_path / "inkooptoets.yaml").write_text(
        'board: "99001"\nname: Ambergaard\nmapping: mapping.yaml\n', encoding="utf-8"
    )
    (tmp_path / "mapping.yaml").write_text(MAPPING, encoding="utf-8")
    (tmp_path / "feiten.yaml").write_text(FACTS, encoding="utf-8")
    Board.open(tmp_path).import_files([tmp_path / "feiten.yaml"])
    return tmp_path


def run(board: Path, *arguments: str) -> str:
    """Run a command about facts and return what it shows."""
    result = CliRunner().invoke(command, [*arguments, "--board", str(board)])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    assert result.exit_code == 0, result.output
    return result.output


def test_list_counts_every_entity(board: Path) -> None:
    counted = {line.split()[-2]: line.split()[-1] for line in run(board, "list").splitlines()[2:]}
    assert {name: counted[name] for name in ("boards", "schools", "orders", "order_lines", "contracts")} == {
        "boards": "1",
        "schools": "1",
        "orders": "1",
        "order_lines": "1",
        "contracts": "0",
    }


def test_show_gives_facts_with_meaning_and_origin_and_the_lines_of_an_order(board: Path) -> None:
    shown = run(board, "show", "B-1")
    assert "Bestelling B-1" in shown
    assert "feiten.yaml, regel 4" in shown
    assert ["ordered_on", "1", "maart", "2026", "Besteldatum"] in [
        line.split() for line in shown.splitlines()
    ]
    assert "Bestelregel B-1 / 1" in shown


def test_a_person_has_a_pseudonym_unless_names_are_asked_for(board: Path) -> None:
    assert "m.devries" not in run(board, "show", "B-1")
    assert "persoon-" in run(board, "show", "B-1")
    assert "m.devries" in run(board, "show", "B-1", "--names")


def test_show_tells_what_a_fact_was_before(board: Path) -> None:
    file = board / "feiten.yaml"
    file.write_text(FACTS.replace("pupils: 220", "pupils: 240"), encoding="utf-8")
    Board.open(board).import_files([file])
    shown = run(board, "show", "99ZZ01", "--lang", "en")
    assert ["pupils", "240", "Number", "of", "pupils"] in [line.split() for line in shown.splitlines()]
    earlier = shown.partition("earlier, until the import of ")[2].splitlines()
    assert earlier[0].endswith("feiten.yaml, line 2")
    assert earlier[1] == "  pupils was 220"


def test_show_of_an_unknown_key_names_the_nearest(board: Path) -> None:
    with pytest.raises(ProblemsError, match=r"`99ZZ02` staat niet in het grootboek.*Bedoelt u `99ZZ01`"):
        run(board, "show", "99ZZ02")


def test_quarantine_says_where_and_why_and_hides_names(board: Path) -> None:
    (board / "orders.csv").write_text("nummer;datum;besteller\nB-2;31-02-2026;j.jansen\n", encoding="utf-8")
    Board.open(board).import_files([board / "orders.csv"])
    shown = run(board, "quarantine")
    assert "orders.csv:2" in shown
    assert "31-02-2026 is een dag die niet bestaat" in " ".join(shown.split())
    assert "j.jansen" not in shown


def test_an_empty_quarantine_says_so(board: Path) -> None:
    assert run(board, "quarantine") == "Er staat niets in quarantaine.\n"
    assert run(board, "quarantine", "--lang", "en") == "Nothing is in quarantine.\n"


def test_without_a_ledger_there_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "inkooptoets.yaml").write_text('board: "99001"\nname: Ambergaard\n', encoding="utf-8")
    with pytest.raises(ProblemsError, match="is er nog niet"):
        run(tmp_path, "list")
