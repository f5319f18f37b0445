"""A judgement of one subject as a verdict, in the same form as the audit's."""

from __future__ import annotations

from collections.abc import Mapping

from inkooptoets.engine.judge_one import Judgement, Row
from inkooptoets.engine.judged_rows import first_asked, shown_member, subject_of
from inkooptoets.engine.language.intervals import low
from inkooptoets.engine.rule import Rule
from inkooptoets.engine.scope import RUN_DAY
from inkooptoets.engine.verdict import Missing, Origin, Value, Verdict
from inkooptoets.facts.dictionary import BY_NAME


def verdict_of(judgement: Judgement, row: Row) -> Verdict:
    """Return the verdict that a judgement comes down to."""
    rule = judgement.rule
    at_stake = rule.form.at_stake
    amount = _plain(rule, at_stake.value, judgement.facts) if at_stake else None
    return Verdict(
        rule=rule.code,
        subject=subject_of(rule.about, row),
        outcome=judgement.outcome,
        as_of=judgement.as_of,
        unit=row.get("unit") or row.get("board"),
        case=_case(rule, judgement.facts, row),
        at_stake=amount if isinstance(amount, int) else None,
        facts=_facts(judgement),
        missing=tuple(Missing(path) for path in _missing(judgement, row)),
        origin=Origin(row["_file"], row["_line"], row["_sheet"], row["_run"]) if row.get("_file") else None,
    )


def _plain(rule: Rule, path: str, facts: Mapping[str, object]) -> object:
    symbol = rule.scope.get(path)
    return facts.get(low(path) if symbol is not None and symbol.interval else path)


def _case(rule: Rule, facts: Mapping[str, object], row: Row) -> tuple[tuple[str, str], ...]:
    values = [(path, _plain(rule, path, facts)) for path in rule.form.case]
    if any(value is None for _, value in values):
        return tuple(
            (f"{rule.about}.{name}", str(row[name]))
            for name in BY_NAME[rule.about].key
            if row[name] is not None
        )
    return tuple((path, str(value)) for path, value in values)


def _facts(judgement: Judgement) -> dict[str, Value]:
    found: dict[str, Value] = {}
    for path in judgement.rule.columns:
        value = judgement.facts.get(path)
        if path != RUN_DAY and path not in judgement.rule.parameters and value is not None:
            found[path] = ", ".join(map(str, value)) if isinstance(value, tuple) else value
    return found


def _missing(judgement: Judgement, row: Row) -> tuple[str, ...]:
    """Return missing facts by their names in the dictionary, those of members as members' facts."""
    found: dict[str, None] = {}
    for path in judgement.missing:
        sets = judgement.rule.related
        related = next((each for each in sets if path.startswith((f"{each.name}.", f"{each.name}: "))), None)
        if related is None:
            found[path] = None
        elif ": " in path:
            found[shown_member(related.entity, path.split(": ")[1])] = None
        else:
            found[BY_NAME[related.entity].plural] = None
    return first_asked(found, row)
