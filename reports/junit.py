"""JUnit XML: a test case per rule and case, for build servers that show tests.

Violated is a failure, an error an error; undetermined and waived are skipped, with what is missing or who
waived. A rule without findings is one test case that passed, a rule in error one that did not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from inkooptoets.engine.audit_report import AuditReport, RuleSummary
from inkooptoets.engine.finding import Finding
from inkooptoets.engine.verdict import Outcome
from inkooptoets.reports.cells import without_control
from inkooptoets.reports.evidence import gather_evidence
from inkooptoets.reports.style import Style
from inkooptoets.reports.summary import ranked
from inkooptoets.reports.telling import tell_advice, tell_message
from inkooptoets.reports.values import write_origin, write_value
from inkooptoets.reports.words import Words

if TYPE_CHECKING:
    from lxml.etree import _Element

MARKS = ("failure", "error", "skipped")


def write_junit(report: AuditReport, style: Style) -> str:
    """Return the report as JUnit XML, a suite per rule."""
    from lxml import etree

    words = Words(style.lang)
    root = etree.Element("testsuites", name=f"inkooptoets {report.board}")
    by_rule: dict[str, list[Finding]] = {rule.code: [] for rule in report.rules}
    for finding in ranked(report.findings):
        by_rule.setdefault(finding.rule, []).append(finding)
    rules = {rule.code: rule for rule in report.rules}
    for code, findings in by_rule.items():
        suite = etree.SubElement(root, "testsuite", name=code)
        suite.set("timestamp", report.made_at.strftime("%Y-%m-%dT%H:%M:%S"))
        _fill(suite, code, rules.get(code), findings, words)
        _total(suite, [suite])
    _total(root, list(root))
    text: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)
    return text.decode()


def _fill(
    suite: _Element, code: str, rule: RuleSummary | None, findings: list[Finding], words: Words
) -> None:
    title = words.pick(rule.title) if rule else code
    if rule and rule.error:
        _mark(_case(suite, code, title), "error", rule.error, "")
    elif rule and rule.switched_off is not None:
        _mark(_case(suite, code, title), "skipped", f"{words('unjudged.off')}: {rule.switched_off}", None)
    elif not findings:
        _case(suite, code, f"{title}: {words('test.clean')}")
    for finding in findings:
        name = ", ".join(f"{path}={value}" for path, value in finding.case) or finding.fingerprint
        _judge(_case(suite, code, f"{name} [{finding.fingerprint}]"), finding, words)


def _judge(case: _Element, finding: Finding, words: Words) -> None:
    message = tell_message(finding, words)
    if finding.outcome is Outcome.VIOLATED:
        _mark(case, "failure", message, _evidence(finding, words), finding.severity.value)
    elif finding.outcome is Outcome.ERROR:
        _mark(case, "error", message, _evidence(finding, words), "error")
    elif finding.outcome is Outcome.WAIVED:
        _mark(case, "skipped", f"{words('outcome.waived')}: {', '.join(finding.waivers)}", None)
    else:
        _mark(case, "skipped", f"{words('outcome.undetermined')}: {_missing(finding) or message}", None)


def _missing(finding: Finding) -> str:
    return ", ".join(f"{fact.path} ({fact.of})" if fact.of else fact.path for fact in finding.missing)


def _evidence(finding: Finding, words: Words) -> str:
    lines = [tell_advice(finding, words)]
    for member in finding.counted:
        amount = write_value(member.amount, "euro", words)
        lines.append("  ".join(("+", str(member.subject), amount, write_origin(member.origin, words))))
    for exhibit in gather_evidence(finding, words).exhibits:
        amount = write_value(exhibit.amount, "euro", words) if exhibit.amount is not None else ""
        lines.append(
            "  ".join(part for part in (exhibit.subject, amount, write_origin(exhibit.origin, words)) if part)
        )
    return "\n".join(lines)


def _case(suite: _Element, code: str, name: str) -> _Element:
    from lxml import etree

    return etree.SubElement(
        suite, "testcase", classname=f"inkooptoets.{code}", name=without_control(name), time="0"
    )


def _mark(case: _Element, mark: str, message: str, text: str | None, kind: str | None = None) -> None:
    from lxml import etree

    element = etree.SubElement(case, mark, message=without_control(message))
    if kind:
        element.set("type", kind)
    if text:
        element.text = without_control(text)


def _total(element: _Element, suites: list[_Element]) -> None:
    cases = [case for suite in suites for case in suite.iter("testcase")]
    element.set("tests", str(len(cases)))
    for mark, name in zip(MARKS, ("failures", "errors", "skipped"), strict=True):
        element.set(name, str(sum(case.find(mark) is not None for case in cases)))
