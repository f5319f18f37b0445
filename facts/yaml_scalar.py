"""What one unquoted word in a YAML file is: exact numbers, real days, and texts that look like numbers.

Narrower than YAML 1.1 on purpose: ``01234567`` is a text (not octal), ``16:00`` is a text (not base sixty).
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Any

_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,99})", re.ASCII)
_DECIMAL = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,99})?\.[0-9]{1,99}", re.ASCII)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_WORDS: dict[str, bool | None] = {
    **dict.fromkeys(("true", "yes", "on"), True),
    **dict.fromkeys(("false", "no", "off"), False),
    **dict.fromkeys(("null", "~", "")),
}
_STARTS = frozenset("0123456789+-.tTyYoOfFnN~")
_TAGS: dict[str, tuple[type, ...]] = {
    "tag:yaml.org,2002:int": (int,),
    "tag:yaml.org,2002:float": (int, Decimal),
    "tag:yaml.org,2002:bool": (bool,),
    "tag:yaml.org,2002:null": (type(None),),
    "tag:yaml.org,2002:timestamp": (date,),
}


def plain(text: str) -> Any:
    """Return what an unquoted word stands for: None, bool, int, Decimal, date, or the text itself."""
    if not text:
        return None
    if text[0] not in _STARTS:
        return text
    if text[0] in "0123456789+-.":
        if _INTEGER.fullmatch(text):
            return int(text)
        if _DECIMAL.fullmatch(text):
            return Decimal(text)
        return _day(text) if _DAY.fullmatch(text) else text
    if text in (text.lower(), text.upper(), text.capitalize()):
        return _WORDS.get(text.lower(), text)
    return text


def tagged(text: str, tag: str) -> Any:
    """Return the value of a word with a tag such as ``!!str``; ValueError when the tag does not fit."""
    if tag == "tag:yaml.org,2002:str":
        return text
    value = plain(text)
    if (
        tag not in _TAGS
        or not isinstance(value, _TAGS[tag])
        or isinstance(value, bool) != (tag[-4:] == "bool")
    ):
        raise ValueError(tag)
    return value


def _day(text: str) -> date | str:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return text
