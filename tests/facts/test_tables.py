"""Exports as facts: the traps of real files, each with its sentence, file, line and column."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from inkooptoets.facts.dictionary.order import Order
from inkooptoets.facts.dictionary.order_line import OrderLine
from inkooptoets.facts.fact_batch import FactBatch
from inkooptoets.facts.problem import ProblemsError
from inkooptoets.facts.rejection import Rejection, Skipped
from inkooptoets.facts.tables import read_table
from tests.facts.exports import HEADER, LINES, mapping, read_one, rejected, write_csv, write_xlsx

ORDERS = """\
tables:
  - files: "*"
    entities:
      order:
        columns:
          id: Bestelnummer
          ordered_on: Besteldatum
          supplier: Leverancier
          contract: {column: Contract, empty: geen}
        constants: {currency: eur}
      order_line:
        columns: {order: Bestelnummer, description: Omschrijving, net: Bedrag}
"""
ORDER_HEADER = "Bestelnummer;Besteldatum;Leverancier;Contract;Omschrijving;Bedrag\n"


def refusal(path: Path, text: str = LINES, max_line: int | None = None) -> list[str]:
    with pytest.raises(ProblemsError) as caught:
        read_table(path, mapping(text), max_line)
    return [str(found).removeprefix(f"{path.parent}/") for found in caught.value.problems]


def test_lines_become_columns_of_kept_values(tmp_path: Path) -> None:
    path = write_csv(tmp_path, HEADER + "B-1;1;Chromebook;€ 1.234,-;\nB-1;2; Tas ;(12,50);*\n")
    assert read_one(path) == FactBatch(
        OrderLine,
        {
            "order": ["B-1", "B-1"],
            "number": [1, 2],
            "description": ["Chromebook", "Tas"],
            "net": [123_400, -1_250],
            "cancelled": [False, True],
        },
        [2, 3],
        str(path),
        rows_read=2,
    )


@pytest.mark.parametrize(
    ("written", "cents"),
    [
        ("1.234,56", 123_456),
        ("1234,56", 123_456),
        ("1.234", 123_400),
        ("EUR 1.234,56", 123_456),
        ("€ 1.234,-", 123_400),
        ("12,50-", -1_250),
        ("-12,5", -1_250),
        ("12,50 C", -1_250),
        ("0", 0),
        ("", None),
    ],
)
def test_amounts_in_dutch_notation(tmp_path: Path, written: str, cents: int | None) -> None:
    batch = read_one(write_csv(tmp_path, f"{HEADER}B-1;1;x;{written};\n"))
    assert (batch.columns["net"], batch.rejections) == ([cents], ())


@pytest.mark.parametrize(
    ("written", "cents"), [("1,234.56", 123_456), ("1234.5", 123_450), ("1.5", 150), ("1,234", 123_400)]
)
def test_amounts_in_notation_with_a_point(tmp_path: Path, written: str, cents: int) -> None:
    text = LINES.replace("net: Bedrag", "net: {column: Bedrag, notation: en}")
    batch = read_one(write_csv(tmp_path, f"{HEADER}B-1;1;x;{written};\n"), text)
    assert (batch.columns["net"], batch.rejections) == ([cents], ())


def test_a_column_in_two_notations_is_refused_as_a_whole(tmp_path: Path) -> None:
    batch = read_one(write_csv(tmp_path, HEADER + "B-1;1;x;12,50;\nB-1;2;y;12.50;\nB-1;3;z;n.v.t.;\n"))
    assert batch.columns["net"] == [None, None, None]
    assert batch.rows_quarantined == 0
    assert rejected(batch) == [
        "3:Bedrag: 12.50: `12.50` past alleen in de schrijfwijze 1,234.56, en de kolom is aangegeven als "
        "1.234,56; de hele kolom is niet gelezen: verbeter `notation` in mapping.yaml, of het bestand"
    ]


def test_a_column_of_days_with_the_month_first_is_refused_as_a_whole(tmp_path: Path) -> None:
    rows = "B-1;03-04-2026;L;;x;1\nB-2;12/31/2026;L;;x;1\n"
    order, lines = read_table(write_csv(tmp_path, ORDER_HEADER + rows), mapping(ORDERS))
    assert order.columns["ordered_on"] == [None, None]
    assert rejected(lines) == [
        "3:Besteldatum: 12/31/2026: `12/31/2026` heeft de maand voorop; de hele kolom is niet gelezen: "
        "schrijf dag-maand-jaar"
    ]


def test_one_value_that_cannot_be_read_quarantines_its_row(tmp_path: Path) -> None:
    batch = read_one(write_csv(tmp_path, HEADER + "B-1;1;x;12,50;\nB-1;2;y;n.v.t.;\nB-1;3;z;1,00;\n"))
    assert (batch.lines, batch.columns["number"], batch.columns["net"]) == ([2, 4], [1, 3], [1_250, 100])
    assert (batch.rows_read, batch.rows_quarantined, batch.rows_skipped) == (3, 1, 0)
    assert batch.rejections == (
        Rejection(
            batch.file,
            None,
            3,
            "Bedrag",
            "n.v.t.",
            "`n.v.t.` is geen bedrag in de schrijfwijze 1.234,56",
        ),
    )


def test_a_row_without_its_key_is_quarantined(tmp_path: Path) -> None:
    batch = read_one(write_csv(tmp_path, HEADER + ";1;x;12,50;\nB-1;;x;12,50;\n"))
    assert (batch.lines, batch.rows_quarantined) == ([], 2)
    assert rejected(batch) == [
        "2:Bestelnummer: : `order` ontbreekt: bestelnummer",
        "3:Regel: : `number` ontbreekt: regelnummer",
    ]


def test_totals_headers_that_come_back_and_blank_rows_are_no_facts(tmp_path: Path) -> None:
    rows = (
        "B-1;1;x;1,00;\n\n;;;;\n"
        + HEADER
        + "B-1;2;Totaal onderhoud;2,00;\n;;Totaal;3,00;\nEindtotaal;;;3,00;\n"
    )
    batch = read_one(write_csv(tmp_path, HEADER + rows))
    assert (batch.lines, batch.columns["net"], batch.rejections) == ([2, 6], [100, 200], ())
    assert (batch.rows_read, batch.rows_quarantined, batch.rows_skipped) == (5, 0, 3)
    assert batch.skipped == (
        Skipped(batch.file, None, 5, "de kopregel komt terug"),
        Skipped(batch.file, None, 7, "een regel met een totaal"),
        Skipped(batch.file, None, 8, "een regel met een totaal"),
    )


def test_a_header_below_a_title_is_found(tmp_path: Path) -> None:
    batch = read_one(write_csv(tmp_path, "Export inkoop;;;;\n\n" + HEADER + "B-1;1;x;1,00;\n"))
    assert (batch.lines, batch.columns["order"]) == ([4], ["B-1"])


def test_a_file_in_windows_1252_and_one_with_a_byte_order_mark_are_read(tmp_path: Path) -> None:
    text = HEADER + "B-1;1;Café € 5;1,00;\n"
    for data in (
        text.encode("cp1252"),
        text.encode("utf-8"),
        text.encode("utf-8-sig"),
        text.encode("utf-16"),
    ):
        assert read_one(write_csv(tmp_path, data)).columns["description"] == ["Café € 5"]


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_the_separator_is_found_out(tmp_path: Path, separator: str) -> None:
    text = (HEADER + 'B-1;1;"a, b; c|d";1;\n').replace(";", separator)
    batch = read_one(write_csv(tmp_path, text))
    assert batch.columns["description"] == [f"a, b{separator} c|d".replace("; c", f"{separator} c")]


def test_lines_are_counted_with_line_breaks_inside_fields(tmp_path: Path) -> None:
    batch = read_one(write_csv(tmp_path, HEADER + 'B-1;1;"een\ntwee ""x""";1,00;\r\nB-1;2;y;n.v.t.;\n'))
    assert batch.columns["description"] == ['een\ntwee "x"']
    assert (batch.lines, [each.line for each in batch.rejections]) == ([2], [4])


