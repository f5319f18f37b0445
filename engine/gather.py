"""From verdicts to findings: one per rule and case, with its words, parameters, references and decision."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from inkooptoets.engine.finding import Finding, ParameterUse, Reference, Translated, fingerprint
from inkooptoets.engine.language.condition import Condition
from inkooptoets.engine.language.intervals import high, low
from inkooptoets.engine.parameters import Dated, Parameter
from inkooptoets.engine.rule import Rule, unit_path
from inkooptoets.engine.rulebook import Rulebook
from inkooptoets.engine.scope import OTHER, RUN_DAY
from inkooptoets.engine.verdict import Missing, Outcome, Subject, Value, Verdict
from inkooptoets.engine.wording import fill, write_value
from inkooptoets.facts.calendar import to_day

GRAVEST = (Outcome.ERROR, Outcome.VIOLATED, Outcome.WAIVED, Outcome.UNDETERMINED)
ASSUMED_VALUE = {
    "nl": "Een bedrag zonder btw is uitgerekend met het btw-tarief dat het beleid aanneemt.",
    "en": "An amount net of VAT was worked out with the VAT rate that the policy assumes.",
}
Case = tuple[tuple[str, str], ...]
UNKNOWN_CASE = "missing"
"""The name under which a case says which facts are missing, where it is not known what it is about."""


def unknown_case(missing: Iterable[str]) -> Case:
    """Return the case of undetermined subjects of which it is unknown what they count to."""
    return ((UNKNOWN_CASE, ", ".join(sorted(set(missing)))),)


class Gatherer:
    """Gathers the verdicts of one rule into findings."""

    def __init__(
        self, rulebook: Rulebook, rule: Rule, run_day: date, names: Mapping[str, Translated] | None = None
    ) -> None:
        self.rulebook = rulebook
        self.names = names or {}
        self.rule = rule
        self.run_day = run_day
        self._compiled: dict[str, Condition] = {}

    def findings(self, verdicts: Iterable[Verdict], numbers: Mapping[Case, int]) -> list[Finding]:
        """Return a finding per case; ``numbers`` counts undetermined subjects where not all are given."""
        cases: dict[Case, list[Verdict]] = {}
        for verdict in verdicts:
            cases.setdefault(self._case(verdict), []).append(verdict)
        return [self._finding(case, found, numbers.get(case, 0)) for case, found in sorted(cases.items())]

    def _case(self, verdict: Verdict) -> Case:
        """Return what a verdict counts to; what cannot be told apart is gathered by what is missing."""
        known = tuple(path for path, _ in verdict.case) == tuple(self.rule.form.case)
        if known or verdict.outcome is not Outcome.UNDETERMINED:
            return verdict.case
        return unknown_case(missing.path for missing in verdict.missing)

    def _finding(self, case: Case, verdicts: Sequence[Verdict], undetermined: int) -> Finding:
        outcome = min((verdict.outcome for verdict in verdicts), key=GRAVEST.index)
        main = [verdict for verdict in verdicts if verdict.outcome is outcome]
        shown = max(main, key=_weight)
        facts = {**shown.facts, **self.parameter_values(shown.facts)}
        facts |= self.derived_values(facts)
        others = sum(verdict.outcome is Outcome.UNDETERMINED for verdict in verdicts)
        form = self.rule.form
        return Finding(
            fingerprint=fingerprint(self.rule.code, case),
            rule=self.rule.code,
            title=form.title.by_language(),
            severity=self.rule.severity,
            outcome=outcome,
            case=case,
            verdicts=tuple(
                sorted(verdicts, key=lambda verdict: (GRAVEST.index(verdict.outcome), verdict.subject))
            ),
            message=fill(self.rule, form.message.by_language(), facts, self.names),
            advice=fill(self.rule, form.advice.by_language(), facts, self.names),
            innocent=form.innocent.by_language(),
            references=self.references(),
            parameters=self.parameters_used(shown.facts),
            moments=tuple(form.moments),
            at_stake=self._at_stake(main),
            unit=_unit(case, verdicts),
            missing=_joined_missing(verdicts),
            notes=(ASSUMED_VALUE,)
            if any(verdict.facts.get("purchase.value_assumed") for verdict in verdicts)
            else (),
            waivers=tuple(sorted({verdict.waiver for verdict in verdicts if verdict.waiver})),
            kinds=self.kinds(),
            number=len(verdicts) - others + max(undetermined, others),
        )

    def _at_stake(self, verdicts: Sequence[Verdict]) -> int | None:
        amounts = [verdict.at_stake for verdict in verdicts if verdict.at_stake is not None]
        if not amounts or self.rule.form.at_stake is None:
            return None
        return max(amounts) if self.rule.form.at_stake.gather == "highest" else sum(amounts)

    def references(self) -> tuple[Reference, ...]:
        """Return what the rule is based on."""
        return tuple(self.rulebook.sources.get(code).reference() for code in self.rule.form.guidance)

    def kinds(self) -> dict[str, str]:
        """Return the kinds of measures and parameters, by the names that the verdicts' facts go by."""
        kinds: dict[str, str] = {}
        for path, symbol in self.rule.scope.items():
            if symbol.source in ("measure", "parameter") and not path.startswith(f"{OTHER}."):
                kinds |= dict.fromkeys((low(path), high(path)) if symbol.interval else (path,), symbol.kind)
        return kinds

    def parameter_values(self, facts: Mapping[str, Value]) -> dict[str, Value]:
        """Return the parameters' values for a verdict's facts, by the names that the rule uses."""
        values: dict[str, Value] = {}
        for symbol, (_, dated) in self._dated(facts).items():
            values[symbol] = dated.value  # type: ignore[assignment]
        return values

    def derived_values(self, facts: Mapping[str, Value]) -> dict[str, Value]:
        """Return the derived facts that the rule's texts mention, worked out from a verdict's facts."""
        known = {**facts, RUN_DAY: self.run_day}
        values: dict[str, Value] = {}
        for path in self.rule.mentioned:
            if path in self.rule.derived and path in self.rule.scope:
                value = self._condition(path).value(known)
                is_day = value is not None and self.rule.scope[path].kind == "day"
                values[path] = to_day(value) if is_day else value
        return values

    def _condition(self, path: str) -> Condition:
        if path not in self._compiled:
            self._compiled[path] = Condition(self.rule.derived[path], self.rule.scope)
        return self._compiled[path]

    def parameters_used(self, facts: Mapping[str, Value]) -> tuple[ParameterUse, ...]:
        """Return the parameters as a finding names them, each once."""
        used = {
            (parameter.name, dated): (parameter, dated) for parameter, dated in self._dated(facts).values()
        }
        return tuple(
            parameter_use(self.rulebook, parameter, dated)
            for (_, _), (parameter, dated) in sorted(
                used.items(), key=lambda found: (found[0][0], str(found[0][1]))
            )
        )

    def _dated(self, facts: Mapping[str, Value]) -> dict[str, tuple[Parameter, Dated]]:
        found: dict[str, tuple[Parameter, Dated]] = {}
        windows = {related.window.months for related in self.rule.related if related.window}
        for symbol, use in self.rule.parameters.items():
            if symbol.startswith(f"{OTHER}."):
                continue
            path = unit_path(self.rule, symbol)
            unit = facts.get(path) if path else None
            parameter = self.rulebook.parameters.of(use.key, str(unit) if unit else None)
            day = self.run_day if parameter.many or symbol in windows else self._day(symbol, facts)
            dated = parameter.at(day) if day else None
            if dated is not None:
                found[symbol] = (parameter, dated)
        return found

    def _day(self, symbol: str, facts: Mapping[str, Value]) -> date | None:
        if symbol not in self._compiled:
            self._compiled[symbol] = Condition(self.rule.parameters[symbol].day, self.rule.scope)
        number = self._compiled[symbol].value({**facts, RUN_DAY: self.run_day})
        return None if number is None else to_day(number)


