"""Rules that a board could write itself: they use what the rulebook's own rules do not."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from inkooptoets.engine.rulebook import Rulebook, load_rulebook

_RULE = """\
code: {code}
title: {{nl: Eigen regel, en: Own rule}}
status: experimental
severity: low
moments: [audit]
guidance: [slim-ict-inkopen/DO-11]
why: {{nl: Omdat., en: Because.}}
about: {about}
as_of: {as_of}
{body}
message: {{nl: Zo is het., en: So it is.}}
advice: {{nl: Kijk het na., en: Look at it.}}
innocent: {{nl: Als het klopt., en: If it is right.}}
tests:
  - it: every outcome is named
    given: {{orders: [{{id: o1}}]}}
    then: {{o1: violated, o2: compliant, o3: not_applicable, o4: undetermined}}
"""

RULES = {
    # Belonging depends on the subject: its supplier, its amount, and a parameter of its day.
    "OWN-01": (
        "purchase",
        "purchase.day",
        """\
parameters: {window: board.split_window, limit: law.eu_threshold.supplies_and_services}
related:
  mine:
    every: purchase
    same: [purchase.buyer, purchase.group]
    during: {last: window, day: purchase.day}
    where: "other.supplier == purchase.supplier && other.id != purchase.id && other.value < limit"
    measure: {total: sum(other.value), number: count(), larger: any(other.value > purchase.value)}
  all:
    every: purchase
    same: [purchase.buyer]
    during: {last: window, day: purchase.day}
    measure: {number: count(other.cancelled), exempt: any(other.exempt_lot), total: sum(other.value)}
applies: 'purchase.kind == "order" && (all.exempt || !purchase.cancelled)'
violated: "mine.total >= limit || mine.larger && all.number != mine.number"
case: [purchase.buyer, purchase.supplier]
at_stake: {value: mine.total, gather: highest}""",
    ),
    # Members that are found by another fact than the subject's own.
    "OWN-02": (
        "purchase",
        "purchase.threshold_day",
        """\
parameters: {window: board.long_split_window}
related:
  board_itself:
    every: purchase
    same: {unit: purchase.board}
    during: {last: window, day: purchase.day}
    where: "known(other.supplier) && other.tendered"
    measure: {total: sum(other.value), number: count()}
  contracts:
    every: contract
    same: {board: purchase.board}
    where: "purchase.day >= other.starts_on && other.yearly_value * 2 > purchase.value"
    measure: {value: sum(other.yearly_value), tendered: count(other.tendered), open: any(other.open_ended)}
applies: "contracts.tendered == contracts.tendered && contracts.value >= board_itself.total"
violated: "contracts.open ? board_itself.number > contracts.tendered : board_itself.total > purchase.value"
case: [purchase.id]
at_stake: {value: contracts.value, gather: sum}""",
    ),
    # Lists, functions and arithmetic; a function that is worked out per set of arguments, twice.
    "OWN-03": (
        "contract",
        "contract.earliest_exit",
        """\
parameters: {before: board.support_margin_before, listed: board.designated_groups, fee: {parameter: \
board.convenience_fee_months, as_of: contract.initial_end}}
related:
  schools:
    every: contract.covers
    measure: {opening: hours(other.opening_hours), number: count(known(other.board))}
  orders:
    every: order
    same: {contract: contract.id}
    where: "other.status != 'cancelled' && other.ordered_on <= latest(contract.starts_on, run.day)"
    measure: {number: count(), net: count(other.small_lot)}
applies: '"laptops" in contract.product_groups || !("s1" in contract.covers) || contract.supplier in listed'
violated: |
  minutes_outside(contract.support_hours, schools.opening, before, before) > 60
    || minutes_outside(contract.support_hours, hours("ma-vr 08:00-17:00"), 0, 0) * 2 > 600
    || share(contract.support_surcharge, contract.yearly_value) > percent("10")
    || days_between(contract.starts_on, contract.ends_on) - 365 > 30 * 12
         && orders.number > orders.net
    || contract.convenience_fee_months > fee
case: [contract.supplier, contract.initial_months]""",
    ),
}


def own_rulebook(folder: Path, rules: Mapping[str, tuple[str, str, str]] = RULES) -> Rulebook:
    """Return the rulebook of a board that has these rules of its own."""
    (folder / "regels").mkdir()
    for code, (about, as_of, body) in rules.items():
        text = _RULE.format(code=code, about=about, as_of=as_of, body=body)
        (folder / "regels" / f"{code}.yaml").write_text(text, encoding="utf-8")
    policy = folder / "policy.yaml"
    policy.write_text("own_rules: regels\n", encoding="utf-8")
    return load_rulebook(policy)
