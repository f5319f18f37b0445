from __future__ import annotations

from dataclasses import replace

from inkooptoets.engine.audit_report import FileQuality, Tally
from inkooptoets.engine.finding import State
from inkooptoets.engine.related import UNBOUNDED
from inkooptoets.engine.verdict import Outcome, Severity
from inkooptoets.reports.evidence import gather_evidence, number_of
from inkooptoets.reports.note import write_note
from inkooptoets.reports.summary import by_month, by_rule, by_unit, in_state, ranked, totals
from inkooptoets.reports.words import Words
from tests.reports.findings import BROKEN, RULES, TODAY, no_clause, order, service_window, split
from tests.reports.sample import empty_report, report

NL = Words("nl")


def test_all_six_outcomes_are_counted_also_for_a_rule_without_verdicts() -> None:
    counted = {row.rule.code: row.counts for row in by_rule(report())}
    assert set(counted) == {rule.code for rule in RULES}
    assert counted["CHK-10"].outcomes == dict.fromkeys(Outcome, 0)
    assert sum(counts.verdicts for counts in counted.values()) == totals(report()).verdicts
    assert totals(report()).outcomes[Outcome.ERROR] == 1


def test_euros_are_those_of_violated_findings_only() -> None:
    counted = {row.rule.code: row.counts for row in by_rule(report())}
    assert counted["TIP-08"].at_stake == 9_000_000
    assert counted["DO-11"].at_stake == 23_100_000


def test_months_run_from_first_to_last_with_gaps_and_the_unknown_day_at_the_end() -> None:
    tallies = tuple(
        Tally("DO-11", None, month, Outcome.VIOLATED, 2) for month in ("2025-11", "2026-02", None)
    )
    rows = by_month(report(tallies=tallies))
    assert [row.month for row in rows] == ["2025-11", "2025-12", "2026-01", "2026-02", None]
    assert [row.counts.outcomes[Outcome.VIOLATED] for row in rows] == [2, 0, 0, 2, 2]


def test_a_school_without_a_name_is_known_by_its_code() -> None:
    rows = by_unit(report(unit_names={}, tallies=(Tally("DO-11", "99ZZ07", None, Outcome.VIOLATED, 1),)))
    assert (rows[0].unit, rows[0].name) == ("99ZZ07", "99ZZ07")


def test_findings_are_ranked_by_outcome_severity_euros_and_fingerprint() -> None:
    low = replace(no_clause(), severity=Severity.LOW, at_stake=99_999_999)
    waived = replace(split(), outcome=Outcome.WAIVED)
    unknown = replace(no_clause(), at_stake=None)
    assert ranked([waived, low, unknown, no_clause(), split()]) == [
        split(),
        no_clause(),
        unknown,
        low,
        waived,
    ]


def test_the_note_says_what_is_new_and_where_to_begin() -> None:
    note = write_note(report(), NL)
    assert note.opening == (
        "In deze run: 3 nieuwe bevindingen, 2 die nog openstaan en 1 opgelost.",
        "Er is € 343.319,85 mee gemoeid; een bedrag kan in meer dan één bevinding meetellen.",
    )
    assert note.start.startswith("Om te beginnen: DO-11 bij Stichting Wilgenbroek. 14 aankopen")
    assert note.warnings == ("Let op: bij 1 oordeel ging de berekening mis.",)
    assert (
        "Over 108 gevallen is niets te zeggen, omdat er feiten ontbreken. Dat is geen goedkeuring."
        in note.further
    )


def test_the_note_begins_with_an_open_finding_where_nothing_is_new() -> None:
    note = write_note(report(findings=(service_window(),)), NL)
    assert note.start_finding == service_window()


def test_a_rule_in_error_and_a_file_that_was_not_read_are_said_first() -> None:
    unread = FileQuality("facturen.csv", "r1", 0, 0, 0, 0, problem="geen kopregel")
    note = write_note(report(rules=(*RULES, BROKEN), files=(unread,)), NL)
    assert note.warnings[:2] == (
        "Let op: deze run is niet volledig. Regel CHK-13 kon niet worden beoordeeld.",
        "Let op: het bestand facturen.csv is niet gelezen.",
    )


def test_an_empty_report_reads_well() -> None:
    note = write_note(empty_report(), NL)
    assert note.opening == (
        "Geen bevindingen: in 1.234 oordelen is niets gevonden dat tegen het beleid ingaat.",
    )
    assert (note.warnings, note.start, note.further) == ((), "", ())
    nothing = write_note(replace(empty_report(), tallies=()), NL)
    assert nothing.opening[0].startswith("In deze run is niets beoordeeld")


def test_evidence_names_shared_facts_once_and_leaves_parameters_to_their_table() -> None:
    evidence = gather_evidence(split(), NL)
    assert len(evidence.exhibits) == 14
    assert evidence.shared == (
        ("Helemaal vervallen", "nee"),
        ("Leverancier", "L-0042"),
        ("siblings.number", "14"),
        ("siblings.total", "€ 231.000,00"),
    )
    assert sum(each.amount or 0 for each in evidence.exhibits) == 23_100_000
    assert [each.day for each in evidence.exhibits] == sorted(
        each.day for each in evidence.exhibits if each.day
    )


def test_resolved_findings_are_no_part_of_the_open_ones() -> None:
    assert len(in_state(report().findings, State.NEW)) == 3
    assert len(in_state(report().findings, State.OPEN)) == 2


def test_a_measure_of_which_a_member_is_unknown_shows_both_bounds() -> None:
    odd = replace(
        split(), verdicts=(order(1, TODAY, 5, **{"siblings.total.low": 100, "siblings.number.high": 15}),)
    )
    assert gather_evidence(odd, NL).shared[-2:] == (
        ("siblings.number", "tussen 14 en 15"),
        ("siblings.total", "tussen € 1,00 en € 231.000,00"),
    )
    open_end = replace(split(), verdicts=(order(1, TODAY, 5, **{"siblings.total.high": UNBOUNDED}),))
    assert gather_evidence(open_end, NL).shared[-1] == ("siblings.total", "minstens € 231.000,00")


def test_a_finding_counts_also_the_subjects_that_it_does_not_hold() -> None:
    assert number_of(replace(split(), number=2_000)) == 2_000
    assert number_of(split()) == 14


def test_orders_of_a_later_day_are_not_forgotten() -> None:
    note = write_note(report(later=3), NL)
    assert "3 bestellingen en creditnota’s zijn van later datum en zijn nog niet beoordeeld." in note.further
