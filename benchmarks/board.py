"""An invented nation of schools in a ledger, for measuring: millions of order lines of 1 300 boards.

Skewed as real purchases are: a few large boards, suppliers that many share, amounts with a long tail. The
tables are those of the ledger; only ``_hash`` is left empty, for nothing is imported over them.
``python -m benchmarks.board 10000000 7 board.duckdb`` writes one.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from benchmarks.board_contracts import write_contracts
from benchmarks.board_groups import GROUPS, MEDIANS, WEIGHTS
from benchmarks.board_registers import Nation, nation, write_registers
from inkooptoets.facts.ledger import Ledger

FIRST, LAST = np.datetime64("2022-01-01"), np.datetime64("2026-06-30")
LINES_PER_ORDER = 2.5
CHUNK = 1_000_000
"""Orders that are made at a time: what is in memory does not grow with the number of lines."""
_MONTHS = np.array([1.0, 0.9, 1.0, 0.9, 1.3, 1.4, 0.5, 1.2, 1.3, 0.9, 1.1, 0.8])

Array = np.ndarray[Any, Any]


@dataclass(frozen=True)
class Made:
    """How much was written, and in how many seconds."""

    path: Path
    orders: int
    lines: int
    seconds: float


def generate(lines: int, seed: int, path: Path) -> Made:
    """Write a ledger with about ``lines`` order lines; the same numbers give the same facts."""
    begin = time.perf_counter()
    rng = np.random.default_rng(seed)
    made = nation(rng, lines)
    written = orders = 0
    with Ledger.open(path) as ledger:
        connection = ledger.connection
        write_registers(connection, made)
        contracts = write_contracts(connection, made, rng)
        codes = np.arange(len(GROUPS))
        connection.register("group_names", pa.table({"code": codes, "name": list(GROUPS)}))
        for first, number in _chunks(round(lines / LINES_PER_ORDER)):
            table, counts = _orders(made, contracts, rng, first, number)
            _insert_orders(connection, table)
            written += _insert_lines(connection, table, counts, rng)
            orders += number
        connection.execute("INSERT INTO ledger.runs (position, run, changed) VALUES (1, 'bench', true)")
        connection.execute("CHECKPOINT")
    return Made(path, orders, written, time.perf_counter() - begin)


def _chunks(orders: int) -> Iterator[tuple[int, int]]:
    for first in range(0, orders, CHUNK):
        yield first, min(CHUNK, orders - first)


def _days(rng: np.random.Generator, number: int) -> Array:
    days = np.arange(FIRST, LAST + 1)
    weekday = (days.astype(np.int64) + 3) % 7
    month = days.astype("datetime64[M]").astype(np.int64) % 12
    weights = np.where(weekday < 5, 1.0, 0.03) * _MONTHS[month]
    return np.asarray(days[rng.choice(len(days), number, p=weights / weights.sum())])


def _orders(
    made: Nation, contracts: Any, rng: np.random.Generator, first: int, number: int
) -> tuple[dict[str, Array], Array]:
    """Return columns of whole numbers, one row per order, and the number of lines of each."""
    school = rng.choice(made.schools, number, p=made.school_weights).astype(np.int32)
    board = made.board_of[school]
    group = rng.choice(len(GROUPS), number, p=WEIGHTS).astype(np.int16)
    day = _days(rng, number)
    slot = rng.choice(len(made.slots), number, p=made.slots)
    maverick = rng.random(number) < 0.06
    supplier = np.where(maverick, rng.integers(0, made.suppliers, number), made.preferred[board, group, slot])
    other = rng.random(number) < 0.03
    orderer = np.where(other, rng.integers(900, 1000, number), rng.random(number) < 0.08)
    orderer = np.where(rng.random(number) < 0.005, -1, orderer)
    contract = contracts.at(board, group, slot, day)
    contract = np.where(maverick | (rng.random(number) < 0.2), -1, contract)
    contract = np.where(rng.random(number) < 0.01, -2, contract)
    table: dict[str, Array] = {
        "number": np.arange(first, first + number),
        "school": school,
        "board": board,
        "group_code": np.where(rng.random(number) < 0.004, -1, group).astype(np.int16),
        "priced_as": group,
        "day": day,
        "supplier": supplier.astype(np.int32),
        "orderer": orderer.astype(np.int16),
        "contract": contract.astype(np.int32),
        "cancelled": rng.random(number) < 0.02,
    }
    counts = np.clip(rng.geometric(1 / LINES_PER_ORDER, number), 1, 40)
    return table, counts


def _insert_orders(connection: Any, table: dict[str, Array]) -> None:
    connection.register("made_orders", pa.table({**table, "day": pa.array(table["day"]).cast(pa.date32())}))
    connection.execute(
        """
        INSERT INTO facts.orders BY NAME
        SELECT 'B-' || lpad(number::VARCHAR, 9, '0') AS id,
            'BG-' || lpad(board::VARCHAR, 4, '0') AS board,
            'S-' || lpad(school::VARCHAR, 5, '0') AS unit,
            day AS ordered_on,
            CASE WHEN cancelled THEN 'cancelled' ELSE 'delivered' END AS status,
            CASE WHEN orderer >= 0 THEN 'P-' || school::VARCHAR || '-' || orderer::VARCHAR END AS orderer,
            'L-' || lpad(supplier::VARCHAR, 6, '0') AS supplier,
            CASE WHEN contract = -2 THEN NULL ELSE contract >= 0 END AS under_contract,
            CASE WHEN contract >= 0 THEN 'C-' || lpad(contract::VARCHAR, 6, '0') END AS contract,
            'EUR' AS currency,
            'bestellingen.csv' AS _file, (number % 1000000000 + 2)::INTEGER AS _line, 'bench' AS _run
        FROM made_orders
        """
    )
    connection.execute(
        """
        INSERT INTO facts.credit_notes BY NAME
        SELECT 'CN-' || lpad(number::VARCHAR, 9, '0') AS id, 'B-' || lpad(number::VARCHAR, 9, '0') AS credits,
            day + 20 AS issued_on, name AS product_group, -1500 AS net, 'EUR' AS currency,
            'creditnotas.csv' AS _file, (number % 1000000000 + 2)::INTEGER AS _line, 'bench' AS _run
        FROM made_orders LEFT JOIN group_names ON group_code = code WHERE number % 200 = 11
        """
    )
    connection.unregister("made_orders")


def _insert_lines(connection: Any, table: dict[str, Array], counts: Array, rng: np.random.Generator) -> int:
    total = int(counts.sum())
    order = np.repeat(table["number"], counts)
    start = np.repeat(np.cumsum(counts) - counts, counts)
    amount = np.exp(np.repeat(MEDIANS[table["priced_as"]], counts) - 0.6 + rng.standard_normal(total) * 1.25)
    tail = rng.random(total) < 0.002
    amount[tail] *= (rng.pareto(1.5, int(tail.sum())) + 1) * 6
    cents = np.clip(np.round(amount * 100), 100, 30_000_000).astype(np.int64)
    connection.register(
        "made_lines",
        pa.table(
            {
                "number": order,
                "line": (np.arange(total) - start + 1).astype(np.int16),
                "group_code": np.repeat(table["group_code"], counts),
                "cents": cents,
                "only_gross": rng.random(total) < 0.001,
            }
        ),
    )
    connection.execute(
        """
        INSERT INTO facts.order_lines BY NAME
        SELECT 'B-' || lpad(number::VARCHAR, 9, '0') AS "order", line::BIGINT AS number,
            name AS product_group, 1000 AS quantity,
            CASE WHEN NOT only_gross THEN cents END AS net, (cents * 121 + 50) // 100 AS gross,
            'bestellingen.csv' AS _file, (number % 1000000000 + 2)::INTEGER AS _line, 'bench' AS _run
        FROM made_lines LEFT JOIN group_names ON group_code = code
        """
    )
    connection.unregister("made_lines")
    return total


if __name__ == "__main__":
    print(generate(int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3])))
