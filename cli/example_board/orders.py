"""The ordinary orders of a board: many small ones, a few large ones, nearly all as they should be.

They stay far from every threshold: what is large is a call-off under a tendered contract.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from math import exp
from random import Random
from statistics import NormalDist

from inkooptoets.cli.example_board.articles import BY_KEY, GOODS, MONTHS, Goods
from inkooptoets.cli.example_board.contracts import framework_id
from inkooptoets.cli.example_board.records import (
    AS_OF,
    FIRST_DAY,
    NO_CONTRACT,
    Board,
    Credit,
    Line,
    Order,
)
from inkooptoets.cli.example_board.size import Size

_STEPS = 500
_LINES = (1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 4, 4, 5, 6)
"""Lines per order: two and a half on average."""
_OFFICE = ("kantoorartikelen", "batterijen")
_SMALL_WITHOUT_CONTRACT = 500_00
_MOST_OF_SMALL_SCHOOL = 2_500_00


def _factors(spread: int) -> tuple[int, ...]:
    """Return a log-normal in equal steps of chance, as whole thousandths of its median: equal everywhere."""
    return tuple(
        round(1_000 * exp(spread / 10 * NormalDist().inv_cdf((step + 0.5) / _STEPS)))
        for step in range(_STEPS)
    )


class OrderMaker:
    """Makes a board's ordinary orders, one after the other."""

    def __init__(self, board: Board, size: Size, rng: Random) -> None:
        self.board, self.size, self.rng = board, size, rng
        self.factors = {spread: _factors(spread) for spread in sorted({goods.spread for goods in GOODS})}
        self.schools = [school.id for school in board.schools]
        self.sizes = [school.pupils for school in board.schools]
        ordinary = [each.id for each in board.suppliers if each.id >= "L-0100"]
        parts = len(GOODS)
        self.suppliers = {goods.key: ordinary[index::parts] for index, goods in enumerate(GOODS)}

    def add_orders(self) -> None:
        """Add all orders, by day, and credit notes on some."""
        days = self._days()
        units = self.rng.choices(self.schools, self.sizes, k=len(days))
        groups = self.rng.choices(GOODS, [goods.weight for goods in GOODS], k=len(days))
        numbers: dict[int, int] = {}
        for day, unit, goods in zip(days, units, groups, strict=True):
            if goods.key in _OFFICE and self.board.orderer(unit, "kantoorartikelen", day) is None:
                goods = BY_KEY["leermiddelen-boeken"]
            numbers[day.year] = numbers.get(day.year, 0) + 1
            order = self._order(f"B-{day.year}-{numbers[day.year]:05d}", day, unit, goods)
            self.board.orders.append(order)
            if (
                order.contract not in (None, NO_CONTRACT)
                and order.lines[0].group
                and self.rng.randrange(1_000) < 8
            ):
                self._credit(order)

    def _days(self) -> list[date]:
        every = [FIRST_DAY + timedelta(days=number) for number in range((AS_OF - FIRST_DAY).days + 1)]
        working = [day for day in every if day.weekday() < 5]
        weights = [MONTHS[day.month - 1] for day in working]
        number = self.size.orders_a_year * len(working) // 261
        return sorted(self.rng.choices(working, weights, k=number))

    def _order(self, id: str, day: date, unit: str, goods: Goods) -> Order:  # noqa: A002
        rng = self.rng
        amount = goods.median * 100 * rng.choice(self.factors[goods.spread]) // 1_000
        amount = amount * rng.randrange(900, 1_101) // 1_000
        amount = max(5_00, min(amount, goods.most * 100))
        tendered = goods.seeded or self.size.frameworks_for_all
        contract: str | None = framework_id(goods.framework, day) if tendered else NO_CONTRACT
        if not tendered:
            amount = min(amount, _MOST_OF_SMALL_SCHOOL)
        orderer: str | None = self._orderer(unit, goods, day)
        drawn = rng.randrange(1_000)
        if not goods.seeded and amount <= _SMALL_WITHOUT_CONTRACT:
            if drawn < 60:
                contract = NO_CONTRACT
            elif drawn < 75:
                contract = None
        supplier = self.suppliers[goods.key][
            min(rng.randrange(40), rng.randrange(40)) % len(self.suppliers[goods.key])
        ]
        lines = self._lines(goods, amount)
        drawn = rng.randrange(1_000)
        if drawn < 9 and not goods.seeded and amount <= _SMALL_WITHOUT_CONTRACT:
            lines = tuple(replace(line, group=None) for line in lines)
        elif drawn < 16:
            orderer = None
        status = (
            "cancelled"
            if rng.randrange(100) < 2
            else "ordered"
            if day > AS_OF - timedelta(days=14)
            else "delivered"
        )
        return Order(id, day, unit, orderer, supplier, lines, contract, None, status)

    def _orderer(self, unit: str, goods: Goods, day: date) -> str:
        rng = self.rng
        group = "kantoorartikelen" if goods.key in _OFFICE else goods.key
        if group in ("kantoorartikelen", "toner"):
            designated = self.board.orderer(unit, group, day)
            if designated is not None and rng.randrange(1_000) >= 30:
                return designated
            return f"leerkracht-{rng.randrange(1, 400):03d}"
        if goods.framework in ("apparaten", "netwerk", "software"):
            return f"ict-coordinator-{1 + self.schools.index(unit):02d}"
        return f"administratie-{1 + self.schools.index(unit):02d}"

    def _lines(self, goods: Goods, amount: int) -> tuple[Line, ...]:
        rng = self.rng
        number = rng.choice(_LINES)
        lines = []
        left = amount
        for index in range(number):
            part = left if index == number - 1 else left * rng.randrange(20, 71) // 100
            left -= part
            quantity = rng.choice((1, 1, 2, 3, 5, 10, 25)) if part > 20_00 else 1
            article = goods.articles[rng.randrange(len(goods.articles))]
            lines.append(Line(goods.key, article, quantity, max(1, part // quantity), goods.vat))
        if goods.key in _OFFICE and sum(line.net for line in lines) < 60_00:
            lines.append(Line(goods.key, "Verzendkosten", 1, rng.choice((4_95, 6_95, 9_95)), goods.vat))
        elif goods.key == "chromebooks" and rng.randrange(4) == 0:
            lines.append(Line("device-accessoires", "Laptophoes", 5, 14_50))
        return tuple(lines)

    def _credit(self, order: Order) -> None:
        line = order.lines[0]
        day = min(order.day + timedelta(days=self.rng.randrange(3, 45)), AS_OF)
        number = len(self.board.credits) + 1
        self.board.credits.append(
            Credit(
                f"CN-{day.year}-{number:04d}",
                order.id,
                day,
                order.unit,
                order.supplier,
                line.group or "",
                -line.price,
            )
        )
