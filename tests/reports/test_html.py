from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from lxml import html

from inkooptoets.engine.audit_report import AuditReport, Rejection, Tally
from inkooptoets.engine.verdict import Outcome
from inkooptoets.reports import Style, write_report
from tests.reports.findings import added_up, split
from tests.reports.sample import LONG, empty_report, hostile_report, many, report


def page(whole: AuditReport, **style: object) -> str:
    written = write_report(whole, "html", Style(**style))  # type: ignore[arg-type]
    assert isinstance(written, str)
    return written


def tree(whole: AuditReport, **style: object) -> html.HtmlElement:
    return html.document_fromstring(page(whole, **style))


def text(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split()).replace("\u00a0", " ")


def rows(found: html.HtmlElement, section: str) -> list[list[str]]:
    return [
        [text(cell) for cell in row] for row in found.xpath(f"//section[@id='{section}']//table[1]/tbody/tr")
    ]


@pytest.mark.parametrize("make", [report, empty_report, hostile_report, lambda: many(60)])
def test_the_page_needs_nothing_from_outside(make: object) -> None:
    whole = page(make())  # type: ignore[operator]
    found = html.document_fromstring(whole)
    assert found.xpath("//link | //img | //iframe | //script[@src] | //object | //base") == []
    assert re.findall(r"@import|url\((?!#)|xlink", whole) == []
    assert [
        each for each in found.xpath("//@href") if not each.startswith(("#", "https://wetten.overheid.nl"))
    ] == []


def test_what_was_found_is_said_first() -> None:
    note = text(tree(report()).xpath("//section[@class='note']")[0])
    assert note.startswith(
        "In het kort Let op: bij 1 oordeel ging de berekening mis. In deze run: 3 nieuwe bevindingen, "
        "2 die nog openstaan en 1 opgelost. Er is € 343.319,85 mee gemoeid;"
    )
    assert "Om te beginnen: DO-11 bij Stichting Wilgenbroek." in note


def test_all_six_outcomes_are_counted_per_rule() -> None:
    assert rows(tree(report()), "rules")[1] == [
        "DO-11",
        "Losse aankopen samen boven de aanbestedingsgrens",
        "6.000",
        "44",
        "1.920",
        "22",
        "5",
        "0",
        "1",
        "€ 231.000,00",
    ]
    heads = [text(each) for each in tree(report()).xpath("//section[@id='rules']//thead//th")]
    assert heads[2:8] == ["Voldoet", "Overtreden", "Niet van toepassing", "Onbeslist", "Vrijgesteld", "Fout"]


def test_every_school_and_month_has_its_row() -> None:
    found = tree(report())
    assert len(rows(found, "units")) == 22
    months = rows(found, "months")
    assert [row[0] for row in months][:2] == ["december 2025", "januari 2026"]
    assert months[-1] == ["Dag onbekend", "0", "0", "0", "0", "0", "1"]


def test_a_finding_shows_its_evidence_with_origin_and_amount() -> None:
    article = tree(report()).get_element_by_id("DO-11-42fd7ffce5")
    cells = [[text(cell) for cell in row] for row in article.xpath(".//table[@class='evidence']/tbody/tr")]
    assert len(cells) == 14
    assert cells[0] == [
        "B-2026-0000 / devices",
        "12 januari 2026",
        "De Wilgenbroek",
        "bestellingen-2026.csv, regel 1",
        "€ 16.500,00",
    ]
    whole = text(article)
    assert "Wat te doen Bestel niet los verder." in whole
    assert "Wanneer dit geen overtreding is Als de aankopen" in whole
    assert "€ 216.000,00 1 januari 2026 tot en met 31 december 2027 de wet eu/32025R2152" in whole
    assert article.xpath(".//a/@href") == ["https://wetten.overheid.nl/BWBR0032203/"]
    assert len(article.xpath(".//details")) == 2


def test_an_assumption_is_marked_as_one() -> None:
    found = tree(report())
    assert [row[3] for row in rows(found, "basis")] == ["de wet", "het bestuur", "het bestuur aanname"]


def test_findings_that_are_not_shown_are_counted() -> None:
    found = tree(many(5_000), full=10, listed=20)
    assert len(found.xpath("//article")) == 10
    assert len(found.xpath("//table[@class='others']/tbody/tr")) == 20
    assert text(found.xpath("//p[@class='left-out']")[0]) == (
        "4.970 bevindingen staan hier niet; het Excel-bestand en het CSV-bestand van deze run hebben ze alle."
    )


