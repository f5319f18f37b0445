from __future__ import annotations

import json
from dataclasses import replace

import pytest

from inkooptoets.engine.verdict import Outcome
from inkooptoets.facts.problem import ProblemsError
from inkooptoets.reports.explanation import EXPLANATION_FORM, MEMBERS_SHOWN, write_explanation
from inkooptoets.reports.pseudonym import pseudonym
from tests.reports.explanations import both, leaf, member, split_purchase, wrong_orderer

DUTCH = """\
DO-11, Losse aankopen boven de grens: B-2 / devices voldoet niet, getoetst naar 10 maart 2026.

Gaat de regel hierover? ✓ ja; alles hieronder moet gelden:
  ▸ ✓ ja: het omgekeerde van “Aanbesteed” (purchase.tendered); alles hieronder moet gelden:
    ▸ ✗ nee: order.under_contract
        · order.under_contract = nee · Onder een contract · orders.csv, regel 12
      ? onbekend: order.contract.tendered
  ▸ ✓ ja: purchase.value < purchase.limit
      · purchase.value = € 110.000,00 · Aankoop: bedrag · orders.csv, regel 12
    ▸ = € 216.000,00: “Grens voor deze aankoop” (purchase.limit)
      ▸ = € 216.000,00: limit
          · limit = € 216.000,00 · Grens · geldig 1 januari 2026 tot en met 31 december 2027 · bron
              eu/32025R2152 (PB L van 23.10.2025) · gesteld door de wet

Is de regel overtreden? ✓ ja
  ▸ ✓ ja: siblings.total >= purchase.limit
      · siblings.total = € 230.000,00
    ▸ = € 216.000,00: “Grens voor deze aankoop” (purchase.limit; uitgewerkt hierboven)

Een ▸ staat voor elke stap die het antwoord bepaalt; de andere zijn niet uitgewerkt.

Wat is meegeteld als siblings: 3 stuks, waarvan 1 onzeker:
    10 februari 2026     € 120.000,00  B-1  orders.csv, regel 11
  ? 9 maart 2026      bedrag onbekend  B-3  orders.csv, regel 13
      ontbreekt: Valt onder een contract
    10 maart 2026        € 110.000,00  B-2  orders.csv, regel 12

Wat het in orde zou maken:
  - siblings.total is nu € 230.000,00; goed is lager dan € 216.000,00
"""

ENGLISH = """\
DO-11, Separate purchases above the threshold: B-2 / devices does not comply, judged as of 10 March
2026.

Is the rule about this? ✓ yes; everything below must hold:
  ▸ ✓ yes: the opposite of “Tendered” (purchase.tendered); everything below must hold:
    ▸ ✗ no: order.under_contract
        · order.under_contract = no · Under a contract · orders.csv, line 12
      ? unknown: order.contract.tendered
  ▸ ✓ yes: purchase.value < purchase.limit
      · purchase.value = €110,000.00 · Purchase: amount · orders.csv, line 12
    ▸ = €216,000.00: “Threshold for this purchase” (purchase.limit)
      ▸ = €216,000.00: limit
          · limit = €216,000.00 · Threshold · valid 1 January 2026 up to and including 31 December
              2027 · source eu/32025R2152 (PB L van 23.10.2025) · set by the law

Is the rule broken? ✓ yes
  ▸ ✓ yes: siblings.total >= purchase.limit
      · siblings.total = €230,000.00
    ▸ = €216,000.00: “Threshold for this purchase” (purchase.limit; worked out above)

A ▸ stands before every step that decides the answer; the others are not worked out.

What was counted as siblings: 3, 1 of them uncertain:
    10 February 2026     €120,000.00  B-1  orders.csv, line 11
  ? 9 March 2026      amount unknown  B-3  orders.csv, line 13
      missing: Is a call-off under a contract
    10 March 2026        €110,000.00  B-2  orders.csv, line 12

What would put it right:
  - a lower total
"""

