"""JSON as strict as YAML is read: no key twice, exact numbers, no depth without end."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

from inkooptoets.facts.problem import Place, Problem
from inkooptoets.facts.yaml_tree import MAX_DEPTH


def parse_json(text: str, file: str) -> tuple[Any, list[Problem]]:
    """Return the value in ``text`` and all problems; the value is None where the text is no JSON at all."""
    problems: list[Problem] = []

    def mapping(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key, value in pairs:
            if key in found:
                problems.append(
                    Problem(
                        f"De sleutel `{key}` staat twee keer in dezelfde groep.",
                        "Een sleutel komt één keer voor.",
                        "Haal een van de twee weg.",
                        Place(file),
                    )
                )
            found[key] = value
        return found

    try:
        value = json.loads(
            text,
            object_pairs_hook=mapping,
            parse_float=_decimal,
            parse_int=lambda digits: int(digits) if len(digits) < 100 else digits,
            parse_constant=_refuse,
        )
    except json.JSONDecodeError as error:
        place = Place(file, error.lineno, error.colno)
        return None, [
            Problem(
                "De opbouw van de JSON klopt hier niet.",
                "Het bestand moet geldige JSON zijn.",
                "Kijk komma's, aanhalingstekens en haakjes na.",
                place,
            )
        ]
    except _ConstantError as error:
        return None, [
            Problem(
                f"`{error}` is geen getal.",
                "JSON kent alleen gewone getallen.",
                "Schrijf het getal, of laat het veld weg.",
                Place(file),
            )
        ]
    except RecursionError:
        return None, [_too_deep(file)]
    if _depth(value) > MAX_DEPTH:
        return None, [_too_deep(file)]
    if "\\u" in text and _has_surrogate(value):
        return None, [
            Problem(
                "De tekst bevat een half teken (surrogaat).",
                "Tekst is geldige Unicode.",
                "Typ het teken opnieuw.",
                Place(file),
            )
        ]
    return value, problems


class _ConstantError(Exception):
    """NaN or Infinity."""


def _refuse(name: str) -> Any:
    raise _ConstantError(name)


def _decimal(digits: str) -> Decimal | str:
    number = Decimal(digits) if len(digits) < 100 else None
    return digits if number is None or abs(number.adjusted()) > 100 else number


def _depth(value: Any) -> int:
    level, depth = [value], 0
    while depth <= MAX_DEPTH:
        level = [each for each in level if isinstance(each, (dict, list))]
        if not level:
            break
        level = [part for each in level for part in (each.values() if isinstance(each, dict) else each)]
        depth += 1
    return depth


def _has_surrogate(value: Any) -> bool:
    try:
        json.dumps(value, ensure_ascii=False, default=str).encode("utf-8")
    except UnicodeEncodeError:
        return True
    return False


def _too_deep(file: str) -> Problem:
    return Problem(
        f"Er zitten meer dan {MAX_DEPTH} lagen in elkaar.",
        f"Hoogstens {MAX_DEPTH} lagen worden gelezen.",
        "Maak de opbouw vlakker.",
        Place(file),
    )
