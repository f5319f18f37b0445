"""A query built in layers: each adds columns that read only the layer below.

So no expression is written twice. Ibis would fold layers into one another, and the text of a condition would
double with every level; each layer is compiled on its own, and they are chained as common table expressions.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import ibis


class Layers:
    """A growing query. ``table`` is what the newest layer gives, to build the next one on."""

    def __init__(self, name: str, source: Any) -> None:
        self.name = name
        self._steps: list[tuple[str, Any]] = []
        self._count = 0
        self.table: Any = None
        self.put(source)

    def put(self, expression: Any) -> None:
        """Make an expression over the newest layer the next one."""
        name = f"{self.name}_{len(self._steps)}"
        self._steps.append((name, expression))
        self.table = ibis.table(expression.schema(), name=name)

    def add(self, columns: dict[str, Any]) -> None:
        """Add columns, worked out from the newest layer."""
        if columns:
            self.put(self.table.mutate(**columns))

    def embed(self, inner: Layers) -> None:
        """Let the next layer read what another layered query gives."""
        newest = self._steps.pop()
        self._steps += [*inner._steps, newest]

    def keep(self, names: Iterable[str]) -> None:
        """Keep only these columns."""
        self.put(self.table.select(*(self.table[name] for name in names)))

    def fresh(self) -> str:
        """Return a column name that nothing uses yet."""
        self._count += 1
        return f"_{self.name}{self._count}"

    def sql(self, dialect: str = "duckdb") -> str:
        """Return the query as one SQL text."""
        texts = [(name, str(ibis.to_sql(step, dialect=dialect))) for name, step in self._steps]
        *before, (_, last) = texts
        if not before:
            return last
        chain = ",\n".join(f'"{name}" AS (\n{text}\n)' for name, text in before)
        return f"WITH {chain}\n{last}"
