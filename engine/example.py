"""One of a rule's own cases, judged, so that a page can show it: the facts, the outcomes and the words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from inkooptoets.engine.cases import DEFAULT_DAY, facts_in_memory
from inkooptoets.engine.finding import Finding, Translated
from inkooptoets.engine.gather import Gatherer
from inkooptoets.engine.judge_one import Judge
from inkooptoets.engine.judged_one import verdict_of
from inkooptoets.engine.plan.compile import compile_plan
from inkooptoets.engine.rule import Rule
from inkooptoets.engine.rule_file import Case
from inkooptoets.engine.rulebook import Rulebook
from inkooptoets.engine.verdict import Outcome
from inkooptoets.engine.world import World
from inkooptoets.facts.readers.fact_file import parse_facts
from inkooptoets.facts.yaml_file import read_yaml

SHORT = 1000
"""Signs of facts that a reader still takes in."""


@dataclass(frozen=True)
class Example:
    """A case that was judged: its sentence and facts as written, the outcome per subject, and a finding."""

    it: str
    day: date
    given: Mapping[str, Any]
    outcomes: tuple[tuple[str, Outcome], ...]
    message: Translated | None


def work_example(rulebook: Rulebook, rule: Rule) -> Example | None:
    """Return the rule's first short case with a violation, or else its shortest, judged now; None without."""
    fitting = [
        (max(len(str(case.given)), SHORT), index)
        for index, case in enumerate(rule.form.tests)
        if Outcome.VIOLATED in case.then.values() and not case.parameters
    ]
    if not fitting:
        return None
    index = min(fitting)[1]
    return _judged(rulebook, rule, index, rule.form.tests[index])


def _judged(rulebook: Rulebook, rule: Rule, index: int, case: Case) -> Example:
    day = case.as_of or DEFAULT_DAY
    facts = parse_facts(read_yaml(Path(rule.place.file)).inside("tests", index, "given"))
    world = World(facts_in_memory(facts), rulebook.categories)
    world.prepare(compile_plan([rule], rulebook.parameters, day).prepared, day)
    judge = Judge(rulebook.parameters, day)
    verdicts = [verdict_of(judge.judge(rule, row, world), row) for row in world.rows(rule.about, "true", [])]
    shown = [verdict for verdict in verdicts if verdict.subject.key[0] in case.then]
    violated = [verdict for verdict in shown if verdict.outcome is Outcome.VIOLATED]
    findings: list[Finding] = Gatherer(rulebook, rule, day).findings(violated, {})
    return Example(
        it=case.it,
        day=day,
        given=case.given,
        outcomes=tuple((str(verdict.subject), verdict.outcome) for verdict in shown),
        message=findings[0].message if findings else None,
    )
