"""The boards, schools, suppliers and orderers of the measured ledger."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa

from benchmarks.board_groups import DESIGNATED, GROUPS

BOARDS, SCHOOLS, SUPPLIERS, SLOTS = 1_300, 7_000, 40_000, 8
Array = np.ndarray[Any, Any]


@dataclass(frozen=True)
class Nation:
    """All boards and what they have in common; arrays are by school, or by board, group and slot.

    ``preferred`` are the suppliers that a board uses for a group, the most used first, with ``slots`` as
    their shares.
    """

    schools: int
    boards: int
    suppliers: int
    contracts: int
    board_of: Array
    school_weights: Array
    preferred: Array
    slots: Array


def nation(rng: np.random.Generator, lines: int) -> Nation:
    """Return the boards; suppliers and contracts are fewer where there are few lines."""
    weights = rng.lognormal(0, 1.0, BOARDS)
    more = rng.choice(BOARDS, SCHOOLS - BOARDS, p=weights / weights.sum())
    school_weights = rng.lognormal(0, 0.8, SCHOOLS)
    suppliers = int(np.clip(lines // 250, 500, SUPPLIERS))
    popularity = (rng.permutation(suppliers) + 1.0) ** -0.9
    slots = 1 / (np.arange(SLOTS) + 1) ** 1.1
    size = (BOARDS, len(GROUPS), SLOTS)
    return Nation(
        schools=SCHOOLS,
        boards=BOARDS,
        suppliers=suppliers,
        contracts=int(np.clip(lines // 100, 500, 100_000)),
        board_of=np.concatenate([np.arange(BOARDS), more]).astype(np.int32),
        school_weights=school_weights / school_weights.sum(),
        preferred=rng.choice(suppliers, size=size, p=popularity / popularity.sum()).astype(np.int32),
        slots=slots / slots.sum(),
    )


def write_registers(connection: Any, made: Nation) -> None:
    """Write boards, schools with their hours, suppliers, and who may order what."""
    connection.execute(
        "INSERT INTO facts.boards BY NAME SELECT 'BG-' || lpad(n::VARCHAR, 4, '0') AS id, "
        "'Bestuur ' || n AS title, 'besturen.yaml' AS _file, n + 1 AS _line, 'bench' AS _run "
        "FROM range(?) AS made(n)",
        [made.boards],
    )
    connection.register("made_schools", pa.table({"n": np.arange(made.schools), "board": made.board_of}))
    connection.execute(
        """
        INSERT INTO facts.schools BY NAME
        SELECT 'S-' || lpad(n::VARCHAR, 5, '0') AS id, 'School ' || n AS title,
            'BG-' || lpad(board::VARCHAR, 4, '0') AS board, 100 + n * 37 % 600 AS pupils,
            CASE n % 10 WHEN 0 THEN 'ma-vr 08:15-15:30' WHEN 1 THEN 'ma-vr 08:00-17:00' WHEN 2 THEN NULL
                ELSE 'ma-vr 08:30-16:00' END AS opening_hours,
            n % 200 = 7 AS independent,
            'scholen.yaml' AS _file, n + 1 AS _line, 'bench' AS _run
        FROM made_schools
        """
    )
    connection.execute(
        """
        INSERT INTO facts.suppliers BY NAME
        SELECT 'L-' || lpad(n::VARCHAR, 6, '0') AS id, 'Leverancier ' || n AS title,
            lpad((90000000 + n)::VARCHAR, 8, '0') AS kvk,
            'leveranciers.csv' AS _file, n + 2 AS _line, 'bench' AS _run
        FROM range(?) AS made(n)
        """,
        [made.suppliers],
    )
    connection.register("designated", pa.table({"product_group": list(DESIGNATED)}))
    connection.execute(
        """
        INSERT INTO facts.designations BY NAME
        SELECT 'S-' || lpad(n::VARCHAR, 5, '0') AS unit, product_group,
            'P-' || n::VARCHAR || '-' || who::VARCHAR AS person,
            CASE who WHEN 0 THEN 'designated' ELSE 'deputy' END AS role,
            DATE '2021-01-01' AS valid_from,
            CASE WHEN n % 50 = 3 THEN DATE '2025-07-31' END AS valid_until,
            'bestellers.yaml' AS _file, (n + 1)::INTEGER AS _line, 'bench' AS _run
        FROM made_schools, range(2) AS people(who), designated
        """
    )
    connection.execute(
        """
        INSERT INTO facts.absences BY NAME
        SELECT 'S-' || lpad(n::VARCHAR, 5, '0') AS unit, product_group, 'P-' || n::VARCHAR || '-0' AS person,
            DATE '2022-02-01' + (year * 365 + n % 90)::INTEGER AS valid_from,
            DATE '2022-02-14' + (year * 365 + n % 90)::INTEGER AS valid_until,
            'bestellers.yaml' AS _file, (n + 1)::INTEGER AS _line, 'bench' AS _run
        FROM made_schools, range(4) AS years(year), designated WHERE (n + year) % 3 = 0
        """
    )
