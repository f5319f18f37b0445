"""What an invented board holds while it is being made: orders, contracts, registers and what to expect."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

BOARD = "99001"
AS_OF = date(2026, 6, 30)
"""The day on which the expected verdicts hold; the exports run up to it."""
FIRST_DAY = date(2022, 1, 1)
LOCATIONS = ("99AA00", "99AA01", "99AA02", "99AA03")
"""The four locations of the first school, which every board has and at which the seeded cases play."""
NO_CONTRACT = "geen"


@dataclass(frozen=True)
class Line:
    """A line of an order. ``price`` and amounts are cents, ``vat`` a whole percentage."""

    group: str | None
    description: str
    quantity: int
    price: int
    vat: int = 21
    net_known: bool = True

    @property
    def net(self) -> int:
        """The line's amount without VAT."""
        return self.quantity * self.price

    @property
    def gross(self) -> int:
        """The line's amount with VAT, half cents up."""
        return (self.net * (100 + self.vat) + 50) // 100


@dataclass(frozen=True)
class Order:
    """An order: ``contract`` is a number, ``geen``, or None where the export does not say."""

    id: str
    day: date
    unit: str
    orderer: str | None
    supplier: str
    lines: tuple[Line, ...]
    contract: str | None = NO_CONTRACT
    procedure: str | None = None
    status: str = "delivered"


@dataclass(frozen=True)
class Credit:
    """A credit note; ``net`` is negative cents."""

    id: str
    credits: str | None
    day: date
    unit: str
    supplier: str
    group: str
    net: int


@dataclass(frozen=True)
class Supplier:
    """A supplier, perhaps the successor or subsidiary of another."""

    id: str
    title: str
    kvk: str
    parent: str | None = None


@dataclass(frozen=True)
class School:
    """A location of a school; without hours in the register they are unknown."""

    id: str
    title: str
    pupils: int
    hours: str | None


@dataclass(frozen=True)
class Entry:
    """An entry in the register of orderers: a designation, or with role ``absence`` an absence."""

    unit: str
    group: str
    person: str
    role: str
    first: date
    last: date | None = None

    def holds_on(self, day: date) -> bool:
        """Whether the day lies in the entry's period, ends included."""
        return self.first <= day and (self.last is None or day <= self.last)


@dataclass(frozen=True)
class Expected:
    """The outcome that one subject must get under one rule; ``finding`` is the case that it counts in."""

    case: str
    nl: str
    rule: str
    subject: str
    outcome: str
    finding: Mapping[str, str]
    file: str | None = None
    """The fact file in which the subject stands, where it is not in the exports."""


Contract = dict[str, Any]
"""A contract: kept values by path of the dictionary."""


@dataclass
class Board:
    """A board in the making; the seeded cases and the mass around them each add their part."""

    schools: list[School] = field(default_factory=list)
    suppliers: list[Supplier] = field(default_factory=list)
    procedures: list[dict[str, Any]] = field(default_factory=list)
    contracts: list[Contract] = field(default_factory=list)
    orders: list[Order] = field(default_factory=list)
    credits: list[Credit] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    expected: list[Expected] = field(default_factory=list)

    def orderer(self, unit: str, group: str, day: date) -> str | None:
        """Return who may order on a day: the designated one, in an absence the deputy, or nobody."""
        held = [entry for entry in self.entries if entry.group == group and entry.holds_on(day)]
        own = [entry for entry in held if entry.unit == unit] or [e for e in held if e.unit == BOARD]
        away = {entry.person for entry in own if entry.role == "absence"}
        for role in ("designated", "deputy"):
            for entry in own:
                if entry.role == role and entry.person not in away:
                    return entry.person if role == "designated" or away else None
        return None
