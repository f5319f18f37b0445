"""The audit against the same rules by hand, on one ledger in one run: seconds, ratio, and whether they agree."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.by_hand import PAIRS, PREPARE, STATEMENTS
from inkooptoets.engine.plan.compile import compile_plan
from inkooptoets.engine.rulebook import load_rulebook
from inkooptoets.engine.world import World, quoted
from inkooptoets.facts.dictionary import BY_NAME
from inkooptoets.facts.ledger import Ledger
from inkooptoets.facts.week import minutes_outside

DAY = date(2026, 6, 30)


def measure_audit(path: Path) -> dict[str, Any]:
    """Return seconds per rule for the engine's statements and for SQL by hand, and the differences found."""
    rulebook = load_rulebook()
    rules = [rule for rule in rulebook.active if rule.code in STATEMENTS]
    begin = time.perf_counter()
    plan = compile_plan(rules, rulebook.parameters, DAY)
    record: dict[str, Any] = {"compile": _since(begin), "rules": {}}
    with Ledger.open(path) as ledger:
        connection = ledger.connection
        world = World(connection, rulebook.categories, catalog="board")
        for step in (1, 2):  # the second time with warm files, for both
            begin = time.perf_counter()
            world.prepare(plan.prepared, DAY)
            record["prepare"] = _since(begin)
            begin = time.perf_counter()
            connection.execute(PREPARE)
            _minutes(connection)
            record["prepare_by_hand"] = _since(begin)
            for rule in rules:
                record["rules"][rule.code] = _one_rule(world, rule.about, plan.rules[rule.code])
            record["step"] = step
    ours = record["prepare"] + sum(each["engine"] for each in record["rules"].values())
    by_hand = record["prepare_by_hand"] + sum(each["by_hand"] for each in record["rules"].values())
    record["total"], record["total_by_hand"], record["ratio"] = ours, by_hand, ours / by_hand
    return record


def _minutes(connection: Any) -> None:
    """Make the table of minutes outside school hours that the statement by hand reads."""
    pairs = connection.execute(PAIRS).fetchall()
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE hand_minutes (support VARCHAR, opening VARCHAR, minutes BIGINT)"
    )
    rows = [(support, opening, minutes_outside(support, opening, 60, 90)) for support, opening in pairs]
    if rows:
        connection.executemany("INSERT INTO hand_minutes VALUES (?, ?, ?)", rows)


def _one_rule(world: World, about: str, sql: Any) -> dict[str, Any]:
    connection = world.connection
    begin = time.perf_counter()
    table = world.run(sql)
    engine = _since(begin)
    begin = time.perf_counter()
    statement = STATEMENTS[sql.code]
    values = {"day": DAY} if "$day" in statement else None
    connection.execute(f"CREATE OR REPLACE TEMP TABLE by_hand AS {statement}", values)
    by_hand = _since(begin)
    keys = ", ".join(quoted(key) for key in BY_NAME[about].key)
    found = f"SELECT {keys} FROM {quoted(table)} WHERE _outcome = 'violated'"
    differences = connection.execute(
        f"SELECT (SELECT count(*) FROM ({found} EXCEPT FROM by_hand)), "
        f"(SELECT count(*) FROM (FROM by_hand EXCEPT {found})), (SELECT count(*) FROM by_hand)"
    ).fetchone()
    world.drop(table)
    return {
        "engine": engine,
        "by_hand": by_hand,
        "violated": differences[2],
        "differ": differences[0] + differences[1],
    }


def _since(begin: float) -> float:
    return time.perf_counter() - begin
