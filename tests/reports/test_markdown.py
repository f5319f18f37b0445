from __future__ import annotations

from inkooptoets.reports import Style, write_report
from inkooptoets.reports.markdown import escaped, write_table
from tests.reports.findings import service_window
from tests.reports.sample import empty_report, hostile_report, many, report


def written(*arguments: object, **style: object) -> str:
    text = write_report(*arguments, "markdown", Style(**style))  # type: ignore[arg-type]
    assert isinstance(text, str)
    return text


FINDING = """\
### DO-02 · Het Kompas

midden · overtreden · nog open · € 4.200,00 · `DO-02-44410cc7af`

Ondersteuning 24x7, terwijl de scholen open zijn op ma-vr 08:30-16:00: 118 uur per week te veel, voor € 4.200,00 per jaar.

**Wat te doen:** Vraag de leverancier om aanpassing.

**Wanneer dit geen overtreding is:** Als de afspraak in een bijlage staat.

**Waar dit op berust:** Slim ict inkopen in het onderwijs \\(Kennisnet, 2017\\), p. 16, Aanbestedingen

| Waarover | Dag | Herkomst | Bedrag |
| --- | --- | --- | ---: |
| C-2026-007 | 24 november 2026 | contracten.xlsx, blad Register, regel 9 | € 18.000,00 |
"""  # noqa: E501


def test_a_finding_is_a_section_with_its_evidence() -> None:
    assert written(report(findings=(service_window(),))).endswith(FINDING)


def test_nothing_that_facts_hold_becomes_markup() -> None:
    text = written(hostile_report())
    assert "<script" not in text
    assert "**vet**" not in text
    assert "&lt;script\\>alert\\('x'\\)" in text
    assert all(
        line.count("|") - line.count("\\|") == 10 for line in text.splitlines() if line.startswith("| DO-11")
    )


def test_a_line_that_would_be_a_list_or_heading_is_no_longer_one() -> None:
    assert escaped("- punt") == "\\- punt"
    assert escaped("# kop\nregel") == "\\# kop regel"
    assert escaped("1. een") == "\\1. een"
    assert escaped("&amp; <b>") == "&amp;amp; &lt;b\\>"


def test_a_table_has_its_numbers_to_the_right() -> None:
    assert write_table(["a", "b"], [["x", "1"]], numbers=1) == "| a | b |\n| --- | ---: |\n| x | 1 |"


def test_findings_beyond_the_limit_are_counted() -> None:
    text = written(many(60), full=10)
    assert text.count("\n### ") == 10
    assert "50 bevindingen staan hier niet" in text


def test_an_empty_report_reads_well() -> None:
    assert "Geen bevindingen: in 1.234 oordelen" in written(empty_report())
    assert "No findings: nothing against the policy" in written(empty_report(), lang="en")
