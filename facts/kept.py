"""From a value as it was written to the value that is kept: its kind, its bounds, its choices, its form."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Any

from inkooptoets.facts.dictionary import Entity, Fact
from inkooptoets.facts.dictionary.kind import KINDS, Raw
from inkooptoets.facts.identifier import CHECKS, looks_like_bsn
from inkooptoets.facts.money import Notation, parse_decimal
from inkooptoets.facts.problem import nearest

NUMBERS = frozenset(name for name, kind in KINDS.items() if kind.sql == "BIGINT")
AMOUNTS = frozenset(("amount", "euro"))
DIGITS = {"amount": 2, "euro": 2, "percent": 2, "quantity": 3, "rate": 6}
"""The digits behind the point that a kind of number keeps; the others are whole."""
_PLAIN = {
    Notation.DUTCH: re.compile(r"([0-9]{1,9}|[0-9]{1,3}(?:\.[0-9]{3}){1,2})(?:,([0-9]{1,6}))?"),
    Notation.POINT: re.compile(r"([0-9]{1,9}|[0-9]{1,3}(?:,[0-9]{3}){1,2})(?:\.([0-9]{1,6}))?"),
}
"""How most numbers are written: a short way round that gives what the long one gives."""
_THOUSANDS = {Notation.DUTCH: ".", Notation.POINT: ","}
NO_CONTRACT = frozenset(("geen", "none", "nee", "no"))
"""What people write at an order's contract to say that there is none."""


def keep_written(entity: type[Entity], found: Fact, raw: Raw) -> Any:
    """Return a value from a fact file as it is kept; ValueError holds a Dutch sentence.

    Numbers are written with a decimal point; one that may be read in two ways is refused.
    """
    if isinstance(raw, Decimal) and found.kind.name in AMOUNTS and not str(raw).startswith(("0", "-0")):
        raw = str(raw)
    if isinstance(raw, str) and found.kind.name in NUMBERS - AMOUNTS and "," in raw:
        raise ValueError(f"`{raw}` heeft een komma; schrijf het getal met een punt, of zonder")
    return _kept(entity, found, raw, Notation.POINT)


def keep_declared(entity: type[Entity], found: Fact, raw: Raw, notation: str) -> Any:
    """Return a value from a column of a declared notation as it is kept; ValueError says what is wrong."""
    if isinstance(raw, str) and found.kind.name in NUMBERS:
        plain = _PLAIN[notation].fullmatch(raw)
        if plain:
            digits = DIGITS.get(found.kind.name, 0)
            whole, fraction = plain[1], plain[2] or ""
            if len(fraction) <= digits:
                value = int(whole.replace(_THOUSANDS[notation], "") + fraction.ljust(digits, "0"))
                _check_bounds(found, value, raw)
                return value
        raw = parse_decimal(raw, notation)
    return _kept(entity, found, raw, notation)


def _kept(entity: type[Entity], found: Fact, raw: Raw, notation: str) -> Any:
    if found.personal and isinstance(raw, (str, int)) and looks_like_bsn(str(raw).strip()):
        raise ValueError(
            "hier lijkt een burgerservicenummer te staan; schrijf een naam of een personeelscode"
        )
    if isinstance(raw, Decimal) and len(raw.as_tuple().digits) > 25:
        raise ValueError(f"`{raw}` heeft te veel cijfers")
    if isinstance(raw, Decimal):
        notation = Notation.DUTCH  # a number needs no notation, and this one never doubts
    try:
        value = found.kind.parse(raw, notation)
    except ArithmeticError:
        raise ValueError(f"`{raw}` is te groot of te klein") from None
    check = CHECKS.get((entity.name, found.path))
    if check:
        value = check(value)
    _check_bounds(found, value, raw)
    return value


def _check_bounds(found: Fact, value: Any, raw: Raw) -> None:
    if found.at_least is not None and value < found.at_least:
        least = f"ten minste {found.at_least}" if found.at_least else "nul of meer"
        raise ValueError(f"`{raw}` is te laag; schrijf {least}")
    if found.at_most is not None and value > found.at_most:
        most = f"hoogstens {found.at_most}" if found.at_most else "nul of een bedrag met een min"
        raise ValueError(f"`{raw}` is te hoog; schrijf {most}")
    if found.choices and value not in found.choices:
        choose = nearest(str(value), found.choices).rstrip(".")
        raise ValueError(f"`{raw}` kan hier niet staan; {choose[:1].lower()}{choose[1:]}")


def check_order_of_days(found: Fact, value: date, first: date) -> None:
    """Raise a ValueError where a day lies before the day that it may not precede."""
    if value < first:
        raise ValueError(
            f"`{found.path}` ({value:%d-%m-%Y}) ligt voor `{found.not_before}` ({first:%d-%m-%Y}); "
            "kijk beide datums na"
        )


def sentences(error: ValueError) -> tuple[str, str]:
    """Return what is wrong and what to do about it, as two sentences of their own."""
    wrong, _, fix = re.sub(r"\s+", " ", str(error)).partition("; ")
    return _sentence(wrong), _sentence(fix)


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}{'' if text[-1:] in '.?!' else '.'}" if text else ""
