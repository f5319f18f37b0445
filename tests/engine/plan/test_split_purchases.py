"""DO-11 and its sister against loops in plain Python that share nothing with the engine."""

from __future__ import annotations

from datetime import timedelta
from functools import cache
from typing import Any

from hypothesis import example, given

from inkooptoets.engine.plan.compile import compile_plan
from inkooptoets.engine.plan.sql import Plan
from inkooptoets.engine.rulebook import Rulebook, load_rulebook
from inkooptoets.engine.world import fetch
from tests.engine.language.examples import examples
from tests.engine.plan import naive
from tests.engine.plan.worlds import RUN_DAY, Facts, Sizes, sizes, tables

CODES = ("DO-11", "DO-11-48M")


@cache
def rulebook() -> Rulebook:
    return load_rulebook()


@cache
def plan() -> Plan:
    rules = [rulebook().rules[code] for code in CODES]
    return compile_plan(rules, rulebook().parameters, RUN_DAY)


@cache
def facts() -> Facts:
    return Facts(rulebook().categories)


@examples(15, shrink=False)
@given(sizes(60))
@example(Sizes(0, 0, 0, 0, 0, 0, 0, 0, 0.0))
def test_the_engine_says_what_loops_say(wanted: Sizes) -> None:
    given_facts = tables(wanted)
    expected = naive.World(given_facts, RUN_DAY)
    world = facts().fill(given_facts)
    world.prepare(plan().prepared, RUN_DAY)
    prepared = {
        (row["id"], row["group"], row["kind"]): (
            (row["buyer"], row["day"], row["cancelled"], row["value"]),
            (row["value_low"], row["value_high"]),
        )
        for row in world.rows("purchase", "true", [])
    }
    assert prepared == {
        key: ((each.buyer, each.day, each.cancelled, each.value), (each.low, each.high))
        for key, each in expected.purchases.items()
    }
    for code, judge in zip(CODES, (expected.split, expected.split_in_four_years), strict=True):
        told = {key: judge(each) for key, each in expected.purchases.items()}
        found = fetch(world.connection, f'SELECT * FROM "{world.run(plan().rules[code])}"')
        assert {(row["id"], row["group"], row["kind"]): _answer(row) for row in found} == told, code


def _answer(row: dict[str, Any]) -> naive.Answer:
    return naive.Answer(
        row["_outcome"],
        row["siblings.total.low"],
        row["siblings.total.high"],
        row["siblings.number.low"],
        row["siblings.number.high"],
    )


def test_worlds_hold_every_outcome() -> None:
    seen = set()
    for seed in range(20):
        world = naive.World(tables(Sizes(seed, 60, 20, 8, 6, 3, 0, 0, 0.05)), RUN_DAY)
        seen |= {world.split(each).outcome for each in world.purchases.values()}
    assert seen == {"violated", "compliant", "not_applicable", "undetermined"}


def test_a_credit_note_of_after_the_run_has_not_come_yet() -> None:
    order = {"id": "b1", "board": "99001", "unit": None, "ordered_on": RUN_DAY, "status": "ordered"}
    order |= {"under_contract": False, "product_group": "laptops", "net": 200_000_00, "currency": "EUR"}
    issued = {"n1": RUN_DAY, "n2": RUN_DAY + timedelta(days=1), "n3": None}
    notes = [{"id": key, "credits": "b1", "issued_on": day, "net": -1_00} for key, day in issued.items()]
    world = facts().fill({"orders": [order], "credit_notes": notes})
    world.prepare(plan().prepared, RUN_DAY)
    assert [row["id"] for row in world.rows("purchase", "true", [])] == ["b1", "n1", "n3"]
    assert world.later(RUN_DAY) == 1
