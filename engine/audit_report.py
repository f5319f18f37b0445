"""Everything that one audit found, ready to be written down: what ``reports`` turns into pages and sheets."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from inkooptoets.engine.finding import Escalation, Finding, ParameterUse, Translated
from inkooptoets.engine.verdict import Outcome
from inkooptoets.facts.ledger.quality import FileQuality as FileQuality
from inkooptoets.facts.rejection import Rejection as Rejection


@dataclass(frozen=True)
class Tally:
    """How many subjects of a rule had an outcome, per unit and month, and the euro cents at stake there.

    ``month`` is ``2026-03``, the month of the day on which the rule looked; None where that day is missing.
    """

    rule: str
    unit: str | None
    month: str | None
    outcome: Outcome
    number: int
    at_stake: int = 0


@dataclass(frozen=True)
class RuleSummary:
    """A rule as a report names it, with what went wrong where it could not be judged."""

    code: str
    title: Translated
    severity: str
    about: str
    status: str
    guidance: tuple[str, ...]
    switched_off: str | None = None
    error: str | None = None


@dataclass(frozen=True)
class MissingCount:
    """For how many subjects of a rule a missing fact left the verdict undetermined, and how to supply it."""

    rule: str
    path: str
    title: Translated
    number: int


@dataclass(frozen=True)
class WaiverStatus:
    """A waiver and how it stands: in force, expired, not begun, unused or ending soon."""

    id: str
    rule: str
    scope: str
    reason: str
    approver: str
    valid_from: date
    valid_until: date
    status: str
    used: int


@dataclass(frozen=True)
class AuditReport:
    """One run of the audit. Lists are sorted, so that two runs over the same facts are byte-identical."""

    run: str
    board: str
    as_of: date
    made_at: datetime
    rulebook_version: str
    rulebook_hash: str
    engine: str
    rules: tuple[RuleSummary, ...]
    tallies: tuple[Tally, ...]
    findings: tuple[Finding, ...]
    resolved: tuple[Finding, ...] = ()
    escalations: tuple[Escalation, ...] = ()
    missing: tuple[MissingCount, ...] = ()
    waivers: tuple[WaiverStatus, ...] = ()
    parameters: tuple[ParameterUse, ...] = ()
    files: tuple[FileQuality, ...] = ()
    rejections: tuple[Rejection, ...] = ()
    unresolved_references: tuple[tuple[str, str, int], ...] = ()
    unit_names: dict[str, str] = field(default_factory=dict)
    previous_run: str | None = None
    certified: int | None = None
    unlisted: tuple[tuple[str, int], ...] = ()
    """Per rule, how many undetermined subjects stand in the tallies but in no finding: the first are listed."""
    later: int = 0
    """Orders and credit notes dated after ``as_of``: they are not judged, and not forgotten."""
    pseudonymised: bool = True
