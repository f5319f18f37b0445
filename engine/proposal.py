"""Proposed facts beside those of the ledger: what a check judges, and where it finds the neighbours.

The ledger is attached read-only and never written. Registers are read through it; what is proposed comes in
front of what the ledger has under the same key.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from inkooptoets.engine.categories import Categories
from inkooptoets.engine.verdict import Subject, Value
from inkooptoets.engine.world import Row, World, fetch, quoted
from inkooptoets.facts.dictionary import BY_NAME, ENTITIES, Entity
from inkooptoets.facts.fact_row import FactRow

LEDGER = "board"
"""The name under which the ledger is attached."""
ROLLED = ("orders", "order_lines", "credit_notes")
"""The tables that purchases are rolled up from."""


class Proposal:
    """Proposed facts over a ledger's, on a connection of its own."""

    def __init__(
        self,
        connection: Any,
        categories: Categories,
        prepared: Mapping[str, str],
        rows: Iterable[FactRow],
        run_day: date,
        *,
        fresh: bool,
    ) -> None:
        """Lay the proposed rows over the ledger attached as ``board``.

        ``fresh`` says that the ledger's own prepared tables hold for this rulebook and day; otherwise all is
        prepared anew, which takes longer and gives the same.
        """
        self.connection = connection
        self.fresh = fresh
        connection.execute("DROP SCHEMA IF EXISTS memory.facts CASCADE")
        connection.execute("CREATE SCHEMA memory.facts")
        self._proposed_ids: dict[str, set[str]] = {}
        self._lay(rows)
        self._world = World(connection, categories)
        needed = (
            prepared if not fresh else {name: sql for name, sql in prepared.items() if self._touched(name)}
        )
        self._world.prepare(needed, run_day)
        self._own = set(needed)

    def _lay(self, rows: Iterable[FactRow]) -> None:
        by_plural: dict[str, list[FactRow]] = {}
        for row in rows:
            by_plural.setdefault(row.entity.plural, []).append(row)
        for entity in ENTITIES:
            if entity.name != "product_group":
                self._lay_entity(entity, by_plural.get(entity.plural, []))

    def _lay_entity(self, entity: type[Entity], rows: Sequence[FactRow]) -> None:
        """Put proposed rows before the ledger's; rolled-up ones stand alone where the rest is prepared."""
        name, facts = quoted(entity.plural), list(entity.facts().values())
        listed = ", ".join(quoted(fact.path) for fact in facts)
        origin = "_file, _sheet, _line, _run"
        types = ", ".join(f"{quoted(fact.path)} {fact.kind.sql}{'[]' if fact.many else ''}" for fact in facts)
        proposed = quoted(f"proposed_{entity.plural}")
        self.connection.execute(
            f"CREATE TABLE memory.facts.{proposed} ({types}, "
            "_file VARCHAR, _sheet VARCHAR, _line INTEGER, _run VARCHAR)"
        )
        for row in rows:
            values = [row.values.get(fact.path) for fact in facts]
            kept = [list(value) if isinstance(value, tuple) else value for value in values]
            marks = ", ".join("?" for _ in kept)
            self.connection.execute(
                f"INSERT INTO memory.facts.{proposed} VALUES ({marks}, ?, NULL, ?, NULL)",  # noqa: S608
                [*kept, row.place.file, row.place.line],
            )
        self._proposed_ids[entity.plural] = {str(row.values.get(entity.key[0])) for row in rows}
        sources = [f"SELECT {listed}, {origin} FROM memory.facts.{proposed}"]  # noqa: S608
        if not (self.fresh and entity.plural in ROLLED):
            same = " AND ".join(f"p.{quoted(key)} = l.{quoted(key)}" for key in entity.key)
            if entity.plural == "order_lines":
                same = 'p."order" = l."order"'
            sources.append(
                f"SELECT {listed}, {origin} FROM {LEDGER}.facts.{name} AS l "  # noqa: S608
                f"WHERE NOT EXISTS (SELECT 1 FROM memory.facts.{proposed} AS p WHERE {same})"
            )
        self.connection.execute(f"CREATE VIEW memory.facts.{name} AS {' UNION ALL '.join(sources)}")

    def _touched(self, name: str) -> bool:
        """Return whether a prepared table must be made anew: what is proposed is in it."""
        return name == "purchases" or bool(self._proposed_ids.get(name))

    def subjects(self, about: str, identity: str) -> Sequence[Row]:
        """Return the prepared rows of the proposed order or contract."""
        key = BY_NAME[about].key[0]
        return self._world.rows(about, f"{quoted(key)} = ?", [identity])

    def members(
        self, entity: str, equal: Mapping[str, Value], days: tuple[str, date, date] | None
    ) -> Sequence[Row]:
        """Return prepared rows with these facts on these days: the proposed ones and the ledger's."""
        name = BY_NAME[entity].plural
        own = list(self._world.members(entity, equal, days)) if name in self._own else []
        if not self.fresh or (name in self._own and name != "purchases"):
            return own
        kept = World.members_of(self.connection, f"{LEDGER}.prepared", entity, equal, days)
        proposed = self._proposed_ids.get("orders", set()) | self._proposed_ids.get("credit_notes", set())
        others = [row for row in kept if name != "purchases" or str(row["id"]) not in proposed]
        return sorted([*own, *others], key=lambda row: tuple(str(row[key]) for key in BY_NAME[entity].key))

    def by_key(self, entity: str, keys: Sequence[str]) -> Sequence[Row]:
        """Return prepared rows by their first key, in the order of ``keys``; an empty one where unknown."""
        if BY_NAME[entity].plural in self._own:
            return self._world.by_key(entity, keys)
        return World.by_key_of(self.connection, f"{LEDGER}.prepared", entity, keys)

    def unit_names(self) -> dict[str, str]:
        """Return the names of schools and boards by their keys."""
        return self._world.unit_names()

    def supplier_of(self, subject: Subject) -> str | None:
        """Return the supplier of an order or contract."""
        table = "contracts" if subject.entity == "contract" else "orders"
        sql = f"SELECT supplier FROM memory.facts.{table} WHERE id = ?"  # noqa: S608
        found = fetch(self.connection, sql, [subject.key[0]])
        return found[0]["supplier"] if found else None

    def is_signed(self, subject: Subject) -> bool:
        """Return whether a contract is already signed."""
        if subject.entity != "contract":
            return False
        sql = "SELECT 1 FROM memory.facts.contracts WHERE id = ? AND signed_on IS NOT NULL"
        return bool(fetch(self.connection, sql, [subject.key[0]]))
