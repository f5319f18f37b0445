"""The published JSON Schemas by what they are for, as ``rules schema`` and ``docs/schemas/`` give them."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from inkooptoets.cli.board_folder import FILE_NAME, BoardFolder
from inkooptoets.engine.rule_schema import DIALECT, derived_schema, policy_schema, rule_schema
from inkooptoets.engine.rulebook import load_rulebook
from inkooptoets.engine.verdict import Severity
from inkooptoets.facts.dictionary.json_schema import fact_file_schema
from inkooptoets.facts.mapping import schema as mapping_schema

Schema = dict[str, Any]


def board_schema() -> Schema:
    """Return the schema of a board's settings."""
    said = {name: field.description or "" for name, field in BoardFolder.model_fields.items()}
    names = ("board", "name", "ledger", "policy", "mapping", "waivers", "reports")
    properties: Schema = {name: {"type": "string", "description": said[name]} for name in names}
    properties["board"]["type"] = ["string", "integer"]
    properties["import"] = {
        "type": "array",
        "items": {"type": "string"},
        "description": said["imports"],
    }
    properties["rejected_share_allowed"] = {
        "type": "number",
        "minimum": 0,
        "maximum": 100,
        "description": "Share of rejected rows that is allowed, in per cents",
    }
    properties["fail_on"] = {"enum": [str(severity) for severity in Severity], "description": said["fail_on"]}
    return {
        "$schema": DIALECT,
        "title": f"{FILE_NAME}: de map van een bestuur",
        "type": "object",
        "properties": properties,
        "required": ["board", "name"],
        "additionalProperties": False,
    }


SCHEMAS: dict[str, Callable[[], Schema]] = {
    "rule": rule_schema,
    "derived": derived_schema,
    "facts": fact_file_schema,
    "mapping": mapping_schema,
    "policy": lambda: policy_schema(load_rulebook()),
    "board": board_schema,
}


def written_schema(subject: str) -> str:
    """Return a schema as text."""
    return json.dumps(SCHEMAS[subject](), ensure_ascii=False, indent=2) + "\n"
