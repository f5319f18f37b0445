"""Judging one subject: its facts and the members of its related sets are fetched, CEL gives the answers.

The sets are added up here in Python, member by member, apart from the SQL that judges all subjects at once:
the two are compared in tests.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol

from inkooptoets.engine.language.condition import Bound, Condition
from inkooptoets.engine.language.intervals import high, low
from inkooptoets.engine.language.steps import Step, blamed, trace
from inkooptoets.engine.language.tree import Name, names
from inkooptoets.engine.parameters import Dated, Parameters
from inkooptoets.engine.related import UNBOUNDED, Measure, RelatedSet, unbound
from inkooptoets.engine.rule import Rule, unit_path
from inkooptoets.engine.scope import OTHER, RUN_DAY, relative
from inkooptoets.engine.verdict import Outcome, Value
from inkooptoets.facts.calendar import add_months

Row = Mapping[str, Any]
"""A prepared row: facts by path without the entity's name, with its bounds and origin columns."""


class Neighbourhood(Protocol):
    """Where members of related sets come from."""

    def members(
        self, entity: str, equal: Mapping[str, Value], days: tuple[str, date, date] | None
    ) -> Sequence[Row]:
        """Return an entity's prepared rows with these facts, on these days (both included) where given."""

    def by_key(self, entity: str, keys: Sequence[str]) -> Sequence[Row]:
        """Return an entity's prepared rows by their first key, in the order of ``keys``."""


@dataclass(frozen=True)
class Member:
    """One member of a set: its row, whether it belongs (None is unknown), and what left that open."""

    row: Row
    belongs: bool | None
    open: tuple[str, ...] = ()


@dataclass(frozen=True)
class Judgement:
    """One rule's answer on one subject, with all that led to it.

    ``facts`` are bound by the names that the rule's conditions use; ``parameters`` the dated values used.
    """

    rule: Rule
    outcome: Outcome
    as_of: date | None
    facts: Bound
    applies: Step
    violated: Step
    members: Mapping[str, tuple[Member, ...]]
    missing: tuple[str, ...]
    parameters: Mapping[str, Dated] = field(default_factory=dict)


def outcome_of(applies: object, violated: object) -> Outcome:
    """Return the outcome. Where it is unknown whether a rule applies, only a certain no is compliant."""
    if applies is False:
        return Outcome.NOT_APPLICABLE
    if applies is True and violated is True:
        return Outcome.VIOLATED
    if violated is False:
        return Outcome.COMPLIANT
    return Outcome.UNDETERMINED


class Judge:
    """Judges subjects one at a time, under one set of parameters and one day of running."""

    def __init__(self, parameters: Parameters, run_day: date) -> None:
        self.parameters = parameters
        self.run_day = run_day
        self._compiled: dict[tuple[str, str], Condition] = {}

    def judge(self, rule: Rule, subject: Row, near: Neighbourhood) -> Judgement:
        """Return the judgement of one rule on one prepared row."""
        binding = _Binding(self, rule, subject)
        members = {related.name: binding.relate(related, near) for related in rule.related}
        facts = binding.facts
        applies = trace(rule.applies, rule.scope, facts)
        violated = trace(rule.violated, rule.scope, facts)
        outcome = outcome_of(
            self.condition(rule, "applies").value(facts), self.condition(rule, "violated").value(facts)
        )
        missing: tuple[str, ...] = ()
        if outcome is Outcome.UNDETERMINED:
            open_names = dict.fromkeys([*blamed(applies, facts), *blamed(violated, facts)])
            missing = binding.explained(open_names, members)
        as_of = facts_day(rule, facts)
        return Judgement(rule, outcome, as_of, facts, applies, violated, members, missing, binding.used)

    def condition(self, rule: Rule, part: str) -> Condition:
        """Return the compiled condition of a rule's part, compiled once."""
        key = (rule.code, part)
        if key not in self._compiled:
            node = rule.applies if part == "applies" else rule.violated
            self._compiled[key] = Condition(node, rule.scope)
        return self._compiled[key]

    def member_condition(self, rule: Rule, related: RelatedSet) -> Condition | None:
        """Return the compiled condition under which a member belongs to a set, compiled once."""
        if related.where is None:
            return None
        key = (rule.code, f"where {related.name}")
        if key not in self._compiled:
            self._compiled[key] = Condition(related.where, _member_scope(rule, related))
        return self._compiled[key]

    def measure_condition(self, rule: Rule, related: RelatedSet, measure: Measure) -> Condition:
        """Return the compiled argument of a measure, compiled once."""
        key = (rule.code, measure.path)
        if key not in self._compiled:
            assert measure.argument is not None  # noqa: S101 - the caller asked
            self._compiled[key] = Condition(measure.argument, _member_scope(rule, related))
        return self._compiled[key]