def test_a_row_with_too_few_or_too_many_fields_is_quarantined(tmp_path: Path) -> None:
    batch = read_one(write_csv(tmp_path, HEADER + "B-1;1;x\nB-1;2;y;1,00;\nB-1;3;y;z;1,00;\n;;Totaal\n;;\n"))
    assert (batch.lines, batch.rows_read, batch.rows_quarantined) == ([3], 4, 2)
    assert [each.line for each in batch.skipped] == [5]
    assert rejected(batch) == [
        "2:None: B-1;1;x: de regel heeft 3 velden, de kopregel 5",
        "4:None: B-1;3;y;z;1,00;: de regel heeft 6 velden, de kopregel 5",
    ]


def test_facts_of_an_order_are_taken_once_from_its_lines(tmp_path: Path) -> None:
    rows = "B-1;31-03-2026;L-1;;x;1\nB-1;31-03-2026;;;y;2\nB-2;2026-04-01;L-2;C-7;z;3\n"
    path = write_csv(tmp_path, ORDER_HEADER + rows)
    order, lines = read_table(path, mapping(ORDERS))
    assert order == FactBatch(
        Order,
        {
            "id": ["B-1", "B-2"],
            "ordered_on": [date(2026, 3, 31), date(2026, 4, 1)],
            "supplier": ["L-1", "L-2"],
            "contract": [None, "C-7"],
            "currency": ["EUR", "EUR"],
            "under_contract": [False, True],
        },
        [2, 4],
        str(path),
    )
    assert lines.columns == {
        "order": ["B-1", "B-1", "B-2"],
        "description": ["x", "y", "z"],
        "net": [100, 200, 300],
        "number": [1, 2, 1],
    }


