"""Reads parameters and their dated values from YAML, for the rulebook and for a board's overlay."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

from inkooptoets.engine.form import Form, Way, open_forms, refuse
from inkooptoets.engine.parameters import Dated, Parameter, Parameters, ParameterValue, Stricter
from inkooptoets.engine.sources import Sources
from inkooptoets.facts.dictionary.kind import DAY, KINDS, TEXT, Kind

LIST_OF = "list of "
_REQUIRED = ("title", "kind", "unit", "set_by", "stricter", "values")
_PERIOD = ("from", "to")
_SETTERS = ("law", "board")

SourceReader = Callable[[Form, Way], str]
"""Reads the source of a value and notes when it will not do."""


def read_parameters(paths: Iterable[Path], sources: Sources) -> Parameters:
    """Return the parameters in the files; ProblemsError holds everything that is wrong with all of them."""
    forms, problems = open_forms(sorted(paths))
    found: dict[str, Parameter] = {}
    for form in forms:
        form.section((), required=["parameters"])
        for name in form.entries(("parameters",)):
            way: Way = ("parameters", name)
            if name in found:
                form.note(
                    way,
                    f"Parameter `{name}` staat er twee keer.",
                    "Een parameter heeft een plaats.",
                    "Voeg de waarden samen en haal er een weg.",
                    at_key=True,
                )
            parameter = _parameter(form, way, name, cited(sources))
            if parameter:
                found[name] = parameter
        problems.extend(form.problems)
    refuse(problems)
    return Parameters(found)


def cited(sources: Sources) -> SourceReader:
    """Return a reader of sources that must be among ``sources``."""
    return lambda form, way: form.choice(way, sources.by_code, "Bron") or ""


def read_values(
    form: Form,
    ways: Sequence[Way],
    parameter: Parameter,
    source: SourceReader,
    optional: Sequence[str] = (),
    assumption: bool = False,
) -> tuple[Dated, ...]:
    """Return the dated values at ``ways`` in order of their periods, noting periods that overlap."""
    found: list[tuple[Way, Dated]] = []
    for way in ways:
        form.section(way, required=("value", "source"), optional=(*_PERIOD, "checked_on", *optional))
        value = _value(form, (*way, "value"), parameter)
        dated = Dated(
            value=0 if value is None else value,
            valid_from=_day(form, (*way, "from")),
            valid_until=_day(form, (*way, "to")),
            source=source(form, (*way, "source")),
            checked_on=_day(form, (*way, "checked_on")),
            assumption=assumption,
        )
        if dated.last < dated.first:
            form.note(
                (*way, "to"),
                f"De periode eindigt op {dated.last}, voor haar begin op {dated.first}.",
                "`to` ligt niet voor `from`.",
                "Verbeter een van beide.",
            )
        found.append((way, dated))
    found.sort(key=lambda pair: pair[1].first)
    for (_, one), (way, other) in pairwise(found):
        if other.first <= one.last:
            form.note(
                way,
                f"Deze periode begint op {_written(other.first)}, terwijl de vorige loopt tot en "
                f"met {_written(one.last)}.",
                "Op elke dag geldt ten hoogste een waarde.",
                "Laat de ene periode eindigen op de dag voor de volgende.",
            )
    return tuple(dated for _, dated in found)


def _parameter(form: Form, way: Way, name: str, source: SourceReader) -> Parameter | None:
    form.section(way, required=_REQUIRED, optional=("assumption", "bounds"))
    kind_name = form.text((*way, "kind"))
    many = kind_name.startswith(LIST_OF)
    kind = KINDS.get(kind_name.removeprefix(LIST_OF))
    if kind is None:
        form.choice((*way, "kind"), [*KINDS, *(LIST_OF + name for name in KINDS)], "Soort waarde")
    set_by = form.choice((*way, "set_by"), _SETTERS, "Vaststeller")
    stricter = form.choice((*way, "stricter"), list(Stricter), "Richting")
    form.section((*way, "bounds"), optional=("at_least", "at_most"))
    empty = Parameter(
        name=name,
        title=form.translated((*way, "title")),
        kind=kind or TEXT,
        unit=form.translated((*way, "unit")),
        set_by=set_by or "law",
        stricter=Stricter(stricter or Stricter.NONE),
        values=(),
        many=many,
        at_least=form.kept((*way, "bounds", "at_least"), kind) if kind else None,
        at_most=form.kept((*way, "bounds", "at_most"), kind) if kind else None,
    )
    if kind is None:
        return None
    ways = [(*way, "values", index) for index in range(len(form.items((*way, "values"))))]
    assumption = form.flag((*way, "assumption"))
    return empty.overridden(read_values(form, ways, empty, source, assumption=assumption))


def _value(form: Form, way: Way, parameter: Parameter) -> ParameterValue | None:
    if parameter.many:
        ways = [(*way, index) for index in range(len(form.items(way)))]
        return tuple(form.kept(each, parameter.kind) for each in ways)
    value: ParameterValue | None = form.kept(way, parameter.kind)
    low, high = parameter.at_least, parameter.at_most
    if isinstance(value, int) and ((low is not None and value < low) or (high is not None and value > high)):
        form.note(
            way,
            f"`{form.at(way)}` valt buiten wat voor `{parameter.name}` kan.",
            f"Verwacht: {_bounds(low, high, parameter.kind)} {parameter.unit['nl']}.",
            "Kies een waarde daarbinnen.",
        )
    return value


def _bounds(low: int | None, high: int | None, kind: Kind) -> str:
    at_least = "" if low is None else f"ten minste {_shown(low, kind)}"
    at_most = "" if high is None else f"ten hoogste {_shown(high, kind)}"
    return " en ".join(part for part in (at_least, at_most) if part)


def _shown(kept: int, kind: Kind) -> str:
    """Return a bound as it is written: kinds keep 1 as 1, 100 or 1 000 000."""
    return f"{Decimal(kept) / Decimal(kind.parse(1, '')):f}"


def _day(form: Form, way: Way) -> date | None:
    day: date | None = form.kept(way, DAY)
    return day


def _written(day: date) -> str:
    return "het begin" if day == date.min else "het eind" if day == date.max else day.isoformat()
