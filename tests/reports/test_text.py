from __future__ import annotations

from inkooptoets.reports import Style, write_report
from tests.reports.findings import BROKEN, RULES, split
from tests.reports.sample import empty_report, many, report

SPLIT = """\
DO-11 · hoog · Stichting Wilgenbroek: 14 aankopen apparaten van samen € 231.000,00 in 12 maanden:
  dat is niet onder de grens van € 216.000,00, en er was geen aanbesteding.
  → Bestel niet los verder. Leg de behoefte voor aan inkoop: een aanbesteding, of een oproep onder
    een contract dat al is aanbesteed.
  DO-11-42fd7ffce5 · € 231.000,00 · nieuw · 14 stukken bewijs
"""
EMPTY = """\
Inkoop getoetst aan beleid en wet: 99001
Stand op 24 november 2026 · run 2026-11-24T06:30

Geen bevindingen: in 1.234 oordelen is niets gevonden dat tegen het beleid ingaat.

Regel      Voldoet    Overtreden    N.v.t.    Onbeslist    Vrijgest.    Fout    Euro’s
-------  ---------  ------------  --------  -----------  -----------  ------  --------
DO-11        1.234             0         0            0            0       0
Totaal       1.234             0         0            0            0       0    € 0,00
"""


def written(*arguments: object, **style: object) -> str:
    text = write_report(*arguments, "text", Style(**style))  # type: ignore[arg-type]
    assert isinstance(text, str)
    return text


def test_a_finding_reads_as_a_colleague_would_say_it() -> None:
    assert SPLIT in written(report())


def test_an_empty_report_reads_well() -> None:
    assert written(empty_report()) == EMPTY


def test_the_summary_takes_at_most_forty_lines() -> None:
    summary = written(report(rules=RULES * 20), full=0).split("DE BEVINDINGEN")[0]
    assert len(summary.splitlines()) <= 40
    assert "Nog 105 regels, met minder overtredingen, staan in het volledige rapport." in summary


def test_findings_beyond_the_limit_are_counted() -> None:
    text = written(many(60), full=10)
    assert text.count("stuk bewijs") == 10
    assert text.endswith("50 bevindingen staan hier niet; het Excel-bestand en het CSV-bestand van deze run "
                         "hebben ze alle.\n")  # fmt: skip


def test_a_rule_in_error_is_said_before_anything_else() -> None:
    text = written(report(rules=(*RULES, BROKEN)))
    assert text.index("Let op: deze run is niet volledig") < text.index("In deze run:")


def test_english_is_all_english() -> None:
    text = written(report(findings=(split(),)), lang="en")
    assert "In this run: 1 new finding, none still open and 1 resolved." in text
    assert "DO-11 · high · Stichting Wilgenbroek: 14 purchases of devices" in text


def test_missing_facts_and_waivers_are_named_with_their_finding() -> None:
    text = written(report())
    assert "ontbreekt: contract.clauses.data_portability.present, contract.initial_months" in text
    assert "vrijgesteld. 't Zonnewiel" in text
    assert "vrijstelling V-2026-01" in text


def test_no_control_character_reaches_the_terminal() -> None:
    from tests.reports.sample import hostile_report

    assert "\x07" not in written(hostile_report())
