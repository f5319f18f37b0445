"""What a case is about, as people read it: labels and texts for the paths and values of an escalation."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from inkooptoets.reports.fact_names import fact_label
from inkooptoets.reports.values import write_day
from inkooptoets.reports.vocabulary import VOCABULARY
from inkooptoets.reports.words import Words

Case = tuple[tuple[str, str], ...]


def write_case(case: Case, words: Words, unit_names: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return the case as labels and texts: schools by name, ISO days in full."""
    return [(_label(path, words), _text(value, words, unit_names)) for path, value in case]


def _label(path: str, words: Words) -> str:
    key = f"case.{path}"
    return words(key) if key in VOCABULARY else fact_label(path, words.lang)


def _text(value: str, words: Words, unit_names: Mapping[str, str]) -> str:
    try:
        return write_day(date.fromisoformat(value), words.lang)
    except ValueError:
        return unit_names.get(value, value)
