"""What to do about verdicts, and what follows from many of them, whatever their order."""

from collections.abc import Sequence
from datetime import date
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inkooptoets.engine.decide import Decider, VerdictFact
from inkooptoets.engine.decisions import read_decisions
from inkooptoets.engine.finding import Escalation
from inkooptoets.engine.verdict import Moment, Outcome, Severity
from inkooptoets.facts.calendar import to_day, to_number

RULES = Path(__file__).parents[2] / "rules"
CODES = ("DO-02", "DO-11", "DO-11-48M", "PLN-26", "TIP-05", "TIP-08")
DEFINITIONS = read_decisions(RULES / "decisions.yaml", CODES)
DECIDER = Decider(DEFINITIONS)
START = to_number(date(2026, 1, 1))
PURCHASE, SIGNING, AUDIT = Moment.PURCHASE, Moment.SIGNING, Moment.AUDIT


def verdict(
    rule: str,
    outcome: Outcome = Outcome.VIOLATED,
    severity: Severity = Severity.HIGH,
    subject: str = "B-1",
    unit: str | None = "99ZZ00",
    supplier: str | None = "L-1",
    day: int | None = 0,
    signed: bool = False,
) -> VerdictFact:
    """Return a verdict; ``day`` counts from 1 January 2026."""
    at = None if day is None else START + day
    return VerdictFact(rule, outcome, severity, AUDIT, subject, unit, supplier, at, signed)


def ad_hoc(*days: int) -> list[VerdictFact]:
    return [verdict("PLN-26", subject=f"B-{number}", day=day) for number, day in enumerate(days)]


@pytest.mark.parametrize(
    ("moment", "facts", "decision"),
    [
        (PURCHASE, [], ("proceed", (), None)),
        (PURCHASE, [verdict("DO-11", Outcome.COMPLIANT)], ("proceed", (), None)),
        (PURCHASE, [verdict("DO-11", Outcome.NOT_APPLICABLE)], ("proceed", (), None)),
        (PURCHASE, [verdict("DO-11", Outcome.WAIVED)], ("note", ("DO-11",), None)),
        (PURCHASE, [verdict("DO-11", Outcome.UNDETERMINED)], ("supply_facts", ("DO-11",), None)),
        (PURCHASE, [verdict("DO-11", Outcome.ERROR)], ("ask", ("DO-11",), "regelbeheer")),
        (PURCHASE, [verdict("DO-11")], ("stop", ("DO-11",), "inkoop")),
        (PURCHASE, [verdict("DO-11-48M")], ("ask", ("DO-11-48M",), "inkoop")),
        (PURCHASE, [verdict("PLN-26")], ("ask", ("PLN-26",), "besteller")),
        (SIGNING, [verdict("TIP-05")], ("stop", ("TIP-05",), "contractbeheer")),
        (SIGNING, [verdict("TIP-05", signed=True)], ("note", ("TIP-05",), None)),
        (AUDIT, [verdict("TIP-05", signed=True)], ("note", ("TIP-05",), None)),
        (SIGNING, [verdict("TIP-08")], ("ask", ("TIP-08",), "contractbeheer")),
        (SIGNING, [verdict("DO-02")], ("ask", ("DO-02",), "contractbeheer")),
        (PURCHASE, [verdict("EIGEN-1")], ("stop", ("EIGEN-1",), "inkoop")),
        (PURCHASE, [verdict("EIGEN-1", severity=Severity.MEDIUM)], ("ask", ("EIGEN-1",), "inkoop")),
        (PURCHASE, [verdict("EIGEN-1", severity=Severity.LOW)], ("note", ("EIGEN-1",), None)),
        (AUDIT, [verdict("DO-11")], ("ask", ("DO-11",), "inkoop")),
        (AUDIT, [verdict("PLN-26")], ("ask", ("PLN-26",), "schoolleider")),
        (AUDIT, [verdict("EIGEN-1", severity=Severity.MEDIUM)], ("note", ("EIGEN-1",), None)),
    ],
)
def test_what_one_verdict_asks_for(
    moment: Moment, facts: list[VerdictFact], decision: tuple[str, tuple[str, ...], str | None]
) -> None:
    found = DECIDER.decide(moment, facts)
    assert (found.key, found.because, found.role) == decision


