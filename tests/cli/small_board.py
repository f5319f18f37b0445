"""A board of two schools in one file of facts, small enough to audit in every test, and the command line to it."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from inkooptoets.cli.main import main

SETTINGS = 'board: "99001"\nname: Proefbestuur\nimport: ["feiten/*.yaml", "export/*.csv"]\n'
AS_OF = "2026-06-30"

REGISTERS = """\
board: {id: "99001", title: Proefbestuur}
schools:
  - {id: 99ZZ00, title: De Wilgen, board: "99001", opening_hours: "ma-vr 08:30-16:00"}
  - {id: 99ZZ01, title: De Linde, board: "99001", opening_hours: "ma-vr 08:30-16:00"}
suppliers:
  - {id: L-1, title: Wilgenbroek ICT B.V.}
  - {id: L-2, title: Papierhuis B.V.}
designations:
  - {unit: 99ZZ00, product_group: kantoorartikelen, person: m.devries, role: designated, valid_from: 2025-01-01}
contracts:
  - {id: C-1, title: Raamcontract laptops, board: "99001", supplier: L-1, product_groups: [laptops],
     tendered: yes, central_body: no, starts_on: 2025-01-01, ends_on: 2028-12-31, initial_months: 48,
     renewal_months: 0, board_option_months: 0, supplier_option_months: 0, open_ended: no, convenience_exit: yes,
     convenience_fee_months: 0, notice_months: 3, includes_support: no, processes_personal_data: no,
     covers: [99ZZ00]}
"""

ORDER = 'board: "99001", status: ordered, supplier: L-1, currency: EUR, contract: geen, product_group: chromebooks'
SMALL = f"orders:\n  - {{id: B-1, unit: 99ZZ00, orderer: m.devries, ordered_on: 2026-02-10, net: 1000.00, {ORDER}}}\n"
SPLIT = f"""\
orders:
  - {{id: B-1, unit: 99ZZ00, orderer: m.devries, ordered_on: 2026-02-10, net: 120000.00, {ORDER}}}
  - {{id: B-2, unit: 99ZZ01, orderer: p.jansen, ordered_on: 2026-03-10, net: 110000.00, {ORDER}}}
"""
WITHOUT_AMOUNT = (
    f"orders:\n  - {{id: B-1, unit: 99ZZ00, orderer: m.devries, ordered_on: 2026-02-10, {ORDER}}}\n"
)


@dataclass(frozen=True)
class Ran:
    """How a command ended and what it said."""

    code: int
    out: str
    err: str


def write_board(folder: Path, orders: str, registers: str = REGISTERS) -> Path:
    """Write a board's folder and return it."""
    (folder / "feiten").mkdir(parents=True)
    (folder / "inkooptoets.yaml").write_text(SETTINGS, encoding="utf-8")
    (folder / "feiten" / "1-registers.yaml").write_text(registers, encoding="utf-8")
    (folder / "feiten" / "2-bestellingen.yaml").write_text(orders, encoding="utf-8")
    return folder


def run(folder: Path, command: str, *args: object, stdin: str = "", day: str | None = AS_OF) -> Ran:
    """Run a command on a board as a shell would; an exception that is no exit is a traceback, and fails."""
    words = [command, "--board", str(folder), *(["--as-of", day] if day else []), *map(str, args)]
    return run_words(*words, stdin=stdin)


def run_words(*words: str, stdin: str = "") -> Ran:
    """Run the command line with these words."""
    code: object = 0
    with _streams(stdin, words) as (out, err):
        try:
            main()
        except SystemExit as end:
            code = end.code
    assert code is None or isinstance(code, int)
    return Ran(code or 0, out.read(), err.read())


class _Written:
    """A stream of text over bytes, as a program's own streams are."""

    def __init__(self) -> None:
        self.bytes = io.BytesIO()
        self.stream = io.TextIOWrapper(self.bytes, encoding="utf-8", write_through=True)

    def read(self) -> str:
        return self.bytes.getvalue().decode("utf-8", "replace")


@contextmanager
def _streams(stdin: str, words: tuple[str, ...]) -> Iterator[tuple[_Written, _Written]]:
    out, err = _Written(), _Written()
    with (
        redirect_stdout(out.stream),
        redirect_stderr(err.stream),
        patch.object(sys, "stdin", io.StringIO(stdin)),
        patch.object(sys, "argv", ["inkooptoets", *words]),
    ):
        yield out, err
