"""The examples of docs/semantics.md, held against the code that they describe."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from cel_expr_python import cel

from inkooptoets.engine.finding import fingerprint
from inkooptoets.engine.verdict import Outcome
from inkooptoets.facts.calendar import add_months

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "semantics.md").read_text(encoding="utf-8")
TRUTH = {"yes": True, "no": False}


def table(first_title: str) -> list[list[str]]:
    """Return the rows of the table whose first column has this title."""
    lines = PAGE.splitlines()
    start = next(at for at, line in enumerate(lines) if line.startswith(f"| {first_title} |"))
    rows = []
    for line in lines[start + 2 :]:
        if not line.startswith("|"):
            break
        rows.append([cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]])
    return rows


def judged(condition: str, **named: str) -> str:
    """Return what CEL makes of a condition over a and b; an unknown one is not bound."""
    environment = cel.NewEnv(variables={"a": cel.Type.BOOL, "b": cel.Type.BOOL})
    bound = {name: TRUTH[word] for name, word in named.items() if word in TRUTH}
    value = environment.compile(condition).eval(data=bound).value()
    return ("no", "yes")[value] if isinstance(value, bool) else "unknown"


def test_every_outcome_is_explained_once() -> None:
    assert sorted(row[0].strip("`") for row in table("outcome")) == sorted(Outcome)


@pytest.mark.parametrize("row", table("a"), ids=lambda row: f"{row[0]} and {row[1]}")
def test_the_table_of_and_and_or_is_what_the_engine_does(row: list[str]) -> None:
    a, b, both, either = row
    assert judged("a && b", a=a, b=b) == both
    assert judged("a || b", a=a, b=b) == either


@pytest.mark.parametrize(("a", "negated"), [("yes", "no"), ("no", "yes"), ("unknown", "unknown")])
def test_not_leaves_unknown_as_it_is(a: str, negated: str) -> None:
    assert judged("!a", a=a) == negated


def test_the_table_has_every_combination() -> None:
    assert len({(row[0], row[1]) for row in table("a")}) == 9


def amounts(row: list[str]) -> list[int]:
    return [int(cell.replace(" ", "").strip("*")) for cell in row[1:]]


def test_the_bounds_of_the_interval_add_up() -> None:
    *members, total = (amounts(row) for row in table("member"))
    assert [sum(member[end] for member in members) for end in (0, 1)] == total


@pytest.mark.parametrize("row", table("comparison"), ids=lambda row: row[0].strip("`"))
def test_a_comparison_is_known_when_both_bounds_agree(row: list[str]) -> None:
    limit = int(row[0].strip("`").replace("total >= ", "").replace(" ", ""))
    ends = [("no", "yes")[total >= limit] for total in (180_000, 260_500)]
    assert row[1:] == [*ends, ends[0] if ends[0] == ends[1] else "unknown"]


def test_the_days_of_the_windows_are_right() -> None:
    assert add_months(date(2026, 3, 31), -12) == date(2025, 3, 31)
    assert add_months(date(2026, 3, 31), -1) == date(2026, 2, 28)


def test_the_fingerprint_is_the_one_on_the_page() -> None:
    rule = re.search(r"^rule +(\S+)$", PAGE, re.MULTILINE)
    case = re.search(r"^case +(.+)$", PAGE, re.MULTILINE)
    name = re.search(r"^name +(\S+)$", PAGE, re.MULTILINE)
    assert rule is not None
    assert case is not None
    assert name is not None
    pairs = [tuple(part.split(" = ")) for part in case[1].split(", ")]
    assert fingerprint(rule[1], [(path, value) for path, value in pairs]) == name[1]
