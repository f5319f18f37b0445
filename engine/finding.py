"""A finding: all verdicts of one rule on one case, with a fingerprint that outlives positions and nights."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from inkooptoets.engine.verdict import Missing, Moment, Origin, Outcome, Severity, Subject, Verdict

Translated = dict[str, str]
"""A text by language: ``nl`` and ``en``."""


class State(StrEnum):
    """How a finding stands against the previous run."""

    NEW = "new"
    OPEN = "open"
    RESOLVED = "resolved"


@dataclass(frozen=True)
class Reference:
    """What a rule is based on: a document or act, its place, and where it can be read."""

    code: str
    title: Translated
    place: str
    url: str | None = None


@dataclass(frozen=True)
class ParameterUse:
    """A parameter value that a verdict used: its period and source, and whether law or the board set it."""

    name: str
    title: Translated
    value: str
    kind: str
    valid_from: str | None
    valid_until: str | None
    source: str
    set_by: str
    assumption: bool = False


@dataclass(frozen=True)
class Decision:
    """What to do: the strongest of what the verdicts ask for, and the rules that asked for it."""

    key: str
    title: Translated
    because: tuple[str, ...] = ()
    role: str | None = None


@dataclass(frozen=True)
class Escalation:
    """What follows from several findings together."""

    key: str
    title: Translated
    case: tuple[tuple[str, str], ...]
    because: tuple[str, ...]


@dataclass(frozen=True)
class Counted:
    """A member of a related set that counts in a finding's sum: its amount in cents, and where it came from.

    ``certain`` is False for one of which it is unknown whether it belongs, or how much it is.
    """

    subject: Subject
    day: date | None
    unit: str | None
    supplier: str | None
    amount: int | None
    certain: bool
    origin: Origin | None


@dataclass(frozen=True)
class Finding:
    """What one rule found in one case. ``verdicts`` hold the evidence; ``at_stake`` is in euro cents.

    ``outcome`` is violated, waived, undetermined or error: the gravest of its verdicts. ``kinds`` names the
    kind of each fact in its verdicts that the dictionary does not know: measures and parameters, by path.
    ``number`` counts the subjects behind it, of which ``verdicts`` may hold only the first where facts are
    missing. ``counted`` are the members of the sum that was judged, of the gravest verdict.
    """

    fingerprint: str
    rule: str
    title: Translated
    severity: Severity
    outcome: Outcome
    case: tuple[tuple[str, str], ...]
    verdicts: tuple[Verdict, ...]
    message: Translated
    advice: Translated
    innocent: Translated
    references: tuple[Reference, ...] = ()
    parameters: tuple[ParameterUse, ...] = ()
    moments: tuple[Moment, ...] = ()
    at_stake: int | None = None
    unit: str | None = None
    missing: tuple[Missing, ...] = ()
    notes: tuple[Translated, ...] = ()
    state: State = State.NEW
    first_seen: str | None = None
    decision: Decision | None = None
    waivers: tuple[str, ...] = ()
    kinds: dict[str, str] = field(default_factory=dict)
    number: int = 0
    counted: tuple[Counted, ...] = ()


def fingerprint(rule: str, case: Sequence[tuple[str, str]]) -> str:
    """Return the finding's name for ever: the rule's code and ten hex digits of its case."""
    text = "\x1f".join([rule, *(f"{path}={value}" for path, value in case)])
    return f"{rule}-{hashlib.sha256(text.encode()).hexdigest()[:10]}"
