from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import html

from inkooptoets.engine.finding import Escalation
from inkooptoets.engine.verdict import Missing, Moment, Outcome
from inkooptoets.reports import Style, write_advice
from inkooptoets.reports.advice_text import decision_kind
from inkooptoets.reports.supply import how_to_supply
from inkooptoets.reports.words import Words
from tests.reports.findings import HOSTILE, contract_finding, no_clause, split, unknown_term
from tests.reports.sample import advice, report

NL = Words("nl")
STOP = {
    "nl": "Bestel dit niet. Ga eerst naar het inkoopteam.",
    "en": "Do not order this. Go to the purchasing team first.",
}
SPLIT = """\
Bestel dit niet. Ga eerst naar het inkoopteam.

DO-11 14 aankopen apparaten van samen € 231.000,00 in 12 maanden: dat is niet onder de
  grens van € 216.000,00, en er was geen aanbesteding.
  Doe dit: Bestel niet los verder. Leg de behoefte voor aan inkoop: een aanbesteding, of
  een oproep onder een contract dat al is aanbesteed.
  Het gaat om € 231.000,00.
  Berust op Slim ict inkopen in het onderwijs (Kennisnet, 2017), p. 16, Aanbestedingen;
  Aanbestedingswet 2012, artikel 2.14.
  Dit klopt misschien niet: Als de aankopen onder een aanbesteed contract vallen dat
  niet in het register staat.

Getoetst op 24 november 2026 aan 3 regels; 1 in orde, 1 niet van toepassing.
"""
SUPPLY = """\
Teken nog niet: er ontbreken 2 gegevens.

TIP-08 Niet te beoordelen. Er ontbreekt: Eerste looptijd in maanden; Data zijn in andere
  systemen in te lezen.
  Doe dit: Vul aan wat ontbreekt en toets opnieuw.
  Berust op Slim ict inkopen in het onderwijs (Kennisnet, 2017), p. 16, Aanbestedingen.

Wat er nog ontbreekt:

- C-2026-009: Data zijn in andere systemen in te lezen; Eerste looptijd in maanden
  Voeg dit toe en toets opnieuw:

    contracts:
      - id: C-2026-009
        clauses:
          data_portability:
            present: …   # bijvoorbeeld ja
        initial_months: …   # bijvoorbeeld 12

Getoetst op 24 november 2026 aan 3 regels; 1 in orde, 1 niet van toepassing.
"""


def first_line(*arguments: object, lang: str = "nl", **changes: object) -> str:
    return write_advice(advice(*arguments, **changes), "text", Style(lang=lang)).splitlines()[0]  # type: ignore[arg-type]


def test_an_order_without_objection_reads_in_two_lines() -> None:
    assert write_advice(advice()) == (
        "Ga uw gang: u kunt dit bestellen.\n\n"
        "Getoetst op 24 november 2026 aan 2 regels; 1 in orde, 1 niet van toepassing.\n"
    )


def test_the_decision_comes_first_and_then_why_and_what_instead() -> None:
    assert write_advice(advice(split(), key="stop", role="inkoop", title=STOP)) == SPLIT


def test_missing_facts_come_with_the_lines_that_would_give_them() -> None:
    assert write_advice(advice(unknown_term(), key="supply_facts", moment=Moment.SIGNING)) == SUPPLY


@pytest.mark.parametrize(
    ("key", "moment", "role", "dutch", "english"),
    [
        (
            "proceed",
            Moment.SIGNING,
            None,
            "Ga uw gang: u kunt dit ondertekenen.",
            "Go ahead: you can sign this.",
        ),
        (
            "ask",
            Moment.PURCHASE,
            "inkoop",
            "Bestel nog niet: overleg eerst met het inkoopteam.",
            "Do not order yet: ask the purchasing team first.",
        ),
        (
            "ask",
            Moment.SIGNING,
            None,
            "Teken nog niet: overleg eerst met iemand die hierover gaat.",
            "Do not sign yet: ask whoever is in charge of this first.",
        ),
        ("stop", Moment.SIGNING, "x", "Teken dit niet.", "Do not sign this."),
        (
            "note",
            Moment.PURCHASE,
            None,
            "U kunt dit bestellen, maar lees eerst de opmerking hieronder.",
            "You can order this, but read the remark below first.",
        ),
        ("own_level", Moment.PURCHASE, None, "own_level", "own_level"),
    ],
)
def test_a_decision_without_words_of_its_own_is_one_clear_sentence(
    key: str, moment: Moment, role: str | None, dutch: str, english: str
) -> None:
    assert first_line(key=key, moment=moment, role=role) == dutch
    assert first_line(key=key, moment=moment, role=role, lang="en") == english


