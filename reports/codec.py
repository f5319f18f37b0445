"""Dataclasses as plain values and back: the one way in which JSON output is written and read.

Money is in integer cents under names that end in ``_cents``; days are ISO text. A verdict's facts are known
by path; ``kinds`` says of each path which kind it has, so that they can be read back as they were.
"""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from inkooptoets.engine.finding import Escalation, Finding
from inkooptoets.engine.verdict import Value, Verdict
from inkooptoets.facts.problem import problem

T = TypeVar("T")
Kinds = Mapping[str, str]
"""Kinds of facts by path."""

CENTS = "_cents"
IN_CENTS = ("amount", "at_stake")
"""Fields that hold euro cents."""
MONEY_KINDS = ("euro", "amount")
PAIRS = {(Verdict, "case"), (Finding, "case"), (Escalation, "case")}
"""Fields that hold pairs of a fact's path and its value."""


def encode(value: Any, kinds: Kinds) -> Any:
    """Return a dataclass, or a value inside one, as dicts, lists and plain values."""
    if is_dataclass(value) and not isinstance(value, type):
        return {
            written_name(field.name): _encode_field(
                type(value), field.name, getattr(value, field.name), kinds
            )
            for field in fields(value)
        }
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if isinstance(value, (tuple, list)):
        return [encode(item, kinds) for item in value]
    if isinstance(value, dict):
        return {key: encode(item, kinds) for key, item in value.items()}
    return value


def decode(kind: type[T], raw: Any, kinds: Kinds) -> T:
    """Return the dataclass that ``encode`` wrote; ProblemsError when a field is missing or wrong."""
    if not isinstance(raw, dict):
        raise _mismatch(kind.__name__, raw)
    values: dict[str, Any] = {}
    types_of_fields = hints(cast(type, kind))
    for field in fields(kind):  # type: ignore[arg-type]
        name = written_name(field.name)
        if name not in raw:
            if field.default is MISSING and field.default_factory is MISSING:
                raise problem(f"`{kind.__name__}` heeft geen `{name}`.", "Elk verplicht veld staat erin.",
                              "Gebruik een JSON-bestand dat dit programma schreef.")  # fmt: skip
            continue
        if kind is Verdict and field.name == "facts":
            values[field.name] = _decode_facts(raw[name], kinds)
        elif (kind, field.name) in PAIRS:
            values[field.name] = tuple((pair["path"], pair["value"]) for pair in raw[name])
        else:
            values[field.name] = _decode_value(types_of_fields[field.name], raw[name], kinds, name)
    return kind(**values)


@cache
def hints(kind: type) -> dict[str, Any]:
    """Return the types of a dataclass's fields."""
    return get_type_hints(kind)


def written_name(name: str) -> str:
    """Return the name under which a field is written: money says that it is in cents."""
    return f"{name}{CENTS}" if name in IN_CENTS else name


def _encode_field(owner: type, name: str, value: Any, kinds: Kinds) -> Any:
    if owner is Verdict and name == "facts":
        return {
            f"{path}{CENTS}" if kinds.get(path) in MONEY_KINDS else path: encode(fact, kinds)
            for path, fact in value.items()
        }
    if (owner, name) in PAIRS:
        return [{"path": path, "value": text} for path, text in value]
    return encode(value, kinds)


def _decode_facts(raw: Any, kinds: Kinds) -> dict[str, Value]:
    if not isinstance(raw, dict):
        raise _mismatch("facts", raw)
    facts: dict[str, Value] = {}
    for written, value in raw.items():
        path = written.removesuffix(CENTS)
        path = path if kinds.get(path) in MONEY_KINDS else written
        is_day = kinds.get(path) == "day" and isinstance(value, str)
        facts[path] = _day(value) if is_day else value
    return facts


def _decode_value(hint: Any, raw: Any, kinds: Kinds, name: str) -> Any:
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        if raw is None and type(None) in arguments:
            return None
        return _decode_value(next(each for each in arguments if each is not type(None)), raw, kinds, name)
    if origin is tuple:
        if not isinstance(raw, list):
            raise _mismatch(name, raw)
        if arguments[-1] is Ellipsis:
            return tuple(_decode_value(arguments[0], item, kinds, name) for item in raw)
        return tuple(
            _decode_value(each, item, kinds, name) for each, item in zip(arguments, raw, strict=True)
        )
    if origin is dict:
        return dict(raw)
    if is_dataclass(hint) and isinstance(hint, type):
        return decode(hint, raw, kinds)
    if hint is datetime:
        return _moment(raw)
    if hint is date:
        return _day(raw)
    if isinstance(hint, type) and issubclass(hint, Enum):
        try:
            return hint(raw)
        except ValueError:
            raise _mismatch(name, raw) from None
    if not isinstance(raw, hint) or (isinstance(raw, bool) and hint is not bool):
        raise _mismatch(name, raw)
    return raw


def _day(raw: Any) -> date:
    try:
        return date.fromisoformat(raw)
    except (TypeError, ValueError):
        raise _mismatch("een dag", raw) from None


def _moment(raw: Any) -> datetime:
    try:
        return datetime.fromisoformat(raw)
    except (TypeError, ValueError):
        raise _mismatch("een tijdstip", raw) from None


def _mismatch(name: str, raw: Any) -> Exception:
    return problem(f"`{str(raw)[:40]}` past niet bij `{name}`.", "Een waarde zoals hier geschreven.",
                   "Gebruik een JSON-bestand dat niet met de hand is veranderd.")  # fmt: skip
