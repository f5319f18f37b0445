"""Names that nobody bears: made of words that are not joined elsewhere."""

from __future__ import annotations

from random import Random

_FIRST = (
    *("Amber", "Kobalt", "Klaver", "Zwaluw", "Berken", "Koper", "Lijster", "Mosgroen", "Noorder", "Otter"),
    *("Parel", "Reiger", "Saffier", "Tarwe", "Uilen", "Vlier", "Wolken", "Zilver", "Dotter", "Ginster"),
)
_LAST = (
    *("kade", "spoor", "werf", "gaarde", "schans", "horst", "brink", "vonder", "luwte", "terp"),
    *("molen", "vlieger", "haven", "drift", "wending", "steiger", "boog", "kamp", "tuin", "ronde"),
)
_SECTORS = (
    *("ICT", "Schoolmedia", "Kantoorgoed", "Leerbron", "Facilitair", "Techniek", "Advies", "Groothandel"),
)


def names(rng: Random, number: int, pattern: str) -> list[str]:
    """Return different names, ``{}`` in the pattern filled with a word and ``{sector}`` with a trade."""
    every = [
        pattern.format(first + last, sector=sector)
        for first in _FIRST
        for last in _LAST
        for sector in (_SECTORS if "{sector}" in pattern else ("",))
    ]
    rng.shuffle(every)
    return every[:number]