def test_an_order_that_contradicts_itself_is_quarantined_with_its_lines(tmp_path: Path) -> None:
    rows = "B-1;31-03-2026;L-1;;x;1\nB-2;01-04-2026;L-2;;z;3\nB-1;31-03-2026;L-9;;y;2\n"
    order, lines = read_table(write_csv(tmp_path, ORDER_HEADER + rows), mapping(ORDERS))
    assert (order.columns["id"], lines.columns["order"]) == (["B-2"], ["B-2"])
    assert (lines.rows_read, lines.rows_quarantined) == (3, 2)
    assert rejected(lines) == [
        "4:Leverancier: L-9: bestelling `B-1` spreekt zichzelf tegen: regel 2 en regel 4 verschillen in "
        "`supplier`"
    ]


def test_the_same_row_twice_is_skipped_and_rows_of_one_key_that_differ_are_quarantined(
    tmp_path: Path,
) -> None:
    batch = read_one(write_csv(tmp_path, HEADER + "B-1;1;x;1;\nB-1;1;x;1;\nB-1;2;y;1;\nB-1;2;y;2;\n"))
    assert (batch.lines, batch.rows_read, batch.rows_quarantined) == ([2], 4, 2)
    assert batch.skipped == (Skipped(batch.file, None, 3, "dezelfde rij staat al op regel 2"),)
    assert rejected(batch) == [
        "4:Bestelnummer, Regel: B-1, 2: staat ook op regel 5, met andere waarden",
        "5:Bestelnummer, Regel: B-1, 2: staat ook op regel 4, met andere waarden",
    ]


