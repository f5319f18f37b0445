"""Split purchases (DO-11 and its 48-month sister) once more, by loops over plain rows, from decided.md alone.

Nothing here is shared with the engine: it is what the engine is held against. Amounts are cents; unknown is None.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

Row = Mapping[str, Any]
ANY = 10**15
THRESHOLDS = (
    (date(2016, 1, 1), date(2017, 12, 31), 209_000_00),
    (date(2018, 1, 1), date(2019, 12, 31), 221_000_00),
    (date(2020, 1, 1), date(2021, 12, 31), 214_000_00),
    (date(2022, 1, 1), date(2023, 12, 31), 215_000_00),
    (date(2024, 1, 1), date(2025, 12, 31), 221_000_00),
    (date(2026, 1, 1), date(2027, 12, 31), 216_000_00),
)
SOCIAL = 750_000_00
DEVICES = ("chromebooks", "laptops")
OTHERS = ("kantoorartikelen", "software-overig", "training", "meubilair")
SOCIAL_GROUPS = ("training",)


def both(*answers: bool | None) -> bool | None:
    if False in answers:
        return False
    return None if None in answers else True


def either(*answers: bool | None) -> bool | None:
    if True in answers:
        return True
    return None if None in answers else False


def opposite(answer: bool | None) -> bool | None:
    return None if answer is None else not answer


def less(left: Any, right: Any) -> bool | None:
    return None if left is None or right is None else left < right


def at_most(left: Any, right: Any) -> bool | None:
    return None if left is None or right is None else left <= right


def later(day: date | None, run_day: date) -> bool:
    return day is not None and day > run_day


def months_before(day: date, months: int) -> date:
    year, month = day.year, day.month - months
    while month < 1:
        year, month = year - 1, month + 12
    return date(year, month, min(day.day, monthrange(year, month)[1]))


@dataclass
class Purchase:
    """What one order or credit note comes to in one homogeneous group."""

    id: str
    group: str | None
    kind: str
    order: Row
    board: str | None
    unit: str | None
    day: date | None
    parts: list[tuple[int | None, int, int]] = field(default_factory=list)
    cancelled_parts: list[bool | None] = field(default_factory=list)
    buyer: str | None = None

    @property
    def value(self) -> int | None:
        values = [value for value, _, _ in self.parts]
        return None if None in values else sum(values)

    @property
    def low(self) -> int:
        return max(-ANY, sum(low for _, low, _ in self.parts))

    @property
    def high(self) -> int:
        return min(ANY, sum(high for _, _, high in self.parts))

    @property
    def cancelled(self) -> bool | None:
        return both(*self.cancelled_parts)


@dataclass
class Answer:
    """What is to come out for one purchase and one rule."""

    outcome: str
    low: int | None
    high: int | None
    sure: int | None
    possible: int | None


class World:
    """The facts of a board, judged by loops."""

    def __init__(self, tables: Mapping[str, Sequence[Row]], run_day: date) -> None:
        self.by_key = {
            plural: {row["id"]: row for row in tables[plural]}
            for plural in ("orders", "schools", "contracts", "procedures")
        }
        found: dict[tuple[str, str | None, str], Purchase] = {}
        issued = [note for note in tables["credit_notes"] if not later(note["issued_on"], run_day)]
        self._orders(tables, found)
        self._credit_notes(issued, found)
        for purchase in found.values():
            school = self.by_key["schools"].get(purchase.unit, {})
            purchase.board = purchase.board or school.get("board")
            purchase.buyer = purchase.unit if school.get("independent") else purchase.board
        self.purchases = {key: each for key, each in found.items() if not later(each.day, run_day)}

    def _orders(self, tables: Mapping[str, Sequence[Row]], found: dict[Any, Purchase]) -> None:
        lined = {line["order"] for line in tables["order_lines"]}
        for order in tables["orders"]:
            if order["id"] not in lined:
                cancelled = None if order["status"] is None else order["status"] == "cancelled"
                self._add(found, order["id"], order["product_group"], "order", order, order, cancelled)
        for line in tables["order_lines"]:
            order = self.by_key["orders"].get(line["order"], {})
            status = order.get("status")
            cancelled = either(bool(line["cancelled"]), None if status is None else status == "cancelled")
            amounts = {"net": line["net"], "gross": line["gross"], "currency": order.get("currency")}
            if line["cancelled"]:
                amounts |= {"net": 0, "gross": 0}
            group = line["product_group"] or order.get("product_group")
            self._add(found, line["order"], group, "order", order, amounts, cancelled)

    def _credit_notes(self, notes: Sequence[Row], found: dict[Any, Purchase]) -> None:
        for note in notes:
            order = self.by_key["orders"].get(note["credits"], {})
            merged = {
                name: note[name] if note[name] is not None else order.get(name)
                for name in ("board", "unit", "product_group", "currency")
            }
            merged |= {"net": note["net"], "gross": note["gross"]}
            merged["ordered_on"] = order.get("ordered_on") if note["credits"] else note["issued_on"]
            cancelled: bool | None = False
            if note["credits"]:
                status = order.get("status")
                cancelled = None if status is None else status == "cancelled"
            self._add(found, note["id"], merged["product_group"], "credit", order, merged, cancelled, merged)

    def _add(
        self,
        found: dict[Any, Purchase],
        identity: str,
        product_group: str | None,
        kind: str,
        order: Row,
        amounts: Row,
        cancelled: bool | None,
        header: Row | None = None,
    ) -> None:
        group = "devices" if product_group in DEVICES else product_group if product_group in OTHERS else None
        head = order if header is None else header
        purchase = found.setdefault(
            (identity, group, kind),
            Purchase(
                identity, group, kind, order, head.get("board"), head.get("unit"), head.get("ordered_on")
            ),
        )
        purchase.parts.append(_worth(amounts, purchase.day, kind))
        purchase.cancelled_parts.append(cancelled)

    def tendered(self, purchase: Purchase) -> bool | None:
        order, day = purchase.order, purchase.day
        contract = self.by_key["contracts"].get(order.get("contract"), {})
        procedure = self.by_key["procedures"].get(order.get("procedure"), {})
        if contract.get("ends_on") is not None:
            not_over = at_most(day, contract["ends_on"])
        else:
            not_over = either(contract.get("open_ended"), None)
        by_contract = both(
            order.get("under_contract"),
            either(contract.get("tendered"), contract.get("central_body")),
            at_most(contract.get("starts_on"), day),
            not_over,
        )
        by_itself = procedure.get("tendered") if order.get("procedure") else False
        return either(by_contract, by_itself)

    def exempt(self, purchase: Purchase) -> bool | None:
        if not purchase.order.get("small_lot"):
            return False
        procedure = self.by_key["procedures"].get(purchase.order.get("procedure"), {})
        kept_out, total = procedure.get("exempt_lots_value"), procedure.get("total_value")
        known = purchase.day is not None
        share = None if kept_out is None or not total or not known else kept_out * 5 <= total
        return both(less(purchase.value, 80_000_00 if known else None), share)

    def threshold(self, purchase: Purchase) -> int | None:
        if purchase.group is None:
            return None
        procedure = purchase.order.get("procedure")
        started = self.by_key["procedures"].get(procedure, {}).get("started_on")
        day = started if procedure else purchase.day
        if day is None:
            return None
        if purchase.group in SOCIAL_GROUPS:
            return SOCIAL
        return next((amount for first, last, amount in THRESHOLDS if first <= day <= last), None)

    def siblings(self, purchase: Purchase, months: int) -> Answer:
        if purchase.buyer is None or purchase.group is None or purchase.day is None:
            return Answer("", None, None, None, None)
        first, answer = months_before(purchase.day, months), Answer("", 0, 0, 0, 0)
        for other in self.purchases.values():
            if (other.buyer, other.group) != (purchase.buyer, purchase.group):
                continue
            if other.day is None or not first <= other.day <= purchase.day:
                continue
            belongs = both(
                opposite(other.cancelled), opposite(self.tendered(other)), opposite(self.exempt(other))
            )
            if belongs is False:
                continue
            answer.low += other.low if belongs else min(0, other.low)
            answer.high += other.high if belongs else max(0, other.high)
            answer.sure += 1 if belongs else 0
            answer.possible += 1
        answer.low = max(-ANY, min(ANY, answer.low))
        answer.high = max(-ANY, min(ANY, answer.high))
        return answer

    def split(self, purchase: Purchase) -> Answer:
        """Judge DO-11."""
        answer = self.siblings(purchase, 12)
        answer.outcome = self._outcome(purchase, self._reaches(answer, self.threshold(purchase)))
        return answer

    def split_in_four_years(self, purchase: Purchase) -> Answer:
        """Judge DO-11-48M: what four years show and twelve months do not."""
        answer, threshold = self.siblings(purchase, 48), self.threshold(purchase)
        recent = self._reaches(self.siblings(purchase, 12), threshold)
        answer.outcome = self._outcome(purchase, both(self._reaches(answer, threshold), opposite(recent)))
        return answer

    def _reaches(self, answer: Answer, threshold: int | None) -> bool | None:
        if threshold is None or answer.low is None:
            return None
        if answer.low >= threshold:
            return True
        return None if answer.high >= threshold else False

    def _outcome(self, purchase: Purchase, violated: bool | None) -> str:
        applies = both(
            purchase.kind == "order",
            opposite(purchase.cancelled),
            opposite(self.tendered(purchase)),
            opposite(self.exempt(purchase)),
            less(purchase.value, self.threshold(purchase)),
        )
        if applies is False:
            return "not_applicable"
        if violated is False:
            return "compliant"
        return "violated" if applies and violated else "undetermined"


def _worth(amounts: Row, day: date | None, kind: str) -> tuple[int | None, int, int]:
    """Return an amount in euros net of VAT, and its bounds; amounts without a currency are euros."""
    currency = amounts.get("currency") or ("EUR" if day is not None else None)
    if currency == "EUR" and amounts.get("net") is not None:
        return amounts["net"], amounts["net"], amounts["net"]
    gross = amounts.get("gross") if currency == "EUR" else None
    if kind == "credit":
        return None, -ANY if gross is None else gross, 0
    return None, min(0, gross or 0), ANY if gross is None else max(0, gross)
