"""``inkooptoets rules``: what who writes rules sees, and with which code it ends."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
import yaml
from click.testing import CliRunner, Result

from inkooptoets.cli.board import Board
from inkooptoets.cli.commands.rules import command
from inkooptoets.cli.schemas import SCHEMAS
from inkooptoets.engine.rulebook import own_folder
from inkooptoets.facts.problem import ProblemsError

BROKEN = Path(__file__).parents[1] / "engine" / "broken_rules"
BOARD = 'board: "99001"\nname: Stichting Ambergaard\npolicy: policy.yaml\n'


def run(*arguments: str) -> Result:
    """Run a command about rules; problems come through as they are."""
    result = CliRunner().invoke(command, list(arguments))
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def board(empty: Path) -> Path:
    """A board's folder to work in."""
    (empty / "inkooptoets.yaml").write_text(BOARD, encoding="utf-8")
    (empty / "policy.yaml").write_text("# Nog niets.\n", encoding="utf-8")
    return empty


def test_list_names_every_rule_with_what_it_is_based_on(empty: Path) -> None:
    listed = run("list").output
    for code in ("DO-02", "DO-11", "DO-11-48M", "PLN-26", "TIP-05", "TIP-08"):
        assert code in listed
    assert "aanbestedingswet/2.14" in listed


def test_list_shows_what_a_board_switched_off_and_why(board: Path) -> None:
    (board / "policy.yaml").write_text(
        "rules: {DO-02: {off: yes, reason: Geen contracten.}, TIP-08: {severity: high}}\n", encoding="utf-8"
    )
    rules = {rule["code"]: rule for rule in json.loads(run("list", "--format", "json").output)}
    assert rules["DO-02"]["switched_off"] == "Geen contracten."
    assert rules["TIP-08"]["severity"] == "high"
    assert "Geen contracten." in run("list", "--format", "markdown").output


def test_list_outside_a_board_s_folder_gives_the_plain_rulebook(empty: Path) -> None:
    rules = json.loads(run("list", "--format", "json").output)
    assert {rule["switched_off"] for rule in rules} == {None}


def test_list_speaks_english(empty: Path) -> None:
    assert "Committed for long to" in run("list", "--lang", "en").output


@pytest.mark.parametrize(
    ("lang", "headings"),
    [
        ("nl", "Wat Waarom Voorwaarde Feiten Parameters Voorbeeld"),
        ("en", "What Why Condition Facts Parameters Example"),
    ],
)
def test_show_tells_all_of_a_rule(empty: Path, lang: str, headings: str) -> None:
    shown = run("show", "TIP-08", "--lang", lang).output
    lines = shown.splitlines()
    assert [heading for heading in headings.split() if heading not in lines] == []
    for part in (
        "contract.initial_months",
        "board.max_months_service",
        "slim-ict-inkopen/TIP-08",
        "contract.ended",
    ):
        assert part in shown


def test_show_of_an_unknown_code_names_the_nearest(empty: Path) -> None:
    with pytest.raises(ProblemsError, match="Bedoelt u `TIP-08`"):
        run("show", "TIP-80")


def test_lint_of_a_good_file_finds_nothing(empty: Path) -> None:
    result = run("lint", str(own_folder() / "slim-ict-inkopen" / "tips"))
    assert (result.exit_code, result.output) == (0, "2 regels nagekeken: in orde.\n")


def test_lint_tells_the_mistakes_of_all_files_and_ends_with_2(empty: Path) -> None:
    with pytest.raises(ProblemsError) as caught:
        run("lint", "--rules", str(BROKEN))
    assert len(caught.value.problems) > 30


