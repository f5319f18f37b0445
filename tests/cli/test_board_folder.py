"""The file that says what a board's folder holds: its defaults, and all its mistakes at once."""

from pathlib import Path

import pytest

from inkooptoets.cli.board_folder import BoardFolder, read_board_folder
from inkooptoets.engine.verdict import Severity
from inkooptoets.facts.problem import ProblemsError

SMALLEST = 'board: "99001"\nname: Stichting Ambergaard\n'


def _write(folder: Path, text: str) -> Path:
    (folder / "inkooptoets.yaml").write_text(text, encoding="utf-8")
    return folder


def _problems(folder: Path, text: str) -> list[str]:
    with pytest.raises(ProblemsError) as caught:
        read_board_folder(_write(folder, text))
    return [str(problem).removeprefix(f"{folder}/inkooptoets.yaml:") for problem in caught.value.problems]


def test_a_board_with_only_a_number_and_a_name_gets_the_usual_places(tmp_path: Path) -> None:
    assert read_board_folder(_write(tmp_path, SMALLEST)) == BoardFolder(
        folder=tmp_path,
        board="99001",
        name="Stichting Ambergaard",
        ledger=tmp_path / "ledger.duckdb",
        policy=None,
        mapping=None,
        waivers=tmp_path / "waivers.yaml",
        imports=(),
        reports=tmp_path / "reports",
        rejected_share_allowed=100,
        fail_on=Severity.LOW,
    )


def test_every_key_may_be_given(tmp_path: Path) -> None:
    (tmp_path / "beleid.yaml").write_text("# niets\n")
    (tmp_path / "kolommen.yaml").write_text("# niets\n")
    text = SMALLEST + (
        "ledger: feiten.duckdb\npolicy: beleid.yaml\nmapping: kolommen.yaml\nwaivers: vrijstellingen.yaml\n"
        "import: [registers/*.yaml, export/*.csv]\nreports: verslag\nrejected_share_allowed: 2.5\n"
        "fail_on: high\n"
    )
    found = read_board_folder(_write(tmp_path, text) / "inkooptoets.yaml")
    assert (found.ledger, found.reports) == (tmp_path / "feiten.duckdb", tmp_path / "verslag")
    assert (found.policy, found.mapping) == (tmp_path / "beleid.yaml", tmp_path / "kolommen.yaml")
    assert found.imports == ("registers/*.yaml", "export/*.csv")
    assert (found.rejected_share_allowed, found.fail_on) == (250, Severity.HIGH)


def test_files_come_in_the_order_of_the_patterns_and_each_once(tmp_path: Path) -> None:
    for name in ("b.csv", "a.csv", "c.xlsx"):
        (tmp_path / name).write_text("")
    found = read_board_folder(_write(tmp_path, SMALLEST + 'import: ["*.xlsx", "*.csv", "a.*", "geen*"]\n'))
    assert [path.name for path in found.files_to_import()] == ["c.xlsx", "a.csv", "b.csv"]


def test_all_mistakes_are_told_at_once_with_their_places(tmp_path: Path) -> None:
    text = (
        "board: 99001\npollicy: policy.yaml\nmapping: mapping.yaml\nimport: [../elders/*.csv]\n"
        "rejected_share_allowed: 140\nfail_on: hoog\n"
    )
    found = _problems(tmp_path, text)
    assert [problem.split(": ", 1)[0] for problem in found] == [
        "1:1",
        "1:8",
        "2:1",
        "3:10",
        "4:10",
        "5:25",
        "6:10",
    ]
    assert found[0].endswith("De sleutel `name` ontbreekt. Het bestand moet `name` hebben. Voeg `name:` toe.")
    assert "`99001` is geen tekst" in found[1]
    assert "Bedoelt u `policy`?" in found[2]
    assert "Het bestand `mapping.yaml` is er niet." in found[3]
    assert "wijst buiten de map van het bestuur" in found[4]
    assert "`140` is geen deel van de rijen" in found[5]
    assert "Kan zijn: `high`, `low`, `medium`." in found[6]


def test_a_folder_without_the_file_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(ProblemsError, match="`inkooptoets init MAP`"):
        read_board_folder(tmp_path)
