"""Fact files: what is stated becomes rows of kept values, and every mistake has its sentence and place."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from inkooptoets.facts.dictionary.order import Order
from inkooptoets.facts.dictionary.order_line import OrderLine
from inkooptoets.facts.fact_row import FactFile, FactRow
from inkooptoets.facts.problem import Place, ProblemsError
from inkooptoets.facts.readers.fact_file import parse_facts, read_fact_file
from inkooptoets.facts.yaml_file import parse_yaml

ORDER = """\
order:
  id: B-1
  unit: 99ZZ00
  ordered_on: 31-03-2026
  contract: geen
  net: 16500.00
  gross:
  lines:
    - {description: Chromebook, net: 550.10, quantity: 2.5}
    - {number: 7, net: "EUR 1.234,56"}
"""


def rows(text: str, plural: str) -> list[dict[str, Any]]:
    return [row.values for row in parse_facts(parse_yaml(text, "x.yaml")).rows[plural]]


def mistakes(text: str, file: str = "x.yaml") -> list[str]:
    with pytest.raises(ProblemsError) as caught:
        parse_facts(parse_yaml(text, file))
    return [str(found) for found in caught.value.problems]


def test_an_order_with_its_lines_becomes_rows(tmp_path: Path) -> None:
    path = tmp_path / "order.yaml"
    path.write_text(ORDER, encoding="utf-8")
    order = {
        "id": "B-1",
        "unit": "99ZZ00",
        "ordered_on": date(2026, 3, 31),
        "net": 1_650_000,
        "under_contract": False,
    }
    first = {"order": "B-1", "number": 1, "description": "Chromebook", "net": 55_010, "quantity": 2_500}
    second = {"order": "B-1", "number": 7, "net": 123_456}
    assert read_fact_file(path) == FactFile(
        {
            "orders": [FactRow(Order, order, Place(str(path), 2, 3))],
            "order_lines": [
                FactRow(OrderLine, first, Place(str(path), 9, 7)),
                FactRow(OrderLine, second, Place(str(path), 10, 7)),
            ],
        },
        str(path),
    )


def test_a_value_knows_its_own_place() -> None:
    (order,) = parse_facts(parse_yaml(ORDER, "x.yaml")).rows["orders"]
    assert order.place_of("net") == Place("x.yaml", 6, 8)
    assert order.place_of("under_contract") == order.place


def test_clauses_of_a_contract_are_facts_with_dotted_paths() -> None:
    text = """\
contracts:
  - id: C-1
    covers: [99ZZ00, 99ZZ01]
    support_hours: mon-fri 8:30-17:00
    clauses: {data_portability: {present: ja, supplier_responsible: nee}, read: yes}
"""
    assert rows(text, "contracts") == [
        {
            "id": "C-1",
            "covers": ("99ZZ00", "99ZZ01"),
            "support_hours": "ma-vr 08:30-17:00",
            "clauses.data_portability.present": True,
            "clauses.data_portability.supplier_responsible": False,
            "clauses.read": True,
        }
    ]


@pytest.mark.parametrize(
    ("written", "settled"),
    [
        ("contract: geen", {"under_contract": False}),
        ("contract: None", {"under_contract": False}),
        ("contract: no", {"under_contract": False}),
        ("contract: nee", {"under_contract": False}),
        ("contract: C-1", {"under_contract": True, "contract": "C-1"}),
        ("under_contract: ja", {"under_contract": True}),
        ("gross: ~", {}),
    ],
)
def test_a_contract_says_whether_the_order_is_under_one(written: str, settled: dict[str, Any]) -> None:
    assert rows(f"order: {{id: B-1, {written}}}", "orders") == [{"id": "B-1", **settled}]


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("supplier: {id: 12, kvk: 1234567}", {"id": "12", "kvk": "01234567"}),
        ("supplier: {id: L, kvk: 01234567}", {"id": "L", "kvk": "01234567"}),
        ("supplier: {id: L, vat_number: nl 8123.45.678.b01}", {"id": "L", "vat_number": "NL812345678B01"}),
        ("supplier: {id: L, vat_number: CHE-123.456}", {"id": "L", "vat_number": "CHE123456"}),
    ],
)
def test_identifiers_are_kept_in_one_form(written: str, kept: dict[str, Any]) -> None:
    assert rows(written, "suppliers") == [kept]


def test_a_part_of_a_rule_file_is_read_with_its_own_places() -> None:
    document = parse_yaml("code: X\ntests:\n  - given:\n      order: {id: B-1, net: x}\n", "rule.yaml")
    with pytest.raises(ProblemsError) as caught:
        parse_facts(document.inside("tests", 0, "given"))
    assert [found.place for found in caught.value.problems] == [Place("rule.yaml", 4, 29)]


def test_json_is_read_like_yaml() -> None:
    found = parse_facts(parse_yaml('{"order": {"id": "B-1", "net": 12.50}}', "x.json"))
    assert [row.values for row in found.rows["orders"]] == [{"id": "B-1", "net": 1250}]


def test_all_mistakes_are_reported_at_once_with_their_places() -> None:
    text = """\
ordr: {}
order:
  ide: B-1
  net: 1.234
  ordered_on: 2026-02-30
  status: besteld
