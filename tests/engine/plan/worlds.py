"""Random small worlds: two boards and what they bought, with gaps anywhere and days around the windows' edges."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import duckdb
import pyarrow as pa
from hypothesis import strategies as st

from inkooptoets.engine.categories import Categories
from inkooptoets.engine.world import World
from inkooptoets.facts.calendar import add_months
from inkooptoets.facts.dictionary import BY_NAME, ENTITIES
from inkooptoets.facts.dictionary.kind import Kind

RUN_DAY = date(2026, 6, 30)
_ARROW = {"VARCHAR": pa.string(), "BOOLEAN": pa.bool_(), "DATE": pa.date32(), "BIGINT": pa.int64()}
Tables = Mapping[str, Sequence[Mapping[str, Any]]]
"""Facts: rows of facts by path, per table."""


@dataclass(frozen=True)
class Sizes:
    """How much of everything there is, and how much of it is missing."""

    seed: int
    orders: int
    lines: int
    credit_notes: int
    contracts: int
    procedures: int
    designations: int
    absences: int
    gaps: float


def sizes(orders: int = 30) -> Any:
    """Return a strategy for worlds of at most this many orders."""
    return st.builds(
        Sizes,
        seed=st.integers(0, 2**32),
        orders=st.integers(0, orders),
        lines=st.integers(0, orders),
        credit_notes=st.integers(0, 8),
        contracts=st.integers(0, 12),
        procedures=st.integers(0, 3),
        designations=st.integers(0, 6),
        absences=st.integers(0, 3),
        gaps=st.sampled_from((0.0, 0.03, 0.1, 0.3)),
    )


def tables(wanted: Sizes) -> dict[str, list[dict[str, Any]]]:
    """Return the facts of a world. A row does not depend on how many others there are."""

    def rows(plural: str, number: int) -> list[dict[str, Any]]:
        return [
            _MAKERS[plural](_Source(f"{wanted.seed} {plural} {index}", wanted.gaps), index)
            for index in range(number)
        ]

    return {
        "boards": [{"id": "99001"}, {"id": "99002"}],
        "schools": rows("schools", 5),
        "orders": rows("orders", wanted.orders),
        "order_lines": rows("order_lines", wanted.lines),
        "credit_notes": rows("credit_notes", wanted.credit_notes),
        "contracts": rows("contracts", wanted.contracts),
        "procedures": rows("procedures", wanted.procedures),
        "designations": _unique(rows("designations", wanted.designations)),
        "absences": _unique(rows("absences", wanted.absences)),
    }


def _unique(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    keys = BY_NAME["designation"].key
    return list({tuple(row[key] for key in keys): row for row in reversed(rows)}.values())


class _Source:
    """Where one row's values come from."""

    def __init__(self, seed: str, gaps: float) -> None:
        self.random = random.Random(seed)
        self.gaps = gaps

    def pick(self, *options: Any) -> Any:
        """Return one of the options, or nothing."""
        chosen = self.random.choice(options)
        return None if self.random.random() < self.gaps else chosen

    def often(self, usual: Any, *others: Any) -> Any:
        """Return the usual value half of the time."""
        return self.pick(*[usual] * len(others), *others)

    def sure(self, *options: Any) -> Any:
        """Return one of the options."""
        return self.random.choice(options)

    def day(self) -> date | None:
        """Return a day near the edge of a window, a threshold's period or the run."""
        day: date = self.sure(*_DAYS)
        day = add_months(day, self.sure(0, 0, 0, -12, -48, -24, 12))
        return self.pick(day + timedelta(days=self.sure(0, 0, 0, 1, -1)))

    def cents(self, *usual: int) -> int | None:
        """Return an amount."""
        return self.pick(*usual, *_AMOUNTS)


