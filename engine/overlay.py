"""A board's own policy over the rulebook: other values, rules changed or switched off, rules of its own.

A school's policy over its board's may be stricter, never looser. That is shown for every day on which the
school's value holds, or the policy is refused.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from inkooptoets.engine.form import Form, Way, open_forms, refuse
from inkooptoets.engine.parameter_file import read_values
from inkooptoets.engine.parameters import Dated, Parameter, Parameters, Stricter
from inkooptoets.engine.sources import Source, Sources, read_documents
from inkooptoets.engine.verdict import Severity

Values = Mapping[str, tuple[Dated, ...]]
"""Values by the name of their parameter."""


@dataclass(frozen=True)
class RuleChange:
    """What a board changes about a rule: its severity, or that it is off, and why."""

    severity: Severity | None = None
    off: bool = False
    reason: str | None = None


@dataclass(frozen=True)
class Overlay:
    """A board's policy. ``own_rules`` is the folder of its own rules; ``schools`` has values by school."""

    parameters: Values = field(default_factory=dict)
    rules: Mapping[str, RuleChange] = field(default_factory=dict)
    own_rules: Path | None = None
    sources: Mapping[str, Source] = field(default_factory=dict)
    schools: Mapping[str, Values] = field(default_factory=dict)

    def parameters_for(self, parameters: Parameters, unit: str | None = None) -> Parameters:
        """Return the rulebook's parameters with the board's values and, for a school, its stricter ones."""
        board = parameters.with_values(self.parameters)
        return board.with_values(self.schools.get(unit, {})) if unit else board


def read_overlay(path: Path, parameters: Parameters, rules: Collection[str], sources: Sources) -> Overlay:
    """Return the policy in a file over the rulebook's ``parameters`` and codes of ``rules``.

    A board's own rules count as known by the names of their files. ProblemsError holds everything wrong.
    """
    forms, problems = open_forms([path], may_be_empty=True)
    overlay = Overlay()
    for form in forms:
        form.section((), optional=["parameters", "rules", "own_rules", "sources", "schools"])
        own_rules = _own_rules(form, path.parent)
        own_codes = {file.stem for file in own_rules.rglob("*.yaml")} if own_rules else set()
        documents = read_documents(form, ("sources",))
        known = sources.with_sources(documents)
        values = _overrides(form, ("parameters",), parameters, known)
        board = parameters.with_values(values)
        overlay = Overlay(
            parameters=values,
            rules=_changes(form, {*rules, *own_codes}),
            own_rules=own_rules,
            sources=documents,
            schools={unit: _school(form, unit, board, known) for unit in form.entries(("schools",))},
        )
        problems.extend(form.problems)
    refuse(problems)
    return overlay


def _own_rules(form: Form, folder: Path) -> Path | None:
    name = form.text(("own_rules",))
    if not name:
        return None
    if not (folder / name).is_dir():
        form.note(
            ("own_rules",),
            f"De map `{name}` bestaat niet.",
            "`own_rules` is een map naast dit bestand, met een bestand per regel.",
            "Maak de map, of haal `own_rules` weg.",
        )
    return folder / name


def _changes(form: Form, codes: set[str]) -> dict[str, RuleChange]:
    changes: dict[str, RuleChange] = {}
    for code in form.entries(("rules",)):
        way: Way = ("rules", code)
        form.known(way, code, codes, "Regel")
        form.section(way, optional=["severity", "off", "reason"])
        severity = form.choice((*way, "severity"), list(Severity), "Ernst")
        off, reason = form.flag((*way, "off")), form.text((*way, "reason")) or None
        if off and not reason:
            form.note(
                way,
                f"Regel `{code}` staat uit zonder reden.",
                "Wie een regel uitzet, zegt waarom.",
                "Voeg `reason:` toe.",
            )
        changes[code] = RuleChange(Severity(severity) if severity else None, off, reason)
    return changes


def _overrides(
    form: Form, way: Way, parameters: Parameters, sources: Sources
) -> dict[str, tuple[Dated, ...]]:
    found: dict[str, tuple[Dated, ...]] = {}
    for name in form.entries(way):
        here = (*way, name)
        if not form.known(here, name, list(parameters), "Parameter"):
            continue
        parameter = parameters.get(name)
        if parameter.set_by == "law":
            form.note(
                here,
                f"`{name}` staat in de wet.",
                "Een bestuur of school wijzigt alleen wat het zelf mag bepalen.",
                "Haal deze regel weg.",
                at_key=True,
            )
            continue
        series = isinstance(form.at(here), list)
        ways = [(*here, index) for index in range(len(form.items(here)))] if series else [here]
        found[name] = read_values(
            form, ways, parameter, lambda form, way: _source(form, way, sources), optional=["reason"]
        )
    return found


def _source(form: Form, way: Way, sources: Sources) -> str:
    """Return a source: free text, unless it names a known document, which must then have that item."""
    text = form.text(way)
    if text.partition("/")[0] in sources.documents():
        form.known(way, text, list(sources), "Bron")
    return text


def _school(form: Form, unit: str, board: Parameters, sources: Sources) -> dict[str, tuple[Dated, ...]]:
    way: Way = ("schools", unit)
    form.section(way, optional=["parameters"])
    noted = len(form.problems)
    found = _overrides(form, (*way, "parameters"), board, sources)
    if len(form.problems) > noted:
        return found
    for name, values in found.items():
        parameter = board.get(name)
        for dated in values:
            day = _looser_on(parameter, dated)
            if day is not None:
                wrong, expected = _looser(parameter, unit, day)
                form.note((*way, "parameters", name), wrong, expected, "Pas de waarde aan, of haal haar weg.")
    return found


def _looser_on(parameter: Parameter, school: Dated) -> date | None:
    """Return the first day on which the school's value is not shown to be as strict as the board's."""
    days = {school.first, *(day for day in parameter.changes() if school.holds_on(day))}
    for day in sorted(days):
        board = parameter.at(day)
        if board is None or not parameter.stricter.allows(school.value, board.value):
            return day
    return None


def _looser(parameter: Parameter, unit: str, day: date) -> tuple[str, str]:
    since = "" if day == date.min else f" op {day.isoformat()}"
    if parameter.stricter is Stricter.NONE:
        return (
            f"`{parameter.name}` geldt voor alle scholen; `{unit}` kan daar niet van afwijken.",
            "Een school mag alleen strenger zijn, en hier is geen van beide kanten strenger.",
        )
    if parameter.at(day) is None:
        return (
            f"Het bestuur heeft{since} geen waarde voor `{parameter.name}`, dus is niet te zien of `{unit}` "
            "strenger is.",
            "Een school mag strenger zijn dan haar bestuur, nooit soepeler.",
        )
    lower = parameter.stricter is Stricter.LOWER
    return (
        f"`{parameter.name}` is voor `{unit}`{since} soepeler dan voor het bestuur.",
        f"Een school mag strenger zijn, nooit soepeler: {'lager' if lower else 'hoger'} of gelijk.",
    )