def test_long_evidence_is_cut_and_counted() -> None:
    article = tree(report(), evidence=5).get_element_by_id("DO-11-42fd7ffce5")
    assert len(article.xpath(".//table[@class='evidence']/tbody/tr")) == 5
    assert "Nog 9 stukken staan op het blad Bewijs" in text(article)


def test_an_empty_report_reads_well() -> None:
    found = tree(empty_report())
    whole = text(found.xpath("//main")[0])
    assert "Geen bevindingen: in 1.234 oordelen is niets gevonden dat tegen het beleid ingaat." in whole
    assert "Er zijn geen vrijstellingen." in whole
    assert "Alle regels zijn beoordeeld." in whole
    assert found.xpath("//article") == []


def test_nothing_that_facts_hold_becomes_markup() -> None:
    whole = page(hostile_report())
    found = html.document_fromstring(whole)
    assert len(found.xpath("//script")) == 1
    assert "<script>alert" not in whole
    assert "javascript:" not in whole
    assert "\x07" not in whole
    assert LONG.strip() in whole


def test_the_page_is_accessible() -> None:
    found = tree(report())
    assert found.get("lang") == "nl"
    assert tree(report(), lang="en").get("lang") == "en"
    levels = [int(each.tag[1]) for each in found.iter("h1", "h2", "h3", "h4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(next_ - level <= 1 for level, next_ in pairwise(levels))
    assert found.xpath("//table[not(caption)]") == []
    assert found.xpath("//thead//th[not(@scope) and not(@aria-hidden)]") == []
    assert found.xpath("//svg[not(@role='img') or not(@aria-label)]") == []
    identities = found.xpath("//@id")
    assert len(identities) == len(set(identities))
    targets = {each[1:] for each in found.xpath("//a/@href") if each.startswith("#")}
    assert targets <= set(identities)


def test_every_table_can_be_printed_and_evidence_opens() -> None:
    whole = page(report())
    assert "size: A4" in whole
    assert "display: table-header-group" in whole
    assert "beforeprint" in whole


def test_rejections_are_counted_by_reason_and_cut() -> None:
    rejected = tuple(Rejection("a.csv", None, line, "bedrag", "x", "geen bedrag") for line in range(250))
    quality = tree(report(rejections=rejected)).xpath("//section[@id='quality']")[0]
    assert "250 × geen bedrag" in text(quality)
    assert "Nog 150 rijen staan op het blad Datakwaliteit" in text(quality)


def test_a_long_trend_shows_the_last_two_years_and_says_so() -> None:
    tallies = tuple(
        Tally("DO-11", None, f"{year}-{month:02d}", Outcome.VIOLATED, 1)
        for year in (2023, 2024, 2025) for month in range(1, 13)
    )  # fmt: skip
    found = tree(report(tallies=tallies))
    assert len(rows(found, "months")) == 24
    assert "De laatste 24 maanden" in text(found.xpath("//section[@id='months']")[0])


def test_it_says_whether_names_are_hidden() -> None:
    assert "Namen van mensen zijn vervangen door een vast kenmerk." in page(report())
    assert "Dit rapport noemt mensen bij naam" in page(report(), names=True)


def test_what_was_added_up_is_shown_with_its_sum() -> None:
    article = tree(report(findings=(added_up(),))).get_element_by_id("DO-11-42fd7ffce5")
    table = article.xpath(".//table[@class='counted']")[0]
    assert [text(cell) for cell in table.xpath(".//tbody/tr[1]/*")] == [
        "B-2026-0000 / devices", "12 januari 2026", "De Wilgenbroek", "L-0042", "bestellingen-2026.csv, regel 1",
        "misschien", "€ 16.500,00",
    ]  # fmt: skip
    assert [text(row) for row in table.xpath(".//tfoot/tr")] == [
        "Samen, wat zeker meetelt € 214.500,00", "Samen, met wat misschien meetelt € 231.000,00"
    ]  # fmt: skip


def test_evidence_of_more_than_one_outcome_says_which() -> None:
    first, *rest = split().verdicts
    mixed = replace(split(), verdicts=(replace(first, outcome=Outcome.UNDETERMINED), *rest))
    article = tree(report(findings=(mixed,))).get_element_by_id("DO-11-42fd7ffce5")
    outcomes = [text(row[2]) for row in article.xpath(".//table[@class='evidence']/tbody/tr")]
    assert outcomes == ["Onbeslist"] + ["Overtreden"] * 13
