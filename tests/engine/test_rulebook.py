"""What is said of broken rules: one file per mistake, the sentences beside them, all at once."""

from __future__ import annotations

import shutil
from collections import defaultdict
from pathlib import Path

import pytest

from inkooptoets.engine.rulebook import load_rulebook, own_folder, rule_files
from inkooptoets.facts.problem import ProblemsError

BROKEN = Path(__file__).parent / "broken_rules"
FILES = sorted(BROKEN.glob("*.yaml"))
DERIVED = sorted((BROKEN / "derived").glob("*.yaml"))


def expected() -> dict[str, list[str]]:
    """Return what must be said, by the name of the file."""
    said: dict[str, list[str]] = defaultdict(list)
    for line in (BROKEN / "expected.txt").read_text(encoding="utf-8").splitlines():
        said[line.partition(":")[0]].append(line)
    return said


def problems(policy: Path | None = None, folder: Path | None = None, *more: Path) -> list[str]:
    with pytest.raises(ProblemsError) as caught:
        load_rulebook(policy, folder, more)
    return [str(problem) for problem in caught.value.problems]


@pytest.fixture
def rulebook_folder(tmp_path: Path) -> Path:
    """A copy of the rulebook, to break."""
    return Path(shutil.copytree(own_folder(), tmp_path / "rules"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_mistake_in_a_rule_is_told_with_its_place_and_what_to_do(file: Path) -> None:
    said = [line.removeprefix(f"{BROKEN}/") for line in problems(None, None, file)]
    assert said == expected()[file.name]


def test_mistakes_in_derived_facts_are_told_without_echoes_in_the_facts_that_use_them(
    rulebook_folder: Path,
) -> None:
    for file in DERIVED:
        shutil.copy(file, rulebook_folder / "derived")
    said = [line.removeprefix(f"{rulebook_folder}/") for line in problems(None, rulebook_folder)]
    assert said == [
        line for name, lines in expected().items() if name.startswith("derived/") for line in lines
    ]


def test_every_broken_file_has_its_sentences() -> None:
    assert {name for name in expected() if "/" not in name} == {file.name for file in FILES}


def test_the_mistakes_of_all_files_come_at_once() -> None:
    said = problems(None, None, *FILES)
    assert {line.removeprefix(f"{BROKEN}/").partition(":")[0] for line in said} == {
        file.name for file in FILES
    }


@pytest.mark.parametrize("line", (BROKEN / "expected.txt").read_text(encoding="utf-8").splitlines())
def test_no_sentence_is_a_tool_s_own(line: str) -> None:
    for foreign in ("expecting", "Input should", "input", "DatedOn", "constrained", "EOF", "value_error"):
        assert foreign not in line


def test_a_code_that_two_files_have_names_the_first(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "EIGEN-01.yaml").write_text(_rule("EIGEN-01"), encoding="utf-8")
    assert problems(None, None, tmp_path) == [
        f"{tmp_path}/two/EIGEN-01.yaml:1:7: De code `EIGEN-01` bestaat al, in {tmp_path}/one/EIGEN-01.yaml:1:7. "
        "Elke regel en elk afgeleid feit heeft een eigen naam. Kies een andere, of haal een van de twee weg."
    ]


def test_a_rule_may_not_take_the_code_of_the_rulebook(tmp_path: Path) -> None:
    (tmp_path / "DO-11.yaml").write_text(_rule("DO-11"), encoding="utf-8")
    assert [line.partition(": ")[2].partition(",")[0] for line in problems(None, None, tmp_path)] == [
        "De code `DO-11` bestaat al"
    ]


def test_a_broken_derived_fact_is_told_once_however_many_rules_use_it(rulebook_folder: Path) -> None:
    file = rulebook_folder / "derived" / "contract.ended.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("kind: yes_no", "kind: yesno"), encoding="utf-8")
    assert problems(None, rulebook_folder) == [
        f"{file}:2:7: De soort `yesno` bestaat niet. Bedoelt u `yes_no`?"
    ]


def test_a_derived_fact_with_a_syntax_error_is_told_once(rulebook_folder: Path) -> None:
    file = rulebook_folder / "derived" / "contract.software_like.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("value:", "value: )\nvalues:"), encoding="utf-8")
    assert len(problems(None, rulebook_folder)) == 1


def test_a_board_s_own_rules_load_from_the_folder_that_its_policy_names(tmp_path: Path) -> None:
    (tmp_path / "regels" / "ict").mkdir(parents=True)
    (tmp_path / "regels" / "ict" / "EIGEN-01.yaml").write_text(_rule("EIGEN-01"), encoding="utf-8")
    policy = tmp_path / "policy.yaml"
    policy.write_text("own_rules: regels\nrules: {EIGEN-01: {severity: high}}\n", encoding="utf-8")
    rule = load_rulebook(policy).rule("EIGEN-01")
    assert (rule.own, str(rule.severity)) == (True, "high")


def test_a_rule_may_cite_the_board_s_own_policy(tmp_path: Path) -> None:
    (tmp_path / "regels").mkdir()
    text = _rule("EIGEN-01").replace("slim-ict-inkopen/TIP-08", "beleid/3.2")
    (tmp_path / "regels" / "EIGEN-01.yaml").write_text(text, encoding="utf-8")
    policy = tmp_path / "policy.yaml"
    source = "title: {nl: Beleid, en: Policy}, items: {'3.2': {place: par. 3.2, nl: Kort., en: Short.}}"
    policy.write_text(f"own_rules: regels\nsources: {{beleid: {{{source}}}}}\n", encoding="utf-8")
    assert load_rulebook(policy).rule("EIGEN-01").form.guidance == ["beleid/3.2"]


def test_the_hash_changes_with_a_board_s_own_rule(tmp_path: Path) -> None:
    (tmp_path / "EIGEN-01.yaml").write_text(_rule("EIGEN-01"), encoding="utf-8")
    assert load_rulebook(more=[tmp_path]).hash != load_rulebook().hash


def test_a_file_of_the_rulebook_is_not_read_twice() -> None:
    assert (
        load_rulebook(more=[own_folder() / "slim-ict-inkopen"]).rules.keys() == load_rulebook().rules.keys()
    )


def test_files_and_folders_give_each_file_once(tmp_path: Path) -> None:
    for name in ("B-1.yaml", "A-1.yaml"):
        (tmp_path / name).touch()
    assert rule_files([tmp_path / "B-1.yaml", tmp_path]) == [tmp_path / "B-1.yaml", tmp_path / "A-1.yaml"]


def test_an_unknown_code_is_met_with_the_nearest() -> None:
    with pytest.raises(ProblemsError) as caught:
        load_rulebook().rule("DO-1")
    assert str(caught.value) == "Regel `DO-1` bestaat niet. Bedoelt u `DO-11`?"


def _rule(code: str) -> str:
    from inkooptoets.cli.rule_template import rule_text

    return rule_text(code, "contract", "schema.json").split("\n", 3)[3]