_DAYS = (date(2026, 3, 31), date(2026, 2, 28), date(2024, 2, 29), date(2025, 12, 31), RUN_DAY)
_AMOUNTS = (
    *(100_000_00, 116_000_00, 115_999_99, 80_000_00, 79_999_99, 60_000_00, 1_00, 0, 1, 33_33),
    *(216_000_00, 215_999_99, 221_000_00, 5_000_00, 10**15),
)
_GROUPS = (
    "chromebooks",
    "laptops",
    "kantoorartikelen",
    "software-overig",
    "training",
    "meubilair",
    "unheard-of",
)
_UNITS = ("s1", "s2", "s3", "99001", "s9")
_HOURS = (
    "ma-vr 08:30-16:00",
    "ma-do 08:00-15:00",
    "24x7",
    "ma-vr 07:30-17:30",
    "za 10:00-12:00; zo 10:00-11:00",
)


def _school(source: _Source, index: int) -> dict[str, Any]:
    return {
        "id": f"s{index}",
        "board": source.often("99001", "99002"),
        "independent": source.often(False, True),
        "opening_hours": source.pick(*_HOURS),
    }


def _order(source: _Source, index: int) -> dict[str, Any]:
    net = source.cents()
    return {
        "id": f"o{index}",
        "board": source.often("99001", "99001", "99002", "99009"),
        "unit": source.pick(*_UNITS),
        "ordered_on": source.day(),
        "status": source.often("ordered", "delivered", "proposed", "cancelled"),
        "orderer": source.pick("jan", "piet", "klaas"),
        "supplier": source.pick("l1", "l2"),
        "product_group": source.often("chromebooks", *_GROUPS),
        "under_contract": source.often(False, False, True),
        "contract": source.pick(None, None, "c0", "c1", "c9"),
        "procedure": source.pick(None, None, None, "p0", "p1", "p9"),
        "small_lot": source.pick(None, None, False, True),
        "net": net,
        "gross": source.pick(None, 121_00, 10**15) if net is None else source.pick(None, net),
        "currency": source.pick("EUR", "EUR", None, None, "USD", "XXX"),
    }


def _line(source: _Source, index: int) -> dict[str, Any]:
    return {
        "order": f"o{source.sure(0, 1, 2, 3, 99)}",
        "number": index,
        "product_group": source.pick(None, *_GROUPS),
        "net": source.cents(-50_00),
        "gross": source.cents(-60_50),
        "cancelled": source.pick(None, False, False, True),
    }


def _credit_note(source: _Source, index: int) -> dict[str, Any]:
    amount = source.cents()
    return {
        "id": source.sure(f"n{index}", f"n{index}", "o0") if index == 0 else f"n{index}",
        "credits": source.pick(None, "o0", "o1", "o2", "o99"),
        "board": source.pick(None, "99001", "99002"),
        "unit": source.pick(None, *_UNITS),
        "issued_on": source.day(),
        "product_group": source.pick(None, *_GROUPS),
        "net": None if amount is None else -amount,
        "gross": source.pick(None, -121_00),
        "currency": source.pick(None, None, "EUR", "USD"),
    }


def _contract(source: _Source, index: int) -> dict[str, Any]:
    return {
        "id": f"c{index}",
        "board": source.pick("99001", "99002"),
        "supplier": source.pick("l1", "l2"),
        "product_groups": _several(source, *_GROUPS),
        "covers": _several(source, *_UNITS),
        "procedure": source.pick(None, "p0", "p1"),
        "tendered": source.pick(True, False),
        "central_body": source.pick(True, False),
        "signed_on": source.pick(None, date(2025, 1, 1)),
        "starts_on": source.day(),
        "ends_on": source.pick(None, None, source.day()),
        "initial_months": source.pick(None, 12, 24, 36, 6, 10**9),
        "open_ended": source.pick(None, False, True),
        "board_option_months": source.often(0, 12),
        "supplier_option_months": source.often(0, 12),
        "renewal_months": source.often(0, 12, 1),
        "notice_months": source.pick(0, 1, 3, 12),
        "notice_given_on": source.pick(None, None, source.day()),
        "convenience_exit": source.pick(True, False),
        "convenience_fee_months": source.pick(0, 3, 4),
        "yearly_value": source.cents(),
        "processes_personal_data": source.pick(True, False),
        "includes_support": source.pick(True, False),
        "support_hours": source.pick(None, *_HOURS),
        "support_exempt": source.often(False, True),
        "support_surcharge": source.cents(),
        "clauses.read": source.pick(None, True, False),
        "clauses.data_portability.present": source.pick(None, True, False),
        "clauses.data_portability.supplier_responsible": source.pick(None, True, False),
    }