def test_lists_joined_columns_and_columns_without_a_mapping(tmp_path: Path) -> None:
    text = """\
tables:
  - files: contracten.csv
    entity: contract
    columns:
      id: {column: [Jaar, Nummer], join: "-"}
      covers: {column: Scholen, split: "/"}
      starts_on: Van
      ends_on: Tot
"""
    rows = "Jaar;Nummer;Scholen;Van;Tot;Memo\n2026;7;99ZZ00/ 99ZZ01;1-8-2026;31-7-2027;x\n"
    rows += "2026;8;;1-8-2026;1-7-2026;\n"
    batch = read_one(write_csv(tmp_path, rows, "contracten.csv"), text)
    assert batch.columns == {
        "id": ["2026-7"],
        "covers": [("99ZZ00", "99ZZ01")],
        "starts_on": [date(2026, 8, 1)],
        "ends_on": [date(2027, 7, 31)],
    }
    assert batch.unknown_columns == ("Memo",)
    assert rejected(batch) == [
        "3:Tot: 01-07-2026: `ends_on` (01-07-2026) ligt voor `starts_on` (01-08-2026); kijk beide datums na"
    ]


def test_a_citizens_number_is_not_repeated_in_the_rejection(tmp_path: Path) -> None:
    text = 'tables: [{files: "*", entity: order, columns: {id: Nr, orderer: Wie}}]'
    batch = read_one(write_csv(tmp_path, "Nr;Wie\nB-1;111222333\n"), text)
    assert [each.value for each in batch.rejections] == ["•••••••••"]


def test_a_workbook_is_read_with_exact_numbers_and_days(tmp_path: Path) -> None:
    rows = [
        ORDER_HEADER.strip().split(";"),
        [50100110, datetime(2026, 3, 31), "L-1", None, "x", 0.1 + 0.2],
        ["B-2", "01-04-2026", "L-1", "C-1", "y", "1.234,56"],
    ]
    order, lines = read_table(write_xlsx(tmp_path, rows), mapping(ORDERS))
    assert (lines.sheet, lines.lines) == ("Blad1", [2, 3])
    assert order.columns["id"] == ["50100110", "B-2"]
    assert order.columns["ordered_on"] == [date(2026, 3, 31), date(2026, 4, 1)]
    assert order.columns["under_contract"] == [False, True]
    assert lines.columns["net"] == [30, 123_456]


def test_a_failed_formula_is_a_value_that_cannot_be_read(tmp_path: Path) -> None:
    rows = [HEADER.strip().split(";"), ["B-1", 1, "x", "#REF!", None], ["B-1", 2, "#N/A", 5, "*"]]
    batch = read_one(write_xlsx(tmp_path, rows))
    assert (batch.lines, batch.rows_quarantined) == ([], 2)
    assert rejected(batch) == [
        "2:Bedrag: #REF!: `#REF!` is een mislukte formule in Excel; herstel de cel",
        "3:Omschrijving: #N/A: `#N/A` is een mislukte formule in Excel; herstel de cel",
    ]


def test_a_sheet_without_a_table_in_the_mapping_is_left_alone(tmp_path: Path) -> None:
    text = LINES.replace('files: "*"', 'files: "*.xlsx"\n    sheet: Regels*')
    rows = [HEADER.strip().split(";"), ["B-1", 1, "x", 1, None]]
    assert read_one(write_xlsx(tmp_path, rows, sheet="Regels 2026"), text).sheet == "Regels 2026"
    assert refusal(write_xlsx(tmp_path, rows, sheet="Blad1"), text) == [
        "regels.xlsx: Voor dit bestand staat er geen tabel in mapping.yaml. Bekend zijn bestanden met een "
        "naam als `*.xlsx`. Voeg een tabel toe, of geef het bestand een naam die bekend is."
    ]


