"""Every rule of the rulebook over random worlds: one by one and all at once give the same verdicts."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from inkooptoets.engine.judge_one import Judge, Judgement
from inkooptoets.engine.judged_one import verdict_of
from inkooptoets.engine.judged_rows import JudgedRule, verdict
from inkooptoets.engine.parameters import Dated
from inkooptoets.engine.plan.compile import compile_plan
from inkooptoets.engine.plan.prepared import ROW
from inkooptoets.engine.rule import Rule
from inkooptoets.engine.rulebook import Rulebook, load_rulebook
from inkooptoets.engine.world import World, fetch
from inkooptoets.facts.dictionary import BY_NAME
from inkooptoets.facts.problem import ProblemsError
from tests.engine.language.examples import examples
from tests.engine.plan.own_rules import RULES, own_rulebook
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


class Board:
    """A board with its rules and policy, whose facts are another world every time."""

    def __init__(self, rulebook: Rulebook, policy: str) -> None:
        overrides = {
            name: [Dated(value, first, last, "policy") for value, first, last in values]
            for name, values in POLICIES[policy].items()
        }
        self.rules = [rule for rule in rulebook.active if rule.own] or list(rulebook.active)
        self.parameters = rulebook.parameters.with_values(overrides)
        self.day = DAYS[policy]
        self.plan = compile_plan(self.rules, self.parameters, self.day)
        self.facts = Facts(rulebook.categories)

    def disagreements(self, wanted: Sizes) -> list[str]:
        """Return what the two judges say differently of a world."""
        world = self.facts.fill(tables(wanted))
        world.prepare(self.plan.prepared, self.day)
        return [each for rule in self.rules for each in self._of_rule(world, rule)]

    def _of_rule(self, world: World, rule: Rule) -> list[str]:
        judged = JudgedRule(rule, self.plan.rules[rule.code], world.run(self.plan.rules[rule.code]))
        rows = {row[ROW]: row for row in fetch(world.connection, f'SELECT * FROM "{judged.table}"')}
        judge = Judge(self.parameters, self.day)
        subjects = world.rows(rule.about, "true", [])
        found = [] if len(rows) == len(subjects) else [f"{len(rows)} rows and {len(subjects)} subjects"]
        for subject in subjects:
            key = _key(rule, subject)
            row = rows[subject[ROW]]
            told = _told(rule, judge.judge(rule, subject, world), subject, judged, row)
            found += [
                f"{rule.code} {key}: {name} is {first} one by one, {second} all at once"
                for name, (first, second) in told.items()
                if first != second
            ]
        world.drop(judged.table)
        return found


def _told(
    rule: Rule, judgement: Judgement, subject: dict[str, Any], judged: JudgedRule, row: dict[str, Any]
) -> dict[str, tuple[Any, Any]]:
    """Return what each judge says of a subject, by what it is about."""
    one, every = verdict_of(judgement, subject), verdict(judged, row)
    told: dict[str, tuple[Any, Any]] = {
        "outcome": (one.outcome, every.outcome),
        "day": (one.as_of, every.as_of),
        "unit": (one.unit, every.unit),
        "case": (one.case, every.case),
        "at stake": (one.at_stake, every.at_stake),
        "facts": (one.facts, every.facts),
        "missing": ({each.path for each in one.missing}, {each.path for each in every.missing}),
    }
    return told | {path: (judgement.facts.get(path), row[path]) for path in _measures(rule)}


def _measures(rule: Rule) -> list[str]:
    return [
        f"{measure.path}{end}"
        for related in rule.related
        for measure in related.measures
        for end in ((".low", ".high") if measure.interval else ("",))
    ]


def _key(rule: Rule, row: dict[str, Any]) -> tuple[Any, ...]:
    return tuple(row[name] for name in BY_NAME[rule.about].key)


@pytest.mark.parametrize("policy", POLICIES)
def test_every_rule_of_the_rulebook_over_random_worlds(policy: str) -> None:
    board = Board(load_rulebook(), policy)

    @examples(8, shrink=False)
    @given(sizes())
    def each(wanted: Sizes) -> None:
        assert not (found := board.disagreements(wanted)), "\n".join(found[:20])

    each()


def test_rules_that_a_board_writes_itself_over_random_worlds(tmp_path: Path) -> None:
    board = Board(own_rulebook(tmp_path), "of a board")

    @examples(6, shrink=False)
    @given(sizes(8))
    def each(wanted: Sizes) -> None:
        assert not (found := board.disagreements(wanted)), "\n".join(found[:20])

    each()


@pytest.mark.parametrize("path", ["contract.committed_months", "contract.covers", "fee"])
def test_a_case_is_made_of_facts_that_both_judges_keep(path: str, tmp_path: Path) -> None:
    about, as_of, body = RULES["OWN-03"]
    broken = body.replace("contract.initial_months]", f"{path}]")
    with pytest.raises(ProblemsError, match=f"`{path}` is een afgeleid feit, een parameter of een lijst"):
        own_rulebook(tmp_path, {"OWN-03": (about, as_of, broken)})
