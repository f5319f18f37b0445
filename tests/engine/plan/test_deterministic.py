"""The same facts and rules give the same results, whatever the order of rows and the number of threads."""

from __future__ import annotations

import random
from datetime import datetime
from functools import cache
from typing import Any

import pytest

from inkooptoets.engine.audit import RunContext, audit
from inkooptoets.engine.decide import Decider
from inkooptoets.engine.decisions import read_decisions
from inkooptoets.engine.plan.compile import compile_plan
from inkooptoets.engine.plan.sql import Plan
from inkooptoets.engine.rulebook import Rulebook, load_rulebook, own_folder
from inkooptoets.engine.world import World, fetch
from inkooptoets.facts.dictionary import BY_NAME
from inkooptoets.reports.json_file import write_json
from inkooptoets.reports.style import DUTCH
from tests.engine.plan.worlds import RUN_DAY, Facts, Sizes, tables

SEEDS = (1, 2, 3)
WORLD = Sizes(0, 80, 40, 12, 15, 3, 8, 3, 0.04)
COPIES = 2500


@cache
def rulebook() -> Rulebook:
    return load_rulebook()


@cache
def plan() -> Plan:
    return compile_plan(rulebook().active, rulebook().parameters, RUN_DAY)


def in_order(seed: int) -> dict[str, list[dict[str, Any]]]:
    """Return a world's facts, each with the line that it stands on."""
    found = tables(Sizes(**{**WORLD.__dict__, "seed": seed}))
    return {
        plural: [{**row, "_line": line} for line, row in enumerate(rows)] for plural, rows in found.items()
    }


def shuffled(facts: dict[str, list[dict[str, Any]]], seed: int) -> dict[str, list[dict[str, Any]]]:
    source = random.Random(seed)
    return {plural: source.sample(rows, len(rows)) for plural, rows in facts.items()}


def prepared(facts: dict[str, list[dict[str, Any]]], threads: int) -> World:
    world = Facts(rulebook().categories).fill(facts)
    world.connection.execute(f"SET threads = {threads}")
    world.prepare(plan().prepared, RUN_DAY)
    return world


def judged(world: World) -> dict[str, list[dict[str, Any]]]:
    """Return the judged rows of every rule by their keys."""
    found = {}
    for rule in rulebook().active:
        table = world.run(plan().rules[rule.code])
        rows = fetch(world.connection, f'SELECT * EXCLUDE (_row) FROM "{table}"')
        found[rule.code] = sorted(
            rows, key=lambda row: repr([row[name] for name in BY_NAME[rule.about].key] + [row])
        )
        world.drop(table)
    return found


def report(world: World) -> str:
    decider = Decider(read_decisions(own_folder() / "decisions.yaml", list(rulebook().rules)))
    context = RunContext("run-1", "99001", RUN_DAY, datetime(2026, 7, 1, 3, 0), certify=True)
    return write_json(audit(world, rulebook(), plan(), decider, context), DUTCH)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_order_of_rows_and_the_threads_change_nothing(seed: int) -> None:
    facts = in_order(seed)
    first = prepared(facts, 1)
    rows, text = judged(first), report(first)
    assert text.count('"outcome": "violated"') > 3
    assert judged(first) == rows
    assert report(first) == text
    again = prepared(shuffled(facts, seed), 2)
    assert judged(again) == rows
    assert report(again) == text


def test_many_rows_that_threads_share() -> None:
    """Tables of more than one row group, which is where DuckDB's threads begin to share the work."""
    codes = ("DO-11", "PLN-26")
    told = []
    for threads, facts in ((1, in_order(1)), (2, shuffled(in_order(1), 7))):
        world = Facts(rulebook().categories).fill(facts)
        world.connection.execute(f"SET threads = {threads}")
        direction = "ASC" if threads == 1 else "DESC"
        for plural, key in (("orders", "id"), ("order_lines", '"order"'), ("credit_notes", "credits")):
            columns = f"* REPLACE ({key} || '-' || n AS {key.strip()}"
            columns += ", board || '-' || n AS board)" if plural != "order_lines" else ")"
            world.connection.execute(
                f"INSERT INTO facts.{plural} BY NAME SELECT * EXCLUDE (n) FROM (SELECT {columns} "
                f"FROM facts.{plural}, range(1, {COPIES}) AS copies(n) ORDER BY n {direction})"
            )
        world.prepare(plan().prepared, RUN_DAY)
        for code in codes:
            table = world.run(plan().rules[code])
            found = world.connection.execute(
                "SELECT count(*), bit_xor(hash(judged)), sum(hash(judged)) "
                f'FROM (SELECT * EXCLUDE (_row) FROM "{table}") AS judged'
            ).fetchone()
            told.append((code, *found))
    assert told[: len(codes)] == told[len(codes) :]
    assert told[0][1] > 122_880


def test_a_credit_note_that_bears_the_number_of_an_order_does_not_stand_in_its_way() -> None:
    order = {"board": "99001", "ordered_on": RUN_DAY, "status": "ordered", "under_contract": False}
    order |= {"product_group": "laptops", "net": 150_000_00, "currency": "EUR"}
    note = {"id": "b1", "credits": "b0", "issued_on": RUN_DAY, "net": -1_00}
    world = prepared({"orders": [{**order, "id": "b0"}, {**order, "id": "b1"}], "credit_notes": [note]}, 1)
    assert [row["kind"] for row in world.rows("purchase", "id = ?", ["b1"])] == ["order", "credit"]
    assert '"certified": 2' in report(world)
