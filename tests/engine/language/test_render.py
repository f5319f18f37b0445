"""Texts of conditions: no bracket too many, and none too few."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inkooptoets.engine.language.parse import MistakesError, parse
from inkooptoets.engine.language.render import to_cel, to_text
from inkooptoets.engine.language.tree import (
    COMPARISONS,
    Call,
    Choice,
    Derived,
    Known,
    Literal,
    Name,
    Straddle,
)
from tests.engine.language.conditions import conditions, read
from tests.engine.language.examples import examples


@pytest.mark.parametrize(
    "text",
    [
        "!a && (b || c)",
        "a && b && c && d && e",
        "a || b && c",
        "(a || b) && c",
        "(a && b) && (c && d && e)",
        "a && (b && c)",
        "!(a && b)",
        "!(!a)",
        "!known(a.b)",
        "a ? b : c ? d : e",
        "(a ? b : c) ? d : e",
        "a ? (b ? c : d) : e",
        "a || b ? c : d",
        "a - b - c",
        "a - (b - c)",
        "a + b * c",
        "(a + b) * c",
        "-a + b",
        "-(a + b)",
        "-(5)",
        "a - -5",
        "-(-5)",
        "-(-a)",
        "a + b > c - d",
        "(a == b) == c",
        "a == (b == c)",
        "(a > b) == (c > d)",
        'a in ["x", "y"]',
        "!(a in b)",
        "(a in b) == true",
        'f(a, b + 1, "c")',
        '!f(a) || a == "say \\"hi\\" \\\\ twice\\r\\n"',
    ],
)
def test_a_text_with_only_the_brackets_it_needs_stays_as_it_is(text: str) -> None:
    assert to_text(parse(text)) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("((!(a)) && ((b) || (c)))", "!a && (b || c)"),
        ("(a && b) && c", "a && b && c"),
        ("(a && b) && (c && d)", "a && b && c && d"),
        ("a || (b && c)", "a || b && c"),
        ("(a || b) ? (c) : (d ? e : f)", "a || b ? c : d ? e : f"),
        ("a == b == c", "(a == b) == c"),
        ("(a - b) - c", "a - b - c"),
        ("'x'", '"x"'),
    ],
)
def test_needless_brackets_go(text: str, shown: str) -> None:
    assert to_text(parse(text)) == shown
    assert parse(shown) == parse(text)


@examples(150)
@given(st.sampled_from(("yes_no", "day", "euro", "number")).flatmap(lambda kind: conditions(kind, 5)))
def test_a_text_reads_back_as_the_same_tree(text: str) -> None:
    tree = parse(text)
    shown = to_text(tree)
    assert parse(shown) == tree
    for fewer in _with_one_pair_less(shown):
        assert _read(fewer) != tree, f"{fewer} says the same as {shown}"


@examples(100)
@given(conditions("yes_no", 4))
def test_what_the_engine_reads_is_the_same_tree(text: str) -> None:
    inside = to_cel(read(text, "yes_no"))
    assert to_cel(parse(inside)) == inside


@examples(100)
@given(st.text(max_size=8))
def test_any_text_reads_back(word: str) -> None:
    assert parse(to_text(Literal(word))) == Literal(word)


def _with_one_pair_less(text: str) -> list[str]:
    """Return the texts with one pair of brackets gone, save those around a comparison in a comparison."""
    opened, pairs = [], []
    for place, letter in enumerate(text):
        if letter == "(":
            opened.append(place)
        elif letter == ")":
            start = opened.pop()
            if not (text[start - 1 : start].isidentifier() or _is_comparison(text[start + 1 : place])):
                pairs.append((start, place))
    return [f"{text[:start]} {text[start + 1 : end]} {text[end + 1 :]}" for start, end in pairs]


def _is_comparison(text: str) -> bool:
    tree = _read(text)
    return isinstance(tree, Call) and tree.name in COMPARISONS


def _read(text: str) -> object:
    try:
        return parse(text)
    except MistakesError:
        return None


def test_kinds_are_shown_as_people_write_them() -> None:
    shown = {
        Literal(216_000_00, "euro"): "216000.00",
        Literal(-1, "euro"): "-0.01",
        Literal(-1_234_567_890_123_456_78, "euro"): "-1234567890123456.78",
        Literal(20_00, "percent"): "20.00",
        Literal(0, "day"): "1970-01-01",
        Literal(-1, "day"): "1969-12-31",
        Literal(12, "months"): "12",
        Literal(True): "true",
        Choice((Literal("x"), Literal(1))): '["x", 1]',
    }
    assert {node: to_text(node) for node in shown} == shown


def test_a_derived_fact_goes_by_its_name_and_an_interval_as_it_was_written() -> None:
    name = Derived("purchase.tendered", Call("||", (Name("a"), Known("b"))))
    tree = Call("&&", (Call("!", (name,)), Name("c")))
    assert to_text(tree) == "!purchase.tendered && c"
    assert to_cel(tree) == "!(a || known_.b) && c"
    interval = read("!(set.total >= limit) && a.yes", "yes_no")
    assert to_text(interval) == "!(set.total >= limit) && a.yes"
    assert to_cel(interval) == ("!(set.total.low >= limit || set.total.high >= limit && unknown_) && a.yes")
    assert any(isinstance(child, Straddle) for child in interval.children[0].children)
