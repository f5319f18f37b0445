"""The JSON Schema of fact files, for editors: it completes names and marks mistakes while somebody types.

It describes what people write (``1234.56``, ``ja``, ``31-12-2026``), not what is kept. The readers stay the
judge: a schema cannot see that a school does not exist or that a contract ends before it starts.
"""

from __future__ import annotations

from typing import Any

from inkooptoets.facts.dictionary import ENTITIES, Entity, Fact

Schema = dict[str, Any]

NESTED = "lines"
"""The section of an order that holds its own lines."""

_DAY = r"^(\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4})"
_WHOLE_KINDS = ("count", "months", "days", "minutes")


def fact_file_schema(lang: str = "nl") -> Schema:
    """Return the schema of a YAML or JSON fact file, with each fact's meaning in ``lang``.

    A file has sections: ``order:`` with one order, ``orders:`` with a list of them. Order lines may stand in
    a section of their own or under ``lines:`` of their order; the clauses of a contract stand in it.
    """
    sections: Schema = {}
    for entity in ENTITIES:
        title = entity.nl if lang == "nl" else entity.en
        reference = {"$ref": f"#/$defs/{entity.name}"}
        sections[entity.name] = {"title": title, **reference}
        sections[entity.plural] = {"title": title, "type": "array", "items": reference}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Feitenbestand van inkooptoets" if lang == "nl" else "Fact file of inkooptoets",
        "type": "object",
        "properties": sections,
        "additionalProperties": False,
        "minProperties": 1,
        "$defs": {entity.name: _entity_schema(entity, lang) for entity in ENTITIES},
    }


def _entity_schema(entity: type[Entity], lang: str, *, inside: str | None = None) -> Schema:
    """Return an entity's schema; one that stands ``inside`` another need not name it or its number."""
    given = [inside, "number"] if inside else []
    required = [found.path for found in entity.facts().values() if found.required and found.path not in given]
    schema = {**_object(entity, lang), "required": required}
    for nested in ENTITIES:
        if nested.origin_of == entity.name:
            schema["properties"][NESTED] = {
                "title": nested.nl if lang == "nl" else nested.en,
                "type": ["array", "null"],
                "items": _entity_schema(nested, lang, inside=entity.name),
            }
    return schema


def _object(entity: type[Entity], lang: str) -> Schema:
    schema: Schema = {"type": "object", "properties": {}, "additionalProperties": False}
    for found in entity.facts().values():
        *parts, name = found.path.split(".")
        level = schema
        for part in parts:
            level = level["properties"].setdefault(
                part, {"type": ["object", "null"], "properties": {}, "additionalProperties": False}
            )
        level["properties"][name] = _fact_schema(found, lang)
    return schema


def _fact_schema(found: Fact, lang: str) -> Schema:
    value = _value_schema(found)
    if found.many:
        value = {"type": ["array"], "items": value}
    if not found.required:
        # A fact with nothing behind it is unknown, as if it had been left out.
        key = "enum" if "enum" in value else "type"
        value = {**value, key: [*value[key], None if key == "enum" else "null"]}
    return {"description": found.nl if lang == "nl" else found.en, "examples": [_example(found)], **value}


def _value_schema(found: Fact) -> Schema:
    """Return the schema of one value of a fact; ``type`` or ``enum`` is always a list."""
    if found.choices:
        return {"enum": list(found.choices)}
    written = dict(found.kind.schema)["type"]
    value: Schema = {"type": [written] if isinstance(written, str) else list(written)}
    if found.kind.name in ("text", "reference"):
        value["type"] = ["string", "integer"]
    if found.kind.name == "day":
        value["pattern"] = _DAY
    # Bounds are in the unit that is kept: for amounts (cents) only zero is the same in both.
    whole = found.kind.name in _WHOLE_KINDS
    if found.at_least is not None and (whole or found.at_least == 0):
        value["minimum"] = found.at_least
    if found.at_most is not None and (whole or found.at_most == 0):
        value["maximum"] = found.at_most
    return value


def _example(found: Fact) -> str | int | list[str]:
    if found.many:
        return [each.strip() for each in found.example.strip("[]").split(",")]
    return int(found.example) if found.kind.name in _WHOLE_KINDS else found.example
