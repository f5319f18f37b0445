"""Proposed facts beside those of the ledger: what a check judges, and where it finds the neighbours.

The ledger is attached read-only and never written. Registers are read through it; what is proposed comes in
front of what the ledger has under the same key. Built once, it serves one proposal after another.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from inkooptoets.engine.categories import Categories
from inkooptoets.engine.verdict import Subject, Value
from inkooptoets.engine.world import Row, World, fetch, quoted
from inkooptoets.facts.dictionary import BY_NAME, ENTITIES, Entity
from inkooptoets.facts.dictionary.order import Order
from inkooptoets.facts.fact_row import FactRow

LEDGER = "board"
"""The name under which the ledger is attached."""
ROLLED = ("order", "order_line", "credit_note")
"""The entities that purchases are rolled up from."""
_ORIGIN = "_file VARCHAR, _sheet VARCHAR, _line INTEGER, _run VARCHAR"
_PREPARED = "proposed_rows"


class Proposal:
    """Proposed facts over a ledger's, in schemas of their own on the ledger's connection.

    ``only`` names the entities that may be proposed while the ledger's own prepared tables still hold: then just
    the proposed rows are prepared. Where it is None all is prepared anew for every proposal, which takes
    longer and gives the same.
    """

    def __init__(
        self,
        connection: Any,
        categories: Categories,
        prepared: Mapping[str, str],
        run_day: date,
        only: Collection[str] | None,
    ) -> None:
        self.connection = connection
        self.prepared = prepared
        self.run_day = run_day
        self.only = only
        self._own: dict[str, list[Row]] = {}
        self._ids: dict[str, set[str]] = {}
        self._asked: dict[tuple[str, tuple[tuple[str, Value], ...]], list[Row]] = {}
        connection.execute("DROP SCHEMA IF EXISTS memory.facts CASCADE")
        connection.execute("CREATE SCHEMA memory.facts")
        for entity in ENTITIES:
            if entity.name != "product_group":
                self._lay(entity)
        self._world = World(connection, categories)
        self._statements = {name: self._statement(name) for name in self._subjects()}

    def _subjects(self) -> tuple[str, ...]:
        """Return the entities whose proposed rows are prepared apart from the ledger's."""
        if self.only is None:
            return ()
        return tuple(name for name in ("purchase", "contract") if _imported(name) in self.only)

    def _lay(self, entity: type[Entity]) -> None:
        """Make an entity's table: the proposed rows, and behind them the ledger's where those are read."""
        name, facts = quoted(entity.plural), list(entity.facts().values())
        ledger = f"{LEDGER}.facts.{name}"
        listed = ", ".join([*(quoted(fact.path) for fact in facts), "_file", "_sheet", "_line", "_run"])
        alone = self.only is not None and entity.name in ROLLED
        if self.only is not None and entity.name not in self.only and not alone:
            self.connection.execute(f"CREATE VIEW memory.facts.{name} AS SELECT {listed} FROM {ledger}")  # noqa: S608
            return
        types = ", ".join(f"{quoted(fact.path)} {fact.kind.sql}{'[]' if fact.many else ''}" for fact in facts)
        proposed = self._proposed(entity)
        self.connection.execute(f"CREATE TABLE {proposed} ({types}, {_ORIGIN})")
        sources = [f"SELECT {listed} FROM {proposed}"]  # noqa: S608
        if not alone:
            keys = ("order",) if entity.name == "order_line" else entity.key
            same = " AND ".join(f"p.{quoted(key)} = l.{quoted(key)}" for key in keys)
            sources.append(
                f"SELECT {listed} FROM {ledger} AS l "  # noqa: S608
                f"WHERE NOT EXISTS (SELECT 1 FROM {proposed} AS p WHERE {same})"
            )
        self.connection.execute(f"CREATE VIEW memory.facts.{name} AS {' UNION ALL '.join(sources)}")

    def _proposed(self, entity: type[Entity]) -> str:
        return f"memory.facts.{quoted(f'proposed_{entity.plural}')}"

    def _statement(self, about: str) -> str:
        """Let the database plan once how proposed rows are prepared."""
        name = f"{_PREPARED}_{about}"
        sql = self.prepared[BY_NAME[about].plural]
        asked = self._proposed(BY_NAME[_imported(about)])
        self.connection.execute(
            f"PREPARE {name} AS SELECT * FROM ({sql}) WHERE id IN (SELECT id FROM {asked})"  # noqa: S608
        )
        return f"EXECUTE {name}"

    def propose(self, rows: Iterable[FactRow]) -> None:
        """Take these facts as the proposal, instead of any before."""
        by_entity: dict[type[Entity], list[FactRow]] = {}
        for row in rows:
            by_entity.setdefault(row.entity, []).append(row)
        for entity in ENTITIES:
            if self.only is None or entity.name in self.only:
                self._put(entity, by_entity.get(entity, []))
        if self.only is None:
            days = [
                row.values["ordered_on"] for row in by_entity.get(Order, []) if "ordered_on" in row.values
            ]
            self._world.prepare(self.prepared, max([self.run_day, *days]))
        self._asked = {}
        self._own = {about: fetch(self.connection, sql) for about, sql in self._statements.items()}

    def _put(self, entity: type[Entity], rows: Sequence[FactRow]) -> None:
        if entity.name == "product_group":
            return
        if self._ids.get(entity.name):
            self.connection.execute(f"DELETE FROM {self._proposed(entity)}")  # noqa: S608
        self._ids[entity.name] = {str(row.values.get(entity.key[0])) for row in rows}
        paths = list(entity.facts())
        marks = ", ".join("?" for _ in paths)
        for row in rows:
            values = [row.values.get(path) for path in paths]
            kept = [list(value) if isinstance(value, tuple) else value for value in values]
            self.connection.execute(
                f"INSERT INTO {self._proposed(entity)} VALUES ({marks}, ?, NULL, ?, NULL)",  # noqa: S608
                [*kept, row.place.file, row.place.line],
            )

    def subjects(self, about: str, identity: str) -> Sequence[Row]:
        """Return the prepared rows of the proposed order or contract."""
        key = BY_NAME[about].key[0]
        if about in self._own:
            return [row for row in self._own[about] if str(row[key]) == identity]
        return self._world.rows(about, f"{quoted(key)} = ?", [identity])

    def members(
        self, entity: str, equal: Mapping[str, Value], days: tuple[str, date, date] | None
    ) -> Sequence[Row]:
        """Return prepared rows with these facts on these days: the proposed ones and the ledger's."""
        if self.only is None:
            return self._world.members(entity, equal, days)
        question = (entity, tuple(sorted(equal.items())))
        if question not in self._asked:
            self._asked[question] = self._all_members(entity, equal)
        return [row for row in self._asked[question] if _fits(row, {}, days)]

    def _all_members(self, entity: str, equal: Mapping[str, Value]) -> list[Row]:
        """Return prepared rows with these facts on any day: several sets of a rule differ in their days only."""
        own = [row for row in self._own.get(entity, ()) if _fits(row, equal, None)]
        kept = World.members_of(self.connection, f"{LEDGER}.prepared", entity, equal, None)
        replaced = self._ids.get(_imported(entity), set()) if entity in self._own else set()
        others = [row for row in kept if str(row[BY_NAME[entity].key[0]]) not in replaced]
        return sorted([*own, *others], key=lambda row: tuple(str(row[key]) for key in BY_NAME[entity].key))

    def by_key(self, entity: str, keys: Sequence[str]) -> Sequence[Row]:
        """Return prepared rows by their first key, in the order of ``keys``; an empty one where unknown."""
        if self.only is None:
            return self._world.by_key(entity, keys)
        return World.by_key_of(self.connection, f"{LEDGER}.prepared", entity, keys)

    def unit_names(self) -> dict[str, str]:
        """Return the names of schools and boards by their keys."""
        return self._world.unit_names()

    def supplier_of(self, subject: Subject) -> str | None:
        """Return the supplier of an order or contract."""
        found = self._imported_row(subject)
        return found["supplier"] if found else None

    def is_signed(self, subject: Subject) -> bool:
        """Return whether a contract is already signed."""
        found = self._imported_row(subject) if subject.entity == "contract" else None
        return found is not None and found["signed_on"] is not None

    def _imported_row(self, subject: Subject) -> Row | None:
        table = quoted(BY_NAME[_imported(subject.entity)].plural)
        sql = f"SELECT * FROM memory.facts.{table} WHERE id = ?"  # noqa: S608
        return next(iter(fetch(self.connection, sql, [subject.key[0]])), None)


def _imported(about: str) -> str:
    """Return the imported entity behind what rules are about: a purchase's order."""
    return "order" if about == "purchase" else about


def _fits(row: Row, equal: Mapping[str, Value], days: tuple[str, date, date] | None) -> bool:
    if any(row.get(path) is None or row[path] != value for path, value in equal.items()):
        return False
    if days is None:
        return True
    day = row.get(days[0])
    return day is not None and days[1] <= day <= days[2]
