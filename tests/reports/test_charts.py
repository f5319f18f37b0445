from __future__ import annotations

import re

from lxml import etree

from inkooptoets.reports.charts import draw_euros, draw_months
from inkooptoets.reports.summary import by_month, by_rule
from inkooptoets.reports.words import Words
from tests.reports.sample import report

NL = Words("nl")


def test_a_chart_is_the_same_drawing_each_time() -> None:
    months, rules = by_month(report()), by_rule(report())
    assert draw_months(months, NL) == draw_months(months, NL)
    assert draw_euros(rules, NL) == draw_euros(rules, NL)


def test_a_chart_keeps_its_text_as_text_and_names_nothing_outside() -> None:
    drawn = draw_months(by_month(report()), NL)
    assert etree.fromstring(drawn).tag == "svg"
    assert {"Overtreden", "Onbeslist", "Vrijgesteld", "dec", "jan", "2025", "2026"} <= set(
        re.findall(r">([^<>]+)</text>", drawn)
    )
    assert "http" not in drawn
    assert "<metadata" not in drawn
    assert "<style" not in drawn


def test_a_chart_describes_itself() -> None:
    assert etree.fromstring(draw_euros(by_rule(report()), NL)).get("aria-label") == (
        "Staafdiagram: euro’s per regel. De getallen staan in de tabel Uitkomsten per regel."
    )


def test_two_charts_on_a_page_share_no_identity() -> None:
    first, second = draw_months(by_month(report()), NL), draw_euros(by_rule(report()), NL)
    assert set(re.findall(r'id="([^"]+)"', first)) & set(re.findall(r'id="([^"]+)"', second)) == set()


def test_euros_stand_beside_their_bar() -> None:
    drawn = draw_euros(by_rule(report()), NL)
    assert re.findall(r">(€[^<]+)</text>", drawn)[-1] == "€ 231.000,00"
