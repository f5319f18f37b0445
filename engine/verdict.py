"""The verdict of one rule on one subject: one of six outcomes, with the facts that led to it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Outcome(StrEnum):
    """The six outcomes. They are never mixed, and always all counted."""

    COMPLIANT = "compliant"
    VIOLATED = "violated"
    NOT_APPLICABLE = "not_applicable"
    UNDETERMINED = "undetermined"
    WAIVED = "waived"
    ERROR = "error"


class Severity(StrEnum):
    """How much a violation matters, as the rule or the board's policy says."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class Moment(StrEnum):
    """When a rule is asked: before a purchase, before signing, or afterwards in the audit."""

    PURCHASE = "purchase"
    SIGNING = "signing"
    AUDIT = "audit"


Value = str | int | bool | date | None
"""A bound fact: money in cents, days as dates, hours of the week as their text."""


@dataclass(frozen=True, order=True)
class Origin:
    """Where a fact came from: the file, its sheet and line, and the import run that brought it in."""

    file: str
    line: int | None = None
    sheet: str | None = None
    run: str | None = None

    def __str__(self) -> str:
        """The origin as a person reads it: ``orders.csv, regel 12``."""
        sheet = f", blad {self.sheet}" if self.sheet else ""
        return f"{self.file}{sheet}" + (f", regel {self.line}" if self.line else "")


@dataclass(frozen=True, order=True)
class Subject:
    """What a verdict is about: an entity and its key. For a purchase the key is order and product group."""

    entity: str
    key: tuple[str, ...]

    def __str__(self) -> str:
        """The key as people know it."""
        return " / ".join(self.key)


@dataclass(frozen=True, order=True)
class Missing:
    """A fact that is missing and would have mattered: its path, and what it belongs to where known."""

    path: str
    of: str = ""


@dataclass(frozen=True)
class Verdict:
    """What one rule says of one subject on one day.

    ``facts`` are the bound facts, related measures and parameters by path, money in cents; ``at_stake`` is in
    cents; ``case`` names what counts as one and the same finding, by path.
    """

    rule: str
    subject: Subject
    outcome: Outcome
    as_of: date | None
    unit: str | None = None
    case: tuple[tuple[str, str], ...] = ()
    at_stake: int | None = None
    facts: dict[str, Value] = field(default_factory=dict)
    missing: tuple[Missing, ...] = ()
    waiver: str | None = None
    origin: Origin | None = None
