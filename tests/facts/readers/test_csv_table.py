"""The two ways to read a CSV file give the same table."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inkooptoets.facts.raw_table import RawTable
from inkooptoets.facts.readers.csv_table import read_csv
from tests.facts.exports import LINES, mapping, write_csv

CELL = st.text(st.sampled_from("aB0é€ \t;,\"'\n.-"), max_size=6)
RAGGED = st.text(st.sampled_from('ab" \r'), max_size=4)
PLAIN = st.text(st.sampled_from("aB0é€ ,.-"), max_size=6)


def content(table: RawTable) -> tuple[list[int], list[list[object]], int]:
    rows = [[column.value(row) for column in table.columns] for row in range(len(table.lines))]
    filled = [index for index, row in enumerate(rows) if any(cell is not None for cell in row)]
    return [table.lines[index] for index in filled], [rows[index] for index in filled], len(table.broken)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rows=st.lists(st.lists(CELL | PLAIN, min_size=5, max_size=5), max_size=6),
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    end=st.sampled_from(["\n", "\r\n"]),
)
def test_a_table_is_the_same_by_either_reader(
    rows: list[list[str]], quoting: int, end: str, tmp_path: Path
) -> None:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator=end, quoting=quoting)  # type: ignore[arg-type]
    writer.writerow(["Bestelnummer", "Regel", "Omschrijving", "Bedrag", "Vervallen"])
    writer.writerows(rows)
    path = write_csv(tmp_path, text.getvalue())
    (table,) = mapping(LINES).tables
    assert content(read_csv(path, table)) == content(read_csv(path, table, fast=False))


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lines=st.lists(st.lists(RAGGED, min_size=5, max_size=5).map(";".join), max_size=5))
def test_a_careless_table_is_the_same_by_either_reader(lines: list[str], tmp_path: Path) -> None:
    text = "Bestelnummer;Regel;Omschrijving;Bedrag;Vervallen\n" + "\n".join(lines)
    path = write_csv(tmp_path, text)
    (table,) = mapping(LINES).tables
    outcomes = []
    for fast in (True, False):
        try:
            outcomes.append(str(content(read_csv(path, table, fast=fast))))
        except Exception as error:
            outcomes.append(str(error))
    assert outcomes[0] == outcomes[1]
