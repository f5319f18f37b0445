"""The kinds of fact: how each is written, kept, and seen by the rules. Two kinds are never compared."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, core_schema

from inkooptoets.facts.money import Notation, parse_decimal, scaled
from inkooptoets.facts.week import parse_week, write_week

Raw = str | int | bool | Decimal | date
"""A value as it stands in a file; a binary float never gets this far."""

YES = ("ja", "j", "yes", "y", "true", "waar", "1", "x")
NO = ("nee", "n", "no", "false", "onwaar", "0")


@dataclass(frozen=True)
class Kind:
    """One kind of fact: its name, its type in expressions (CEL) and in the ledger (SQL), and its parser.

    ``parse(raw, notation)`` returns the kept value or raises ValueError with a Dutch sentence.
    """

    name: str
    cel: str
    sql: str
    parse: Callable[[Raw, str], Any]
    written: str
    schema: tuple[tuple[str, Any], ...] = (("type", "string"),)

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Parse before pydantic checks the type, so that a model accepts what people write."""
        return core_schema.no_info_before_validator_function(
            lambda raw: self.parse(raw, Notation.POINT), handler(source)
        )

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Describe what people write, not what is kept."""
        return {key: list(value) if isinstance(value, tuple) else value for key, value in self.schema}


def _text(raw: Raw, notation: str) -> str:
    if isinstance(raw, bool) or not isinstance(raw, (str, int, Decimal, date)):
        raise ValueError(f"`{raw}` is geen tekst; zet er aanhalingstekens om")
    text = str(raw).strip()
    if not text:
        raise ValueError("de tekst is leeg; laat het veld weg als het onbekend is")
    return text


def _yes_or_no(raw: Raw, notation: str) -> bool:
    if isinstance(raw, bool):
        return raw
    word = str(raw).strip().lower()
    if word in YES or word in NO:
        return word in YES
    raise ValueError(f"`{raw}` is geen ja of nee; schrijf ja of nee")


def _day(raw: Raw, notation: str) -> date:
    if isinstance(raw, datetime):
        return raw.date()
    if isinstance(raw, date):
        return raw
    text = str(raw).strip()
    iso = re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]\d{2}:\d{2}.*)?", text)
    dutch = re.fullmatch(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?:[T ]\d{2}:\d{2}.*)?", text)
    if not iso and not dutch:
        raise ValueError(f"`{raw}` is geen datum; schrijf 31-12-2026 of 2026-12-31")
    year, month, day = iso.groups() if iso else reversed(dutch.groups() if dutch else ())
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        raise ValueError(f"`{raw}` is een dag die niet bestaat; kijk de datum na") from None


def _number(raw: Raw, notation: str, decimals: int) -> int:
    if isinstance(raw, bool) or not isinstance(raw, (str, int, Decimal)):
        raise ValueError(f"`{raw}` is geen getal")
    if not isinstance(raw, str):
        return scaled(Decimal(raw), decimals)
    return scaled(parse_decimal(raw, notation), decimals)


def _amount(raw: Raw, notation: str) -> int:
    if (
        isinstance(raw, str)
        and notation == Notation.POINT
        and ("," in raw or re.match(r"(?i)\s*(EUR|€)", raw))
    ):
        notation = Notation.DUTCH
    bare = str(raw).strip()
    if notation == Notation.POINT and re.fullmatch(r"[-+]?\d{1,3}(\.\d{3})+", bare):
        raise ValueError(
            f"`{raw}` kan {bare.replace('.', '')} of {bare} betekenen; schrijf {bare.replace('.', '')}.00"
        )
    return _number(raw, notation, 2)


def _whole(raw: Raw, notation: str) -> int:
    return _number(raw, notation, 0)


def _week(raw: Raw, notation: str) -> str:
    return write_week(parse_week(_text(raw, notation)))


_NUMBER = (("type", ("number", "string")),)
_WHOLE = (("type", "integer"),)

TEXT = Kind("text", "string", "VARCHAR", _text, "tekst")
REFERENCE = Kind("reference", "string", "VARCHAR", _text, "het kenmerk van een ander feit")
YES_NO = Kind("yes_no", "bool", "BOOLEAN", _yes_or_no, "ja of nee", (("type", ("boolean", "string")),))
DAY = Kind("day", "int", "DATE", _day, "31-12-2026 of 2026-12-31", (("type", "string"),))
AMOUNT = Kind("amount", "int", "BIGINT", _amount, "1234.56 of EUR 1.234,56, in de munt van het stuk", _NUMBER)
EURO = Kind("euro", "int", "BIGINT", _amount, "1234.56 of EUR 1.234,56", _NUMBER)
COUNT = Kind("count", "int", "BIGINT", _whole, "een heel getal", _WHOLE)
MONTHS = Kind("months", "int", "BIGINT", _whole, "een heel aantal maanden", _WHOLE)
DAYS = Kind("days", "int", "BIGINT", _whole, "een heel aantal dagen", _WHOLE)
MINUTES = Kind("minutes", "int", "BIGINT", _whole, "een heel aantal minuten", _WHOLE)
PERCENT = Kind(
    "percent",
    "int",
    "BIGINT",
    lambda raw, notation: _number(raw, notation, 2),
    "21 of 12.5, in procenten",
    _NUMBER,
)
RATE = Kind(
    "rate",
    "int",
    "BIGINT",
    lambda raw, notation: _number(raw, notation, 6),
    "0.92, euro per eenheid",
    _NUMBER,
)
QUANTITY = Kind(
    "quantity",
    "int",
    "BIGINT",
    lambda raw, notation: _number(raw, notation, 3),
    "een aantal, ook 2.5",
    _NUMBER,
)
WEEK = Kind("week", "string", "VARCHAR", _week, "ma-vr 08:30-16:00, of 24x7")

KINDS = {
    kind.name: kind
    for kind in (
        TEXT,
        REFERENCE,
        YES_NO,
        DAY,
        AMOUNT,
        EURO,
        COUNT,
        MONTHS,
        DAYS,
        MINUTES,
        PERCENT,
        RATE,
        QUANTITY,
        WEEK,
    )
}

Text = Annotated[str, TEXT]
Reference = Annotated[str, REFERENCE]
YesNo = Annotated[bool, YES_NO]
Day = Annotated[date, DAY]
Amount = Annotated[int, AMOUNT]
Euro = Annotated[int, EURO]
Count = Annotated[int, COUNT]
Months = Annotated[int, MONTHS]
Days = Annotated[int, DAYS]
Minutes = Annotated[int, MINUTES]
Percent = Annotated[int, PERCENT]
Quantity = Annotated[int, QUANTITY]
Week = Annotated[str, WEEK]
