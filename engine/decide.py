"""Chains forward from verdicts to decisions and escalations. The only file that knows durable-rules.

Only texts are asserted for equality and integers for order. A verdict is posted as an event: the first
fitting rule consumes it. An escalation joins facts of one key in the order of their days; facts that can no
longer take part are retracted, so that the work grows with the number of verdicts and not with its square.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import reduce
from operator import and_, or_
from threading import Lock
from typing import Any
from uuid import uuid4

from inkooptoets.engine.decisions import Condition, Decisions, EscalationRule
from inkooptoets.engine.finding import Decision, Escalation
from inkooptoets.engine.verdict import Moment, Outcome, Severity
from inkooptoets.facts.calendar import to_day


@dataclass(frozen=True, order=True)
class VerdictFact:
    """A verdict as decisions see it. ``day`` counts from 1970-01-01, as ``calendar.to_number`` does.

    ``subject`` is what an escalation counts: the order of a purchase, or the contract.
    """

    rule: str
    outcome: Outcome
    severity: Severity
    moment: Moment
    subject: str
    unit: str | None = None
    supplier: str | None = None
    day: int | None = None
    signed: bool = False


class Decider:
    """Says what follows from verdicts. One of them may be used by several threads, in turn."""

    def __init__(self, definitions: Decisions) -> None:
        self._definitions = definitions
        self._matches: list[tuple[int, ...]] = []
        self._lock = Lock()
        self._name = f"inkooptoets-{uuid4().hex}"
        self._define()

    def decide(self, moment: Moment, facts: Sequence[VerdictFact]) -> Decision:
        """Return the strongest of what the verdicts on one subject ask for; the weakest level for none."""
        levels = list(self._definitions.levels)
        asked = []
        with self._lock:
            for number, fact in enumerate(facts):
                self._post("decide", _event(fact, moment, number))
            for position, number in self._taken():
                asked.append((levels.index(self._definitions.decisions[position].then), -position, number))
        if not asked:
            return Decision(levels[0], self._definitions.levels[levels[0]])
        strongest, position, _ = max(asked)
        rule = self._definitions.decisions[-position]
        because = {facts[number].rule for level, _, number in asked if level == strongest}
        return Decision(rule.then, rule.title, tuple(sorted(because)), rule.role)

    def escalate(self, facts: Iterable[VerdictFact]) -> tuple[Escalation, ...]:
        """Return what follows from verdicts together, one per key and stretch of time, in a fixed order.

        Verdicts without a day or without the key are left out. A verdict counts once per rule and subject.
        """
        verdicts = sorted({fact for fact in facts if fact.day is not None}, key=_order)
        found: list[Escalation] = []
        with self._lock:
            for position, rule in enumerate(self._definitions.escalations):
                for key, members in _by_key(rule, self._fitting(position, verdicts)):
                    lasts = self._lasts(position, rule, members)
                    found.extend(_escalation(rule, key, part) for part in _stretches(rule, members, lasts))
        return tuple(found)

    def _define(self) -> None:
        from durable.lang import c, m, pri, ruleset, when_all

        _without_threads()
        with ruleset(f"{self._name}-decide"):
            for position, rule in enumerate(self._definitions.decisions):
                when_all(pri(position + 1), _fits(m, rule.when))(self._noting(position))
        for position, escalation in enumerate(self._definitions.escalations):
            with ruleset(f"{self._name}-of-{position}"):
                when_all(_fits(m, escalation.of))(self._noting(position))
            with ruleset(f"{self._name}-together-{position}"):
                when_all(*_together(c, m, escalation))(self._noting_last(escalation.count - 1))

    def _noting(self, position: int) -> Callable[[Any], None]:
        return lambda found: self._matches.append((position, found.m.number))

    def _noting_last(self, last: int) -> Callable[[Any], None]:
        return lambda found: self._matches.append((getattr(found, f"m{last}").number,))

    def _taken(self) -> list[tuple[int, ...]]:
        matches, self._matches = self._matches, []
        return matches

    def _post(self, ruleset: str, event: dict[str, str | int]) -> None:
        from durable.engine import MessageNotHandledException
        from durable.lang import post

        with suppress(MessageNotHandledException):
            post(f"{self._name}-{ruleset}", event)

    def _fitting(self, position: int, facts: Sequence[VerdictFact]) -> list[VerdictFact]:
        for number, fact in enumerate(facts):
            self._post(f"of-{position}", _event(fact, fact.moment, number))
        return [facts[number] for _, number in self._taken()]

    def _lasts(self, position: int, rule: EscalationRule, members: Sequence[VerdictFact]) -> list[int]:
        """Return the positions of the verdicts with which enough of them had come together."""
        from durable.lang import assert_fact, retract_fact

        name = f"{self._name}-together-{position}"
        live: list[dict[str, str | int]] = []
        for number, member in enumerate(members):
            fact: dict[str, str | int] = {"rule": member.rule, "day": member.day or 0, "number": number}
            gone = [old for old in live if rule.distinct and old["rule"] == member.rule]
            kept = [old for old in live if old not in gone]
            gone += kept[: max(0, len(kept) - rule.count + 1)]
            for old in gone:
                retract_fact(name, old)
            assert_fact(name, fact)
            live = [*(old for old in kept if old not in gone), fact]
        for old in live:
            retract_fact(name, old)
        return sorted({number for (number,) in self._taken()})


def _without_threads() -> None:
    """Keep durable-rules from polling its rulesets in threads of its own.

    They serve its timers, which nothing here uses; two threads in its native code at once end the process now
    and then.
    """
    from durable import engine

    engine.Host._run = lambda host: None


def _fits(message: Any, condition: Condition) -> Any:
    """Return a condition as durable-rules writes it."""
    return reduce(
        and_,
        (reduce(or_, (getattr(message, name) == text for text in texts)) for name, texts in condition),
    )


def _together(captured: Any, message: Any, rule: EscalationRule) -> Iterator[Any]:
    """Yield the facts that must be there at once: each after the one before, all within the days."""
    for index in range(rule.count):
        fits = +message.number
        for earlier in (getattr(captured, f"m{before}") for before in range(index)):
            fits = fits & (message.number > earlier.number)
        for earlier in (getattr(captured, f"m{before}") for before in range(index if rule.distinct else 0)):
            fits = fits & (message.rule != earlier.rule)
        if index:
            fits = fits & (message.day <= captured.m0.day + rule.within_days)
        yield getattr(captured, f"m{index}") << fits


def _event(fact: VerdictFact, moment: Moment, number: int) -> dict[str, str | int]:
    return {
        "rule": fact.rule,
        "outcome": fact.outcome.value,
        "severity": fact.severity.value,
        "moment": moment.value,
        "signed": "yes" if fact.signed else "no",
        "number": number,
    }


def _order(fact: VerdictFact) -> tuple[int | str, ...]:
    names = (fact.rule, fact.subject, fact.outcome, fact.severity, fact.moment)
    return (fact.day or 0, *names, fact.unit or "", fact.supplier or "", fact.signed)


def _by_key(rule: EscalationRule, facts: Sequence[VerdictFact]) -> list[tuple[str, list[VerdictFact]]]:
    """Return the facts that have a key by key, of every rule and subject the first."""
    found: dict[str, dict[tuple[str, str], VerdictFact]] = {}
    for fact in facts:
        key = fact.unit if rule.same == "unit" else fact.supplier
        if key:
            found.setdefault(key, {}).setdefault((fact.rule, fact.subject), fact)
    return [(key, list(found[key].values())) for key in sorted(found)]


def _stretches(
    rule: EscalationRule, members: Sequence[VerdictFact], lasts: Sequence[int]
) -> Iterator[Sequence[VerdictFact]]:
    """Yield the verdicts of each stretch of time: those within the days before one that made up the number.

    Windows that share a verdict are one stretch.
    """
    days = [member.day or 0 for member in members]
    begin, end = 0, -1
    for last in lasts:
        first = bisect_left(days, days[last] - rule.within_days)
        if first > end:
            if end >= 0:
                yield members[begin : end + 1]
            begin = first
        end = last
    if end >= 0:
        yield members[begin : end + 1]


def _escalation(rule: EscalationRule, key: str, facts: Sequence[VerdictFact]) -> Escalation:
    days = [to_day(fact.day or 0).isoformat() for fact in facts]
    return Escalation(
        key=rule.key,
        title=rule.title,
        case=((rule.same, key), ("from", min(days)), ("until", max(days))),
        because=tuple(f"{fact.rule} {fact.subject}" for fact in sorted(facts, key=_order)),
    )