def test_the_strongest_of_what_the_verdicts_ask_for_counts() -> None:
    facts = [verdict("PLN-26"), verdict("DO-11"), verdict("TIP-08", Outcome.UNDETERMINED)]
    found = DECIDER.decide(PURCHASE, facts)
    assert (found.key, found.because, found.role) == ("stop", ("DO-11",), "inkoop")
    assert DECIDER.decide(PURCHASE, facts[::-1]) == found


def test_of_equally_strong_ones_the_first_in_the_file_has_the_words_and_all_rules_are_named() -> None:
    facts = [verdict("DO-11-48M"), verdict("PLN-26")]
    found = DECIDER.decide(PURCHASE, facts)
    assert found.title["nl"] == "Laat de aangewezen besteller dit bestellen."
    assert found.because == ("DO-11-48M", "PLN-26")
    assert DECIDER.decide(PURCHASE, facts[::-1]) == found


def test_a_question_leaves_no_trace_for_the_next() -> None:
    DECIDER.decide(PURCHASE, [verdict("DO-11")])
    assert DECIDER.decide(PURCHASE, [verdict("PLN-26")]).key == "ask"
    assert DECIDER.decide(PURCHASE, [verdict("DO-11")]) == DECIDER.decide(PURCHASE, [verdict("DO-11")])


def test_two_deciders_do_not_share_what_they_know() -> None:
    other = Decider(DEFINITIONS)
    assert other.escalate(ad_hoc(0, 1)) == ()
    assert DECIDER.escalate(ad_hoc(2)) == ()


def test_three_ad_hoc_orders_of_one_school_in_ninety_days_go_to_the_school_leader() -> None:
    assert DECIDER.escalate(ad_hoc(0, 45, 90)) == (
        Escalation(
            key="ad_hoc_orders",
            title=DEFINITIONS.escalations[0].title,
            case=(("unit", "99ZZ00"), ("from", "2026-01-01"), ("until", "2026-04-01")),
            because=("PLN-26 B-0", "PLN-26 B-1", "PLN-26 B-2"),
        ),
    )


@pytest.mark.parametrize("days", [(0, 45, 91), (0, 90), ()])
def test_fewer_or_further_apart_is_no_escalation(days: tuple[int, ...]) -> None:
    assert DECIDER.escalate(ad_hoc(*days)) == ()


@pytest.mark.parametrize(
    "third",
    [
        verdict("PLN-26", subject="B-9", unit="99ZZ01"),
        verdict("PLN-26", subject="B-9", unit=None),
        verdict("PLN-26", subject="B-9", day=None),
        verdict("PLN-26", Outcome.WAIVED, subject="B-9"),
        verdict("PLN-26", subject="B-0", day=2),
    ],
    ids=["another school", "no school", "no day", "waived", "the same order once more"],
)
def test_what_does_not_count_as_the_third_order(third: VerdictFact) -> None:
    found = DECIDER.escalate([*ad_hoc(0, 1), third])
    assert [escalation for escalation in found if escalation.key == "ad_hoc_orders"] == []


def test_orders_far_apart_are_two_stretches_and_orders_that_overlap_are_one() -> None:
    found = DECIDER.escalate(ad_hoc(0, 1, 2, 80, 400, 401, 402))
    assert [escalation.because for escalation in found] == [
        ("PLN-26 B-0", "PLN-26 B-1", "PLN-26 B-2", "PLN-26 B-3"),
        ("PLN-26 B-4", "PLN-26 B-5", "PLN-26 B-6"),
    ]


@pytest.mark.parametrize(("day", "number"), [(365, 1), (366, 0)])
def test_two_rules_at_one_supplier_in_a_year_go_to_the_controller(day: int, number: int) -> None:
    facts = [verdict("DO-11"), verdict("TIP-08", subject="C-1", unit=None, day=day)]
    found = DECIDER.escalate(facts)
    assert len(found) == number
    for escalation in found:
        assert escalation.key == "several_rules_at_one_supplier"
        assert escalation.case == (("supplier", "L-1"), ("from", "2026-01-01"), ("until", "2027-01-01"))
        assert escalation.because == ("DO-11 B-1", "TIP-08 C-1")


