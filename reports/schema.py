"""The JSON Schemas of the JSON output, made from the dataclasses so that they cannot drift apart.

``python -m inkooptoets.reports.schema`` renews ``audit-report.schema.json`` and ``advice.schema.json``.
"""

from __future__ import annotations

import inspect
import json
import types
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from pathlib import Path
from typing import Any, Union, get_args, get_origin

from inkooptoets.engine.advice import Advice
from inkooptoets.engine.audit_report import AuditReport
from inkooptoets.engine.verdict import Verdict
from inkooptoets.reports.codec import PAIRS, hints, written_name
from inkooptoets.reports.json_file import ADVICE_FORM, REPORT_FORM

HERE = Path(__file__).parent
PLAIN = {str: "string", int: "integer", bool: "boolean"}
PAIR = {
    "type": "object",
    "description": "A fact's path and its value.",
    "properties": {"path": {"type": "string"}, "value": {"type": "string"}},
    "required": ["path", "value"],
    "additionalProperties": False,
}
FACTS = {
    "type": "object",
    "description": "Bound facts by path; a name that ends in _cents holds euro cents, days are ISO text.",
    "additionalProperties": {"type": ["string", "integer", "boolean", "null"]},
    "patternProperties": {"_cents$": {"type": ["integer", "null"]}},
}


def report_schema() -> dict[str, Any]:
    """Return the schema of an audit report in JSON."""
    return _document(AuditReport, REPORT_FORM, "An audit of inkooptoets")


def advice_schema() -> dict[str, Any]:
    """Return the schema of an advice in JSON."""
    return _document(Advice, ADVICE_FORM, "An advice of inkooptoets")


def write_schema(schema: dict[str, Any]) -> str:
    """Return the text of a schema's file."""
    return json.dumps(schema, indent=2, sort_keys=True) + "\n"


def _document(root: type, form: str, title: str) -> dict[str, Any]:
    definitions: dict[str, Any] = {}
    _define(root, definitions)
    whole = definitions.pop(root.__name__)
    whole["properties"] |= {
        "form": {"const": form},
        "fact_kinds": {
            "type": "object",
            "description": "The kind of every fact, by path.",
            "additionalProperties": {"type": "string"},
        },
    }
    whole["required"] = sorted([*whole["required"], "fact_kinds", "form"])
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title,
        **whole,
        "$defs": definitions,
    }


def _define(kind: type, definitions: dict[str, Any]) -> dict[str, str]:
    name = kind.__name__
    if name not in definitions:
        definitions[name] = {}
        described = fields(kind)
        definitions[name] = {
            "type": "object",
            "description": inspect.cleandoc(kind.__doc__ or ""),
            "properties": {
                written_name(field.name): _property(kind, field.name, definitions) for field in described
            },
            "required": sorted(
                written_name(field.name)
                for field in described
                if field.default is MISSING and field.default_factory is MISSING
            ),
            "additionalProperties": False,
        }
    return {"$ref": f"#/$defs/{name}"}


def _property(owner: type, name: str, definitions: dict[str, Any]) -> dict[str, Any]:
    if owner is Verdict and name == "facts":
        return FACTS
    if (owner, name) in PAIRS:
        return {"type": "array", "items": PAIR}
    return _type(hints(owner)[name], definitions)


def _type(hint: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return {"anyOf": [_type(each, definitions) for each in arguments]}
    if hint is type(None):
        return {"type": "null"}
    if origin is tuple and arguments[-1] is Ellipsis:
        return {"type": "array", "items": _type(arguments[0], definitions)}
    if origin is tuple:
        items = [_type(each, definitions) for each in arguments]
        return {"type": "array", "prefixItems": items, "minItems": len(items), "maxItems": len(items)}
    if origin is dict:
        return {"type": "object", "additionalProperties": _type(arguments[1], definitions)}
    if is_dataclass(hint) and isinstance(hint, type):
        return _define(hint, definitions)
    if hint in (date, datetime):
        return {"type": "string", "format": "date" if hint is date else "date-time"}
    if isinstance(hint, type) and issubclass(hint, Enum):
        return {"enum": [each.value for each in hint]}
    return {"type": PLAIN[hint]}


if __name__ == "__main__":
    (HERE / "audit-report.schema.json").write_text(write_schema(report_schema()), encoding="utf-8")
    (HERE / "advice.schema.json").write_text(write_schema(advice_schema()), encoding="utf-8")
