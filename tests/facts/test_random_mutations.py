"""Whatever happens to a file on its way, reading it gives facts or problems, never anything else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inkooptoets.facts.fact_batch import FactBatch
from inkooptoets.facts.fact_row import FactFile
from inkooptoets.facts.problem import ProblemsError
from inkooptoets.facts.readers.fact_file import read_fact_file
from inkooptoets.facts.tables import read_table
from tests.facts.exports import HEADER, mapping, write_csv, write_xlsx

ORDER = b"""\
order:
  id: B-2026-0113
  board: 99001
  unit: 99ZZ00
  ordered_on: 2026-03-31
  status: proposed
  orderer: m.devries
  supplier: L-0042
  contract: geen
  net: 16500.00
  currency: EUR
  lines:
    - {number: 1, description: "Chromebook 11 inch", quantity: 30, unit_price: 550.00, net: 16500.00}
    - number: 2
      description: 'Hoes'
      net: EUR 1.234,56
contracts:
  - id: C-2026-007
    product_groups: [software, ict-beheer]
    starts_on: 2026-08-01
    ends_on: 31-07-2027
    support_hours: ma-vr 08:30-16:00; za 10:00-12:00
    clauses: {data_portability: {present: ja}, read: ja}
suppliers: [{id: L-0042, kvk: 09000002, vat_number: NL812345678B01}]
"""
JSON = b'{"order": {"id": "B-1", "net": 12.50, "lines": [{"number": 1, "net": "12.50"}]},\n "boards": []}\n'
LINES = (HEADER + 'B-1;1;"Chrome; ""11""";1.234,56;\nB-1;2;Tas;12,50-;*\n;;Totaal;1.247,06;\n').encode()

MUTATE = settings(
    max_examples=1000, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
ODD = st.sampled_from(
    [
        *(b"\x00", b"\xff", b"\xed\xa0\x80", b"\xe2\x80\xa8", b"\t", b"\n", b"\r", b'"', b"'"),
        *(b"&a ", b"*a", b"!!x ", b"<<: ", b"? ", b": ", b"- ", b"---\n", b"{", b"]", b"~"),
        *(b"1e999", b".nan", b"9" * 40, b"0x1F", b"2026-02-30", b"-"),
    ]
)


@st.composite
def mutated(draw: st.DrawFn, original: bytes) -> bytes:
    """Return the original with one to six random changes."""
    data = original
    for _ in range(draw(st.integers(1, 6))):
        change = draw(st.sampled_from([flip, insert, cut, drop_line, repeat_line, swap_words]))
        data = change(draw, data)
    return data


def flip(draw: st.DrawFn, data: bytes) -> bytes:
    at = draw(st.integers(0, max(0, len(data) - 1)))
    return data[:at] + bytes([draw(st.integers(0, 255))]) + data[at + 1 :]


def insert(draw: st.DrawFn, data: bytes) -> bytes:
    at = draw(st.integers(0, len(data)))
    return data[:at] + draw(ODD) + data[at:]


def cut(draw: st.DrawFn, data: bytes) -> bytes:
    at = draw(st.integers(0, len(data)))
    return data[:at] + data[at + draw(st.integers(0, 30)) :]


def drop_line(draw: st.DrawFn, data: bytes) -> bytes:
    lines = data.splitlines(keepends=True)
    at = draw(st.integers(0, len(lines)))
    return b"".join(lines[:at] + lines[at + 1 :])


def repeat_line(draw: st.DrawFn, data: bytes) -> bytes:
    lines = data.splitlines(keepends=True)
    at = draw(st.integers(0, len(lines)))
    return b"".join(lines[:at] + lines[at : at + 1] * 2 + lines[at + 1 :])


def swap_words(draw: st.DrawFn, data: bytes) -> bytes:
    words = data.split(b" ")
    one, other = (draw(st.integers(0, len(words) - 1)) for _ in range(2))
    words[one], words[other] = words[other], words[one]
    return b" ".join(words)


def outcome(read: Callable[[], object]) -> object:
    try:
        return read()
    except ProblemsError as error:
        problems = error.problems
    assert problems
    assert all(found.wrong and found.expected and found.fix and found.place for found in problems)
    assert "\n".join(map(str, problems)).encode("utf-8")
    return None


@MUTATE
@given(data=mutated(ORDER))
def test_a_fact_file_gives_facts_or_problems(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "order.yaml"
    path.write_bytes(data)
    found = outcome(lambda: read_fact_file(path))
    assert found is None or isinstance(found, FactFile)


@MUTATE
@given(data=mutated(JSON))
def test_a_json_file_gives_facts_or_problems(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "order.json"
    path.write_bytes(data)
    found = outcome(lambda: read_fact_file(path))
    assert found is None or isinstance(found, FactFile)


@MUTATE
@given(data=mutated(LINES))
def test_an_export_gives_batches_in_which_every_row_is_counted(data: bytes, tmp_path: Path) -> None:
    path = write_csv(tmp_path, data)
    found = outcome(lambda: read_table(path, mapping()))
    for batch in found if isinstance(found, list) else []:
        assert isinstance(batch, FactBatch)
        assert batch.rows_read == len(batch.lines) + batch.rows_quarantined + batch.rows_skipped
        assert all(len(values) == len(batch.lines) for values in batch.columns.values())
        assert (batch.rows_quarantined == 0) or batch.rejections


@settings(MUTATE, max_examples=200)
@given(data=st.data())
def test_a_workbook_gives_batches_or_problems(data: st.DataObject, tmp_path: Path) -> None:
    rows = [HEADER.strip().split(";"), ["B-1", 1, "x", 12.5, "*"], ["B-1", 2, "#N/A", "n.v.t.", None]]
    path = write_xlsx(tmp_path, rows)
    path.write_bytes(data.draw(mutated(path.read_bytes())))
    found = outcome(lambda: read_table(path, mapping()))
    assert found is None or isinstance(found, list)


@pytest.mark.parametrize(("name", "data"), [("order.yaml", ORDER), ("order.json", JSON)])
def test_the_originals_are_right(name: str, data: bytes, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    assert read_fact_file(path).rows
