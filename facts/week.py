"""Hours of a week: when a school is open, when a supplier answers.

Written as ``ma-vr 08:30-16:00; za 10:00-12:00`` or ``24x7``; kept in that text, one form per set of hours.
Joining two texts with ``;`` is their union, so that a database can add schools up without knowing hours.
"""

from __future__ import annotations

import re
from functools import lru_cache

DAYS = ("ma", "di", "wo", "do", "vr", "za", "zo")
ENGLISH_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_NAMES = (
    ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"),
    ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
)
MINUTES_PER_DAY = 24 * 60
Span = tuple[int, int, int]
"""A weekday (0 is Monday), and its first and last minute after midnight, the last not included."""

_AROUND_THE_CLOCK = re.compile(r"24\s*[x/×]\s*7", re.IGNORECASE)
_PART = re.compile(
    r"(?P<first>[a-z]+)(?:\s*-\s*(?P<last>[a-z]+))?\s+"
    r"(?P<h1>\d{1,2})[:.](?P<m1>\d{2})\s*-\s*(?P<h2>\d{1,2})[:.](?P<m2>\d{2})",
    re.IGNORECASE,
)


def _weekday(name: str) -> int:
    for names, shortest in zip(_NAMES, (2, 3), strict=True):
        for day, whole in enumerate(names):
            if len(name) >= shortest and whole.startswith(name.lower()):
                return day
    raise ValueError(f"`{name}` is geen weekdag; schrijf ma, di, wo, do, vr, za of zo")


def _part(text: str) -> list[Span]:
    if _AROUND_THE_CLOCK.fullmatch(text):
        return [(day, 0, MINUTES_PER_DAY) for day in range(7)]
    found = _PART.fullmatch(text)
    if not found:
        raise ValueError(f"`{text}` zijn geen uren; schrijf ze als `ma-vr 08:30-16:00` of `24x7`")
    first = _weekday(found["first"])
    last = _weekday(found["last"]) if found["last"] else first
    start, end = int(found["h1"]) * 60 + int(found["m1"]), int(found["h2"]) * 60 + int(found["m2"])
    if int(found["m1"]) > 59 or int(found["m2"]) > 59 or end > MINUTES_PER_DAY:
        raise ValueError(f"`{text}` bevat een tijd die niet bestaat; een dag loopt van 00:00 tot 24:00")
    if end <= start:
        raise ValueError(f"`{text}` eindigt voor het begint; knip een nacht in twee delen bij 24:00")
    if last < first:
        raise ValueError(f"`{text}` loopt van een latere naar een eerdere weekdag; begin bij ma")
    return [(day, start, end) for day in range(first, last + 1)]


def _merge(spans: list[Span]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for day, start, end in sorted(spans):
        if merged and merged[-1][0] == day and start <= merged[-1][2]:
            merged[-1] = (day, merged[-1][1], max(end, merged[-1][2]))
        else:
            merged.append((day, start, end))
    return tuple(merged)


@lru_cache(maxsize=4096)
def parse_week(text: str) -> tuple[Span, ...]:
    """Return the hours in ``text`` as sorted spans that do not overlap; ValueError says what is wrong."""
    parts = [part.strip() for part in text.split(";") if part.strip()]
    if not parts:
        raise ValueError("geen uren; schrijf ze als `ma-vr 08:30-16:00`")
    return _merge([span for part in parts for span in _part(part)])


def _clock(minute: int) -> str:
    return f"{minute // 60:02d}:{minute % 60:02d}"


def write_week(spans: tuple[Span, ...]) -> str:
    """Return the one text for a set of hours, with equal days joined: ``ma-vr 08:30-16:00``."""
    if spans == tuple((day, 0, MINUTES_PER_DAY) for day in range(7)):
        return "24x7"
    hours = {day: [(start, end) for d, start, end in spans if d == day] for day in range(7)}
    parts: list[str] = []
    day = 0
    while day < 7:
        last = day
        while last + 1 < 7 and hours[last + 1] == hours[day]:
            last += 1
        name = DAYS[day] if last == day else f"{DAYS[day]}-{DAYS[last]}"
        parts += [f"{name} {_clock(start)}-{_clock(end)}" for start, end in hours[day]]
        day = last + 1
    return "; ".join(parts)


def widen(spans: tuple[Span, ...], before: int, after: int) -> tuple[Span, ...]:
    """Return the hours with ``before`` minutes in front of and ``after`` behind each span, within its day."""
    return _merge(
        [(day, max(0, start - before), min(MINUTES_PER_DAY, end + after)) for day, start, end in spans]
    )


def minutes(spans: tuple[Span, ...]) -> int:
    """Return the number of minutes in a week that the spans cover."""
    return sum(end - start for _, start, end in spans)


def minutes_outside(support: str, opening: str, before: int, after: int) -> int:
    """Return the minutes a week of ``support`` that lie outside ``opening`` widened by its margins."""
    open_hours = widen(parse_week(opening), before, after)
    inside = 0
    for day, start, end in parse_week(support):
        for other, opens, closes in open_hours:
            if other == day:
                inside += max(0, min(end, closes) - max(start, opens))
    return minutes(parse_week(support)) - inside
