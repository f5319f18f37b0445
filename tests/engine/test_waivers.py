"""Which waiver is in force for which verdict, on which days, and how waivers stand in a report."""

from dataclasses import replace
from datetime import date

import pytest

from inkooptoets.engine.audit_report import WaiverStatus
from inkooptoets.engine.finding import fingerprint
from inkooptoets.engine.verdict import Outcome, Subject, Verdict
from inkooptoets.engine.waivers import Waiver, apply_waivers, statuses, waiver_for

FIRST, LAST = date(2026, 1, 1), date(2026, 6, 30)
WAIVER = Waiver(
    id="O-1",
    rule="DO-11",
    scope=(("purchase.group", "devices"),),
    reason="Loopt af voor de aanbesteding",
    requested_by="m.devries",
    approver="a.bakker",
    valid_from=FIRST,
    valid_until=LAST,
)
VERDICT = Verdict(
    rule="DO-11",
    subject=Subject("purchase", ("B-1", "devices")),
    outcome=Outcome.VIOLATED,
    as_of=date(2026, 3, 31),
    unit="99ZZ00",
    case=(("purchase.board", "99001"), ("purchase.group", "devices")),
    facts={"order.supplier": "L-1", "purchase.lots": 3},
)
PRINT = fingerprint(VERDICT.rule, VERDICT.case)


def scoped(*scope: tuple[str, str]) -> Waiver:
    return replace(WAIVER, scope=scope)


@pytest.mark.parametrize(
    ("day", "in_force"),
    [
        (date(2025, 12, 31), False),
        (FIRST, True),
        (LAST, True),
        (date(2026, 7, 1), False),
        (None, False),
    ],
)
def test_a_waiver_is_in_force_from_its_first_day_up_to_and_including_its_last(
    day: date | None, in_force: bool
) -> None:
    assert waiver_for(replace(VERDICT, as_of=day), [WAIVER], PRINT) == (WAIVER if in_force else None)


def test_a_waiver_of_another_rule_does_not_count() -> None:
    assert waiver_for(VERDICT, [replace(WAIVER, rule="DO-02")], PRINT) is None


@pytest.mark.parametrize(
    ("scope", "covered"),
    [
        ((("finding", PRINT),), True),
        ((("finding", "DO-11-0000000000"),), False),
        ((("purchase.group", "toner"),), False),
        ((("order.unit", "99ZZ00"),), True),
        ((("order.unit", "99ZZ01"),), False),
        ((("purchase.unit", "99ZZ00"),), True),
        ((("order.id", "B-1"),), True),
        ((("order.id", "B-2"),), False),
        ((("purchase.id", "B-1"),), True),
        ((("contract.id", "B-1"),), False),
        ((("order.supplier", "L-1"),), True),
        ((("purchase.lots", "3"),), True),
        ((("order.unit", "99ZZ00"), ("purchase.group", "devices")), True),
        ((("order.unit", "99ZZ00"), ("purchase.group", "toner")), False),
    ],
)
def test_the_whole_scope_must_fit(scope: tuple[tuple[str, str], ...], covered: bool) -> None:
    assert scoped(*scope).covers(VERDICT, PRINT) is covered


def test_a_contract_is_covered_by_its_number() -> None:
    verdict = replace(VERDICT, subject=Subject("contract", ("C-1",)), case=())
    assert scoped(("contract.id", "C-1")).covers(verdict, PRINT)


def test_of_several_waivers_the_one_that_lasts_longest_counts() -> None:
    longer = replace(WAIVER, id="O-9", valid_until=date(2026, 12, 31))
    same = replace(longer, id="O-2")
    assert waiver_for(VERDICT, [WAIVER, longer, same], PRINT) == same
    assert waiver_for(VERDICT, [same, longer, WAIVER], PRINT) == same


@pytest.mark.parametrize("outcome", [found for found in Outcome if found is not Outcome.VIOLATED])
def test_only_a_violation_is_waived(outcome: Outcome) -> None:
    verdict = replace(VERDICT, outcome=outcome)
    assert apply_waivers([verdict], [WAIVER]) == (verdict,)


def test_a_waived_verdict_names_its_waiver_and_keeps_the_rest() -> None:
    other = replace(VERDICT, as_of=date(2026, 7, 1))
    assert apply_waivers([VERDICT, other], [WAIVER]) == (
        replace(VERDICT, outcome=Outcome.WAIVED, waiver="O-1"),
        other,
    )


@pytest.mark.parametrize(
    ("as_of", "used", "status"),
    [
        (date(2025, 12, 31), 0, "not_begun"),
        (FIRST, 0, "unused"),
        (FIRST, 2, "in_force"),
        (date(2026, 5, 30), 2, "in_force"),
        (date(2026, 5, 31), 2, "ending_soon"),
        (LAST, 2, "ending_soon"),
        (LAST, 0, "unused"),
        (date(2026, 7, 1), 2, "expired"),
    ],
)
def test_how_a_waiver_stands(as_of: date, used: int, status: str) -> None:
    assert statuses([WAIVER], {"O-1": used}, as_of) == (
        WaiverStatus(
            id="O-1",
            rule="DO-11",
            scope="purchase.group = devices",
            reason="Loopt af voor de aanbesteding",
            approver="a.bakker",
            valid_from=FIRST,
            valid_until=LAST,
            status=status,
            used=used,
        ),
    )


def test_statuses_come_in_the_order_of_their_ids() -> None:
    waivers = [replace(WAIVER, id=name) for name in ("O-3", "O-1", "O-2")]
    assert [found.id for found in statuses(waivers, {}, FIRST)] == ["O-1", "O-2", "O-3"]