SENTENCES = {
    Outcome.COMPLIANT: "B-2 voldoet, getoetst naar 10 maart 2026.",
    Outcome.VIOLATED: "B-2 voldoet niet, getoetst naar 10 maart 2026.",
    Outcome.NOT_APPLICABLE: "de regel gaat niet over B-2, getoetst naar 10 maart 2026.",
    Outcome.UNDETERMINED: (
        "of B-2 voldoet is niet te zeggen, getoetst naar 10 maart 2026, omdat er feiten ontbreken."
    ),
    Outcome.WAIVED: "B-2 voldoet niet, getoetst naar 10 maart 2026, en daarvoor geldt een vrijstelling.",
    Outcome.ERROR: "B-2 kon niet worden beoordeeld, getoetst naar 10 maart 2026.",
}


def test_a_split_purchase_is_explained_in_dutch() -> None:
    assert write_explanation(split_purchase(), "nl") == DUTCH


def test_a_split_purchase_is_explained_in_english() -> None:
    assert write_explanation(split_purchase(), "en") == ENGLISH


@pytest.mark.parametrize("outcome", Outcome)
def test_the_first_sentence_tells_the_outcome(outcome: Outcome) -> None:
    told = replace(split_purchase(), title=both("T"), subject="B-2", outcome=outcome)
    assert " ".join(write_explanation(told).split("\n\n")[0].split()) == f"DO-11, T: {SENTENCES[outcome]}"


def test_what_was_judged_without_a_day_names_none() -> None:
    told = replace(split_purchase(), title=both("T"), as_of="")
    assert write_explanation(told).splitlines()[0] == "DO-11, T: B-2 / devices voldoet niet."


def test_the_members_above_the_limit_are_counted() -> None:
    members = tuple(
        member(f"B-{number:03}", "2026-03-10", 1_00, number + 2) for number in range(MEMBERS_SHOWN + 5)
    )
    lines = write_explanation(replace(split_purchase(), members={"siblings": members})).splitlines()
    assert sum("orders.csv, regel" in line and "B-" in line for line in lines) == MEMBERS_SHOWN
    assert "    … en nog 5" in lines


def test_members_without_day_or_amount_take_no_room_for_them() -> None:
    groups = {"groups": (member("ict-beheer", "", None, 4, entity="product_group"),)}
    lines = write_explanation(replace(split_purchase(), members=groups)).splitlines()
    assert "    ict-beheer  orders.csv, regel 4" in lines


def test_what_is_missing_and_several_ways_out_are_listed() -> None:
    told = replace(
        split_purchase(),
        remedies=(both("het een"), both("het ander")),
        missing=(both("Contract: ingangsdatum"),),
    )
    assert write_explanation(told).endswith("""
Wat het in orde zou maken; elk hiervan is op zichzelf genoeg:
  - het een
  - het ander

Wat er ontbreekt:
  - Contract: ingangsdatum
""")


def test_a_step_that_did_not_decide_is_not_worked_out() -> None:
    aside = leaf("a > b", True, decided=False, steps=(leaf("c", True),))
    text = write_explanation(replace(split_purchase(), applies=aside))
    assert "Gaat de regel hierover? ✓ ja\n    ✓ ja: a > b\n\n" in text


def test_people_become_pseudonyms_in_facts_conditions_members_and_remedies() -> None:
    text = write_explanation(wrong_orderer(), board="99001")
    assert "m.devries" not in text
    assert "p.jansen" not in text
    assert text.count(pseudonym("p.jansen", "99001")) == 3
    assert text.count(pseudonym("m.devries", "99001")) == 2


def test_people_are_named_where_that_is_asked_for() -> None:
    assert write_explanation(wrong_orderer(), names=True).count("p.jansen") == 3


def test_json_has_the_whole_tree_in_cents_and_no_names() -> None:
    written = write_explanation(wrong_orderer(), form="json", board="99001")
    assert "jansen" not in written
    told = json.loads(write_explanation(split_purchase(), form="json"))
    assert told["form"] == EXPLANATION_FORM
    assert told["members"]["siblings"][0]["amount_cents"] == 110_000_00
    assert told["applies"]["steps"][0]["steps"][0]["title"] == {"nl": "Aanbesteed", "en": "Tendered"}


def test_a_format_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ProblemsError, match="De vorm `tekst` is er niet"):
        write_explanation(split_purchase(), form="tekst")