def _several(source: _Source, *options: str) -> list[str] | None:
    return source.pick([source.sure(*options) for _ in range(source.sure(0, 1, 1, 2, 3))])


def _procedure(source: _Source, index: int) -> dict[str, Any]:
    return {
        "id": f"p{index}",
        "started_on": source.day(),
        "tendered": source.pick(True, False),
        "total_value": source.pick(0, 400_000_00, 399_999_99, 10**15),
        "exempt_lots_value": source.pick(0, 80_000_00, 80_000_01, 10**15),
    }


def _designation(source: _Source, index: int) -> dict[str, Any]:
    first = source.day() or date(2024, 1, 1)
    return {
        "unit": source.sure(*_UNITS),
        "product_group": source.sure("kantoorartikelen", "kantoorartikelen", "laptops", "unheard-of"),
        "person": source.sure("jan", "piet"),
        "role": source.often("designated", "deputy"),
        "valid_from": first,
        "valid_until": source.pick(None, None, first, first + timedelta(days=400)),
    }


def _absence(source: _Source, index: int) -> dict[str, Any]:
    row = _designation(source, index)
    del row["role"]
    return row


_MAKERS = {
    "schools": _school,
    "orders": _order,
    "order_lines": _line,
    "credit_notes": _credit_note,
    "contracts": _contract,
    "procedures": _procedure,
    "designations": _designation,
    "absences": _absence,
}


class Facts:
    """One connection whose tables are filled again for every world."""

    def __init__(self, categories: Categories) -> None:
        self.connection = duckdb.connect()
        self.connection.execute("SET threads = 1")
        self.connection.execute("CREATE SCHEMA facts")
        for entity in ENTITIES:
            columns = ", ".join(
                f'"{fact.path}" {fact.kind.sql}{"[]" if fact.many else ""}'
                for fact in entity.facts().values()
            )
            origin = "_file VARCHAR, _sheet VARCHAR, _line INTEGER, _run VARCHAR"
            self.connection.execute(f'CREATE TABLE facts."{entity.plural}" ({columns}, {origin})')
        self.world = World(self.connection, categories)

    def fill(self, facts: Tables) -> World:
        """Return the world that holds these facts and no others."""
        for entity in ENTITIES:
            if entity.name in ("product_group", "purchase"):
                continue
            self.connection.execute(f'DELETE FROM facts."{entity.plural}"')
            rows = facts.get(entity.plural, ())
            if not rows:
                continue
            found = entity.facts().values()
            arrays = {
                fact.path: pa.array([row.get(fact.path) for row in rows], _arrow(fact.kind, fact.many))
                for fact in found
            }
            arrays["_file"] = pa.array([entity.plural] * len(rows))
            lines = [row.get("_line", place) for place, row in enumerate(rows)]
            arrays["_line"] = pa.array(lines, pa.int32())
            self.connection.register("rows_", pa.table(arrays))
            self.connection.execute(f'INSERT INTO facts."{entity.plural}" BY NAME SELECT * FROM rows_')
            self.connection.unregister("rows_")
        return self.world


def _arrow(kind: Kind, many: bool) -> Any:
    plain = _ARROW[kind.sql]
    return pa.list_(plain) if many else plain
