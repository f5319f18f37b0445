"""The check: all rules of a moment on one proposed order or contract, against what the board already has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from inkooptoets.engine.advice import Advice
from inkooptoets.engine.audit import fact_key, names_of, verdict_fact
from inkooptoets.engine.decide import Decider, VerdictFact
from inkooptoets.engine.finding import Finding, Translated
from inkooptoets.engine.gather import GRAVEST, Gatherer
from inkooptoets.engine.judge_one import Judge
from inkooptoets.engine.judged_one import verdict_of
from inkooptoets.engine.proposal import Proposal
from inkooptoets.engine.rule import Rule
from inkooptoets.engine.rulebook import Rulebook
from inkooptoets.engine.verdict import Moment, Outcome, Verdict
from inkooptoets.engine.waivers import Waiver, apply_waivers

_SEVERITIES = ("high", "medium", "low")
ENTITIES = {Moment.PURCHASE: "order", Moment.SIGNING: "contract"}
"""What is asked about at each moment."""


@dataclass(frozen=True)
class Checker:
    """Answers one question after another, under one rulebook, on one day."""

    rulebook: Rulebook
    decider: Decider
    judge: Judge
    as_of: date
    waivers: Sequence[Waiver] = ()
    names: list[Mapping[str, Translated]] = field(default_factory=list)

    def advice(self, proposal: Proposal, identity: str, moment: Moment) -> Advice:
        """Return what the rules of a moment say of one order or contract among the proposed facts."""
        entity = ENTITIES[moment]
        verdicts: list[Verdict] = []
        errors: list[tuple[str, str]] = []
        findings: list[Finding] = []
        names = self._names(proposal)
        for rule in self._rules(entity, moment):
            try:
                found = self._verdicts(rule, proposal, identity)
            except Exception as error:
                errors.append((rule.code, f"{type(error).__name__}: {error}"))
                continue
            verdicts += found
            grave = [verdict for verdict in found if verdict.outcome in GRAVEST]
            findings += Gatherer(self.rulebook, rule, self.as_of, names).findings(grave, {})
        facts = [verdict_fact(proposal, self.rulebook, verdict, moment) for verdict in verdicts]
        by_key = dict(zip(map(fact_key, verdicts), facts, strict=True))
        decided = [self._decided(finding, moment, by_key) for finding in findings]
        return Advice(
            subject=identity,
            entity=entity,
            moment=moment,
            as_of=self.as_of,
            rulebook_version=self.rulebook.version,
            decision=self.decider.decide(moment, [*facts, *self._failed(errors, identity, moment)]),
            findings=tuple(sorted(decided, key=_order)),
            verdicts=tuple(verdicts),
            rule_errors=tuple(errors),
        )

    def _names(self, proposal: Proposal) -> Mapping[str, Translated]:
        """Return what people call things; made once for all questions at one desk."""
        if not self.names:
            self.names.append(names_of(self.rulebook, proposal.unit_names()))
        return self.names[0]

    def _rules(self, entity: str, moment: Moment) -> list[Rule]:
        about = ("purchase", "order") if entity == "order" else (entity,)
        return [rule for rule in self.rulebook.active if rule.about in about and moment in rule.form.moments]

    def _verdicts(self, rule: Rule, proposal: Proposal, identity: str) -> list[Verdict]:
        rows = proposal.subjects(rule.about, identity)
        if not rows:
            raise LookupError(f"nothing was prepared for {identity}")
        judged = [verdict_of(self.judge.judge(rule, row, proposal), row) for row in rows]
        return list(apply_waivers(judged, self.waivers))

    def _decided(
        self, finding: Finding, moment: Moment, facts: Mapping[tuple[str, tuple[str, ...]], VerdictFact]
    ) -> Finding:
        main = [facts[fact_key(each)] for each in finding.verdicts if each.outcome is finding.outcome]
        return replace(finding, decision=self.decider.decide(moment, main))

    def _failed(self, errors: Sequence[tuple[str, str]], identity: str, moment: Moment) -> list[VerdictFact]:
        return [
            VerdictFact(code, Outcome.ERROR, self.rulebook.rules[code].severity, moment, identity)
            for code, _ in errors
        ]


def _order(finding: Finding) -> tuple[int, int, str]:
    return GRAVEST.index(finding.outcome), _SEVERITIES.index(str(finding.severity)), finding.rule
