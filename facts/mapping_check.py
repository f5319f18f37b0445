"""What is wrong in a mapping file: names that do not exist, facts that cannot do without a column."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError

from inkooptoets.facts.dictionary import ENTITIES, Entity, Fact
from inkooptoets.facts.kept import NO_CONTRACT, keep_written, sentences
from inkooptoets.facts.mapping import (
    ColumnMapping,
    EntityMapping,
    Mapping,
    TableMapping,
    entity_named,
)
from inkooptoets.facts.problem import Problem, nearest
from inkooptoets.facts.yaml_file import Document

Way = tuple[str | int, ...]
_KEYS: dict[str, list[str]] = {
    "column": list(ColumnMapping.model_fields),
    "entity": list(EntityMapping.model_fields),
    "table": list(TableMapping.model_fields),
    "file": list(Mapping.model_fields),
}


def explain(error: ValidationError, document: Document) -> list[Problem]:
    """Return what pydantic found as problems with their places."""
    return [_explained(dict(each), document) for each in error.errors(include_url=False)]


def _explained(found: dict[str, Any], document: Document) -> Problem:
    way: Way = tuple(found["loc"])
    name = str(way[-1]) if way else "mapping"
    if found["type"] == "extra_forbidden":
        allowed = _KEYS[_level(way)]
        wrong, expected = f"De sleutel `{name}` is hier niet bekend.", "Een tabel heeft vaste sleutels."
        return Problem(wrong, expected, nearest(name, allowed), document.key_place(*way))
    if found["type"] == "missing":
        expected = f"Zonder `{name}` is niet bekend wat er gelezen moet worden."
        return Problem(
            f"De sleutel `{name}` ontbreekt.", expected, f"Voeg `{name}:` toe.", document.place(*way)
        )
    expected = "`tables:` is een lijst van tabellen; zie het schema van mapping.yaml."
    fix = f"Verbeter `{name}`."
    return Problem(f"De waarde van `{name}` kan hier niet staan.", expected, fix, document.place(*way))


def _level(way: Way) -> str:
    if len(way) <= 1:
        return "file"
    if "columns" in way[:-1]:
        return "column"
    return "entity" if "entities" in way[:-1] else "table"


def check_mapping(mapping: Mapping, document: Document) -> list[Problem]:
    """Return the problems of a mapping whose shape is right."""
    problems: list[Problem] = []
    for number, table in enumerate(mapping.tables):
        way: Way = ("tables", number)
        if not table.entity and not table.entities:
            problems.append(
                Problem(
                    "Deze tabel zegt niet wat haar rijen zijn.",
                    "Een tabel heeft `entity:` of `entities:`.",
                    "Voeg bijvoorbeeld `entity: order` toe.",
                    document.place(*way),
                )
            )
        if table.entity:
            one = EntityMapping(columns=table.columns, constants=table.constants)
            problems += _check_entity(table.entity, one, way, (*way, "entity"), document)
        for name, each in table.entities.items():
            inside: Way = (*way, "entities", name)
            problems += _check_entity(name, each, inside, inside, document)
    return problems


def _check_entity(
    name: str, mapped: EntityMapping, way: Way, named: Way, document: Document
) -> list[Problem]:
    entity = entity_named(name)
    if entity is None:
        fix = nearest(name, [each.name for each in ENTITIES])
        wrong, expected = (
            f"`{name}` bestaat niet.",
            "Een tabel gaat over iets uit het woordenboek van feiten.",
        )
        place = document.place(*named) if named[-1] == "entity" else document.key_place(*named)
        return [Problem(wrong, expected, fix, place)]
    problems = []
    facts = entity.facts()
    for section, given in (("columns", mapped.columns), ("constants", mapped.constants)):
        for path in given:
            if path not in facts:
                wrong = f"Het feit `{path}` van `{name}` bestaat niet."
                expected = "Links van de dubbele punt staat een feit uit het woordenboek."
                place = document.key_place(*way, section, path)
                problems.append(Problem(wrong, expected, nearest(path, list(facts)), place))
    for path, value in mapped.constants.items():
        if path in facts:
            problems += _check_value(entity, facts[path], value, (*way, "constants", path), document)
    for path, column in mapped.columns.items():
        if path in facts:
            here: Way = (*way, "columns", path)
            for written, value in column.values.items():
                problems += _check_value(entity, facts[path], value, (*here, "values", written), document)
            problems += _check_value(entity, facts[path], column.empty, (*here, "empty"), document)
    for found in facts.values():
        if found.required and not {found.path} & {*mapped.columns, *mapped.constants, "number"}:
            wrong = f"Voor `{found.path}` van `{name}` is geen kolom aangewezen."
            expected = f"Zonder `{found.path}` is een rij niet te herkennen."
            fix = f"Voeg onder `columns:` een regel `{found.path}: <kolomnaam>` toe."
            problems.append(Problem(wrong, expected, fix, document.place(*way)))
    return problems


def _check_value(
    entity: type[Entity], found: Fact, value: Any, way: Way, document: Document
) -> list[Problem]:
    if value is None or (found.path == "contract" and str(value).lower() in NO_CONTRACT):
        return []
    try:
        keep_written(entity, found, value)
    except ValueError as error:
        wrong, fix = sentences(error)
        return [
            Problem(
                wrong,
                f"`{found.path}` is: {found.kind.written}.",
                fix or "Verbeter de waarde.",
                document.place(*way),
            )
        ]
    return []
