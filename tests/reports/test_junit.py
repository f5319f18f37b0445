from __future__ import annotations

from lxml import etree

from inkooptoets.engine.audit_report import AuditReport
from inkooptoets.reports import write_report
from tests.reports.findings import BROKEN, RULES
from tests.reports.sample import empty_report, hostile_report, report


def suites(whole: AuditReport) -> etree._Element:
    text = write_report(whole, "junit")
    assert isinstance(text, str)
    return etree.fromstring(text.encode())


def marks(whole: AuditReport, rule: str) -> list[tuple[str, str]]:
    return [
        (mark.tag, str(mark.get("message")))
        for mark in suites(whole).xpath(f"//testsuite[@name='{rule}']/testcase/*")
    ]


def test_every_rule_is_a_suite_and_every_case_a_test() -> None:
    found = suites(report())
    assert [suite.get("name") for suite in found] == [rule.code for rule in RULES]
    assert (found.get("tests"), found.get("failures"), found.get("errors"), found.get("skipped")) == (
        "9", "5", "1", "3"
    )  # fmt: skip
    suite = found[1]
    assert (suite.get("tests"), suite.get("failures"), suite.get("timestamp")) == (
        "1",
        "1",
        "2026-11-24T06:30:00",
    )


def test_a_violation_fails_with_its_evidence() -> None:
    failure = suites(report()).find("testsuite[@name='DO-11']/testcase/failure")
    assert failure is not None
    assert failure.get("type") == "high"
    assert "B-2026-0000 / devices  € 16.500,00  bestellingen-2026.csv, regel 1" in str(failure.text)


def test_what_is_undetermined_or_waived_is_skipped_with_the_reason() -> None:
    skipped = [message for mark, message in marks(report(), "TIP-08") if mark == "skipped"]
    assert skipped == [
        "Onbeslist: contract.initial_months (C-2026-009), "
        "contract.clauses.data_portability.present (C-2026-009)",
        "Vrijgesteld: V-2026-01",
    ]


def test_a_rule_in_error_or_switched_off_does_not_pass() -> None:
    assert marks(report(rules=(*RULES, BROKEN)), "CHK-13") == [
        ("error", "Parameter `board.overlap` heeft op 2026-11-24 geen waarde")
    ]
    assert marks(report(), "CHK-10") == [
        ("skipped", "Uitgezet: Printers vallen onder het regionale contract")
    ]


def test_a_rule_without_findings_is_one_test_that_passed() -> None:
    case = suites(empty_report()).find("testsuite/testcase")
    assert case is not None
    assert len(case) == 0
    assert case.get("name") == "Losse aankopen samen boven de aanbestedingsgrens: geen overtredingen"


def test_hostile_text_stays_text() -> None:
    assert "<script>alert('x')</script>" in marks(hostile_report(), "TIP-05")[0][1]
