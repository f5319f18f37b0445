"""One column of a table as facts: every distinct value is read once, in the notation of the whole column.

A column that holds two notations is refused as a whole; a single value that cannot be read is not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from inkooptoets.facts.dictionary import Entity, Fact
from inkooptoets.facts.dictionary.kind import Raw
from inkooptoets.facts.identifier import CHECKS
from inkooptoets.facts.kept import DIGITS, NUMBERS, keep_declared, keep_written
from inkooptoets.facts.mapping import ColumnMapping
from inkooptoets.facts.money import Notation, parse_decimal
from inkooptoets.facts.raw_table import RawColumn

ERROR_CELLS = frozenset(
    f"#{word}"
    for word in (
        *("REF!", "N/A", "VALUE!", "DIV/0!", "NAME?", "NULL!", "NUM!"),
        *("VERW!", "N/B", "WAARDE!", "DEEL/0!", "NAAM?", "LEEG!", "GETAL!"),
    )
)
"""What Excel writes in a cell whose formula failed, in English and in Dutch."""

_MONTH_FIRST = re.compile(r"(0?[1-9]|1[0-2])[-/.](1[3-9]|2\d|3[01])[-/.]\d{4}\b.*")
_OTHER = {Notation.DUTCH: Notation.POINT, Notation.POINT: Notation.DUTCH}


@dataclass(frozen=True)
class FactColumn:
    """A column's kept values by position, the position of each row, and what could not be read.

    ``wrong`` gives a reason for positions whose rows cannot be taken in; where ``refused`` is filled, the
    column is written in two notations, all its values are missing, and these positions show it.
    """

    values: list[Any]
    codes: Sequence[int]
    raw: list[Raw | None]
    wrong: dict[int, str] = field(default_factory=dict)
    refused: dict[int, str] = field(default_factory=dict)

    def rows(self) -> list[Any]:
        """Return the kept value of every row, None where it is missing."""
        values = self.values
        return [values[code] for code in self.codes]


def read_column(
    raw: RawColumn, entity: type[Entity], found: Fact, mapped: ColumnMapping, notation: str
) -> FactColumn:
    """Return a column's facts; ``notation`` is the table's, unless the column has its own."""
    notation = mapped.notation or notation
    values: list[Any] = []
    wrong: dict[int, str] = {}
    refused: dict[int, str] = {}
    replaced = {each.strip(): value for each, value in mapped.values.items()}
    plain = _is_plain(entity, found)
    for code, value in enumerate(raw.distinct):
        kept = None
        try:
            if value is None:
                kept = None if mapped.empty is None else _replacement(entity, found, mapped.empty)
            elif replaced and str(value) in replaced:
                kept = _replacement(entity, found, replaced[str(value)])
            elif value in ERROR_CELLS:
                raise ValueError(f"`{value}` is een mislukte formule in Excel; herstel de cel")
            elif plain and isinstance(value, str):
                kept = value
            else:
                kept = _one_or_many(entity, found, mapped, value, notation)
        except ValueError as error:
            wrong[code] = str(error)
            if _fits_another_notation(found, value, notation):
                refused[code] = _mixed(found, value, notation)
        values.append(kept)
    if refused:
        return FactColumn([None] * len(values), raw.codes, raw.distinct, {}, refused)
    return FactColumn(values, raw.codes, raw.distinct, wrong)


def _is_plain(entity: type[Entity], found: Fact) -> bool:
    special = found.many or found.choices or found.personal or (entity.name, found.path) in CHECKS
    return not special and found.kind.name in ("text", "reference")


def _replacement(entity: type[Entity], found: Fact, written: Any) -> Any:
    if written is None:
        return None
    kept = keep_written(entity, found, written)
    return (kept,) if found.many else kept


def _one_or_many(entity: type[Entity], found: Fact, mapped: ColumnMapping, value: Raw, notation: str) -> Any:
    if not found.many:
        if mapped.round and found.kind.name in DIGITS:
            value = _rounded(value, notation, DIGITS[found.kind.name])
        return keep_declared(entity, found, value, notation)
    parts = [part.strip() for part in str(value).split(mapped.split or ",")]
    return tuple(keep_declared(entity, found, part, notation) for part in parts if part)


def _rounded(value: Raw, notation: str, digits: int) -> Raw:
    number = parse_decimal(value, notation) if isinstance(value, str) else value
    if not isinstance(number, Decimal) or abs(number) > 10**15:
        return number
    return number.quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP)


def _fits_another_notation(found: Fact, value: Raw | None, notation: str) -> bool:
    if not isinstance(value, str):
        return False
    if found.kind.name == "day":
        return bool(_MONTH_FIRST.fullmatch(value))
    if found.kind.name not in NUMBERS or _reads(value, notation):
        return False
    return _reads(value, _OTHER[notation])


def _reads(value: str, notation: str) -> bool:
    try:
        parse_decimal(value, notation)
    except ValueError:
        return False
    return True


def _mixed(found: Fact, value: Raw | None, notation: str) -> str:
    if found.kind.name == "day":
        return f"`{value}` heeft de maand voorop; de hele kolom is niet gelezen: schrijf dag-maand-jaar"
    here, there = ("1.234,56", "1,234.56") if notation == Notation.DUTCH else ("1,234.56", "1.234,56")
    return (
        f"`{value}` past alleen in de schrijfwijze {there}, en de kolom is aangegeven als {here}; "
        "de hele kolom is niet gelezen: verbeter `notation` in mapping.yaml, of het bestand"
    )
