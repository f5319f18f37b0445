"""The evidence of a finding: every order, line or contract behind it, with its day, amount and origin."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from inkooptoets.engine.finding import Finding
from inkooptoets.engine.language.intervals import high, low
from inkooptoets.engine.verdict import Missing, Origin, Outcome, Value, Verdict
from inkooptoets.reports.fact_names import fact_label, find_fact, kind_of
from inkooptoets.reports.values import write_interval, write_value
from inkooptoets.reports.words import Words

AMOUNTS = ("value", "yearly_value", "net")
"""The facts of a subject that say what it costs, the first that is known counts."""
IN_COLUMNS = ("id", "unit", "day", "group", *AMOUNTS)
"""Facts of a subject that stand in a column of their own or in its name."""


@dataclass(frozen=True)
class Exhibit:
    """One piece of evidence: what it is about, and the facts that are its own."""

    subject: str
    day: date | None
    unit: str | None
    amount: int | None
    outcome: Outcome
    origin: Origin | None
    details: tuple[tuple[str, str], ...]
    missing: tuple[Missing, ...]
    verdict: Verdict


@dataclass(frozen=True)
class Evidence:
    """All exhibits of a finding, and the facts that they have in common, as label and text."""

    shared: tuple[tuple[str, str], ...]
    exhibits: tuple[Exhibit, ...]


def gather_evidence(finding: Finding, words: Words) -> Evidence:
    """Return the finding's evidence, by day and then by subject; facts that all share are named once."""
    common = _common(finding.verdicts)
    shared = _readable(finding, common, words)
    exhibits = [
        Exhibit(
            subject=str(verdict.subject),
            day=verdict.as_of,
            unit=verdict.unit,
            amount=amount_of(verdict),
            outcome=verdict.outcome,
            origin=verdict.origin,
            details=_readable(
                finding,
                {path: value for path, value in verdict.facts.items() if path not in common},
                words,
                verdict.subject.entity,
            ),
            missing=verdict.missing,
            verdict=verdict,
        )
        for verdict in finding.verdicts
    ]
    exhibits.sort(key=lambda each: (each.day or date.max, each.subject))
    return Evidence(shared, tuple(exhibits))


def number_of(finding: Finding) -> int:
    """Return how many subjects are behind a finding; where facts are missing it may hold only the first."""
    return max(finding.number, len(finding.verdicts))


def counted_total(finding: Finding, *, certain: bool) -> int:
    """Return the cents that were added up: of the certain members, or of all that may belong."""
    return sum(each.amount or 0 for each in finding.counted if each.certain or not certain)


def amount_of(verdict: Verdict) -> int | None:
    """Return what the verdict's subject costs in cents, where its facts say so."""
    entity = verdict.subject.entity
    for name in AMOUNTS:
        for path in (f"{entity}.{name}", name):
            amount = verdict.facts.get(path)
            if isinstance(amount, int) and not isinstance(amount, bool):
                return amount
    return None


def _common(verdicts: tuple[Verdict, ...]) -> dict[str, Value]:
    if not verdicts:
        return {}
    first, *rest = verdicts
    absent = object()
    return {
        path: value
        for path, value in first.facts.items()
        if all(other.facts.get(path, absent) == value for other in rest)
    }


def _readable(
    finding: Finding, facts: dict[str, Value], words: Words, entity: str = ""
) -> tuple[tuple[str, str], ...]:
    entity = entity or (finding.verdicts[0].subject.entity if finding.verdicts else "")
    hidden = {f"{entity}.{name}" for name in IN_COLUMNS} | set(IN_COLUMNS)
    readable: dict[str, str] = {}
    for path in sorted(facts):
        if path in hidden or facts[path] is None or _is_parameter(path, entity):
            continue
        name = path.removesuffix(".low").removesuffix(".high")
        bounds = (facts.get(low(name)), facts.get(high(name)))
        kind = kind_of(path, facts[path], entity, finding.kinds)
        label = fact_label(name, words.lang, entity)
        readable[label] = (
            write_interval(*bounds, kind, words) if name != path else write_value(facts[path], kind, words)
        )
    return tuple(readable.items())


def _is_parameter(path: str, entity: str) -> bool:
    """Whether the fact is a parameter, which the finding names with its period and source."""
    return "." not in path and find_fact(path, entity) is None
