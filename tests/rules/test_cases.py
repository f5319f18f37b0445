"""Every case of every rule and derived fact, through both judges: one test per case."""

from __future__ import annotations

from collections import Counter

import pytest

from inkooptoets.engine.cases import Cases
from inkooptoets.engine.rule_file import REQUIRED_OUTCOMES, Case
from inkooptoets.engine.rulebook import load_rulebook

RULEBOOK = load_rulebook()
LISTED = list(Cases(RULEBOOK))


@pytest.fixture(scope="session")
def cases() -> Cases:
    return Cases(RULEBOOK)


@pytest.mark.parametrize(
    ("code", "index"), [pytest.param(code, index, id=f"{code}: {case.it}") for code, index, case in LISTED]
)
def test_both_judges_say_what_the_case_expects(cases: Cases, code: str, index: int) -> None:
    assert cases.run(code, index).differences == ()


@pytest.mark.parametrize("code", sorted(RULEBOOK.rules))
def test_a_rule_shows_every_outcome(code: str) -> None:
    shown = {str(outcome) for case in RULEBOOK.rules[code].form.tests for outcome in case.then.values()}
    assert shown >= set(REQUIRED_OUTCOMES)


@pytest.mark.parametrize("code", sorted(RULEBOOK.rules))
def test_a_rule_says_which_facts_are_missing(code: str) -> None:
    assert any(case.missing for case in RULEBOOK.rules[code].form.tests)


@pytest.mark.parametrize("path", sorted(RULEBOOK.derived))
def test_a_derived_fact_shows_what_it_can_be_and_that_it_is_unknown(path: str) -> None:
    shown = [outcome for case in RULEBOOK.derived_cases[path] for outcome in case.then.values()]
    known = {True, False} if RULEBOOK.derived[path].kind == "yes_no" else set()
    assert "unknown" in shown
    assert known <= set(shown)
    assert len(set(shown) - {"unknown"}) >= 2


@pytest.mark.parametrize("code", [*sorted(RULEBOOK.rules), *sorted(RULEBOOK.derived)])
def test_no_two_cases_of_a_file_are_called_the_same(code: str) -> None:
    sentences = Counter(case.it for each, _, case in LISTED if each == code)
    assert [sentence for sentence, number in sentences.items() if number > 1] == []


def test_a_case_that_expects_something_else_is_told_by_both_judges(cases: Cases) -> None:
    rule = RULEBOOK.rules["DO-11"]
    wrong = Case.model_validate(
        {**rule.form.tests[0].model_dump(), "then": {"o14": "compliant", "o99": "violated"}}
    )
    result = cases.runner("DO-11").rule_case(rule, 0, wrong)
    assert result.differences == (
        "o14 is violated, expected compliant (one by one)",
        "o99 is not among the given facts",
        "o14 is violated, expected compliant (all at once)",
        "o99 is not among the given facts",
    )
    assert not result.passed


@pytest.mark.parametrize("code", sorted(RULEBOOK.rules))
def test_a_purchase_is_judged_as_of_its_own_day_and_a_contract_as_of_the_run(code: str) -> None:
    form = RULEBOOK.rules[code].form
    assert form.as_of == {"purchase": "purchase.day", "contract": "run.day"}[form.about]