def facts_day(rule: Rule, facts: Bound) -> date | None:
    """Return the day on which the rule looks."""
    from inkooptoets.facts.calendar import to_day

    number = Condition(rule.as_of, rule.scope).value(facts)
    return None if number is None else to_day(number)


def _member_scope(rule: Rule, related: RelatedSet) -> dict[str, Any]:
    from inkooptoets.engine.scope import other_scope

    return {**rule.scope, **other_scope(related.entity)}


class _Binding:
    """Binds one subject: its facts, then parameters, then the measures of its related sets."""

    def __init__(self, judge: Judge, rule: Rule, subject: Row) -> None:
        self.judge = judge
        self.rule = rule
        self.subject = subject
        self.used: dict[str, Dated] = {}
        self.facts: dict[str, Any] = {RUN_DAY: judge.run_day}
        wanted = {path for path in rule.scope if rule.scope[path].source == "fact" and path != RUN_DAY}
        for path in wanted:
            value = subject.get(relative(path, rule.about))
            if value is not None:
                self.facts[path] = tuple(value) if isinstance(value, list) else value
        self._bind_parameters(
            {symbol: use for symbol, use in rule.parameters.items() if not symbol.startswith(f"{OTHER}.")},
            self.facts,
            rule.scope,
        )

    def _bind_parameters(
        self, uses: Mapping[str, Any], facts: dict[str, Any], scope: Mapping[str, Any]
    ) -> None:
        for symbol, use in uses.items():
            path = unit_path(self.rule, symbol)
            unit = facts.get(path) if path else None
            parameter = self.judge.parameters.of(use.key, unit)
            if parameter.many:
                dated = parameter.at(self.judge.run_day)
            else:
                number = Condition(use.day, scope).value(facts)
                dated = None if number is None else parameter.at(_day(number))
            if dated is not None:
                facts[symbol] = dated.value
                self.used.setdefault(symbol, dated)

    def relate(self, related: RelatedSet, near: Neighbourhood) -> tuple[Member, ...]:
        """Fetch a set's members, bind its measures, and return the members that belong or may."""
        rows = self._rows(related, near)
        if rows is None:
            return ()
        members = [self._member(related, row) for row in rows]
        belonging = [member for member in members if member[0].belongs is not False]
        for measure in related.measures:
            self._measure(related, measure, belonging)
        return tuple(member for member, _ in belonging)

    def _rows(self, related: RelatedSet, near: Neighbourhood) -> Sequence[Row] | None:
        if related.through:
            keys = self.subject.get(related.through)
            return near.by_key(related.entity, list(keys)) if keys else None
        equal = {member: self.facts.get(subject) for member, subject in related.same}
        if any(value is None for value in equal.values()):
            return None
        days = None
        if related.window:
            day = self.subject.get(related.window.day)
            months = self.judge.parameters.get(self.rule.parameters[related.window.months].key).at(
                self.judge.run_day
            )
            if day is None or months is None or not isinstance(months.value, int):
                return None
            self.used.setdefault(related.window.months, months)
            days = (related.window.day, add_months(day, -months.value), day)
        return near.members(related.entity, equal, days)

    def _member(self, related: RelatedSet, row: Row) -> tuple[Member, dict[str, Any]]:
        facts = dict(self.facts)
        for path, value in row.items():
            if value is not None:
                facts[f"{OTHER}.{path}"] = value
        scope = _member_scope(self.rule, related)
        symbols = {
            symbol: use for symbol, use in self.rule.parameters.items() if symbol.startswith(f"{OTHER}.")
        }
        asked = [related.where, *(measure.argument for measure in related.measures)]
        read = {path for node in asked if node is not None for path in names(node)}
        self._bind_parameters({name: use for name, use in symbols.items() if name in read}, facts, scope)
        condition = self.judge.member_condition(self.rule, related)
        belongs = True if condition is None else condition.value(facts)
        open_names: tuple[str, ...] = ()
        if belongs is None and related.where is not None:
            open_names = blamed(trace(related.where, scope, facts), facts)
        for measure in related.measures if belongs is not False else ():
            if measure.asks and self._asked(related, measure, facts) is None:
                open_names += blamed(trace(measure.asks, scope, facts), facts)
        return Member(row, belongs, open_names), facts

    def _measure(
        self, related: RelatedSet, measure: Measure, members: Iterable[tuple[Member, dict[str, Any]]]
    ) -> None:
        if measure.name == "sum" and isinstance(measure.argument, Name):
            self._sum(measure, members)
            return
        asked = [(member.belongs, self._asked(related, measure, facts)) for member, facts in members]
        if measure.name == "count":
            answers = [_both(belongs, answer) for belongs, answer in asked]
            self.facts[low(measure.path)] = sum(answer is True for answer in answers)
            self.facts[high(measure.path)] = sum(answer is not False for answer in answers)
        elif measure.name == "any":
            answer = _any(asked)
            if answer is not None:
                self.facts[measure.path] = answer
        elif asked and all(belongs and answer is not None for belongs, answer in asked):
            self.facts[measure.path] = "; ".join(sorted(str(answer) for _, answer in asked))

    def _asked(self, related: RelatedSet, measure: Measure, facts: dict[str, Any]) -> Any:
        if measure.argument is None:
            return True
        return self.judge.measure_condition(self.rule, related, measure).value(facts)

    def _sum(self, measure: Measure, members: Iterable[tuple[Member, dict[str, Any]]]) -> None:
        lows, highs = 0, 0
        assert isinstance(measure.argument, Name)  # noqa: S101 - the vocabulary allows no other
        path = measure.argument.path
        for member, facts in members:
            least = facts.get(f"{path}_low", facts.get(path, -UNBOUNDED))
            most = facts.get(f"{path}_high", facts.get(path, UNBOUNDED))
            lows += least if member.belongs else min(0, least)
            highs += most if member.belongs else max(0, most)
        self.facts[low(measure.path)] = min(max(lows, -UNBOUNDED), UNBOUNDED)
        self.facts[high(measure.path)] = min(max(highs, -UNBOUNDED), UNBOUNDED)

    def explained(
        self, open_names: Iterable[str], members: Mapping[str, tuple[Member, ...]]
    ) -> tuple[str, ...]:
        """Return the missing facts behind open names: for a measure, those of its set's members."""
        found: dict[str, None] = {}
        for path in open_names:
            related = next((each for each in self.rule.related if path.startswith(f"{each.name}.")), None)
            behind: tuple[str, ...] = ()
            if related:
                behind = _behind(related, members[related.name])
                behind = behind or unbound(related, self.rule.about, self.subject)
            for fact in behind or (path,):
                found[fact] = None
        return tuple(found)


def _day(number: int) -> date:
    from inkooptoets.facts.calendar import to_day

    return to_day(number)


def _both(left: object, right: object) -> bool | None:
    if left is False or right is False:
        return False
    return True if left is True and right is True else None


def _any(asked: Sequence[tuple[bool | None, Any]]) -> bool | None:
    answers = [_both(belongs, answer) for belongs, answer in asked]
    if any(answer is True for answer in answers):
        return True
    some = any(belongs is True for belongs, _ in asked)
    return False if some and all(answer is False for answer in answers) else None


def _behind(related: RelatedSet, members: Iterable[Member]) -> tuple[str, ...]:
    measured = [measure.argument.path for measure in related.measures if isinstance(measure.argument, Name)]
    found: dict[str, None] = {}
    for member in members:
        for path in measured:
            if member.row.get(path.removeprefix(f"{OTHER}.")) is None:
                found[f"{related.name}: {path}"] = None
        for path in member.open:
            found[f"{related.name}: {path}" if path.startswith(f"{OTHER}.") else path] = None
    return tuple(found)
