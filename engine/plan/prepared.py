"""Each entity joined once with all that rules look up through it: one wide table that every rule reads."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import ibis

from inkooptoets.engine.plan.purchases import Valuation, purchases
from inkooptoets.engine.plan.tables import ORIGIN, ibis_type, table
from inkooptoets.engine.scope import facts_of
from inkooptoets.facts.dictionary import BY_NAME, Entity

ROW = "_row"
BOUNDED = {"purchase": ("value",)}
"""Amounts that may be unknown between bounds, which stand in columns of their own."""


def bound_columns(entity: str) -> tuple[str, ...]:
    """Return the columns that hold bounds of an entity's amounts."""
    return tuple(f"{path}_{end}" for path in BOUNDED.get(entity, ()) for end in ("low", "high"))


def prepared(entity: str, paths: Collection[str], valuation: Valuation) -> Any:
    """Return the expression for an entity's wide table: its own facts and the looked-up ``paths``."""
    base = purchases(valuation) if entity == "purchase" else table(entity)
    looked_up = sorted(path for path in paths if path not in base.columns)
    wide = _with_lookups(base, BY_NAME[entity], "", looked_up)
    return wide.mutate(**{ROW: ibis.row_number().over(ibis.window(order_by=list(BY_NAME[entity].key)))})


def _with_lookups(source: Any, entity: type[Entity], prefix: str, paths: Collection[str]) -> Any:
    """Join, for every reference that a path goes through, the table that it refers to."""
    result = source
    for fact in entity.facts().values():
        start = f"{fact.path}."
        below = [path.removeprefix(start) for path in paths if path.startswith(start)]
        if not fact.refers_to or fact.many or not below:
            continue
        target = BY_NAME[fact.refers_to]
        own = [path for path in below if path in target.facts()]
        deeper = [path for path in below if path not in target.facts()]
        source_columns = {f"{prefix}{fact.path}.{path}": path for path in own}
        looked_up = _with_lookups(table(target.name), target, "", deeper)
        renamed = looked_up.select(
            **{f"{prefix}{fact.path}#": looked_up["id"]},
            **{name: looked_up[path] for name, path in source_columns.items()},
            **{f"{prefix}{fact.path}.{path}": looked_up[path] for path in deeper},
        )
        joined = result.left_join(renamed, result[fact.path] == renamed[f"{prefix}{fact.path}#"])
        kept = [name for name in renamed.columns if not name.endswith("#")]
        result = joined.select(*(joined[name] for name in result.columns), *(joined[name] for name in kept))
    return result


def prepared_table(entity: str, paths: Collection[str]) -> Any:
    """Return the unbound table that holds what ``prepared`` made, as rules read it."""
    return ibis.table(prepared_schema(entity, paths), name=prepared_name(entity), database="prepared")


def prepared_name(entity: str) -> str:
    """Return the table's name."""
    return BY_NAME[entity].plural


def prepared_schema(entity: str, paths: Collection[str]) -> dict[str, str]:
    """Return the columns of an entity's wide table with their Ibis types."""
    reach = facts_of(entity)
    own = {fact.path: ibis_type(fact.kind, many=fact.many) for fact in BY_NAME[entity].facts().values()}
    looked_up = {path: ibis_type(reach[path].kind) for path in sorted(paths) if path not in own}
    bounds = dict.fromkeys(bound_columns(entity), "int64")
    return {**own, **looked_up, **bounds, **ORIGIN, ROW: "int64"}
