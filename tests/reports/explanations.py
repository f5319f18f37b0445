"""Explanations made by hand: a split purchase with an uncertain member, and an order by the wrong person."""

from __future__ import annotations

from typing import Any

from inkooptoets.engine.explain import ExplainedStep, Explanation, FactLine, MemberLine
from inkooptoets.engine.finding import ParameterUse, Translated
from inkooptoets.engine.verdict import Origin, Outcome

LIMIT = ParameterUse(
    name="law.threshold",
    title={"nl": "Grens", "en": "Threshold"},
    value="216000",
    kind="euro",
    valid_from="2026-01-01",
    valid_until="2027-12-31",
    source="eu/32025R2152 (PB L van 23.10.2025)",
    set_by="law",
)


def both(nl: str, en: str = "") -> Translated:
    return {"nl": nl, "en": en or nl}


def origin(line: int) -> Origin:
    return Origin("orders.csv", line)


def fact(path: str, meaning: Translated, value: Translated, line: int | None = None, **more: Any) -> FactLine:
    return FactLine(path, meaning, value, True, origin(line) if line else None, **more)


def leaf(
    text: str, answer: bool | None, *facts: FactLine, decided: bool = True, **more: Any
) -> ExplainedStep:
    return ExplainedStep(text, answer, decided, facts, **more)


def joined(
    connective: str, answer: bool | None, *steps: ExplainedStep, decided: bool = True
) -> ExplainedStep:
    text = f" {connective} ".join(step.text for step in steps) if len(steps) > 1 else f"!{steps[0].text}"
    return ExplainedStep(text, answer, decided, (), steps, None, connective)


def member(key: str, day: str, amount: int | None, line: int, **more: Any) -> MemberLine:
    told: dict[str, Any] = {"entity": "purchase", "belongs": True, "open": (), **more}
    return MemberLine(key=key, day=day, amount=amount, origin=origin(line), **told)


def threshold() -> ExplainedStep:
    """A derived fact that gives an amount."""
    chosen = leaf(
        "limit",
        None,
        fact("limit", both("Grens", "Threshold"), both("€ 216.000,00", "€216,000.00"), parameter=LIMIT),
        value=both("€ 216.000,00", "€216,000.00"),
    )
    return ExplainedStep(
        "purchase.limit",
        None,
        True,
        (),
        (chosen,),
        both("Grens voor deze aankoop", "Threshold for this purchase"),
        value=both("€ 216.000,00", "€216,000.00"),
    )


def split_purchase() -> Explanation:
    """Two purchases that cross the threshold together, and one that may count."""
    value = fact(
        "purchase.value", both("Aankoop: bedrag", "Purchase: amount"), both("€ 110.000,00", "€110,000.00"), 12
    )
    under = fact(
        "order.under_contract", both("Onder een contract", "Under a contract"), both("nee", "no"), 12
    )
    tendered = ExplainedStep(
        "purchase.tendered",
        False,
        True,
        (),
        (
            joined(
                "&&",
                False,
                leaf("order.under_contract", False, under),
                leaf("order.contract.tendered", None, decided=False),
            ),
        ),
        both("Aanbesteed", "Tendered"),
    )
    below = leaf("purchase.value < purchase.limit", True, value, steps=(threshold(),))
    total = fact("siblings.total", both("siblings.total"), both("€ 230.000,00", "€230,000.00"))
    return Explanation(
        rule="DO-11",
        title=both("Losse aankopen boven de grens", "Separate purchases above the threshold"),
        subject="B-2 / devices",
        outcome=Outcome.VIOLATED,
        as_of="2026-03-10",
        applies=joined("&&", True, joined("!", True, tendered), below),
        violated=leaf("siblings.total >= purchase.limit", True, total, steps=(threshold(),)),
        members={
            "siblings": (
                member("B-2", "2026-03-10", 110_000_00, 12),
                member("B-1", "2026-02-10", 120_000_00, 11),
                member("B-3", "2026-03-09", None, 13, belongs=None, open=("other.order.under_contract",)),
            )
        },
        remedies=(
            both("siblings.total is nu € 230.000,00; goed is lager dan € 216.000,00", "a lower total"),
        ),
        missing=(),
    )


def wrong_orderer() -> Explanation:
    """An order by somebody who was not designated, with names in facts, members and remedies."""
    orderer = fact("order.orderer", both("Wie bestelde", "Who ordered"), both("m.devries"), 7)
    return Explanation(
        rule="PLN-26",
        title=both("Niet aangewezen", "Not designated"),
        subject="B-7",
        outcome=Outcome.VIOLATED,
        as_of="2026-05-01",
        applies=leaf("true", True),
        violated=leaf('order.orderer != "p.jansen"', True, orderer),
        members={"at_school": (member("p.jansen", "", None, 3, entity="designation"),)},
        remedies=(both("Wie bestelde is nu m.devries; goed is p.jansen", "m.devries should be p.jansen"),),
        missing=(),
    )