contracts:
  - {id: C-1, starts_on: 2026-08-01, ends_on: 2026-07-31}
  - {id: C-1, initial_months: 0}
"""
    assert mistakes(text) == [
        "x.yaml:1:1: Het onderdeel `ordr` is hier niet bekend. Gebruik een naam uit het woordenboek van "
        "feiten. Bedoelt u `order`?",
        "x.yaml:3:3: Het feit `ide` is hier niet bekend. Gebruik een naam uit het woordenboek van feiten. "
        "Bedoelt u `id`?",
        "x.yaml:4:8: `1.234` kan 1234 of 1.234 betekenen. `net` is: 1234.56 of EUR 1.234,56, in de munt van "
        "het stuk. Schrijf 1234.00.",
        "x.yaml:5:15: `2026-02-30` is een dag die niet bestaat. `ordered_on` is: 31-12-2026 of 2026-12-31. "
        "Kijk de datum na.",
        "x.yaml:6:11: `besteld` kan hier niet staan. `status` is: `proposed`, `ordered`, `delivered`, "
        "`cancelled`. Kies uit `cancelled`, `delivered`, `ordered`, `proposed`.",
        "x.yaml:3:3: `id` ontbreekt. Elke bestelling heeft `id`: bestelnummer. Voeg een regel toe als "
        "`id: B-2026-0113`.",
        "x.yaml:8:47: `ends_on` (31-07-2026) ligt voor `starts_on` (01-08-2026). `ends_on` is `starts_on` of "
        "later. Kijk beide datums na.",
        "x.yaml:9:31: `0` is te laag. `initial_months` is: een heel aantal maanden. Schrijf ten minste 1.",
        "x.yaml:9:5: Contract `C-1` staat hier voor de tweede keer (eerst op regel 8). Een contract komt één "
        "keer voor. Haal een van de twee weg, of verbeter het nummer.",
    ]


@pytest.mark.parametrize(
    ("text", "mistake"),
    [
        ("orders: 3", "x.yaml:1:9: `orders` is geen lijst."),
        ("orders: [3]", "x.yaml:1:10: `order` is geen groep van feiten."),
        ("- 3", "x.yaml:1:1: Het bestand heeft geen onderdelen."),
        ("order: {id: B, lines: [{quantity: -1}]}", "x.yaml:1:35: `-1` is te laag."),
        ("order: {id: B, lines: [{quantity: '2,5'}]}", "x.yaml:1:35: `2,5` heeft een komma."),
        (
            "order: {id: B, lines: [{order: C}]}",
            "x.yaml:1:32: `order` is hier `C`, maar de regel staat in `B`.",
        ),
        (
            "order: {id: B, lines: [{number: 2}, {net: 1}]}",
            "x.yaml:1:37: Bestelregel `B, 2` staat hier voor de tweede keer (eerst op regel 1).",
        ),
        ("order: {id: B, net: -1}", "x.yaml:1:21: `-1` is te laag."),
        ("order: {id: B, net: 1.005}", "x.yaml:1:21: `1.005` kan 1005 of 1.005 betekenen."),
        ("order: {id: B, net: 0.005}", "x.yaml:1:21: `0.005` heeft meer dan 2 cijfers achter de komma."),
        ("order: {id: B, description: [a]}", "x.yaml:1:29: `description` is hier geen enkele waarde."),
        ("order: {id: B, description: yes}", "x.yaml:1:29: `True` is geen tekst."),
        ("order: {id: B, orderer: 111222333}", "x.yaml:1:25: Hier lijkt een burgerservicenummer te staan."),
        ("order: {id: B, currency: euro}", "x.yaml:1:26: `euro` is geen munt."),
        (
            "order: {id: B, contract: geen, under_contract: ja}",
            "x.yaml:1:48: `under_contract` is ja, maar bij `contract` staat `geen`.",
        ),
        ("credit_note: {id: C, net: 5}", "x.yaml:1:27: `5` is te hoog."),
        ("contract: {id: C, covers: 99ZZ00}", "x.yaml:1:27: `covers` is geen lijst."),
        ("contract: {id: C, clauses: {reed: ja}}", "x.yaml:1:29: Het feit `reed` is hier niet bekend."),
        ("contract: {id: C, clauses: ja}", "x.yaml:1:28: `clauses` is geen groep van feiten."),
        ("school: {id: 99Z100}", "x.yaml:1:14: `99Z100` is geen BRIN."),
        ("school: {id: 99zz00}", "x.yaml:1:14: `99zz00` is een BRIN in kleine letters."),
        ("supplier: {id: L, kvk: 123}", "x.yaml:1:24: `123` is geen KvK-nummer."),
        (
            "supplier: {id: L, vat_number: NL123456789B01}",
            "x.yaml:1:31: `NL123456789B01` is geen btw-nummer dat bestaat.",
        ),
    ],
)
def test_a_mistake_has_its_sentence_and_place(text: str, mistake: str) -> None:
    (found,) = mistakes(text)
    assert found.startswith(mistake)


def test_reading_a_fact_file_is_light() -> None:
    code = (
        "import sys; import inkooptoets.facts.readers.fact_file; "
        "print({'pyarrow', 'duckdb', 'stdnum', 'ibis', 'python_calamine'} & set(sys.modules))"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout == "set()\n"
