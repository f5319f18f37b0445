"""The facts as rules see them: a DuckDB connection in which tables are prepared and rules are run.

The connection holds the imported facts in schema ``facts``; what is prepared from them goes to ``prepared``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from inkooptoets.engine.categories import Categories
from inkooptoets.engine.plan.sql import RuleSql
from inkooptoets.engine.verdict import Subject, Value
from inkooptoets.facts.dictionary import BY_NAME, ENTITIES
from inkooptoets.facts.ledger.sql import quoted as quoted

Row = dict[str, Any]
_HAPPENED = (
    "ANTI JOIN (SELECT id, 'credit' AS kind FROM credit_notes WHERE issued_on > ?) USING (id, kind) "
    "WHERE day IS NULL OR day <= ?"
)


class World:
    """Facts of one board on one connection. Reads for one subject, and runs statements for all."""

    def __init__(self, connection: Any, categories: Categories, *, catalog: str = "memory") -> None:
        self.connection = connection
        self._prepared = f"{catalog}.prepared"
        self._suppliers: dict[str, dict[str, str | None]] = {}
        self._signed: set[str] | None = None
        self._unit_names: dict[str, str] | None = None
        self._load_categories(categories)
        connection.execute(f"SET search_path = '{catalog}.facts'")

    @property
    def prepared_schema(self) -> str:
        """The schema in which the prepared tables stand."""
        return self._prepared

    def _load_categories(self, categories: Categories) -> None:
        """Put the rulebook's product groups where rules look them up."""
        facts = BY_NAME["product_group"].facts().values()
        columns = ", ".join(f"{quoted(fact.path)} {fact.kind.sql}" for fact in facts)
        origin = "_file VARCHAR, _sheet VARCHAR, _line INTEGER, _run VARCHAR"
        self.connection.execute(f"CREATE OR REPLACE TEMP TABLE product_groups ({columns}, {origin})")
        rows = [[row.get(fact.path) for fact in facts] for row in categories.rows()]
        marks = ", ".join("?" for _ in facts)
        if rows:
            self.connection.executemany(
                f"INSERT INTO product_groups VALUES ({marks}, 'categories.yaml', NULL, NULL, NULL)",  # noqa: S608
                rows,
            )

    def prepare(self, prepared: Mapping[str, str], run_day: date) -> None:
        """Work out the prepared tables afresh. What is dated after the day of the run has not happened yet.

        A credit note counts on its order's day, and from its own.
        """
        self.connection.execute(f"CREATE SCHEMA IF NOT EXISTS {self._prepared}")
        for name, sql in prepared.items():
            happened = _HAPPENED if name == "purchases" else ""
            self.connection.execute(
                f"CREATE OR REPLACE TABLE {self._prepared}.{quoted(name)} AS "  # noqa: S608
                f"SELECT * FROM ({sql}) {happened}",
                [run_day, run_day] if happened else [],
            )

    def members(
        self, entity: str, equal: Mapping[str, Value], days: tuple[str, date, date] | None
    ) -> Sequence[Row]:
        """Return an entity's prepared rows with these facts, on these days (both included) where given."""
        return self.members_of(self.connection, self._prepared, entity, equal, days)

    def by_key(self, entity: str, keys: Sequence[str]) -> Sequence[Row]:
        """Return prepared rows by their first key, in the order of ``keys``; an empty one where unknown."""
        return self.by_key_of(self.connection, self._prepared, entity, keys)

    def rows(self, entity: str, where: str, values: Sequence[Any]) -> list[Row]:
        """Return prepared rows by path, in the order of their keys."""
        return prepared_rows(self.connection, self._prepared, entity, where, values)

    @staticmethod
    def members_of(
        connection: Any,
        schema: str,
        entity: str,
        equal: Mapping[str, Value],
        days: tuple[str, date, date] | None,
    ) -> Sequence[Row]:
        """Return prepared rows of a schema with these facts, on these days where given."""
        conditions = [f"{quoted(path)} = ?" for path in equal]
        values: list[Any] = list(equal.values())
        if days:
            conditions.append(f"{quoted(days[0])} BETWEEN ? AND ?")
            values += [days[1], days[2]]
        return prepared_rows(connection, schema, entity, " AND ".join(conditions) or "true", values)

    @staticmethod
    def by_key_of(connection: Any, schema: str, entity: str, keys: Sequence[str]) -> Sequence[Row]:
        """Return prepared rows of a schema by their first key, in the order of ``keys``."""
        key = BY_NAME[entity].key[0]
        rows = prepared_rows(connection, schema, entity, f"list_contains(?, {quoted(key)})", [list(keys)])
        found = {row[key]: row for row in rows}
        return [found.get(wanted, {}) for wanted in keys]

    def run(self, rule: RuleSql) -> str:
        """Judge one rule for all subjects into a temporary table and return its name."""
        from inkooptoets.engine.language.functions import FUNCTIONS

        self.connection.execute(f"CREATE OR REPLACE TEMP TABLE {quoted(rule.bound_table)} AS {rule.bound}")
        for tabulation in rule.tabulations:
            self._tabulate(
                rule.bound_table, tabulation.columns, tabulation.table, FUNCTIONS[tabulation.function].one
            )
        judged = f"judged_{rule.bound_table}"
        self.connection.execute(f"CREATE OR REPLACE TEMP TABLE {quoted(judged)} AS {rule.judged}")
        self.connection.execute(f"DROP TABLE {quoted(rule.bound_table)}")
        return judged

    def row_of(self, about: str, subject: Subject) -> Row:
        """Return the prepared row of a subject."""
        keys = BY_NAME[about].key
        found = self.rows(about, f"{quoted(keys[0])} = ?", [subject.key[0]])
        return next(
            row
            for row in found
            if tuple(str(row[name]) for name in keys if row[name] is not None) == subject.key
        )

    def drop(self, table: str) -> None:
        """Drop a temporary table that has been read."""
        self.connection.execute(f"DROP TABLE {quoted(table)}")

    def count(self, entity: str) -> int:
        """Return how many subjects an entity has."""
        name = f"{self._prepared}.{quoted(BY_NAME[entity].plural)}"
        return int(self._value(f"SELECT count(*) FROM {name}"))  # noqa: S608

    def later(self, day: date) -> int:
        """Return how many orders and credit notes are dated after a day."""
        return int(
            self._value(
                "SELECT (SELECT count(*) FROM orders WHERE ordered_on > ?) "
                "+ (SELECT count(*) FROM credit_notes WHERE issued_on > ?)",
                [day, day],
            )
        )

    def unit_names(self) -> dict[str, str]:
        """Return the names of schools and boards by their keys."""
        if self._unit_names is None:
            rows = self.connection.execute(
                "SELECT id, title FROM schools WHERE title IS NOT NULL "
                "UNION ALL SELECT id, title FROM boards WHERE title IS NOT NULL ORDER BY 1"
            ).fetchall()
            self._unit_names = dict(rows)
        return self._unit_names

    def unresolved_references(self) -> tuple[tuple[str, str, int], ...]:
        """Return, per fact that names another entity, how many different keys are not in that register."""
        found = []
        for entity in ENTITIES:
            for fact in entity.facts().values():
                if fact.refers_to and not fact.many and entity.name != "product_group":
                    number = self._unresolved(entity.plural, fact.path, BY_NAME[fact.refers_to].plural)
                    if number:
                        found.append((f"{entity.name}.{fact.path}", fact.refers_to, number))
        return tuple(found)

    def _unresolved(self, table: str, path: str, target: str) -> int:
        also = " AND k NOT IN (SELECT id FROM boards)" if target == "schools" else ""
        return int(
            self._value(
                f"SELECT count(*) FROM (SELECT DISTINCT {quoted(path)} AS k FROM {quoted(table)}) "  # noqa: S608
                f"WHERE k IS NOT NULL AND k NOT IN (SELECT id FROM {quoted(target)}){also}"
            )
        )

    def supplier_of(self, subject: Subject) -> str | None:
        """Return the supplier of an order or contract."""
        table = "contracts" if subject.entity == "contract" else "orders"
        if table not in self._suppliers:
            rows = self.connection.execute(f"SELECT id, supplier FROM {table}").fetchall()  # noqa: S608
            self._suppliers[table] = dict(rows)
        return self._suppliers[table].get(subject.key[0])

    def is_signed(self, subject: Subject) -> bool:
        """Return whether a contract is already signed."""
        if self._signed is None:
            rows = self.connection.execute("SELECT id FROM contracts WHERE signed_on IS NOT NULL").fetchall()
            self._signed = {row[0] for row in rows}
        return subject.entity == "contract" and subject.key[0] in self._signed

    def _value(self, sql: str, values: Sequence[Any] = ()) -> Any:
        return self.connection.execute(sql, list(values)).fetchone()[0]

    def _tabulate(self, source: str, columns: Sequence[str], table: str, function: Any) -> None:
        """Work a function out for every distinct set of arguments that is complete."""
        listed = ", ".join(quoted(column) for column in columns)
        complete = " AND ".join(f"{quoted(column)} IS NOT NULL" for column in columns)
        found = self.connection.execute(
            f"SELECT DISTINCT {listed} FROM {quoted(source)} WHERE {complete} ORDER BY ALL"  # noqa: S608
        ).fetchall()
        result = f"_result_{table.rsplit('_', 1)[1]}"
        self.connection.execute(
            f"CREATE OR REPLACE TEMP TABLE {quoted(table)} AS "  # noqa: S608
            f"SELECT {listed}, NULL::BIGINT AS {quoted(result)} FROM {quoted(source)} LIMIT 0"
        )
        if found:
            marks = ", ".join("?" for _ in (*columns, result))
            self.connection.executemany(
                f"INSERT INTO {quoted(table)} VALUES ({marks})",  # noqa: S608
                [[*arguments, _worked_out(function, arguments)] for arguments in found],
            )


def _worked_out(function: Any, arguments: Sequence[Any]) -> Any:
    """Return what a function gives; missing where it has no answer, as for the CEL engine."""
    try:
        return function(*arguments)
    except (ValueError, ArithmeticError):
        return None


def prepared_rows(connection: Any, schema: str, entity: str, where: str, values: Sequence[Any]) -> list[Row]:
    """Return prepared rows of a schema by path, in the order of their keys."""
    name = quoted(BY_NAME[entity].plural)
    order = ", ".join(quoted(key) for key in BY_NAME[entity].key)
    if entity == "purchase":
        order += ", kind DESC"  # an order before the credit note that bears its number
    return fetch(connection, f"SELECT * FROM {schema}.{name} WHERE {where} ORDER BY {order}", values)  # noqa: S608


def fetch(connection: Any, sql: str, values: Sequence[Any] = ()) -> list[Row]:
    """Run a query and return its rows by column."""
    cursor = connection.execute(sql, list(values))
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