@pytest.mark.parametrize(
    ("name", "data", "sentences"),
    [
        (
            "regels.xlsx",
            b"\n<html><table><tr><td>Bestelnummer</td></tr></table></html>",
            "regels.xlsx:1:1: Dit is een webpagina met de naam van een werkboek. Een .xlsx-bestand is een "
            "werkboek van Excel. Open het in Excel en sla het op als .xlsx, of kies in het bronsysteem een "
            "andere export.",
        ),
        (
            "regels.xlsx",
            b"Bestelnummer;Regel",
            "regels.xlsx:1:1: Dit is geen werkboek. Een .xlsx-bestand is een werkboek van Excel. Gaat het om "
            "een CSV-bestand? Geef het dan de naam .csv.",
        ),
        (
            "regels.xlsx",
            b"PK\x03\x04" + b"x" * 40,
            "regels.xlsx:1:1: Het werkboek is beschadigd. Hier hoort een werkboek (.xlsx) dat te openen is. "
            "Open het in Excel en sla het opnieuw op als .xlsx.",
        ),
        (
            "regels.csv",
            b"",
            "regels.csv:1:1: Het bestand is leeg. Er hoort een kopregel in te staan met de namen van de "
            "kolommen. Maak de export opnieuw.",
        ),
        (
            "regels.csv",
            b"Bestelnr;Regel;Omschrijving;Bedrag;Vervallen\n",
            "regels.csv:1: De kolom `Bestelnummer` ontbreekt. Volgens mapping.yaml wordt deze kolom gelezen, "
            "en zij is er één keer. Bedoelt u `Bestelnr`?",
        ),
        (
            "regels.csv",
            b"Export\nBestelnummer;Regel;Omschrijving;Bedrag;Vervallen;bedrag\n",
            "regels.csv:2: De kolom `Bedrag` staat 2 keer in de kopregel. Volgens mapping.yaml wordt deze "
            "kolom gelezen, en zij is er één keer. Hernoem er een in het bestand.",
        ),
        (
            "regels.csv",
            HEADER.encode() + b'B-1;1;"x;1,00;\nB-1;2;y;1,00;\n',
            "regels.csv:2:1: In de rij die hier begint staat een aanhalingsteken verkeerd of wordt het niet "
            'gesloten. Een veld met een aanhalingsteken begint en eindigt met `"`. Schrijf een '
            'aanhalingsteken in een tekst als `""`.',
        ),
    ],
)
def test_a_file_that_is_no_table_is_refused(tmp_path: Path, name: str, data: bytes, sentences: str) -> None:
    assert refusal(write_csv(tmp_path, data, name)) == [sentences]


def test_a_workbook_without_rows_is_refused(tmp_path: Path) -> None:
    assert refusal(write_xlsx(tmp_path, [])) == [
        "regels.xlsx[Blad1]: Het bestand is leeg. Er hoort een kopregel in te staan met de namen van de "
        "kolommen. Maak de export opnieuw."
    ]


def test_only_a_header_is_a_table_without_rows(tmp_path: Path) -> None:
    for path in (write_csv(tmp_path, HEADER), write_xlsx(tmp_path, [HEADER.strip().split(";")])):
        batch = read_one(path)
        assert (batch.lines, batch.rows_read, batch.rejections) == ([], 0, ())
        assert all(values == [] for values in batch.columns.values())


def test_a_line_without_an_end_is_refused_before_it_fills_the_memory(tmp_path: Path) -> None:
    path = write_csv(tmp_path, HEADER + "x" * 5_000)
    assert refusal(path, max_line=1_000) == [
        "regels.csv:2:1: Regel 2 is langer dan 1000 tekens. Een CSV-bestand heeft een regel per rij. Maak de "
        "export opnieuw, met regeleinden."
    ]


def test_an_encoding_that_does_not_fit_is_a_problem(tmp_path: Path) -> None:
    text = LINES.replace('files: "*"', 'files: "*"\n    encoding: utf-8')
    assert refusal(write_csv(tmp_path, (HEADER + "B-1;1;é;1;\n").encode("cp1252")), text) == [
        "regels.csv: De codering van het bestand is niet utf-8. Een CSV-bestand is UTF-8 of Windows-1252, of "
        "wat `encoding` in mapping.yaml zegt. Sla het bestand op als UTF-8, of verbeter `encoding`."
    ]


def test_a_file_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    (found,) = refusal(tmp_path / "regels.csv")
    assert found.startswith("regels.csv: Het bestand is niet te openen")
