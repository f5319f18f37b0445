"""The JSON Schema of rule files, derived facts and a board's policy, for editors.

It completes names and marks mistakes while somebody types. The loader stays the judge: a schema cannot see
that a condition compares euros with days.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import BaseModel

from inkooptoets.engine.parameters import Parameter, Parameters
from inkooptoets.engine.rule_file import DerivedForm, RuleForm
from inkooptoets.engine.rulebook import Rulebook
from inkooptoets.engine.verdict import Severity
from inkooptoets.facts.dictionary import BY_NAME, ROLLED_UP
from inkooptoets.facts.dictionary.kind import KINDS

DIALECT = "https://json-schema.org/draft/2020-12/schema"
Schema = dict[str, Any]

_TEXTS: Schema = {
    "type": "object",
    "properties": {"nl": {"type": "string"}, "en": {"type": "string"}},
    "required": ["nl", "en"],
    "additionalProperties": False,
}


def rule_schema() -> Schema:
    """Return the schema of a rule file."""
    schema = _of(RuleForm, "Regel van inkooptoets")
    schema["properties"]["about"]["examples"] = ["contract", *(entity.name for entity in ROLLED_UP)]
    schema["properties"]["about"]["enum"] = list(BY_NAME)
    return schema


def derived_schema() -> Schema:
    """Return the schema of a derived fact's file."""
    schema = _of(DerivedForm, "Afgeleid feit van inkooptoets")
    schema["properties"]["about"]["enum"] = list(BY_NAME)
    schema["properties"]["kind"]["enum"] = list(KINDS)
    return schema


def policy_schema(rulebook: Rulebook) -> Schema:
    """Return the schema of a board's policy over this rulebook."""
    values = _values(rulebook.parameters)
    return {
        "$schema": DIALECT,
        "title": "Eigen beleid van een bestuur, over de regels heen",
        "type": ["object", "null"],
        "properties": {
            "own_rules": {"type": "string", "description": "De map met eigen regels, naast dit bestand"},
            "sources": _sources(),
            "parameters": {**values, "description": "Eigen waarden van wat een bestuur mag bepalen"},
            "rules": _changes(rulebook.rules),
            "schools": {
                "type": "object",
                "description": "Strengere waarden per school",
                "additionalProperties": {
                    "type": "object",
                    "properties": {"parameters": {"$ref": "#/properties/parameters"}},
                    "additionalProperties": False,
                },
            },
        },
        "additionalProperties": False,
        "$defs": {
            "change": _CHANGE,
            **{
                _sort(each): _dated(each)
                for each in map(rulebook.parameters.get, sorted(rulebook.parameters))
            },
        },
    }


def _of(form: type[BaseModel], title: str) -> Schema:
    schema = form.model_json_schema()
    return {"$schema": DIALECT, **schema, "title": title}


def _values(parameters: Parameters) -> Schema:
    choosable = [parameters.get(name) for name in parameters if parameters.get(name).set_by == "board"]
    properties = {}
    for parameter in choosable:
        dated = {"$ref": f"#/$defs/{_sort(parameter)}"}
        properties[parameter.name] = {
            "description": f"{parameter.title['nl']} ({parameter.unit['nl']})",
            "anyOf": [dated, {"type": "array", "items": dated}],
        }
    return {"type": "object", "properties": properties, "additionalProperties": False}


def _sort(parameter: Parameter) -> str:
    return f"{parameter.kind.name}{'_list' if parameter.many else ''}"


def _dated(parameter: Parameter) -> Schema:
    """Return the schema of one dated value."""
    written = dict(parameter.kind.schema)["type"]
    types = [written] if isinstance(written, str) else list(written)
    value: Schema = {"type": "array"} if parameter.many else {"type": types}
    return {
        "type": "object",
        "properties": {
            "value": {**value, "description": parameter.kind.written},
            "from": {"type": "string", "description": "Eerste dag; open als hij ontbreekt"},
            "to": {"type": "string", "description": "Laatste dag, die nog meetelt"},
            "source": {"type": "string", "description": "Waar het besluit staat: document/onderdeel"},
            "checked_on": {"type": "string", "description": "Wanneer het is nagekeken"},
            "reason": {"type": "string", "description": "Waarom"},
        },
        "required": ["value", "source"],
        "additionalProperties": False,
    }


def _changes(codes: Mapping[str, Any]) -> Schema:
    change = {"$ref": "#/$defs/change"}
    return {
        "type": "object",
        "description": "Wat dit bestuur aan regels verandert",
        "properties": {
            code: {"description": rule.form.title.nl, **change} for code, rule in sorted(codes.items())
        },
        "additionalProperties": change,
    }


_CHANGE: Schema = {
    "type": "object",
    "properties": {
        "severity": {"enum": [str(severity) for severity in Severity]},
        "off": {"type": "boolean", "description": "Zet de regel uit; `reason` zegt waarom"},
        "reason": {"type": "string"},
    },
    "additionalProperties": False,
}


def _sources() -> Schema:
    item = _object(["nl", "en", "place"], ["title", "url"], {"title": _TEXTS})
    document = _object(
        ["title", "items"],
        ["url"],
        {"title": _TEXTS, "items": {"type": "object", "additionalProperties": item}},
    )
    return {
        "type": "object",
        "description": "Eigen documenten waarnaar waarden en regels verwijzen",
        "additionalProperties": document,
    }


def _object(required: Iterable[str], optional: Iterable[str], known: Mapping[str, Schema]) -> Schema:
    required = list(required)
    names = [*required, *optional]
    return {
        "type": "object",
        "properties": {name: known.get(name, {"type": "string"}) for name in names},
        "required": required,
        "additionalProperties": False,
    }
