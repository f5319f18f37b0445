from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from inkooptoets.engine.finding import Finding, State
from inkooptoets.engine.verdict import Moment, Outcome, Severity, Subject, Verdict
from inkooptoets.facts.problem import ProblemsError
from inkooptoets.reports import ADVICE_FORMATS, REPORT_FORMATS, Style, write_advice, write_report
from tests.reports.findings import added_up, split, unknown_term
from tests.reports.sample import advice, empty_report, hostile_report, many, report

ROOT = Path(__file__).resolve().parents[2]
HASHES = """
import hashlib
from inkooptoets.reports import *
from tests.reports.sample import *
from tests.reports.findings import *
for form in REPORT_FORMATS:
    made = write_report(report(), form)
    print(form, hashlib.sha256(made if isinstance(made, bytes) else made.encode()).hexdigest())
for form in ADVICE_FORMATS:
    print(form, hashlib.sha256(write_advice(advice(split(), unknown_term()), form).encode()).hexdigest())
"""


def bytes_of(written: str | bytes) -> bytes:
    return written if isinstance(written, bytes) else written.encode()


def bare_finding() -> Finding:
    """Return a finding in which everything that may be left out is."""
    verdict = Verdict("X-1", Subject("", ()), Outcome.UNDETERMINED, None)
    return Finding("X-1-0", "X-1", {}, Severity.LOW, Outcome.UNDETERMINED, (), (verdict,), {}, {}, {})


@pytest.mark.parametrize("form", REPORT_FORMATS)
@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("make", [report, empty_report, hostile_report])
def test_every_format_writes_every_report(form: str, lang: str, make: object) -> None:
    written = write_report(make(), form, Style(lang=lang))  # type: ignore[operator]
    assert bytes_of(written) or form == "jsonl"


@pytest.mark.parametrize("form", REPORT_FORMATS)
def test_every_format_writes_a_finding_of_which_little_is_known(form: str) -> None:
    found = (bare_finding(), replace(bare_finding(), verdicts=(), fingerprint="X-1-1", state=State.RESOLVED))
    assert (
        b"X-1" in bytes_of(write_report(report(findings=found, tallies=(), rules=()), form)) or form == "xlsx"
    )


@pytest.mark.parametrize("form", ADVICE_FORMATS)
def test_every_format_writes_an_advice_of_which_little_is_known(form: str) -> None:
    assert "X-1" in write_advice(advice(bare_finding(), key="", moment=Moment.SIGNING), form)


def test_the_same_report_gives_the_same_bytes_whatever_the_hash_seed() -> None:
    made = []
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT), "TZ": f"UTC+{seed}"}
        done = subprocess.run(
            [sys.executable, "-c", HASHES],
            env=environment,
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        )
        made.append(done.stdout)
    assert made[0] == made[1]
    assert len(made[0].splitlines()) == len(REPORT_FORMATS) + len(ADVICE_FORMATS)


@pytest.mark.parametrize("form", REPORT_FORMATS)
def test_the_same_report_gives_the_same_bytes_a_second_time(form: str) -> None:
    first, second = (hashlib.sha256(bytes_of(write_report(report(), form))).hexdigest() for _ in range(2))
    assert first == second


@pytest.mark.parametrize("form", REPORT_FORMATS)
def test_five_thousand_findings_are_written_in_reasonable_time(form: str) -> None:
    whole = many(5_000)
    began = time.perf_counter()
    write_report(whole, form)
    assert time.perf_counter() - began < 30


def test_a_format_that_does_not_exist_is_refused_with_the_nearest() -> None:
    with pytest.raises(ProblemsError) as refused:
        write_report(report(), "exel")
    assert str(refused.value).startswith("De vorm `exel` is er niet.")
    with pytest.raises(ProblemsError, match="Did you mean `json`"):
        write_advice(advice(), "jsno", Style(lang="en"))


def test_importing_reports_imports_nothing_heavy() -> None:
    heavy = "matplotlib xlsxwriter jinja2 lxml babel tabulate duckdb ibis"
    code = f"import sys, inkooptoets.reports; print([m for m in '{heavy}'.split() if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_an_advice_as_text_imports_no_page_or_sheet() -> None:
    code = (
        "import sys\nfrom inkooptoets.reports import write_advice\nfrom tests.reports.sample import advice\n"
        "write_advice(advice())\n"
        "print([m for m in 'matplotlib xlsxwriter jinja2 lxml tabulate'.split() if m in sys.modules])"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"


def test_the_sample_has_every_outcome_of_findings_and_every_state() -> None:
    found = report()
    assert {each.outcome for each in found.findings} == {
        Outcome.VIOLATED, Outcome.WAIVED, Outcome.UNDETERMINED, Outcome.ERROR
    }  # fmt: skip
    assert {each.state for each in (*found.findings, *found.resolved)} == set(State)
    assert (split().state, unknown_term().outcome) == (State.NEW, Outcome.UNDETERMINED)


@pytest.mark.parametrize("form", ["text", "markdown", "sarif", "junit", "xlsx"])
def test_what_was_added_up_is_part_of_every_format_that_shows_evidence(form: str) -> None:
    plain = replace(added_up(), counted=())
    written = [write_report(report(findings=(found,)), form) for found in (plain, added_up())]
    assert len(written[1]) > len(written[0])