def test_the_rulebooks_own_words_for_a_decision_win() -> None:
    assert first_line(split(), key="stop", title=STOP, lang="en") == STOP["en"]


@pytest.mark.parametrize(
    ("key", "kind"),
    [
        ("proceed", "proceed"),
        ("proceed with a note", "note"),
        ("supply_facts", "supply"),
        ("ask controller", "ask"),
    ],
)
def test_a_decision_is_known_by_its_key(key: str, kind: str) -> None:
    assert decision_kind(key) == kind


def test_an_advice_with_a_rule_in_error_never_looks_clean() -> None:
    text = write_advice(advice(rule_errors=(("CHK-13", "stuk"), ("INT-01", "stuk"))))
    assert text.splitlines()[2] == (
        "Let op: dit advies is niet volledig. 2 regels konden niet worden beoordeeld: CHK-13,"
    )


def test_a_waived_violation_names_its_waiver_and_asks_nothing() -> None:
    waived = contract_finding("TIP-08", 10, Outcome.WAIVED, waivers=("V-2026-01",))
    text = write_advice(advice(waived, key="note"))
    assert "Hiervoor geldt vrijstelling V-2026-01." in text
    assert "Doe dit" not in text


def test_an_escalation_is_said_at_the_end() -> None:
    found = Escalation("x", {"nl": "Bespreek het."}, (), ())
    assert "Verder: Bespreek het." in write_advice(advice(escalations=(found,)))


def test_a_fact_of_the_order_itself_needs_no_name() -> None:
    found = how_to_supply([Missing("purchase.value"), Missing("order.ordered_on")], NL, ("order", "B-1"))
    assert [(each.of, each.lines) for each in found] == [
        ("B-1", ("orders:", "  - id: B-1", "    ordered_on: …   # bijvoorbeeld 2026-03-31",
                 "    net: …   # bijvoorbeeld 16500.00")),
    ]  # fmt: skip


def test_a_fact_of_another_entity_leaves_its_number_to_be_filled_in() -> None:
    found = how_to_supply([Missing("purchase.order.contract.tendered")], NL, ("order", "B-1"))
    assert found[0].lines == ("contracts:", '  - id: "VUL IN"', "    tendered: …   # bijvoorbeeld nee")


def test_a_fact_that_is_worked_out_is_only_named() -> None:
    found = how_to_supply([Missing("siblings.total", "x"), Missing("siblings.total", "x")], NL)
    assert [(each.titles, each.of, each.lines) for each in found] == [(("siblings.total",), "x", ())]


def test_a_register_entry_starts_with_its_fact() -> None:
    found = how_to_supply([Missing("designation.valid_until")], NL)
    assert found[0].lines == ("designations:", "  - valid_until: …   # bijvoorbeeld 2026-12-31")


def test_markdown_and_page_say_the_same_and_nothing_becomes_markup() -> None:
    whole = advice(replace(no_clause(hostile=True)), unknown_term(), key="stop", title={"nl": HOSTILE})
    markdown = write_advice(whole, "markdown")
    assert markdown.startswith("# &lt;script\\>alert")
    assert "```yaml\ncontracts:\n  - id: C-2026-009" in markdown
    page = write_advice(whole, "html")
    found = html.document_fromstring(page)
    assert found.xpath("//script | //link | //img") == []
    assert "<script>" in found.xpath("//h1")[0].text_content()
    assert "contracts:\n  - id: C-2026-009" in found.xpath("//pre")[0].text_content()
    assert report().board == "99001"


def test_a_register_without_an_entry_asks_for_a_whole_one() -> None:
    found = how_to_supply([Missing("designations")], NL)
    assert found[0].lines == (
        "designations:",
        "  - unit: …   # bijvoorbeeld 99ZZ00",
        "    product_group: …   # bijvoorbeeld kantoorartikelen",
        "    person: …   # bijvoorbeeld m.devries",
        "    valid_from: …   # bijvoorbeeld 2026-01-01",
    )
