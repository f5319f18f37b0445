"""The answer to one question, before a purchase or before signing: what to do, and which rules say so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from inkooptoets.engine.finding import Decision, Escalation, Finding
from inkooptoets.engine.verdict import Moment, Verdict


@dataclass(frozen=True)
class Advice:
    """What the rules say of one order or contract on one day.

    ``findings`` are the violated, waived and undetermined ones, the gravest first; ``verdicts`` are all of
    them, also the compliant and not applicable ones.
    """

    subject: str
    entity: str
    moment: Moment
    as_of: date
    rulebook_version: str
    decision: Decision
    findings: tuple[Finding, ...]
    verdicts: tuple[Verdict, ...]
    escalations: tuple[Escalation, ...] = ()
    rule_errors: tuple[tuple[str, str], ...] = ()
