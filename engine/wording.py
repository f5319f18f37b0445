"""The words of a finding: a rule's message with its numbers filled in, in Dutch and English."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from inkooptoets.engine.finding import Translated
from inkooptoets.engine.language.check import Symbol
from inkooptoets.engine.language.intervals import high, low
from inkooptoets.engine.related import UNBOUNDED
from inkooptoets.engine.rule import PLACEHOLDER, Rule
from inkooptoets.engine.verdict import Value
from inkooptoets.facts.money import write_euro
from inkooptoets.facts.week import parse_week, write_week

_DUTCH = "januari februari maart april mei juni juli augustus september oktober november december"
_ENGLISH = "January February March April May June July August September October November December"
MONTHS = {"nl": _DUTCH.split(), "en": _ENGLISH.split()}
UNITS = {
    "months": {"nl": ("maand", "maanden"), "en": ("month", "months")},
    "days": {"nl": ("dag", "dagen"), "en": ("day", "days")},
    "hours": {"nl": ("uur", "uur"), "en": ("hour", "hours")},
    "minutes": {"nl": ("minuut", "minuten"), "en": ("minute", "minutes")},
}
NAMED = ("unit", "buyer", "board", "group", "product_group")
"""Facts that hold a key of something that has a name."""
UNKNOWN = {"nl": "onbekend", "en": "unknown"}
ANY = {"nl": "een onbekend bedrag", "en": "an unknown amount"}


def write_day(day: date, lang: str) -> str:
    """Return a day in full: ``31 maart 2026``."""
    return f"{day.day} {MONTHS[lang][day.month - 1]} {day.year}"


def write_units(number: int, unit: str, lang: str) -> str:
    """Return a number with its unit: ``1 maand``, ``12 maanden``."""
    return f"{number} {UNITS[unit][lang][number != 1]}"


def write_minutes(minutes: int, lang: str) -> str:
    """Return minutes in hours and minutes: ``5 uur``, ``7 uur en 30 minuten``."""
    hours, rest = divmod(minutes, 60)
    parts = [write_units(hours, "hours", lang)] if hours or not rest else []
    parts += [write_units(rest, "minutes", lang)] if rest else []
    return f" {'en' if lang == 'nl' else 'and'} ".join(parts)


def write_value(value: object, kind: str, lang: str) -> str:
    """Return a value of a kind as people read it."""
    if value is None:
        return UNKNOWN[lang]
    if isinstance(value, tuple):
        return ", ".join(write_value(each, kind, lang) for each in value)
    if isinstance(value, bool):
        return {"nl": ("nee", "ja"), "en": ("no", "yes")}[lang][value]
    if isinstance(value, date):
        return write_day(value, lang)
    if isinstance(value, int):
        return _write_number(value, kind, lang)
    if kind == "week":
        return write_week(parse_week(str(value)))
    return str(value)


def _write_number(number: int, kind: str, lang: str) -> str:
    if kind == "euro":
        return ANY[lang] if abs(number) >= UNBOUNDED else write_euro(number, lang)
    if kind in ("months", "days"):
        return write_units(number, kind, lang)
    if kind == "minutes":
        return write_minutes(number, lang)
    if kind == "percent":
        text = f"{number / 100:.2f}".rstrip("0").rstrip(".")
        return (text.replace(".", ",") if lang == "nl" else text) + "%"
    return str(number)


def write_interval(least: object, most: object, kind: str, lang: str) -> str:
    """Return a sum or count with its bounds: one number where they agree."""
    if least == most:
        return write_value(least, kind, lang)
    if isinstance(most, int) and abs(most) >= UNBOUNDED:
        return f"{'minstens' if lang == 'nl' else 'at least'} {write_value(least, kind, lang)}"
    start, end = write_value(least, kind, lang), write_value(most, kind, lang)
    return f"tussen {start} en {end}" if lang == "nl" else f"between {start} and {end}"


def write_named(path: str, facts: Mapping[str, Value], scope: Mapping[str, Symbol], lang: str) -> str:
    """Return what a name in a rule stands for, with its bounds where it has them."""
    symbol = scope.get(path)
    kind = symbol.kind if symbol else ""
    if symbol is not None and symbol.interval:
        return write_interval(facts.get(low(path)), facts.get(high(path)), kind, lang)
    return write_value(facts.get(path), kind, lang)


def fill(
    rule: Rule, text: Translated, facts: Mapping[str, Value], names: Mapping[str, Translated] | None = None
) -> Translated:
    """Return a rule's text with every placeholder filled in, in each language.

    ``names`` gives what people call the thing that a key stands for: a school, a product group.
    """

    def written(path: str, lang: str) -> str:
        key = facts.get(path)
        if names and isinstance(key, str) and key in names and path.rpartition(".")[2] in NAMED:
            return names[key][lang]
        return write_named(path, facts, rule.scope, lang)

    return {
        lang: PLACEHOLDER.sub(lambda found, lang=lang: written(found[1], lang), words)  # type: ignore[misc]
        for lang, words in text.items()
    }
