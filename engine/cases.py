"""A rule's own cases, run by both judges: facts in, outcomes out, and every difference named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import duckdb

from inkooptoets.engine.judge_one import Judge, Row
from inkooptoets.engine.language.condition import Condition
from inkooptoets.engine.language.render import to_cel
from inkooptoets.engine.language.tree import Call, Derived, Literal, Name, Node
from inkooptoets.engine.parameters import Dated, Parameters
from inkooptoets.engine.plan.compile import compile_plan
from inkooptoets.engine.plan.sql import Plan
from inkooptoets.engine.probe import probe_rule
from inkooptoets.engine.rule import Rule
from inkooptoets.engine.rule_file import Case
from inkooptoets.engine.rulebook import Rulebook
from inkooptoets.engine.scope import RUN_DAY
from inkooptoets.engine.verdict import Outcome
from inkooptoets.engine.vocabulary import Derivation
from inkooptoets.engine.world import World, fetch
from inkooptoets.facts.calendar import to_day
from inkooptoets.facts.dictionary import BY_NAME, ENTITIES
from inkooptoets.facts.dictionary.kind import KINDS
from inkooptoets.facts.fact_row import FactFile
from inkooptoets.facts.money import Notation
from inkooptoets.facts.problem import Place
from inkooptoets.facts.readers.fact_file import parse_facts
from inkooptoets.facts.yaml_file import Document, read_yaml

DEFAULT_DAY = date(2026, 6, 30)
"""The day on which a case runs that does not say another."""


@dataclass(frozen=True)
class CaseResult:
    """What came of one case: the differences between what was expected and what a judge said."""

    rule: str
    case: str
    place: Place
    differences: tuple[str, ...]

    @property
    def passed(self) -> bool:
        """Whether both judges said what was expected."""
        return not self.differences


def run_cases(rulebook: Rulebook, codes: Iterable[str] | None = None) -> list[CaseResult]:
    """Run the cases of rules and derived facts (all, or those named) with both judges."""
    cases = Cases(rulebook)
    wanted = set(codes) if codes is not None else None
    return [cases.run(code, index) for code, index, _ in cases if wanted is None or code in wanted]


class Cases:
    """The cases of a rulebook. What the cases of one file share is compiled once."""

    def __init__(self, rulebook: Rulebook) -> None:
        self.rulebook = rulebook
        self._runners: dict[str, Runner] = {}

    def __iter__(self) -> Iterator[tuple[str, int, Case]]:
        """Yield every case with its position: those of the rules by code, then those of the derived facts."""
        listed = [
            *((code, rule.form.tests) for code, rule in sorted(self.rulebook.rules.items())),
            *((path, self.rulebook.derived_cases[path]) for path in sorted(self.rulebook.derived)),
        ]
        return ((code, index, case) for code, cases in listed for index, case in enumerate(cases))

    def run(self, code: str, index: int) -> CaseResult:
        """Run one case of the rule with this code, or of the derived fact with this path."""
        runner = self.runner(code)
        if code in self.rulebook.rules:
            rule = self.rulebook.rules[code]
            return runner.rule_case(rule, index, rule.form.tests[index])
        return runner.derived_case(
            self.rulebook.derived[code], index, self.rulebook.derived_cases[code][index]
        )

    def runner(self, code: str) -> Runner:
        """Return what runs the cases of the file of this rule or derived fact."""
        if code not in self._runners:
            rule = self.rulebook.rules.get(code)
            place = rule.place if rule else self.rulebook.derived_places[code]
            self._runners[code] = Runner(self.rulebook, read_yaml(Path(place.file)))
        return self._runners[code]


class Runner:
    """Runs the cases of one file."""

    def __init__(self, rulebook: Rulebook, document: Document) -> None:
        self.rulebook = rulebook
        self.document = document
        self.plans: dict[tuple[Any, ...], Plan] = {}

    def rule_case(self, rule: Rule, index: int, case: Case) -> CaseResult:
        """Run one case of a rule."""
        day, parameters = case.as_of or DEFAULT_DAY, self._parameters(case, index)
        world = self._world([rule], index, day, parameters, case)
        every = self._every(world, self._plan([rule], day, parameters, case), rule)
        judge = Judge(parameters, day)
        differences: list[str] = []
        one: dict[str, list[Outcome]] = {}
        missing: set[str] = set()
        for row in world.rows(rule.about, "true", []):
            judgement = judge.judge(rule, row, world)
            one.setdefault(str(row[BY_NAME[rule.about].key[0]]), []).append(judgement.outcome)
            missing |= set(judgement.missing)
            differences += _compare_facts(rule, judgement.facts, every[_key(rule.about, row)], row)
        differences += _expect(case.then, one, "one by one")
        all_at_once: dict[str, list[Outcome]] = {}
        for key, judged in every.items():
            all_at_once.setdefault(str(key[0]), []).append(Outcome(judged["_outcome"]))
        differences += _expect(case.then, all_at_once, "all at once")
        if case.missing is not None and set(case.missing) - {path.split(": ")[-1] for path in missing}:
            differences.append(f"missing facts are {sorted(missing)}, expected {case.missing}")
        return CaseResult(rule.code, case.it, self.document.place("tests", index), tuple(differences))

    def derived_case(self, derivation: Derivation, index: int, case: Case) -> CaseResult:
        """Run one case of a derived fact, as a rule around it.

        One by one, CEL gives the value. All at once, a day is the day on which the rule looks; of other
        kinds the rule asks whether it is what the case expects.
        """
        day, parameters = case.as_of or DEFAULT_DAY, self._parameters(case, index)
        wanted = {key: _wanted(raw, derivation.kind) for key, raw in case.then.items()}
        rule = _probe(self.rulebook, derivation, wanted)
        world = self._world([rule], index, day, parameters, case)
        every = self._every(world, self._plan([rule], day, parameters, case), rule)
        judge = Judge(parameters, day)
        condition = Condition(derivation.value, rule.scope)
        differences: list[str] = []
        seen: set[str] = set()
        for row in world.rows(derivation.about, "true", []):
            identity = str(row[BY_NAME[derivation.about].key[0]])
            if identity not in wanted:
                continue
            seen.add(identity)
            value = condition.value(judge.judge(rule, row, world).facts)
            found = to_day(value) if derivation.kind == "day" and value is not None else value
            if found != wanted[identity]:
                differences.append(
                    f"{identity}: {derivation.path} is {found}, expected {wanted[identity]} (one by one)"
                )
            answer = every[_key(derivation.about, row)]
            if not _answers(answer, wanted[identity], derivation.kind):
                told = answer["_as_of"] if derivation.kind == "day" else answer["_outcome"]
                differences.append(
                    f"{identity}: {derivation.path} gives {told}, expected {wanted[identity]} (all at once)"
                )
        differences += [f"{identity} is not among the given facts" for identity in sorted(set(wanted) - seen)]
        return CaseResult(derivation.path, case.it, self.document.place("tests", index), tuple(differences))

    def _parameters(self, case: Case, index: int) -> Parameters:
        overrides = {}
        for name, raw in case.parameters.items():
            parameter = self.rulebook.parameters.get(name)
            values = raw if parameter.many and isinstance(raw, list) else [raw]
            kept = tuple(parameter.kind.parse(value, Notation.POINT) for value in values)
            overrides[name] = [Dated(kept if parameter.many else kept[0], None, None, "case")]
        return self.rulebook.parameters.with_values(overrides)

    def _plan(self, rules: Sequence[Rule], day: date, parameters: Parameters, case: Case) -> Plan:
        conditions = tuple(to_cel(rule.violated) for rule in rules)
        key = (day, conditions, tuple(sorted((name, str(value)) for name, value in case.parameters.items())))
        if key not in self.plans:
            self.plans[key] = compile_plan(rules, parameters, day)
        return self.plans[key]

    def _world(
        self, rules: Sequence[Rule], index: int, day: date, parameters: Parameters, case: Case
    ) -> World:
        facts = parse_facts(self.document.inside("tests", index, "given"))
        world = World(facts_in_memory(facts), self.rulebook.categories)
        world.prepare(self._plan(rules, day, parameters, case).prepared, day)
        return world

    def _every(self, world: World, plan: Plan, rule: Rule) -> dict[tuple[Any, ...], Row]:
        table = world.run(plan.rules[rule.code])
        return {_key(rule.about, row): row for row in fetch(world.connection, f'SELECT * FROM "{table}"')}  # noqa: S608


def facts_in_memory(facts: FactFile) -> Any:
    """Return a connection whose schema ``facts`` holds these facts."""
    connection = duckdb.connect(config={"threads": 1})
    connection.execute("CREATE SCHEMA facts")
    for entity in ENTITIES:
        columns = ", ".join(
            f'"{fact.path}" {fact.kind.sql}{"[]" if fact.many else ""}' for fact in entity.facts().values()
        )
        origin = "_file VARCHAR, _sheet VARCHAR, _line INTEGER, _run VARCHAR"
        connection.execute(f'CREATE TABLE facts."{entity.plural}" ({columns}, {origin})')
    for plural, rows in facts.rows.items():
        for row in rows:
            names = ", ".join(f'"{path}"' for path in row.values)
            values = [list(value) if isinstance(value, tuple) else value for value in row.values.values()]
            marks = ", ".join("?" for _ in (*values, 1, 1))
            connection.execute(
                f'INSERT INTO facts."{plural}" ({names}, _file, _line) VALUES ({marks})',  # noqa: S608
                [*values, row.place.file, row.place.line],
            )
    return connection


def _key(about: str, row: Row) -> tuple[Any, ...]:
    return tuple(row[name] for name in BY_NAME[about].key)


_GRAVEST = (
    Outcome.ERROR,
    Outcome.VIOLATED,
    Outcome.WAIVED,
    Outcome.UNDETERMINED,
    Outcome.COMPLIANT,
    Outcome.NOT_APPLICABLE,
)


def _expect(then: Mapping[str, Any], found: Mapping[str, list[Outcome]], judge: str) -> list[str]:
    differences = []
    for identity, expected in then.items():
        if identity not in found:
            differences.append(f"{identity} is not among the given facts")
            continue
        outcome = min(found[identity], key=_GRAVEST.index)
        if outcome != expected:
            differences.append(f"{identity} is {outcome}, expected {expected} ({judge})")
    return differences


def _compare_facts(rule: Rule, facts: Mapping[str, Any], every: Row, row: Row) -> list[str]:
    """Name measures that the two judges worked out differently."""
    differences = []
    for related in rule.related:
        for measure in related.measures:
            ends = (".low", ".high") if measure.interval else ("",)
            for path in (f"{measure.path}{end}" for end in ends):
                if facts.get(path) != every.get(path):
                    differences.append(
                        f"{_key(rule.about, row)}: {path} is {facts.get(path)} and {every.get(path)}"
                    )
    return differences


def _wanted(raw: Any, kind: str) -> Any:
    if raw == "unknown":
        return None
    return KINDS[kind].parse(raw, Notation.POINT)


def _answers(row: Row, wanted: Any, kind: str) -> bool:
    """Whether a judged row of a derived fact's probe says that the fact is what was wanted."""
    if kind == "day":
        return bool(row["_as_of"] == wanted)
    expected = {None: Outcome.UNDETERMINED, False: Outcome.COMPLIANT}.get(wanted, Outcome.VIOLATED)
    return bool(row["_outcome"] == (expected if kind == "yes_no" or wanted is None else Outcome.VIOLATED))


def _probe(rulebook: Rulebook, derivation: Derivation, wanted: Mapping[str, Any]) -> Rule:
    """Return a rule around a derived fact: violated when it is yes, or what is wanted of each subject."""
    derived = Derived(derivation.path, derivation.value)
    if derivation.kind == "yes_no":
        return probe_rule(rulebook, derivation, Literal(True), derived, Name(RUN_DAY))
    if derivation.kind == "day":
        return probe_rule(rulebook, derivation, Literal(True), Call("==", (derived, derived)), derived)
    key = Name(f"{derivation.about}.{BY_NAME[derivation.about].key[0]}")
    violated: Node = Literal(False)
    for identity, value in sorted(wanted.items()):
        expected = derived if value is None else Literal(value, derivation.kind)
        fits = Call("&&", (Call("==", (key, Literal(identity))), Call("==", (derived, expected))))
        violated = Call("||", (violated, fits))
    return probe_rule(rulebook, derivation, Literal(True), violated, Name(RUN_DAY))
