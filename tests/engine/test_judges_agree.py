"""Every rule of the rulebook over random worlds: one by one and all at once give the same verdicts."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

import pytest
from hypothesis import given

from inkooptoets.engine.judge_one import Judge
from inkooptoets.engine.judged_one import verdict_of
from inkooptoets.engine.judged_rows import JudgedRule, verdict
from inkooptoets.engine.parameters import Dated, Parameters
from inkooptoets.engine.plan.compile import compile_plan
from inkooptoets.engine.plan.sql import Plan
from inkooptoets.engine.rule import Rule
from inkooptoets.engine.rulebook import Rulebook, load_rulebook
from inkooptoets.engine.world import World, fetch
from inkooptoets.facts.dictionary import BY_NAME
from tests.engine.language.examples import examples
from tests.engine.plan.worlds import RUN_DAY, Facts, Sizes, sizes, tables

ALWAYS = (None, None)
FROM_2026 = (date(2026, 1, 1), None)
UNTIL_MARCH = (None, date(2026, 3, 31))
POLICIES: dict[str, dict[str, list[tuple[Any, date | None, date | None]]]] = {
    "as it comes": {},
    "of a board": {
        "board.assumed_vat_rate": [(21_00, None, date(2025, 12, 31)), (9_00, *FROM_2026)],
        "board.exchange_rate.USD": [(920_000, *UNTIL_MARCH)],
        "board.currency": [("EUR", *UNTIL_MARCH), ("USD", date(2026, 4, 1), None)],
        "board.split_window": [(24, *ALWAYS)],
        "board.designated_groups": [(("devices", "kantoorartikelen"), *ALWAYS)],
        "board.deputies_only_in_absence": [(False, None, date(2025, 3, 31)), (True, *FROM_2026)],
        "board.support_margin_before": [(0, *ALWAYS)],
        "board.max_months_software": [(6, *ALWAYS)],
    },
}
DAYS = {"as it comes": RUN_DAY, "of a board": date(2026, 3, 31)}


@cache
def rulebook() -> Rulebook:
    return load_rulebook()


@cache
def facts() -> Facts:
    return Facts(rulebook().categories)


@cache
def parameters(policy: str) -> Parameters:
    overrides = {
        name: [Dated(value, first, last, "policy") for value, first, last in values]
        for name, values in POLICIES[policy].items()
    }
    return rulebook().parameters.with_values(overrides)


@cache
def plan(policy: str) -> Plan:
    return compile_plan(rulebook().active, parameters(policy), DAYS[policy])


def differences(world: World, rule: Rule, policy: str) -> list[str]:
    """Return what the two judges say differently of the subjects of one rule."""
    judged = JudgedRule(rule, plan(policy).rules[rule.code], world.run(plan(policy).rules[rule.code]))
    rows = {_key(rule, row): row for row in fetch(world.connection, f'SELECT * FROM "{judged.table}"')}
    judge = Judge(parameters(policy), DAYS[policy])
    subjects = world.rows(rule.about, "true", [])
    found = [] if len(rows) == len(subjects) else [f"{len(rows)} rows and {len(subjects)} subjects"]
    for subject in subjects:
        row = rows[_key(rule, subject)]
        judgement = judge.judge(rule, subject, world)
        one, every = verdict_of(judgement, subject), verdict(judged, row)
        told = {
            "outcome": (one.outcome, every.outcome),
            "day": (one.as_of, every.as_of),
            "unit": (one.unit, every.unit),
            "case": (one.case, every.case),
            "at stake": (one.at_stake, every.at_stake),
            "facts": (one.facts, every.facts),
            "missing": (
                {each.path for each in one.missing},
                {each.path for each in every.missing},
            ),
        }
        for path in _measures(rule):
            told[path] = (judgement.facts.get(path), row[path])
        found += [
            f"{rule.code} {_key(rule, subject)}: {name} is {first} one by one, {second} all at once"
            for name, (first, second) in told.items()
            if first != second
        ]
    world.drop(judged.table)
    return found


def _measures(rule: Rule) -> list[str]:
    return [
        f"{measure.path}{end}"
        for related in rule.related
        for measure in related.measures
        for end in ((".low", ".high") if measure.interval else ("",))
    ]


def _key(rule: Rule, row: dict[str, Any]) -> tuple[Any, ...]:
    return tuple(row.get(name) for name in (*BY_NAME[rule.about].key, "kind"))


def agree(wanted: Sizes, policy: str) -> None:
    world = facts().fill(tables(wanted))
    world.prepare(plan(policy).prepared, DAYS[policy])
    found = [each for rule in rulebook().active for each in differences(world, rule, policy)]
    assert not found, "\n".join(found[:20])


@pytest.mark.parametrize("policy", POLICIES)
def test_every_rule_over_random_worlds(policy: str) -> None:
    @examples(8, shrink=False)
    @given(sizes())
    def each(wanted: Sizes) -> None:
        agree(wanted, policy)

    each()
