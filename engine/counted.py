"""Which orders add up to a finding: the members of the sum behind its gravest verdict, each with its origin."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from inkooptoets.engine.finding import Counted, Finding
from inkooptoets.engine.gather import main_verdict
from inkooptoets.engine.judge_one import Judge, Member, Row
from inkooptoets.engine.judged_rows import subject_of
from inkooptoets.engine.rule import Rule
from inkooptoets.engine.verdict import Origin, Outcome
from inkooptoets.engine.world import World

MOST = 250
"""For how many findings of one run the members are fetched; of the others, ``explain`` shows them."""


def with_counted(
    findings: Iterable[Finding], rules: Mapping[str, Rule], judge: Judge, world: World
) -> list[Finding]:
    """Return the findings with their members, for the gravest ones that rest on a sum."""
    result, left = [], MOST
    for finding in findings:
        rule = rules[finding.rule]
        summed = [related for related in rule.related if related.window]
        if summed and finding.outcome is not Outcome.UNDETERMINED and left:
            row = world.row_of(rule.about, main_verdict(finding).subject)
            judgement = judge.judge(rule, row, world)
            finding = replace(finding, counted=members_counted(rule, judgement.members[summed[0].name]))
            left -= 1
        result.append(finding)
    return result


def members_counted(rule: Rule, members: Iterable[Member]) -> tuple[Counted, ...]:
    """Return members of a set as a finding shows them, by day and key."""
    found = [
        Counted(
            subject=subject_of(rule.about, member.row),
            day=member.row.get("day"),
            unit=member.row.get("unit"),
            supplier=member.row.get("supplier"),
            amount=member.row.get("value"),
            certain=member.belongs is True and member.row.get("value") is not None,
            origin=_origin(member.row),
        )
        for member in members
    ]
    return tuple(sorted(found, key=lambda each: (str(each.day), each.subject)))


def _origin(row: Row) -> Origin | None:
    return Origin(row["_file"], row["_line"], row["_sheet"], row["_run"]) if row.get("_file") else None