def parameter_use(rulebook: Rulebook, parameter: Parameter, dated: Dated) -> ParameterUse:
    """Return a dated value as findings and reports name it."""
    value = dated.value
    plain = value / 100 if parameter.kind.name in ("euro", "percent") and isinstance(value, int) else value
    text = f"{plain:.2f}".removesuffix(".00") if isinstance(plain, float) else write_value(plain, "", "nl")
    source = rulebook.sources.by_code.get(dated.source)
    return ParameterUse(
        name=parameter.name,
        title=parameter.title,
        value=text,
        kind=parameter.kind.name,
        valid_from=dated.valid_from.isoformat() if dated.valid_from else None,
        valid_until=dated.valid_until.isoformat() if dated.valid_until else None,
        source=f"{dated.source} ({source.place})" if source else dated.source,
        set_by=parameter.set_by,
        assumption=dated.assumption,
    )


def main_verdict(finding: Finding) -> Verdict:
    """Return the verdict that a finding's words are about: the highest at stake, of those the latest."""
    main = [verdict for verdict in finding.verdicts if verdict.outcome is finding.outcome]
    return max(main, key=_weight)


def _weight(verdict: Verdict) -> tuple[int, date, Subject]:
    return verdict.at_stake or 0, verdict.as_of or date.min, verdict.subject


def _unit(case: Case, verdicts: Sequence[Verdict]) -> str | None:
    """Return whom a finding concerns: as its case says, else the one unit of all its verdicts."""
    named = dict(case)
    for path in ("purchase.unit", "purchase.buyer"):
        if path in named:
            return named[path]
    units = {verdict.unit for verdict in verdicts}
    return units.pop() if len(units) == 1 else None


def _joined_missing(verdicts: Iterable[Verdict]) -> tuple[Missing, ...]:
    found: dict[str, Missing] = {}
    for verdict in verdicts:
        for missing in verdict.missing:
            found.setdefault(missing.path, missing)
    return tuple(found.values())
