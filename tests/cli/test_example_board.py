"""The example board: always the same, read without loss, and every seeded case judged as it should be."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from inkooptoets.cli.example_board import AS_OF, make_board, write_example
from inkooptoets.engine.finding import fingerprint
from inkooptoets.engine.judge_one import Judge
from inkooptoets.engine.verdict import Outcome, Subject, Verdict
from inkooptoets.engine.waiver_file import read_waivers
from inkooptoets.engine.waivers import apply_waivers, statuses
from inkooptoets.facts.dictionary import BY_NAME
from inkooptoets.facts.problem import ProblemsError
from inkooptoets.facts.yaml_file import read_yaml
from tests.cli.example_world import JudgedExample, judged

FACT_FILES = ("orders/*.yaml", "contracts/*.yaml")


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[JudgedExample]:
    path = tmp_path_factory.mktemp("example") / "small"
    write_example(path, "small", 1)
    with judged(path, FACT_FILES) as example:
        yield example


def _expected(example: JudgedExample) -> list[dict[str, Any]]:
    found = read_yaml(example.folder.folder / "expected.yaml").value
    assert found["as_of"] == AS_OF
    return list(found["cases"])


def _digest(path: Path) -> str:
    digest = hashlib.sha256()
    for file in sorted(path.rglob("*")):
        if file.is_file():
            digest.update(str(file.relative_to(path)).encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()


def test_the_same_seed_gives_the_same_bytes_whatever_the_hash_seed(tmp_path: Path) -> None:
    write_example(tmp_path / "here", "small", 7)
    code = (
        "import sys; from pathlib import Path; from inkooptoets.cli.example_board import write_example;"
        "write_example(Path(sys.argv[1]), 'small', 7)"
    )
    for hash_seed in ("0", "4242"):
        there = tmp_path / hash_seed
        environment = {**os.environ, "PYTHONHASHSEED": hash_seed, "TZ": "America/Lima"}
        subprocess.run([sys.executable, "-c", code, str(there)], check=True, env=environment)
        assert _digest(there) == _digest(tmp_path / "here")


def test_another_seed_gives_another_board_with_the_same_seeded_cases(tmp_path: Path) -> None:
    one, other = write_example(tmp_path / "1", "small", 1), write_example(tmp_path / "2", "small", 2)
    assert _digest(one.directory) != _digest(other.directory)
    assert (one.directory / "expected.yaml").read_bytes() == (other.directory / "expected.yaml").read_bytes()


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "brief.txt").write_text("van mij")
    with pytest.raises(ProblemsError, match="Deze map is niet leeg"):
        write_example(tmp_path, "small", 1)
    assert [path.name for path in tmp_path.iterdir()] == ["brief.txt"]


def test_every_file_is_read_and_every_row_is_accounted_for(small: JudgedExample) -> None:
    assert [content.problem for content in small.contents if content.problem] == []
    rejected = {
        (Path(found.file).name, found.column): found.reason
        for content in small.contents
        for found in content.rejections
    }
    assert {place for place, _ in Counter(rejected).items()} == {
        ("bestellingen-2023.csv", "Besteldatum"),
        ("bestellingen-2024.csv", "Prijs excl. btw"),
        ("bestellingen-2024.csv", "Bedrag excl. btw"),
        ("bestellingen-2025.csv", "Aantal"),
        ("bestellingen-2025.csv", "Bestelnummer"),
    }
    skipped = sum(content.skipped for content in small.contents)
    assert skipped == 3  # two totals and a header that comes back
    for content in small.contents:
        quarantined = sum(batch.rows_quarantined for batch in content.batches)
        assert content.rows_read == content.kept + quarantined + content.skipped


def test_few_rows_are_unreadable(small: JudgedExample) -> None:
    read = sum(content.rows_read for content in small.contents)
    quarantined = sum(batch.rows_quarantined for content in small.contents for batch in content.batches)
    assert 0 < quarantined * 10_000 < read * small.folder.rejected_share_allowed


def test_every_seeded_case_gets_its_verdict_from_the_judge_of_all(small: JudgedExample) -> None:
    wrong = []
    for case in _expected(small):
        wanted = "violated" if case["outcome"] == "waived" else case["outcome"]
        found = small.of(case["rule"], case["subject"])
        if found != {wanted}:
            wrong.append((case["rule"], case["subject"], case["outcome"], found))
    assert wrong == []


def test_every_seeded_case_gets_its_verdict_from_the_judge_of_one(small: JudgedExample) -> None:
    judge = Judge(small.rulebook.parameters, AS_OF)
    wrong = []
    for case in _expected(small):
        rule = small.rulebook.rules[case["rule"]]
        key = BY_NAME[rule.about].key[0]
        rows = small.world.rows(rule.about, f'"{key}" = ?', [case["subject"]])
        found = {str(judge.judge(rule, row, small.world).outcome) for row in rows}
        if found != {"violated" if case["outcome"] == "waived" else case["outcome"]}:
            wrong.append((case["rule"], case["subject"], case["outcome"], found))
    assert wrong == []


def test_a_finding_counts_in_the_case_that_is_expected(small: JudgedExample) -> None:
    for case in _expected(small):
        rule = small.rulebook.rules[case["rule"]]
        key = BY_NAME[rule.about].key[0]
        rows = [row for row in small.outcomes[rule.code] if row[key] == case["subject"]]
        prefix = f"{rule.about}."
        assert [{path: row[path.removeprefix(prefix)] for path in rule.form.case} for row in rows] == [
            case["finding"]
        ]


def test_of_the_waivers_one_is_in_force_one_expired_and_one_unused(small: JudgedExample) -> None:
    waivers = read_waivers(small.folder.waivers, list(small.rulebook.rules), list(small.rulebook.derived))
    verdicts = []
    for case in _expected(small):
        if case["outcome"] in ("violated", "waived"):
            about = small.rulebook.rules[case["rule"]].about
            verdicts.append(
                Verdict(
                    rule=case["rule"],
                    subject=Subject(about, (case["subject"],)),
                    outcome=Outcome.VIOLATED,
                    as_of=AS_OF,
                    case=tuple(case["finding"].items()),
                )
            )
    waived = [verdict for verdict in apply_waivers(verdicts, waivers) if verdict.outcome is Outcome.WAIVED]
    assert [verdict.subject.key for verdict in waived] == [("C-R5F",)]
    used = {str(verdict.waiver): 1 for verdict in waived}
    assert {each.id: each.status for each in statuses(waivers, used, AS_OF)} == {
        "O-2025-03": "expired",
        "O-2026-01": "in_force",
        "O-2026-02": "unused",
    }
    assert fingerprint("TIP-08", (("contract.id", "C-R5F"),)).startswith("TIP-08-")


def test_apart_from_the_seeded_cases_a_small_board_hardly_violates(small: JudgedExample) -> None:
    seeded = {case["subject"] for case in _expected(small)}
    for rule, rows in small.outcomes.items():
        key = BY_NAME[small.rulebook.rules[rule].about].key[0]
        others = Counter(str(row["_outcome"]) for row in rows if row[key] not in seeded)
        assert others["error"] == 0
        assert others["violated"] <= 4 + others["compliant"] // 20, (rule, others)


def test_a_mid_size_board_looks_ordinary() -> None:
    board = make_board("mid", 1)
    orders = [order for order in board.orders if order.id[2:6].isdigit()]
    years = (AS_OF - min(order.day for order in orders)) / timedelta(days=365)
    assert 2_000 <= len(orders) / years <= 3_500
    lines = sum(len(order.lines) for order in orders)
    assert 2.2 <= lines / len(orders) <= 3.2
    values = sorted(sum(line.net for line in order.lines) for order in orders)
    assert 90_00 <= values[len(values) // 2] <= 170_00
    assert 0.50 <= sum(value < 250_00 for value in values) / len(values) <= 0.75
    assert 0.87 <= sum(value < 2_500_00 for value in values) / len(values) <= 0.96
    assert 150 <= sum(not _ended(contract) for contract in board.contracts) <= 300
    assert 400 <= len(board.suppliers) <= 700


def test_an_audit_of_a_mid_size_board_finds_little_beside_the_seeded_cases(tmp_path: Path) -> None:
    write_example(tmp_path / "mid", "mid", 1)
    with judged(tmp_path / "mid", FACT_FILES) as example:
        seeded = {case["subject"] for case in _expected(example)}
        rates = {}
        for rule, rows in example.outcomes.items():
            key = BY_NAME[example.rulebook.rules[rule].about].key[0]
            others = Counter(str(row["_outcome"]) for row in rows if row[key] not in seeded)
            assert others["error"] == 0
            rates[rule] = others["violated"] / max(1, others["violated"] + others["compliant"])
            assert others["undetermined"] <= 0.2 * (others["compliant"] + others["violated"])
    assert rates["DO-11"] == rates["DO-11-48M"] == rates["PLN-26-REGISTER"] == 0
    assert 0.02 <= rates["PLN-26"] <= 0.05
    assert max(rates["DO-02"], rates["TIP-05"], rates["TIP-08"]) <= 0.15


def _ended(contract: dict[str, Any]) -> bool:
    months = contract["initial_months"] + contract["board_option_months"]
    start = contract["starts_on"]
    over = start.year * 12 + start.month + months <= AS_OF.year * 12 + AS_OF.month
    return bool(over and not contract["renewal_months"])
