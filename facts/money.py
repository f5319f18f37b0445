"""Amounts as they are written and as they are kept: exact, in whole cents, never a binary float."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

_DUTCH = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?")
_POINT = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")


class Notation:
    """How a column writes its numbers."""

    DUTCH = "nl"
    """Comma for decimals, points between thousands: 1.234,56."""
    POINT = "en"
    """Point for decimals, commas between thousands: 1,234.56."""


def parse_decimal(text: str, notation: str) -> Decimal:
    """Return the number in ``text``; ValueError says what is wrong.

    Currency signs, ``,-`` for no cents, a trailing minus or C for credit and brackets are understood.
    """
    cleaned = re.sub(
        r"(?i)^\s*(?:EUR|€)\s*|\s*(?:EUR|€)\s*$", "", text.replace("\u00a0", " ").strip()
    ).strip()
    sign, bracketed = 1, cleaned.startswith("(") and cleaned.endswith(")")
    if bracketed:
        sign, cleaned = -1, cleaned[1:-1].strip()
    if cleaned.endswith((",-", ",–", ".-")):
        cleaned = cleaned[:-2]
    if bracketed:
        pass  # A sign within the brackets would say twice that it is less than nothing.
    elif cleaned[-1:] in "-−Cc" and cleaned[:-1]:
        sign, cleaned = -1, cleaned[:-1].strip()
    elif cleaned[:1] in "-−+":
        sign, cleaned = 1 if cleaned[:1] == "+" else -1, cleaned[1:].strip()
    cleaned = re.sub(r"(?i)^(?:EUR|€)\s*", "", cleaned)
    pattern, thousands, decimal = (_DUTCH, ".", ",") if notation == Notation.DUTCH else (_POINT, ",", ".")
    if not pattern.fullmatch(cleaned):
        form = "1.234,56" if notation == Notation.DUTCH else "1,234.56"
        raise ValueError(f"`{text}` is geen bedrag in de schrijfwijze {form}")
    return sign * Decimal(cleaned.replace(thousands, "").replace(decimal, "."))


def scaled(number: Decimal, decimals: int) -> int:
    """Return ``number`` as an integer of 10**-decimals; ValueError when digits would be lost."""
    moved = number.scaleb(decimals)
    whole = moved.to_integral_value()
    if moved != whole:
        raise ValueError(f"`{number}` heeft meer dan {decimals} cijfers achter de komma")
    if abs(whole) > 10**15:
        raise ValueError(f"`{number}` is te groot voor een bedrag")
    return int(whole)


def rounded(number: Decimal, decimals: int) -> int:
    """Return ``number`` as an integer of 10**-decimals, half away from zero."""
    return int(number.scaleb(decimals).to_integral_value(rounding=ROUND_HALF_UP))


def write_euro(cents: int, lang: str = "nl") -> str:
    """Return ``cents`` as people write it: ``€ 1.234,56`` in Dutch, ``€1,234.56`` in English."""
    sign = "-" if cents < 0 else ""
    whole, rest = divmod(abs(cents), 100)
    grouped = f"{whole:,}"
    if lang == "nl":
        return f"€ {sign}{grouped.replace(',', '.')},{rest:02d}"
    return f"{sign}€{grouped}.{rest:02d}"
