"""The contracts of the measured ledger, and which of them an order falls under."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa

from benchmarks.board_groups import GROUPS, WEIGHTS
from benchmarks.board_registers import SLOTS, Array, Nation

_MANY_SCHOOLS = 5
"""From how many schools a board has a purchasing department, and tenders."""
_SUPPORT = ("24x7", "ma-vr 07:30-17:30", "ma-vr 08:00-17:00", "ma-za 07:00-22:00")


@dataclass(frozen=True)
class Contracts:
    """The last contract for each board, group and slot (-1 where there is none), and its days."""

    last: Array
    start: Array
    end: Array

    def at(self, board: Array, group: Array, slot: Array, day: Array) -> Array:
        """Return the contract of each order, -1 where none runs on its day.

        A supplier without a contract of its own delivers under that of the board's first one for the group.
        """
        own = self.last[_key(board, group, slot)]
        found = np.where(own >= 0, own, self.last[_key(board, group, np.zeros_like(slot))])
        runs = (found >= 0) & (day >= self.start[found]) & (day <= self.end[found])
        return np.where(runs, found, -1)


def _key(board: Array, group: Array, slot: Array) -> Array:
    return np.asarray((board.astype(np.int64) * len(GROUPS) + group) * SLOTS + slot)


def write_contracts(connection: Any, made: Nation, rng: np.random.Generator) -> Contracts:
    """Write the contracts, most of them tendered where a board buys much, and return where they hold."""
    number = made.contracts
    shares = np.bincount(made.board_of, minlength=made.boards) / made.schools
    board = rng.choice(made.boards, number, p=shares).astype(np.int32)
    group = rng.choice(len(GROUPS), number, p=WEIGHTS).astype(np.int16)
    slot = rng.choice(SLOTS, number, p=made.slots)
    much = np.bincount(made.board_of, minlength=made.boards)[board] >= _MANY_SCHOOLS
    start = (np.datetime64("2020-01") + rng.integers(0, 76, number)).astype("datetime64[M]")
    months = rng.choice([12, 24, 36, 48, 60, 72], number, p=[0.28, 0.2, 0.26, 0.2, 0.05, 0.01])
    start = np.where(much & (slot == 0), np.datetime64("2022-07"), start)
    months = np.where(much & (slot == 0), 48, months)
    end = (start + months).astype("datetime64[D]") - 1
    first_school = np.argsort(made.board_of, kind="stable")[np.searchsorted(np.sort(made.board_of), board)]
    last = np.full(made.boards * len(GROUPS) * SLOTS, -1, np.int64)
    order = np.argsort(start, kind="stable")
    last[_key(board, group, slot)[order]] = order
    connection.register(
        "made_contracts",
        pa.table(
            {
                "n": np.arange(number),
                "board": board,
                "product_group": np.array(GROUPS, object)[group].tolist(),
                "supplier": made.preferred[board, group, slot],
                "school": first_school,
                "start": pa.array(start.astype("datetime64[D]")).cast(pa.date32()),
                "last": pa.array(end).cast(pa.date32()),
                "months": months,
                "tendered": rng.random(number) < np.where(much, 0.9, 0.2),
                "renewal": rng.choice([0, 12, 36], number, p=[0.6, 0.38, 0.02]),
                "support": rng.choice(len(_SUPPORT), number, p=[0.06, 0.3, 0.6, 0.04]),
                "clauses": rng.random(number),
                "personal": rng.random(number) < 0.25,
                "value": rng.integers(50_000, 5_000_000, number),
            }
        ),
    )
    connection.register(
        "support_hours", pa.table({"code": np.arange(len(_SUPPORT)), "hours": list(_SUPPORT)})
    )
    connection.execute(
        """
        INSERT INTO facts.contracts BY NAME
        SELECT 'C-' || lpad(n::VARCHAR, 6, '0') AS id, 'Contract ' || n AS title,
            'BG-' || lpad(board::VARCHAR, 4, '0') AS board, 'L-' || lpad(supplier::VARCHAR, 6, '0') AS supplier,
            [product_group] AS product_groups, ['S-' || lpad(school::VARCHAR, 5, '0')] AS covers,
            tendered, false AS central_body, start - 30 AS signed_on, start AS starts_on, last AS ends_on,
            months AS initial_months, false AS open_ended, 0 AS board_option_months,
            0 AS supplier_option_months, renewal AS renewal_months, 3 AS notice_months,
            clauses > 0.9 OR tendered AND months = 48 AS convenience_exit, 3 AS convenience_fee_months,
            value AS yearly_value,
            personal AS processes_personal_data, product_group = 'ict-beheer' AS includes_support,
            CASE WHEN product_group = 'ict-beheer' THEN hours END AS support_hours, false AS support_exempt,
            CASE WHEN clauses < 0.8 THEN true END AS "clauses.read",
            CASE WHEN clauses < 0.7 THEN true END AS "clauses.data_portability.present",
            CASE WHEN clauses < 0.7 THEN clauses < 0.6 END AS "clauses.data_portability.supplier_responsible",
            'contracten.xlsx' AS _file, 'Contracten' AS _sheet, n + 2 AS _line, 'bench' AS _run
        FROM made_contracts JOIN support_hours ON support = code
        """
    )
    return Contracts(last, start.astype("datetime64[D]"), end)
