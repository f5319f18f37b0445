"""Whether a YAML file has the structure of a form: pydantic says what is wrong, this says it to the author."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError

from inkooptoets.engine.rule_file import PATTERNS
from inkooptoets.facts.problem import Problem, nearest
from inkooptoets.facts.yaml_file import Document

Form = TypeVar("Form", bound=BaseModel)
Way = tuple[Any, ...]

_WANTED = {
    "string_type": "een tekst",
    "list_type": "een lijst",
    "dict_type": "een groep van regels `sleutel: waarde`",
    "model_type": "een groep van regels `sleutel: waarde`",
    "model_attributes_type": "een groep van regels `sleutel: waarde`",
    "date_type": "een dag als 2026-06-30",
    "date_parsing": "een dag als 2026-06-30",
    "date_from_datetime_parsing": "een dag als 2026-06-30",
}


@dataclass(frozen=True)
class _Found:
    """One of pydantic's remarks: the keys that lead to it in the file, and what it is about."""

    way: Way
    kind: str
    context: dict[str, Any]
    of_key: bool


def read_form(document: Document, form: type[Form]) -> tuple[Form | None, list[Problem]]:
    """Return a YAML document as a form, or the problems that its structure has, each with its place."""
    try:
        return form.model_validate(document.value), []
    except ValidationError as error:
        remarks = [
            _Found(
                way=_way(document, found["loc"], found["type"]),
                kind=found["type"],
                context=found.get("ctx", {}),
                of_key=found["loc"][-1:] == ("[key]",),
            )
            for found in error.errors(include_url=False)
        ]
    return None, [_problem(document, form, remarks) for remarks in _together(remarks)]


def _way(document: Document, location: Sequence[Any], kind: str) -> Way:
    """Return the keys of the file in a location, without pydantic's names of the types that it tried."""
    value, way = document.value, []
    for index, part in enumerate(location):
        there: Any = dict(enumerate(value)) if isinstance(value, list) else value
        if isinstance(there, dict) and part in there:
            way.append(part)
            value = there[part]
        elif kind == "missing" and index == len(location) - 1:
            way.append(part)
    return tuple(way)


def _together(remarks: Iterable[_Found]) -> list[list[_Found]]:
    """Return remarks by value: those of each type that was tried come together, the most precise remain."""
    remarks = list(remarks)
    groups: dict[Way, list[_Found]] = {}
    for found in remarks:
        inside = [other.way for other in remarks if len(other.way) > len(found.way)]
        if found.kind in _WANTED and any(way[: len(found.way)] == found.way for way in inside):
            continue
        groups.setdefault(found.way, []).append(found)
    return list(groups.values())


def _problem(document: Document, form: type[BaseModel], remarks: Sequence[_Found]) -> Problem:
    found = remarks[0]
    way = found.way
    name = f"`{_written(way)}`" if way else "Het bestand"
    if found.kind == "missing":
        return Problem(f"{name} ontbreekt.", "", f"Voeg `{way[-1]}:` toe.", document.place(*way[:-1]))
    if found.kind == "extra_forbidden":
        allowed = _fields(form, way[:-1])
        return Problem(
            f"{name} is hier niet bekend.", "", nearest(str(way[-1]), allowed), document.key_place(*way)
        )
    if found.of_key:
        expected = f"Hier hoort {PATTERNS[found.context['pattern']]}." if "pattern" in found.context else ""
        return Problem(
            f"De naam `{way[-1]}` heeft niet de goede vorm.", expected, "", document.key_place(*way)
        )
    wrong, expected, fix = _value_words(document, name, remarks)
    return Problem(wrong, expected, fix, document.place(*way))


def _value_words(document: Document, name: str, remarks: Sequence[_Found]) -> tuple[str, str, str]:
    found = remarks[0]
    value = document.inside(*found.way).value
    shown = "er staat niets" if value is None else f"er staat {_shown(value)}"
    if found.kind in ("string_too_short", "too_short"):
        return f"{name} is leeg.", "Hier hoort ten minste één waarde.", "Vul haar in."
    if found.kind in ("literal_error", "enum"):
        allowed = [word.strip("'") for word in found.context["expected"].replace(" or ", ", ").split(", ")]
        return (
            f"{name} kan dit niet zijn: {shown}.",
            f"Kies uit {_listed(allowed)}.",
            _close(str(value), allowed),
        )
    if found.kind == "string_pattern_mismatch":
        return (
            f"{name} heeft niet de goede vorm: {shown}.",
            f"Hier hoort {PATTERNS[found.context['pattern']]}.",
            "",
        )
    wanted = dict.fromkeys(_WANTED[each.kind] for each in remarks if each.kind in _WANTED)
    expected = f"Hier hoort {' of '.join(wanted)}." if wanted else ""
    fix = "Zet de waarde tussen aanhalingstekens." if "een tekst" in wanted and _is_plain(value) else ""
    return f"{name} is niet wat hier hoort: {shown}.", expected, fix


def _is_plain(value: Any) -> bool:
    return value is not None and not isinstance(value, (dict, list, str))


def _close(word: str, allowed: Sequence[str]) -> str:
    sentence = nearest(word, allowed)
    return sentence if sentence.startswith("Bedoelt") else ""


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return "een groep"
    if isinstance(value, list):
        return "een lijst"
    return f"`{({True: 'yes', False: 'no'}[value]) if isinstance(value, bool) else value}`"


def _listed(words: Sequence[str]) -> str:
    return ", ".join(f"`{word}`" for word in words)


def _written(way: Way) -> str:
    """Return keys as people write them, positions counted from one: ``tests[1].then``."""
    steps = (f"[{step + 1}]" if isinstance(step, int) else f".{step}" for step in way)
    return "".join(steps).removeprefix(".")


def _fields(form: type[BaseModel], way: Way) -> list[str]:
    """Return the keys that may stand at a place in a form."""
    found: Any = form
    for part in way:
        model = _model(found)
        field = model.model_fields.get(part) if model else None
        found = field.annotation if field else next(iter(get_args(found)[-1:]), found)
    model = _model(found)
    return list(model.model_fields) if model else []


def _model(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((model for inner in get_args(annotation) if (model := _model(inner))), None)
