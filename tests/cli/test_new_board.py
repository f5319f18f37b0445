"""A new board's folder: it can be read and judged as it is, and never takes the place of anything."""

from __future__ import annotations

from pathlib import Path

import pytest

from inkooptoets.cli.board_folder import read_board_folder
from inkooptoets.cli.new_board import write_new_board
from inkooptoets.engine.overlay import Overlay
from inkooptoets.engine.rulebook import load_rulebook
from inkooptoets.engine.waiver_file import read_waivers
from inkooptoets.facts.problem import ProblemsError
from inkooptoets.facts.yaml_file import read_yaml
from tests.cli.example_world import judged

NAME = "Stichting Ambergaard: po & vo"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_new_board(tmp_path / "bestuur", NAME, "01234")
    return tmp_path / "bestuur"


def test_its_settings_are_those_that_were_asked_for(folder: Path) -> None:
    found = read_board_folder(folder)
    assert (found.board, found.name) == ("01234", NAME)
    assert [path.name for path in found.files_to_import()] == [
        "bestellers.yaml",
        "leveranciers.yaml",
        "scholen.yaml",
    ]


def test_it_has_no_policy_and_no_waivers_of_its_own_yet(folder: Path) -> None:
    rulebook = load_rulebook(folder / "policy.yaml")
    assert rulebook.overlay == Overlay()
    assert read_waivers(folder / "waivers.yaml", list(rulebook.rules)) == ()


@pytest.mark.parametrize("name", ["policy.yaml", "waivers.yaml"])
def test_the_examples_in_its_comments_are_right(folder: Path, name: str) -> None:
    lines = (folder / name).read_text(encoding="utf-8").splitlines()
    start = next(index for index, line in enumerate(lines) if line.startswith(("# parameters:", "# - id")))
    plain = "\n".join(line.removeprefix("# ").removeprefix("#") for line in lines[start:])
    plain = "\n".join(line for line in plain.splitlines() if not line.startswith("Een school"))
    (folder / name).write_text(plain + "\n", encoding="utf-8")
    assert read_yaml(folder / name).value
    rulebook = load_rulebook(folder / "policy.yaml")
    assert len(read_waivers(folder / "waivers.yaml", list(rulebook.rules))) == (name == "waivers.yaml")
    assert bool(rulebook.overlay.parameters) == (name == "policy.yaml")


def test_its_examples_are_judged_and_fine(folder: Path) -> None:
    with judged(folder, ("orders/*.yaml", "contracts/*.yaml")) as example:
        assert [content.problem for content in example.contents] == [None] * 5
        outcomes = {rule: [str(row["_outcome"]) for row in rows] for rule, rows in example.outcomes.items()}
    assert outcomes == {
        "DO-02": ["compliant"],
        "DO-11": ["compliant"],
        "DO-11-48M": ["compliant"],
        "PLN-26": ["compliant"],
        "PLN-26-REGISTER": ["compliant"],
        "TIP-05": ["compliant"],
        "TIP-08": ["compliant"],
    }


def test_its_mapping_reads_an_export_with_those_columns(folder: Path) -> None:
    (folder / "export" / "bestellingen-2026.csv").write_text(
        "Bestelnummer;Regel;Besteldatum;School;Besteller;Crediteurnummer;Contractnummer;Status;Omschrijving;"
        "Aantal;Bedrag excl. btw;Artikelgroep\n"
        "B-1;1;12-03-2026;99ZZ00;iemand-anders;L-0001;geen;Geleverd;Pennen;4;29,00;Kantoorartikelen\n",
        encoding="utf-8",
    )
    with judged(folder) as example:
        assert example.of("PLN-26", "B-1") == {"violated"}


def test_a_folder_that_is_not_empty_is_refused_with_a_clear_sentence(folder: Path) -> None:
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    with pytest.raises(ProblemsError) as caught:
        write_new_board(folder, NAME, "01234")
    assert str(caught.value) == (
        f"{folder}: Deze map is niet leeg. Er wordt niets overschreven: de map is leeg, of bestaat nog niet. "
        "Kies een andere map, of maak deze leeg."
    )
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_an_empty_folder_that_is_there_already_is_filled(tmp_path: Path) -> None:
    write_new_board(tmp_path, NAME, "01234")
    assert (tmp_path / "README.md").is_file()


def test_a_file_in_the_way_is_refused(tmp_path: Path) -> None:
    (tmp_path / "bestuur").write_text("")
    with pytest.raises(ProblemsError, match="Hier staat al een bestand"):
        write_new_board(tmp_path / "bestuur", NAME, "01234")


@pytest.mark.parametrize(
    ("name", "number", "said"),
    [
        ("", "01234", "De naam van het bestuur is leeg"),
        ("Naam", "  ", "Het bestuursnummer is leeg"),
        ('Naam "x"', "01234", "bevat een teken dat hier niet kan"),
        ("Naam\nboard: x", "01234", "bevat een teken dat hier niet kan"),
    ],
)
def test_a_name_that_cannot_be_written_is_refused(tmp_path: Path, name: str, number: str, said: str) -> None:
    with pytest.raises(ProblemsError, match=said):
        write_new_board(tmp_path / "bestuur", name, number)
    assert not (tmp_path / "bestuur").exists()