def test_a_broken_rule_ends_a_command_with_2_and_sentences_on_the_error_stream(empty: Path) -> None:
    lint = [sys.executable, "-m", "inkooptoets.cli.main", "rules", "lint", "--rules", str(BROKEN)]
    ended = subprocess.run(lint, capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert "Traceback" not in ended.stderr
    places = [re.match(r".*\.yaml:\d+:\d+: \S", line) for line in ended.stderr.splitlines()]
    assert len(places) > 30
    assert None not in places


def test_an_audit_with_a_broken_own_rule_does_nothing(board: Path) -> None:
    (board / "regels").mkdir()
    shutil.copy(BROKEN / "UNKNOWN-FACT.yaml", board / "regels")
    (board / "policy.yaml").write_text("own_rules: regels\n", encoding="utf-8")
    with pytest.raises(ProblemsError, match=r"`contract\.initial_month` bestaat niet"):
        Board.open(board).audit()
    assert not (board / "ledger.duckdb").exists()


def test_no_rule_is_added_to_rules_that_do_not_load(board: Path) -> None:
    (board / "regels").mkdir()
    shutil.copy(BROKEN / "UNKNOWN-FACT.yaml", board / "regels")
    (board / "policy.yaml").write_text("own_rules: regels\n", encoding="utf-8")
    with pytest.raises(ProblemsError):
        run("new", "EIGEN-01")
    assert [path.name for path in (board / "regels").iterdir()] == ["UNKNOWN-FACT.yaml"]


def test_lint_says_what_could_be_better_and_ends_with_2(empty: Path) -> None:
    run("new", "EIGEN-01")
    file = empty / "regels" / "EIGEN-01.yaml"
    file.write_text(file.read_text().replace("{most} toe", "dat bewust niet toe"), encoding="utf-8")
    result = run("lint", "regels")
    assert result.exit_code == 2
    assert [line.rpartition(" ")[2] for line in result.output.splitlines()] == [
        "[different-placeholders]",
        "[message-claims-intent]",
    ]


def test_a_new_rule_works_at_once(empty: Path) -> None:
    told = run("new", "EIGEN-01").output
    assert told.startswith("regels/EIGEN-01.yaml is klaar en werkt.")
    assert "inkooptoets rules test EIGEN-01 --rules regels" in told
    result = run("test", "EIGEN-01", "--rules", "regels")
    assert result.exit_code == 0
    assert result.output.splitlines()[2].split() == ["EIGEN-01", "1", "1", "0"]
    assert run("lint", "regels").exit_code == 0


def test_a_new_rule_about_purchases_works_at_once(empty: Path) -> None:
    run("new", "INK-01", "--about", "purchase", "--folder", "hier")
    assert run("test", "INK-01", "--rules", "hier").exit_code == 0
    assert run("lint", "hier").exit_code == 0


def test_a_new_rule_gets_an_editor_s_schema_that_it_fits(empty: Path) -> None:
    run("new", "EIGEN-01")
    text = (empty / "regels" / "EIGEN-01.yaml").read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=rule.schema.json\n")
    schema = json.loads((empty / "regels" / "rule.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(yaml.safe_load(text), schema)


def test_a_new_rule_in_a_board_s_folder_joins_its_own_rules(board: Path) -> None:
    told = run("new", "EIGEN-01").output
    assert "doet mee in de volgende audit" in told
    assert (board / "policy.yaml").read_text(encoding="utf-8").splitlines() == [
        "# Nog niets.",
        "",
        "# De map met eigen regels van dit bestuur.",
        "own_rules: regels",
    ]
    assert run("test", "EIGEN-01").exit_code == 0
    (rule,) = [each for each in json.loads(run("list", "--format", "json").output) if each["own"]]
    assert rule["code"] == "EIGEN-01"


def test_a_second_own_rule_leaves_the_policy_as_it_is(board: Path) -> None:
    (board / "mijn").mkdir()
    (board / "policy.yaml").write_text("own_rules: mijn\n", encoding="utf-8")
    run("new", "EIGEN-02")
    assert (board / "mijn" / "EIGEN-02.yaml").is_file()
    assert (board / "policy.yaml").read_text(encoding="utf-8") == "own_rules: mijn\n"


def test_an_ill_formed_code_is_refused_and_nothing_is_made(empty: Path) -> None:
    with pytest.raises(ProblemsError) as caught:
        run("new", "eigen_01")
    assert str(caught.value) == (
        "`eigen_01` is geen code van een regel. Een code is `DO-11`: hoofdletters en cijfers, met streepjes "
        "ertussen. Bedoelt u `EIGEN-01`?"
    )
    assert list(empty.iterdir()) == []


def test_a_code_that_exists_is_refused(board: Path) -> None:
    with pytest.raises(ProblemsError, match="Regel `DO-11` bestaat al"):
        run("new", "DO-11")
    assert sorted(path.name for path in board.iterdir()) == ["inkooptoets.yaml", "policy.yaml"]


def test_a_file_that_exists_is_refused(empty: Path) -> None:
    (empty / "regels").mkdir()
    (empty / "regels" / "EIGEN-01.yaml").write_text("van mij\n", encoding="utf-8")
    with pytest.raises(ProblemsError, match="Dit bestand bestaat al"):
        run("new", "EIGEN-01")
    assert (empty / "regels" / "EIGEN-01.yaml").read_text(encoding="utf-8") == "van mij\n"


def test_a_case_that_fails_is_named_with_its_place_and_ends_with_1(empty: Path) -> None:
    run("new", "EIGEN-01")
    file = empty / "regels" / "EIGEN-01.yaml"
    text = file.read_text(encoding="utf-8").replace("initial_months: 49", "initial_months: 48")
    file.write_text(text, encoding="utf-8")
    line = text.splitlines().index("tests:") + 2
    result = run("test", "EIGEN-01", "--rules", "regels")
    assert result.exit_code == 1
    assert f"regels/EIGEN-01.yaml:{line}:5: " in result.output
    assert result.output.splitlines()[2].split() == ["EIGEN-01", "1", "0", "1"]


def test_test_of_an_unknown_code_names_the_nearest(empty: Path) -> None:
    with pytest.raises(ProblemsError, match="Bedoelt u `DO-11`"):
        run("test", "DO-1")


def test_a_derived_fact_s_cases_run_too(empty: Path) -> None:
    assert run("test", "contract.software_like").exit_code == 0


@pytest.mark.parametrize("subject", SCHEMAS)
def test_every_schema_is_one(empty: Path, subject: str) -> None:
    schema = json.loads(run("schema", "--for", subject).output)
    jsonschema.Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize(
    "file", sorted(own_folder().glob("slim-ict-inkopen/**/*.yaml")), ids=lambda file: file.stem
)
def test_the_rules_fit_the_schema_of_rules(file: Path) -> None:
    jsonschema.validate(_plain(yaml.safe_load(file.read_text(encoding="utf-8"))), SCHEMAS["rule"]())


@pytest.mark.parametrize("file", sorted(own_folder().glob("derived/*.yaml")), ids=lambda file: file.stem)
def test_the_derived_facts_fit_their_schema(file: Path) -> None:
    jsonschema.validate(_plain(yaml.safe_load(file.read_text(encoding="utf-8"))), SCHEMAS["derived"]())


def test_the_schema_of_rules_marks_a_wrong_status() -> None:
    rule = _plain(yaml.safe_load((own_folder() / "slim-ict-inkopen/tips/TIP-08.yaml").read_text()))
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**rule, "status": "stabiel"}, SCHEMAS["rule"]())


def test_the_schema_of_policies_knows_what_a_board_may_set() -> None:
    schema = SCHEMAS["policy"]()
    value = {"value": 36, "source": "beleid/1"}
    jsonschema.validate({"parameters": {"board.max_months_service": value}}, schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"parameters": {"law.small_lot_limit": value}}, schema)


def _plain(value: object) -> object:
    """Return YAML as an editor sees it: days as text."""
    return json.loads(json.dumps(value, default=str))


def test_a_copy_of_the_rulebook_is_not_the_rulebook_in_use(empty: Path) -> None:
    shutil.copytree(own_folder(), empty / "rules")
    run("new", "DO-99")
    assert (empty / "regels" / "DO-99.yaml").is_file()