def test_one_rule_twice_and_a_rule_with_its_sister_are_not_two_rules() -> None:
    again = verdict("DO-11", subject="B-2", unit="99ZZ01")
    assert DECIDER.escalate([verdict("DO-11"), again, verdict("DO-11-48M")]) == ()


def test_earlier_verdicts_of_the_same_rule_belong_to_the_stretch() -> None:
    facts = [verdict("DO-11", subject=f"B-{number}", day=number) for number in range(3)]
    (found,) = DECIDER.escalate([*facts, verdict("DO-02", subject="C-1", day=3)])
    assert found.because == ("DO-11 B-0", "DO-11 B-1", "DO-11 B-2", "DO-02 C-1")


FACTS = st.lists(
    st.builds(
        verdict,
        rule=st.sampled_from(CODES),
        outcome=st.sampled_from([Outcome.VIOLATED, Outcome.VIOLATED, Outcome.WAIVED]),
        subject=st.sampled_from([f"B-{number}" for number in range(12)]),
        unit=st.sampled_from(["99ZZ00", "99ZZ01", None]),
        supplier=st.sampled_from(["L-1", "L-2", None]),
        day=st.one_of(st.none(), st.integers(0, 900)),
    ),
    max_size=25,
)


@settings(deadline=None, max_examples=150)
@given(FACTS, st.randoms(use_true_random=False))
def test_the_order_of_the_verdicts_makes_no_difference(facts: list[VerdictFact], random: st.DrawFn) -> None:
    shuffled = facts[:]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert DECIDER.escalate(shuffled) == DECIDER.escalate(facts)


@settings(deadline=None, max_examples=150)
@given(FACTS)
def test_the_same_escalations_follow_as_from_trying_every_combination(facts: list[VerdictFact]) -> None:
    found = {
        (escalation.key, escalation.case[0][1], because)
        for escalation in DECIDER.escalate(facts)
        for because in escalation.because
    }
    assert found == expected(facts)


def expected(facts: Sequence[VerdictFact]) -> set[tuple[str, str, str]]:
    """Return by brute force which verdicts lie within the days before one that made up the number."""
    found = set()
    for rule in DEFINITIONS.escalations:
        members: dict[tuple[str, str, str], VerdictFact] = {}
        codes = dict(rule.of)["rule"]
        for fact in sorted((fact for fact in facts if fact.day is not None), key=lambda fact: fact.day or 0):
            key = fact.unit if rule.same == "unit" else fact.supplier
            if key and fact.rule in codes and fact.outcome is Outcome.VIOLATED:
                members.setdefault((key, fact.rule, fact.subject), fact)
        ordered = sorted(members.items(), key=lambda pair: (pair[1].day or 0, pair[0]))
        for some in combinations(ordered, rule.count):
            keys = {key for (key, _, _), _ in some}
            days = [fact.day or 0 for _, fact in some]
            codes_seen = {code for (_, code, _), _ in some}
            if len(keys) > 1 or max(days) - min(days) > rule.within_days:
                continue
            if rule.distinct and len(codes_seen) < rule.count:
                continue
            found |= {
                (rule.key, key, f"{code} {subject}")
                for (key, code, subject), fact in ordered
                if key in keys and max(days) - rule.within_days <= (fact.day or 0) <= max(days)
            }
    return found


def test_a_night_of_five_thousand_verdicts_gives_one_escalation_a_school() -> None:
    facts = [
        verdict("PLN-26", subject=f"B-{number}", unit=f"S-{number % 50}", supplier=None, day=number % 700)
        for number in range(5000)
    ]
    found = DECIDER.escalate(facts)
    assert [escalation.case[0] for escalation in found] == sorted(("unit", f"S-{n}") for n in range(50))
    assert sum(len(escalation.because) for escalation in found) == 5000
    assert to_day(START).isoformat() in {escalation.case[1][1] for escalation in found}
