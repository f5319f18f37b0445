"""R4: office supplies ordered by somebody who was not designated, and orders that only look like it."""

from __future__ import annotations

from datetime import date

from inkooptoets.cli.example_board.records import BOARD, LOCATIONS, Board, Entry, Expected, Line, Order
from inkooptoets.cli.example_board.seeded import suppliers as of

_GROUP = "kantoorartikelen"
_LONG_AGO = date(2021, 1, 1)
GAP = (date(2026, 3, 1), date(2026, 3, 31))
"""The days on which nobody is designated at the fourth location."""


def add_orderers(board: Board) -> None:
    """Add the register of the four locations and the orders that it judges."""
    one, two, three, four = LOCATIONS
    board.entries += [
        Entry(BOARD, "toner", "inkoop-01", "designated", _LONG_AGO),
        Entry(one, _GROUP, "besteller-01", "designated", _LONG_AGO),
        Entry(one, _GROUP, "vervanger-01", "deputy", _LONG_AGO),
        Entry(one, _GROUP, "besteller-01", "absence", date(2026, 2, 23), date(2026, 3, 6)),
        Entry(two, _GROUP, "besteller-02", "designated", _LONG_AGO, date(2026, 1, 31)),
        Entry(two, _GROUP, "besteller-03", "designated", date(2026, 2, 1)),
        Entry(three, _GROUP, "besteller-04", "designated", _LONG_AGO),
        Entry(four, _GROUP, "besteller-05", "designated", _LONG_AGO, date(2026, 2, 28)),
        Entry(four, _GROUP, "besteller-06", "designated", date(2026, 4, 1)),
    ]
    batteries = Line("batterijen", "Batterijen AA", 6, 4_95)
    pens = Line(_GROUP, "Balpennen blauw", 4, 7_25)
    paper = Line(_GROUP, "Kopieerpapier A4", 10, 4_40)
    add = _Adder(board)
    add(
        1,
        "Batterijen besteld door een leerkracht.",
        one,
        "2026-03-12",
        "leerkracht-901",
        batteries,
        "violated",
    )
    add(2, "Pennen besteld door een leerkracht.", one, "2026-04-09", "leerkracht-902", pens, "violated")
    add(3, "De vervanger bestelt terwijl de besteller afwezig is.", one, "2026-02-25", "vervanger-01", paper,
        "compliant")  # fmt: skip
    add(4, "De vervanger bestelt terwijl de besteller er is; het beleid staat dat niet toe.", one,
        "2026-05-20", "vervanger-01", paper, "violated")  # fmt: skip
    add(5, "De besteller die halverwege het schooljaar stopte, nog op tijd.", two, "2026-01-31",
        "besteller-02", paper, "compliant")  # fmt: skip
    add(
        6,
        "De besteller die was gestopt, bestelt toch nog.",
        two,
        "2026-02-10",
        "besteller-02",
        paper,
        "violated",
    )
    add(7, "De opvolger bestelt.", two, "2026-02-11", "besteller-03", paper, "compliant")
    add(8, "Bestelling zonder besteller.", two, "2026-04-14", None, paper, "undetermined")
    add(9, "Declaratie van een aankoop bij een prijsvechter.", three, "2026-03-19", "leerkracht-903", pens,
        "violated", supplier=of.BARGAINS)  # fmt: skip
    add(10, "Besteld in een maand waarin niemand was aangewezen.", four, "2026-03-10", "besteller-05", paper,
        "undetermined")  # fmt: skip
    add.expect(10, "Het register heeft een gat: in maart 2026 was niemand aangewezen.", four, "violated",
               "PLN-26-REGISTER")  # fmt: skip


class _Adder:
    """Adds one order and its verdict at a time."""

    def __init__(self, board: Board) -> None:
        self.board = board

    def __call__(
        self,
        number: int,
        nl: str,
        unit: str,
        day: str,
        orderer: str | None,
        line: Line,
        outcome: str,
        supplier: str = of.OFFICE,
    ) -> None:
        """Add order ``B-R4-<number>``."""
        self.board.orders.append(
            Order(f"B-R4-{number:02d}", date.fromisoformat(day), unit, orderer, supplier, (line,))
        )
        self.expect(number, nl, unit, outcome)

    def expect(self, number: int, nl: str, unit: str, outcome: str, rule: str = "PLN-26") -> None:
        """Add what to expect of an order."""
        finding = {"purchase.unit": unit, "purchase.group": _GROUP}
        self.board.expected.append(Expected("R4", nl, rule, f"B-R4-{number:02d}", outcome, finding))
