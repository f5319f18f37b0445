"""Mapping files: what they mean, and every mistake in them with its place."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from inkooptoets.facts.dictionary.order import Order
from inkooptoets.facts.dictionary.order_line import OrderLine
from inkooptoets.facts.mapping import ColumnMapping, parse_mapping, read_mapping, schema
from inkooptoets.facts.problem import ProblemsError
from inkooptoets.facts.yaml_file import parse_yaml
from tests.facts.exports import LINES, mapping

EXAMPLES = sorted((Path(__file__).resolve().parents[2] / "examples" / "mappings").glob("*.yaml"))


def mistakes(text: str) -> list[str]:
    with pytest.raises(ProblemsError) as caught:
        parse_mapping(parse_yaml(text, "m.yaml"))
    return [str(found) for found in caught.value.problems]


def test_the_short_form_of_a_column_is_its_name() -> None:
    (table,) = mapping().tables
    assert table.columns["order"] == ColumnMapping(column="Bestelnummer")
    assert table.wanted == ["Bestelnummer", "Regel", "Omschrijving", "Bedrag", "Vervallen"]


def test_entities_stand_in_the_order_of_the_dictionary() -> None:
    text = "tables: [{files: x, entities: {order_line: {columns: {order: A}}, order: {columns: {id: A}}}}]"
    (table,) = mapping(text).tables
    assert list(table.targets) == [Order, OrderLine]
    assert table.wanted == ["A"]


@pytest.mark.parametrize(
    ("file", "sheet", "found"),
    [
        ("/data/Regels-2026.XLSX", "Blad1", True),
        ("regels-2026.xlsx", None, True),
        ("regels-2026.xlsx", "Totalen", False),
        ("orders.xlsx", "Blad1", False),
    ],
)
def test_a_table_is_found_by_file_and_sheet(file: str, sheet: str | None, found: bool) -> None:
    text = LINES.replace('files: "*"', 'files: [x.csv, "regels-*.xlsx"]\n    sheet: Blad*')
    assert (mapping(text).table_for(file, sheet) is not None) == found


def test_all_mistakes_are_reported_at_once_with_their_places() -> None:
    text = """\
tables:
  - files: "*.csv"
    entity: ordr
  - files: "*.csv"
    entity: order_line
    columns:
      nett: Bedrag
      net: {column: Bedrag, empty: veel}
      cancelled: {column: V, values: {"*": misschien}}
    constants: {quantity: -1}
  - files: "*.csv"
"""
    assert mistakes(text) == [
        "m.yaml:3:13: `ordr` bestaat niet. Een tabel gaat over iets uit het woordenboek van feiten. Bedoelt "
        "u `order`?",
        "m.yaml:7:7: Het feit `nett` van `order_line` bestaat niet. Links van de dubbele punt staat een feit "
        "uit het woordenboek. Bedoelt u `net`?",
        "m.yaml:10:27: `-1` is te laag. `quantity` is: een aantal, ook 2.5. Schrijf nul of meer.",
        "m.yaml:8:36: `veel` is geen bedrag in de schrijfwijze 1,234.56. `net` is: 1234.56 of EUR 1.234,56, "
        "in de munt van het stuk. Verbeter de waarde.",
        "m.yaml:9:44: `misschien` is geen ja of nee. `cancelled` is: ja of nee. Schrijf ja of nee.",
        "m.yaml:4:5: Voor `order` van `order_line` is geen kolom aangewezen. Zonder `order` is een rij niet "
        "te herkennen. Voeg onder `columns:` een regel `order: <kolomnaam>` toe.",
        "m.yaml:11:5: Deze tabel zegt niet wat haar rijen zijn. Een tabel heeft `entity:` of `entities:`. "
        "Voeg bijvoorbeeld `entity: order` toe.",
    ]


@pytest.mark.parametrize(
    ("text", "mistake"),
    [
        ("table: []", "m.yaml:1:1: De sleutel `tables` ontbreekt."),
        ("tables: []", "m.yaml:1:9: De waarde van `tables` kan hier niet staan."),
        ("tables: [{file: x, files: x}]", "m.yaml:1:11: De sleutel `file` is hier niet bekend."),
        (
            "tables: [{files: x, columns: {id: {kolom: y, column: x}}}]",
            "m.yaml:1:36: De sleutel `kolom` is hier niet bekend.",
        ),
        ("tables: [{files: x, notation: fr}]", "m.yaml:1:31: De waarde van `notation` kan hier niet staan."),
        (
            "tables: [{files: x, entities: {ordr: {}}}]",
            "m.yaml:1:32: `ordr` bestaat niet.",
        ),
        ("tables: 3", "m.yaml:1:9: De waarde van `tables` kan hier niet staan."),
    ],
)
def test_a_mistake_has_its_sentence_and_place(text: str, mistake: str) -> None:
    assert mistake in [found[: len(mistake)] for found in mistakes(text)]


def test_the_schema_marks_what_the_reader_marks() -> None:
    Draft202012Validator.check_schema(schema())
    validator = Draft202012Validator(schema())
    assert list(validator.iter_errors(yaml.safe_load(LINES))) == []
    assert len(list(validator.iter_errors({"tables": [{"files": "x", "entity": "ordr"}]}))) == 1
    assert len(list(validator.iter_errors({"tables": [{"files": "x", "kolommen": {}}]}))) == 1


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: str(path.stem))
def test_an_example_is_right_by_reader_and_schema(path: Path) -> None:
    read_mapping(path)
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert list(Draft202012Validator(schema()).iter_errors(content)) == []
