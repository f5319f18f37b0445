"""Values as people read them: money, days, months, hours, shares, each by its kind in the dictionary.

Nothing is rounded and nothing is looked up here; ``fact_names`` knows which kind a fact has.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from inkooptoets.engine.finding import ParameterUse
from inkooptoets.engine.related import UNBOUNDED
from inkooptoets.engine.verdict import Origin, Value
from inkooptoets.facts.money import write_euro
from inkooptoets.facts.week import DAYS, ENGLISH_DAYS
from inkooptoets.reports.words import Words

LOCALES = {"nl": "nl_NL", "en": "en_GB"}
SCALES = {"percent": 2, "rate": 6, "quantity": 3, "amount": 2}
"""How many decimals are kept in the integer of a kind."""


def write_number(number: Decimal | int, lang: str, decimals: int = 0) -> str:
    """Return a number with thousands apart: ``1.234,50`` in Dutch, ``1,234.50`` in English."""
    text = f"{number:,.{decimals}f}"
    return text.translate(str.maketrans(",.", ".,")) if lang == "nl" else text


def write_scaled(number: int, places: int, lang: str) -> str:
    """Return an integer of 10**-places without needless zeros: 1250 with two places is ``12,5``."""
    exact = Decimal(number).scaleb(-places).normalize()
    exponent = exact.as_tuple().exponent
    return write_number(exact, lang, max(0, -exponent) if isinstance(exponent, int) else 0)


def write_day(day: date, lang: str) -> str:
    """Return a day in full: ``31 maart 2026``."""
    from babel.dates import format_date

    return str(format_date(day, "d MMMM y", locale=LOCALES[lang]))


def write_month(month: str, lang: str, *, short: bool = False) -> str:
    """Return a month in words: ``2026-03`` becomes ``maart 2026``, or ``mrt 2026`` when short."""
    from babel.dates import format_date

    year, number = month.split("-")
    pattern = "LLL y" if short else "LLLL y"
    return str(format_date(date(int(year), int(number), 1), pattern, locale=LOCALES[lang]))


def write_moment(moment: datetime, lang: str) -> str:
    """Return a day and time: ``24 november 2026, 06:30``, as the clock of the moment's own zone says."""
    return f"{write_day(moment.date(), lang)}, {moment:%H:%M}"


def write_minutes(minutes: int, words: Words) -> str:
    """Return minutes as hours: 300 is ``5 uur``, 450 ``7 uur en 30 minuten``, 45 ``45 minuten``."""
    if minutes < 0:
        return f"-{write_minutes(-minutes, words)}"
    hours, rest = divmod(minutes, 60)
    parts = [words.count("unit.hour", hours)] if hours or not rest else []
    parts += [words.count("unit.minute", rest)] if rest else []
    return words("list.two", first=parts[0], last=parts[1]) if len(parts) == 2 else parts[0]


def write_week(text: str, lang: str) -> str:
    """Return hours of a week as they are kept, with the days' names in the language."""
    if lang == "nl":
        return text
    names = dict(zip(DAYS, ENGLISH_DAYS, strict=True))
    return re.sub(r"\b(ma|di|wo|do|vr|za|zo)\b", lambda found: names[found[0]].capitalize(), text)


def write_value(value: Value, kind: str, words: Words) -> str:
    """Return a fact's value as people read it; ``kind`` is a kind of the dictionary, or empty."""
    lang = words.lang
    if value is None:
        return words("value.unknown")
    if isinstance(value, bool):
        return words("value.yes" if value else "value.no")
    if isinstance(value, date):
        return write_day(value, lang)
    if isinstance(value, str):
        return write_week(value, lang) if kind == "week" else value
    if kind == "euro":
        return write_euro(value, lang)
    if kind == "amount":
        return write_number(Decimal(value).scaleb(-2), lang, 2)
    if kind == "minutes":
        return write_minutes(value, words)
    if kind == "percent":
        return f"{write_scaled(value, 2, lang)}%"
    if kind in SCALES:
        return write_scaled(value, SCALES[kind], lang)
    if kind in ("months", "days"):
        return words.count("unit.month" if kind == "months" else "unit.day", value)
    return write_number(value, lang)


def write_interval(least: Value, most: Value, kind: str, words: Words) -> str:
    """Return a sum or count by its bounds: one value where they agree, an open end where nothing is known."""
    if least == most or most is None or least is None:
        return write_value(most if least is None else least, kind, words)
    if isinstance(most, int) and abs(most) >= UNBOUNDED:
        return words("value.at_least", least=write_value(least, kind, words))
    return words("value.between", least=write_value(least, kind, words), most=write_value(most, kind, words))


def write_parameter(use: ParameterUse, words: Words) -> str:
    """Return a parameter's value as people read it.

    ``use.value`` is the value as the rulebook writes it: euros (``216000``), months, minutes, per cents. A
    value that is no plain number is returned as it is.
    """
    try:
        number = Decimal(use.value)
    except InvalidOperation:
        return write_value(use.value, use.kind, words)
    places = {"euro": 2}.get(use.kind, SCALES.get(use.kind, 0))
    scaled = number.scaleb(places)
    if not number.is_finite() or scaled != scaled.to_integral_value():
        return use.value
    return write_value(int(scaled), use.kind, words)


def write_period(first: str | None, last: str | None, words: Words) -> str:
    """Return a period between ISO days or moments as people read it, open ends included."""
    start = _iso_day(first, words.lang)
    end = _iso_day(last, words.lang)
    if start and end:
        return words("period.between", first=start, last=end)
    if start or end:
        return words("period.from", first=start) if start else words("period.until", last=end)
    return words("period.always")


def write_origin(origin: Origin | None, words: Words) -> str:
    """Return where a fact came from: ``orders.csv, blad Blad1, regel 12``; empty when unknown."""
    if origin is None:
        return ""
    sheet = f", {words('origin.sheet')} {origin.sheet}" if origin.sheet else ""
    line = f", {words('origin.line')} {origin.line}" if origin.line is not None else ""
    return f"{origin.file}{sheet}{line}"


def _iso_day(text: str | None, lang: str) -> str:
    if not text:
        return ""
    try:
        return write_day(datetime.fromisoformat(text).date(), lang)
    except ValueError:
        return text
