"""The dictionary's tables as Ibis sees them, by the names that the ledger gives them."""

from __future__ import annotations

from typing import Any

import ibis

from inkooptoets.facts.dictionary import BY_NAME
from inkooptoets.facts.dictionary.kind import Kind

_TYPES = {"VARCHAR": "string", "BOOLEAN": "boolean", "DATE": "date", "BIGINT": "int64"}
ORIGIN = {"_file": "string", "_sheet": "string", "_line": "int32", "_run": "string"}
"""The columns of every table that say where a row came from."""


def ibis_type(kind: Kind, *, many: bool = False) -> str:
    """Return the Ibis type in which a kind of fact is kept."""
    return f"array<{_TYPES[kind.sql]}>" if many else _TYPES[kind.sql]


def table(entity: str) -> Any:
    """Return the unbound table of an imported entity, with its origin columns."""
    found = BY_NAME[entity]
    schema = {fact.path: ibis_type(fact.kind, many=fact.many) for fact in found.facts().values()}
    return ibis.table({**schema, **ORIGIN}, name=found.plural)
