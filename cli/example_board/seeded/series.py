"""A series of orders in one product group, with the verdict that each of them must get."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from inkooptoets.cli.example_board.articles import BY_KEY
from inkooptoets.cli.example_board.records import BOARD, LOCATIONS, NO_CONTRACT, Board, Expected, Line, Order


@dataclass(frozen=True)
class Piece:
    """One order of a series: its day, how many of what price in cents, and where it differs."""

    day: str
    quantity: int
    price: int
    unit: int | None = None
    supplier: str | None = None
    contract: str | None = "as the series"
    net_known: bool = True


@dataclass(frozen=True)
class Series:
    """Orders ``<key>-01`` and on. Verdicts are those of DO-11 unless another rule is named."""

    key: str
    nl: str
    group: str
    supplier: str
    pieces: Sequence[Piece]
    contract: str | None = NO_CONTRACT
    procedure: str | None = None
    counted_in: str | None = None
    """The homogeneous group, where it is not the product group itself."""

    def order_id(self, number: int) -> str:
        """Return the number of one order, from 1."""
        return f"B-{self.key}-{number:02d}"

    def add_to(self, board: Board) -> None:
        """Add the orders."""
        for index, piece in enumerate(self.pieces):
            article = BY_KEY[self.group].articles[0]
            line = Line(self.group, article, piece.quantity, piece.price, net_known=piece.net_known)
            board.orders.append(
                Order(
                    id=self.order_id(index + 1),
                    day=date.fromisoformat(piece.day),
                    unit=LOCATIONS[index % 4 if piece.unit is None else piece.unit],
                    orderer="ict-coordinator-01",
                    supplier=piece.supplier or self.supplier,
                    lines=(line,),
                    contract=self.contract if piece.contract == "as the series" else piece.contract,
                    procedure=self.procedure,
                )
            )

    def expect(self, board: Board, outcomes: dict[int, str], rule: str = "DO-11", nl: str = "") -> None:
        """Add what to expect of orders, by number from 1."""
        finding = {"purchase.buyer": BOARD, "purchase.group": self.counted_in or self.group}
        base = Expected(self.key, nl or self.nl, rule, "", "", finding)
        for number, outcome in outcomes.items():
            board.expected.append(replace(base, subject=self.order_id(number), outcome=outcome))
