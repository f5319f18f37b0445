from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from inkooptoets.engine.audit_report import AuditReport
from inkooptoets.facts.problem import ProblemsError
from inkooptoets.reports import Style, write_advice, write_report
from inkooptoets.reports.json_file import read_advice, read_report
from inkooptoets.reports.pseudonym import hide_people
from inkooptoets.reports.schema import advice_schema, report_schema, write_schema
from tests.reports.findings import added_up, no_clause, order, split, unknown_term
from tests.reports.sample import advice, empty_report, hostile_report, many, report

REPORTS = Path(__file__).resolve().parents[2] / "reports"
NAMED = Style(names=True)


def text_of(whole: AuditReport, form: str = "json", style: Style = NAMED) -> str:
    text = write_report(whole, form, style)
    assert isinstance(text, str)
    return text


@pytest.mark.parametrize("make", [report, empty_report, hostile_report, lambda: many(300)])
def test_a_report_comes_back_as_it_was_and_fits_its_schema(make: Callable[[], AuditReport]) -> None:
    text = text_of(make())
    assert read_report(text) == replace(make(), pseudonymised=False)
    schema = json.loads((REPORTS / "audit-report.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(json.loads(text), schema, cls=jsonschema.Draft202012Validator)


def test_a_report_without_names_comes_back_without_names() -> None:
    assert read_report(text_of(report(), style=Style())) == hide_people(report())


def test_an_advice_comes_back_as_it_was_and_fits_its_schema() -> None:
    whole = advice(
        split(), unknown_term(), rule_errors=(("CHK-13", "stuk"),), escalations=report().escalations
    )
    text = write_advice(whole, "json", NAMED)
    assert read_advice(text) == whole
    schema = json.loads((REPORTS / "advice.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(json.loads(text), schema, cls=jsonschema.Draft202012Validator)


def test_the_published_schemas_are_those_of_the_dataclasses() -> None:
    """Renew them with ``python -m inkooptoets.reports.schema``."""
    for file, schema in (("audit-report", report_schema()), ("advice", advice_schema())):
        assert (REPORTS / f"{file}.schema.json").read_text(encoding="utf-8") == write_schema(schema)


def test_money_is_in_integer_cents_and_days_are_iso() -> None:
    raw = json.loads(text_of(report(findings=(split(),))))
    found = raw["findings"][0]
    assert found["at_stake_cents"] == 23_100_000
    assert found["verdicts"][0]["facts"] == {
        "purchase.cancelled": False,
        "purchase.day": "2026-01-12",
        "purchase.supplier": "L-0042",
        "purchase.value_cents": 1_650_000,
        "siblings.number.high": 14,
        "siblings.number.low": 14,
        "siblings.total.high_cents": 23_100_000,
        "siblings.total.low_cents": 23_100_000,
        "threshold_cents": 21_600_000,
        "window": 12,
    }
    assert found["case"][0] == {"path": "purchase.buyer", "value": "99001"}
    assert raw["as_of"] == "2026-11-24"
    assert raw["made_at"] == "2026-11-24T06:30:00+01:00"


def test_a_text_that_looks_like_a_day_or_money_stays_a_text() -> None:
    odd = order(1, date(2026, 1, 1), 5, **{"purchase.supplier": "2026-01-01", "own_cents": 5, "x": None})
    whole = report(findings=(replace(split(), verdicts=(odd,)),))
    assert read_report(text_of(whole)) == replace(whole, pseudonymised=False)


def test_every_line_of_jsonl_is_one_finding() -> None:
    lines = [json.loads(line) for line in text_of(report(), "jsonl").splitlines()]
    assert len(lines) == len(report().findings) + len(report().resolved)
    assert {line["run"] for line in lines} == {"2026-11-24T06:30"}
    assert lines[0]["fingerprint"] == "DO-11-42fd7ffce5"
    assert text_of(report(findings=(), resolved=()), "jsonl") == ""


def spoiled(**changes: Any) -> str:
    return json.dumps({**json.loads(text_of(report(findings=(no_clause(),)))), **changes})


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("{", "Dit is geen JSON"),
        ("[]", "Dit is geen JSON van dit soort."),
        ('{"form": "inkooptoets/advice/1"}', "Dit is geen JSON van dit soort."),
        ('{"form": "inkooptoets/audit-report/1"}', "`AuditReport` heeft geen `run`."),
        (spoiled(as_of="morgen"), "`morgen` past niet bij `een dag`."),
        (spoiled(board=5), "`5` past niet bij `board`."),
        (spoiled(certified=True), "`True` past niet bij `certified`."),
        (spoiled(findings="geen"), "`geen` past niet bij `findings`."),
        (spoiled(findings=[5]), "`5` past niet bij `Finding`."),
        (spoiled(tallies=[{"rule": "a", "unit": None, "month": None, "outcome": "ok", "number": 1}]),
         "`ok` past niet bij `outcome`."),
    ],
)  # fmt: skip
def test_json_that_does_not_fit_is_refused_with_what_is_wrong(text: str, wrong: str) -> None:
    with pytest.raises(ProblemsError) as refused:
        read_report(text)
    assert str(refused.value).startswith(wrong)


def test_a_field_that_an_older_version_did_not_write_takes_its_default() -> None:
    raw = json.loads(text_of(report()))
    del raw["waivers"]
    assert read_report(json.dumps(raw)).waivers == ()


def test_what_was_added_up_comes_back_with_its_amounts_in_cents() -> None:
    whole = report(findings=(added_up(),))
    text = text_of(whole)
    assert json.loads(text)["findings"][0]["counted"][0]["amount_cents"] == 1_650_000
    assert read_report(text) == replace(whole, pseudonymised=False)
