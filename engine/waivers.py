"""Waivers: who allowed which exception, why and for how long, and which verdict each of them covers.

``waiver_for`` alone decides whether a waiver is in force, for every use of the rules.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from inkooptoets.engine.audit_report import WaiverStatus
from inkooptoets.engine.finding import fingerprint
from inkooptoets.engine.verdict import Outcome, Verdict

FINDING = "finding"
"""The key of a scope that names one finding by its fingerprint."""


@dataclass(frozen=True)
class Waiver:
    """An approved exception to one rule, from its first day up to and including its last.

    ``scope`` is one finding's fingerprint, or facts by path that a verdict must all have.
    """

    id: str
    rule: str
    scope: tuple[tuple[str, str], ...]
    reason: str
    requested_by: str
    approver: str
    valid_from: date
    valid_until: date

    def covers(self, verdict: Verdict, fingerprint: str) -> bool:
        """Whether the verdict lies within the scope, whatever the day."""
        return all(_has(verdict, fingerprint, path, value) for path, value in self.scope)

    def scope_text(self) -> str:
        """Return the scope on one line."""
        return ", ".join(f"{path} = {value}" for path, value in self.scope)


def waiver_for(verdict: Verdict, waivers: Iterable[Waiver], fingerprint: str) -> Waiver | None:
    """Return the waiver in force for a verdict on the day on which its rule looked.

    Of several, the one that lasts longest, and of those the first by id. A verdict without a day has none.
    """
    day = verdict.as_of
    if day is None:
        return None
    in_force = [
        waiver
        for waiver in waivers
        if waiver.rule == verdict.rule
        and waiver.valid_from <= day <= waiver.valid_until
        and waiver.covers(verdict, fingerprint)
    ]
    return min(in_force, key=lambda found: (date.max - found.valid_until, found.id), default=None)


def apply_waivers(verdicts: Iterable[Verdict], waivers: Sequence[Waiver]) -> tuple[Verdict, ...]:
    """Return the verdicts, violations for which a waiver is in force turned into waived ones with its id."""
    by_rule: dict[str, list[Waiver]] = {}
    for waiver in waivers:
        by_rule.setdefault(waiver.rule, []).append(waiver)
    return tuple(_applied(verdict, by_rule.get(verdict.rule, ())) for verdict in verdicts)


def statuses(
    waivers: Iterable[Waiver], used: Mapping[str, int], as_of: date, ending_within_days: int = 30
) -> tuple[WaiverStatus, ...]:
    """Return how every waiver stands on ``as_of``, by id; ``used`` counts the verdicts it covered."""
    return tuple(
        WaiverStatus(
            id=waiver.id,
            rule=waiver.rule,
            scope=waiver.scope_text(),
            reason=waiver.reason,
            approver=waiver.approver,
            valid_from=waiver.valid_from,
            valid_until=waiver.valid_until,
            status=_status(waiver, used.get(waiver.id, 0), as_of, ending_within_days),
            used=used.get(waiver.id, 0),
        )
        for waiver in sorted(waivers, key=lambda waiver: waiver.id)
    )


def _applied(verdict: Verdict, waivers: Sequence[Waiver]) -> Verdict:
    if verdict.outcome is not Outcome.VIOLATED or not waivers:
        return verdict
    waiver = waiver_for(verdict, waivers, fingerprint(verdict.rule, verdict.case))
    return replace(verdict, outcome=Outcome.WAIVED, waiver=waiver.id) if waiver else verdict


def _has(verdict: Verdict, fingerprint: str, path: str, value: str) -> bool:
    if path == FINDING:
        return value == fingerprint
    case = dict(verdict.case)
    if path in case:
        return case[path] == value
    if verdict.facts.get(path) is not None:
        return str(verdict.facts[path]) == value
    entity, _, name = path.partition(".")
    if name == "unit" and entity in (verdict.subject.entity, "order"):
        return verdict.unit == value
    return name == "id" and _is_about(verdict, entity) and verdict.subject.key[0] == value


def _is_about(verdict: Verdict, entity: str) -> bool:
    """Whether the subject's key begins with the id of this entity; a purchase's begins with its order's."""
    subject = verdict.subject.entity
    return subject == entity or (subject == "purchase" and entity == "order")


def _status(waiver: Waiver, used: int, as_of: date, ending_within_days: int) -> str:
    if as_of < waiver.valid_from:
        return "not_begun"
    if as_of > waiver.valid_until:
        return "expired"
    if not used:
        return "unused"
    ends_soon = waiver.valid_until - as_of <= timedelta(days=ending_within_days)
    return "ending_soon" if ends_soon else "in_force"
