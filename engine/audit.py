"""The audit: every rule judged for all subjects, gathered into findings, compared with the previous run."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Protocol

from inkooptoets.engine.audit_report import (
    AuditReport,
    FileQuality,
    MissingCount,
    Rejection,
    RuleSummary,
    Tally,
)
from inkooptoets.engine.counted import with_counted
from inkooptoets.engine.decide import Decider, VerdictFact
from inkooptoets.engine.finding import Finding, ParameterUse, State, Translated
from inkooptoets.engine.gather import Gatherer, parameter_use
from inkooptoets.engine.judge_one import Judge
from inkooptoets.engine.judged_rows import JudgedRule, tallies, undetermined_verdicts, violated_verdicts
from inkooptoets.engine.meaning import meaning_of
from inkooptoets.engine.plan.sql import Plan
from inkooptoets.engine.rule import Rule
from inkooptoets.engine.rulebook import Rulebook
from inkooptoets.engine.undetermined import case_counts, missing_counts
from inkooptoets.engine.verdict import Moment, Outcome, Subject, Verdict
from inkooptoets.engine.waivers import Waiver, apply_waivers, statuses
from inkooptoets.engine.world import World
from inkooptoets.facts.calendar import to_number

Progress = Callable[[str], None]
ENGINE = "duckdb"


@dataclass(frozen=True)
class RunContext:
    """What an audit needs besides facts and rules: who, when, and what was known before."""

    run: str
    board: str
    as_of: date
    made_at: datetime
    waivers: Sequence[Waiver] = ()
    previous: Mapping[str, Finding] = field(default_factory=dict)
    previous_run: str | None = None
    files: Sequence[FileQuality] = ()
    rejections: Sequence[Rejection] = ()
    certify: bool = False


@dataclass
class _Found:
    """What came of the rules so far."""

    findings: list[Finding] = field(default_factory=list)
    tallies: list[Tally] = field(default_factory=list)
    missing: list[MissingCount] = field(default_factory=list)
    verdicts: list[Verdict] = field(default_factory=list)
    errors: dict[str, str] = field(default_factory=dict)
    unlisted: dict[str, int] = field(default_factory=dict)
    certified: int = 0


def audit(
    world: World,
    rulebook: Rulebook,
    plan: Plan,
    decider: Decider,
    context: RunContext,
    progress: Progress = lambda phase: None,
) -> AuditReport:
    """Judge all rules over prepared facts and return everything that was found.

    A rule that cannot be run is an error of its own: it is counted for every subject, its earlier findings
    stay open, and the other rules go on.
    """
    found = _Found()
    names = names_of(rulebook, world.unit_names())
    for rule in rulebook.active:
        progress(rule.code)
        try:
            _judge(world, rulebook, plan, rule, context, found, names)
        except Exception as error:
            found.errors[rule.code] = f"{type(error).__name__}: {error}"
            found.tallies.append(Tally(rule.code, None, None, Outcome.ERROR, world.count(rule.about)))
    progress("decide")
    facts = {fact_key(each): verdict_fact(world, rulebook, each) for each in found.verdicts}
    findings = [_decided(decider, finding, facts) for finding in found.findings]
    findings, resolved = _compared(findings, context, found)
    judge = Judge(rulebook.parameters, context.as_of)
    findings = with_counted(sorted(findings, key=_order), rulebook.rules, judge, world)
    violated = [facts[fact_key(each)] for each in found.verdicts if each.outcome is Outcome.VIOLATED]
    used = _waivers_used(found.verdicts)
    return AuditReport(
        run=context.run,
        board=context.board,
        as_of=context.as_of,
        made_at=context.made_at,
        rulebook_version=rulebook.version,
        rulebook_hash=rulebook.hash,
        engine=ENGINE,
        rules=tuple(
            _summary(rulebook.rules[code], found.errors.get(code)) for code in sorted(rulebook.rules)
        ),
        tallies=tuple(found.tallies),
        findings=tuple(findings),
        resolved=tuple(sorted(resolved, key=_order)),
        escalations=decider.escalate(violated),
        missing=tuple(sorted(found.missing, key=lambda each: (-each.number, each.rule, each.path))),
        waivers=statuses(context.waivers, used, context.as_of),
        parameters=_parameters(rulebook, context.as_of),
        files=tuple(context.files),
        rejections=tuple(context.rejections),
        unresolved_references=world.unresolved_references(),
        unit_names=world.unit_names(),
        previous_run=context.previous_run,
        certified=found.certified if context.certify else None,
        later=world.later(context.as_of),
        unlisted=tuple(sorted((code, number) for code, number in found.unlisted.items() if number)),
    )


def _judge(
    world: World,
    rulebook: Rulebook,
    plan: Plan,
    rule: Rule,
    context: RunContext,
    found: _Found,
    names: Mapping[str, Translated],
) -> None:
    judged = JudgedRule(rule, plan.rules[rule.code], world.run(plan.rules[rule.code]))
    violated = violated_verdicts(world.connection, judged)
    if context.certify:
        found.certified += _certify(world, rulebook, rule, violated, context.as_of)
    open_ones = undetermined_verdicts(world.connection, judged)
    waived = apply_waivers(violated, context.waivers)
    counts = tallies(world.connection, judged)
    numbers = case_counts(world.connection, judged)
    gatherer = Gatherer(rulebook, rule, context.as_of, names)
    rule_findings = gatherer.findings([*waived, *open_ones], numbers)
    missing = missing_counts(world.connection, judged)
    found.tallies += _with_waived(counts, waived)
    found.findings += rule_findings
    found.verdicts += [*waived, *open_ones]
    undetermined = sum(each.number for each in counts if each.outcome is Outcome.UNDETERMINED)
    if listed := sum(each.number for each in rule_findings if each.outcome is Outcome.UNDETERMINED):
        found.unlisted[rule.code] = max(0, undetermined - listed)
    found.missing += [
        MissingCount(rule.code, path, meaning_of(path, rulebook), number) for path, number in missing.items()
    ]
    world.drop(judged.table)


def names_of(rulebook: Rulebook, units: Mapping[str, str]) -> Mapping[str, Translated]:
    """Return what people call product groups and units, by key."""
    groups = {key: _in_sentence(rulebook.categories.title(key)) for key in _group_keys(rulebook)}
    return ChainMap({key: {"nl": name, "en": name} for key, name in units.items()}, groups)


def _in_sentence(title: Translated) -> Translated:
    """Return a title without the capital of a beginning; one of capitals, such as ICT, keeps them."""
    return {
        lang: text[:1].lower() + text[1:] if text[1:2].islower() else text for lang, text in title.items()
    }


def _group_keys(rulebook: Rulebook) -> set[str]:
    return {*rulebook.categories.by_key, *rulebook.categories.homogeneous}


def _with_waived(counts: Iterable[Tally], verdicts: Iterable[Verdict]) -> list[Tally]:
    """Return the tallies with waived violations counted as waived."""
    waived: dict[tuple[str | None, str | None], list[Verdict]] = {}
    for verdict in verdicts:
        if verdict.outcome is Outcome.WAIVED:
            month = verdict.as_of.strftime("%Y-%m") if verdict.as_of else None
            waived.setdefault((verdict.unit, month), []).append(verdict)
    result: list[Tally] = []
    for tally in counts:
        moved = waived.get((tally.unit, tally.month), []) if tally.outcome is Outcome.VIOLATED else []
        if not moved:
            result.append(tally)
            continue
        at_stake = sum(verdict.at_stake or 0 for verdict in moved)
        if len(moved) < tally.number:
            rest = max(0, tally.at_stake - at_stake)
            result.append(replace(tally, number=tally.number - len(moved), at_stake=rest))
        result.append(replace(tally, outcome=Outcome.WAIVED, number=len(moved), at_stake=at_stake))
    return result


def _certify(world: World, rulebook: Rulebook, rule: Rule, violated: Sequence[Verdict], as_of: date) -> int:
    """Judge every violation again with the CEL engine; a difference is an error of the rule."""
    judge = Judge(rulebook.parameters, as_of)
    for verdict in violated:
        row = world.row_of(rule.about, verdict.subject)
        outcome = judge.judge(rule, row, world).outcome
        if outcome is not Outcome.VIOLATED:
            raise RuntimeError(f"{verdict.subject} is {outcome} for the CEL engine and violated for SQL")
    return len(violated)


def fact_key(verdict: Verdict) -> tuple[str, tuple[str, ...]]:
    """Return what tells a verdict from the others."""
    return verdict.rule, verdict.subject.key


class Registers(Protocol):
    """Where decisions look up what a verdict does not say."""

    def supplier_of(self, subject: Subject) -> str | None:
        """Return the supplier of an order or contract."""

    def is_signed(self, subject: Subject) -> bool:
        """Return whether a contract is already signed."""


def verdict_fact(
    world: Registers, rulebook: Rulebook, verdict: Verdict, moment: Moment = Moment.AUDIT
) -> VerdictFact:
    """Return a verdict as decisions see it."""
    return VerdictFact(
        rule=verdict.rule,
        outcome=verdict.outcome,
        severity=rulebook.rules[verdict.rule].severity,
        moment=moment,
        subject=verdict.subject.key[0],
        unit=verdict.unit,
        supplier=world.supplier_of(verdict.subject),
        day=to_number(verdict.as_of) if verdict.as_of else None,
        signed=world.is_signed(verdict.subject),
    )


def _decided(
    decider: Decider, finding: Finding, facts: Mapping[tuple[str, tuple[str, ...]], VerdictFact]
) -> Finding:
    main = [each for each in finding.verdicts if each.outcome is finding.outcome]
    return replace(
        finding, decision=decider.decide(Moment.AUDIT, [facts[fact_key(each)] for each in main[:1]])
    )


def _compared(
    findings: Iterable[Finding], context: RunContext, found: _Found
) -> tuple[list[Finding], list[Finding]]:
    """Return the findings with their state, and those of the previous run that are no longer there."""
    current: dict[str, Finding] = {}
    for finding in findings:
        before = context.previous.get(finding.fingerprint)
        same = before is not None and before.outcome is finding.outcome
        state = State.OPEN if same else State.NEW
        first = before.first_seen if before is not None and same else context.run
        current[finding.fingerprint] = replace(finding, state=state, first_seen=first)
    gone = [each for each in context.previous.values() if each.fingerprint not in current]
    kept = [replace(each, state=State.OPEN) for each in gone if each.rule in found.errors]
    resolved = [
        replace(each, state=State.RESOLVED)
        for each in gone
        if each.rule not in found.errors and not _only_unlisted(each, found)
    ]
    return [*current.values(), *kept], resolved


def _only_unlisted(finding: Finding, found: _Found) -> bool:
    """Return whether an undetermined finding may only have made room for larger ones."""
    return finding.outcome is Outcome.UNDETERMINED and bool(found.unlisted.get(finding.rule))


def _waivers_used(verdicts: Iterable[Verdict]) -> dict[str, int]:
    used: dict[str, int] = {}
    for verdict in verdicts:
        if verdict.waiver:
            used[verdict.waiver] = used.get(verdict.waiver, 0) + 1
    return used


def _summary(rule: Rule, error: str | None) -> RuleSummary:
    return RuleSummary(
        code=rule.code,
        title=rule.form.title.by_language(),
        severity=str(rule.severity),
        about=rule.about,
        status=rule.form.status,
        guidance=tuple(rule.form.guidance),
        switched_off=rule.switched_off,
        error=error,
    )


def _parameters(rulebook: Rulebook, as_of: date) -> tuple[ParameterUse, ...]:
    """Return the values on the day of the run of every parameter that a rule uses."""
    names = {use.key for rule in rulebook.active for use in rule.parameters.values()}
    found = []
    for name in sorted(names):
        parameter = rulebook.parameters.get(name)
        dated = parameter.at(as_of)
        if dated is not None:
            found.append(parameter_use(rulebook, parameter, dated))
    return tuple(found)


_SEVERITIES = ("high", "medium", "low")
_OUTCOMES = (Outcome.VIOLATED, Outcome.ERROR, Outcome.WAIVED, Outcome.UNDETERMINED)


def _order(finding: Finding) -> tuple[int, int, int, str, str]:
    return (
        _OUTCOMES.index(finding.outcome),
        _SEVERITIES.index(str(finding.severity)),
        -(finding.at_stake or 0),
        finding.rule,
        finding.fingerprint,
    )
