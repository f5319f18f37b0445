"""What follows from verdicts, as ``decisions.yaml`` has it: for one subject, and over many."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from inkooptoets.engine.finding import Translated
from inkooptoets.engine.form import Form, Way, open_forms, refuse
from inkooptoets.engine.verdict import Moment, Outcome, Severity

Condition = tuple[tuple[str, tuple[str, ...]], ...]
"""What a verdict must have: names with the texts of which it must have one."""

KEYS = ("unit", "supplier")
"""What the verdicts of an escalation may have in common."""

_COUNTS = ("count", "distinct_rules")


@dataclass(frozen=True)
class DecisionRule:
    """What a verdict asks for when ``when`` fits it."""

    when: Condition
    then: str
    title: Translated
    role: str | None = None


@dataclass(frozen=True)
class EscalationRule:
    """What follows when verdicts that fit ``of`` and share ``same`` come together within some days.

    ``count`` is their number, or the number of different rules among them where ``distinct`` is true.
    """

    key: str
    title: Translated
    of: Condition
    count: int
    distinct: bool
    same: str
    within_days: int


@dataclass(frozen=True)
class Decisions:
    """Levels from weak to strong, decisions in the order in which they are tried, and escalations by key."""

    levels: Mapping[str, Translated]
    roles: Mapping[str, Translated]
    decisions: tuple[DecisionRule, ...]
    escalations: tuple[EscalationRule, ...]


def read_decisions(path: Path, rules: Collection[str]) -> Decisions:
    """Return what a file says of decisions over known ``rules``; ProblemsError holds everything wrong."""
    forms, problems = open_forms([path])
    found = Decisions({}, {}, (), ())
    for form in forms:
        form.section((), required=["levels", "decisions"], optional=["roles", "escalations"])
        levels = {name: form.translated(("levels", name)) for name in form.entries(("levels",))}
        roles = {name: form.translated(("roles", name)) for name in form.entries(("roles",))}
        allowed = _allowed(rules)
        found = Decisions(
            levels,
            roles,
            tuple(
                _decision(form, ("decisions", index), levels, roles, allowed)
                for index in range(len(form.items(("decisions",))))
            ),
            tuple(
                _escalation(form, ("escalations", key), key, allowed)
                for key in form.entries(("escalations",))
            ),
        )
        problems.extend(form.problems)
    refuse(problems)
    return found


def _allowed(rules: Collection[str]) -> dict[str, Collection[str]]:
    return {
        "outcome": list(Outcome),
        "severity": list(Severity),
        "moment": list(Moment),
        "rule": rules,
        "signed": ("yes", "no"),
    }


def _decision(
    form: Form,
    way: Way,
    levels: Mapping[str, Translated],
    roles: Mapping[str, Translated],
    allowed: Mapping[str, Collection[str]],
) -> DecisionRule:
    form.section(way, required=["when", "then"], optional=["role", "title"])
    then = form.choice((*way, "then"), levels, "Besluit") or ""
    title = form.translated((*way, "title"))
    return DecisionRule(
        when=_condition(form, (*way, "when"), allowed),
        then=then,
        title=title if title["nl"] else levels.get(then, title),
        role=form.choice((*way, "role"), roles, "Rol"),
    )


def _escalation(form: Form, way: Way, key: str, allowed: Mapping[str, Collection[str]]) -> EscalationRule:
    found = form.section(way, required=["title", "of", "same", "within_days"], optional=_COUNTS)
    if sum(name in found for name in _COUNTS) != 1:
        form.note(
            way,
            f"`{key}` zegt niet hoeveel er samen moeten komen.",
            "Er staat `count` of `distinct_rules`, een van beide.",
            "Voeg `count: 3` toe, of `distinct_rules: 2`.",
        )
    return EscalationRule(
        key=key,
        title=form.translated((*way, "title")),
        of=_condition(form, (*way, "of"), allowed),
        count=_at_least(form, (*way, "distinct_rules" if "distinct_rules" in found else "count"), 2),
        distinct="distinct_rules" in found,
        same=form.choice((*way, "same"), KEYS, "Kenmerk") or "",
        within_days=_at_least(form, (*way, "within_days"), 0),
    )


def _condition(form: Form, way: Way, allowed: Mapping[str, Collection[str]]) -> Condition:
    found = form.section(way, optional=list(allowed))
    if form.at(way) == {}:
        form.note(
            way,
            "De voorwaarde is leeg.",
            f"Zij noemt een of meer van {', '.join(f'`{name}`' for name in allowed)}.",
            "Schrijf bijvoorbeeld `{outcome: violated}`.",
        )
    condition = []
    for name, value in found.items():
        if name in allowed:
            several = isinstance(value, list)
            ways = [(*way, name, index) for index in range(len(value))] if several else [(*way, name)]
            texts = tuple(text for each in ways if (text := _text(form, each, allowed[name], name)))
            if several and not value:
                form.note(
                    (*way, name),
                    f"`{name}` noemt niets.",
                    "Een lijst noemt ten minste een waarde.",
                    f"Vul de lijst, of haal `{name}` weg.",
                )
            condition.append((name, texts))
    return tuple(condition)


def _text(form: Form, way: Way, allowed: Collection[str], name: str) -> str | None:
    value = form.at(way)
    if isinstance(value, bool):
        text = "yes" if value else "no"
        return text if form.known(way, text, allowed, f"Waarde van `{name}`") else None
    return form.choice(way, allowed, "Regel" if name == "rule" else f"Waarde van `{name}`")


def _at_least(form: Form, way: Way, least: int) -> int:
    number = form.at(way)
    if isinstance(number, int) and not isinstance(number, bool) and number >= least:
        return number
    if number is not None:
        form.note(
            way,
            f"`{number}` is hier geen bruikbaar aantal.",
            f"Verwacht: een heel getal van ten minste {least}.",
            "Verbeter het getal.",
        )
    return least
