"""A school that is stricter than its board: its own values hold for its own orders, in both judges."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from inkooptoets.engine.cases import facts_in_memory
from inkooptoets.engine.judge_one import Judge
from inkooptoets.engine.plan.compile import compile_plan
from inkooptoets.engine.rulebook import load_rulebook
from inkooptoets.engine.world import World, fetch
from inkooptoets.facts.problem import ProblemsError
from inkooptoets.facts.readers.fact_file import parse_facts
from inkooptoets.facts.yaml_file import parse_yaml

DAY = date(2026, 6, 30)
FACTS = """
schools: [{id: s1, board: "99001"}, {id: s2, board: "99001"}]
designations:
  - {unit: s1, product_group: kantoorartikelen, person: vervanger-01, role: deputy, valid_from: 2026-01-01}
  - {unit: s2, product_group: kantoorartikelen, person: vervanger-01, role: deputy, valid_from: 2026-01-01}
orders:
  - {id: o1, board: "99001", unit: s1, ordered_on: 2026-03-02, status: ordered, contract: geen,
     product_group: kantoorartikelen, net: "20.00", orderer: vervanger-01}
  - {id: o2, board: "99001", unit: s2, ordered_on: 2026-03-02, status: ordered, contract: geen,
     product_group: kantoorartikelen, net: "20.00", orderer: vervanger-01}
"""


def policy(folder: Path, text: str) -> Path:
    path = folder / "policy.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_only_the_stricter_school_asks_for_an_absence(tmp_path: Path) -> None:
    stricter = """
schools:
  s2:
    parameters:
      board.deputies_only_in_absence: {value: ja, source: inkooptoets/vervangers}
"""
    rulebook = load_rulebook(policy(tmp_path, stricter))
    rule = rulebook.rule("PLN-26")
    plan = compile_plan([rule], rulebook.parameters, DAY)
    world = World(facts_in_memory(parse_facts(parse_yaml(FACTS, "facts.yaml"))), rulebook.categories)
    world.prepare(plan.prepared, DAY)
    table = world.run(plan.rules["PLN-26"])
    every = {row["id"]: row["_outcome"] for row in fetch(world.connection, f'SELECT * FROM "{table}"')}
    judge = Judge(rulebook.parameters, DAY)
    one = {
        row["id"]: str(judge.judge(rule, row, world).outcome) for row in world.rows("purchase", "true", [])
    }
    assert every == one == {"o1": "compliant", "o2": "violated"}


def test_a_value_that_no_rule_looks_up_for_a_school_is_refused(tmp_path: Path) -> None:
    unusable = """
schools:
  s2:
    parameters:
      board.max_months_software: {value: 12, source: inkooptoets/looptijden}
"""
    with pytest.raises(ProblemsError) as caught:
        load_rulebook(policy(tmp_path, unusable))
    assert "kan `board.max_months_software` niet voor zichzelf stellen" in str(caught.value)
