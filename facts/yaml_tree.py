"""From the events of the YAML parser to plain values and their places, without recursion or expansion."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import Any

import yaml

from inkooptoets.facts.problem import Place, Problem
from inkooptoets.facts.yaml_scalar import plain, tagged
from inkooptoets.facts.yaml_syntax import explain

MAX_DEPTH = 40
MAX_PROBLEMS = 100

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_MAPPING, _LIST = "tag:yaml.org,2002:map", "tag:yaml.org,2002:seq"
_UNSET: Any = object()


@dataclass(slots=True)
class Spot:
    """Where a value stands: its line and column, from 1."""

    at: tuple[int, int]


@dataclass(slots=True)
class Branch(Spot):
    """Where a mapping or a list stands, and its keys and parts in it."""

    children: dict[Any, Spot] = field(default_factory=dict)
    keys: dict[Any, tuple[int, int]] = field(default_factory=dict)


class _StopError(Exception):
    """Reading on makes no sense: what is wrong has been noted."""


@dataclass(slots=True)
class _Open:
    """A mapping or list that is being filled; ``key`` waits for its value."""

    value: dict[Any, Any] | list[Any]
    spot: Branch
    key: Any = _UNSET
    key_at: tuple[int, int] = (0, 0)


def build(text: str, file: str) -> tuple[Any, Spot | None, list[Problem]]:
    """Return the value in ``text`` (None when empty), the places of its parts, and all problems."""
    builder = _Builder(file)
    try:
        for event in yaml.parse(text, Loader=_Loader):
            builder.take(event)
    except _StopError:
        pass
    except yaml.YAMLError as error:
        builder.problems.append(explain(error, text, file))
    except UnicodeEncodeError:
        builder.note(
            (1, 1),
            "De tekst bevat een half teken (surrogaat).",
            "Tekst is geldige Unicode.",
            "Typ het teken opnieuw.",
        )
    return builder.value, builder.spot, builder.problems


class _Builder:
    """Takes the parser's events one by one and keeps the mappings and lists that are open."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []
        self.open: list[_Open] = []
        self.value: Any = None
        self.spot: Spot | None = None
        self.documents = 0

    def note(self, at: tuple[int, int], wrong: str, expected: str, fix: str) -> None:
        """Note a problem; too many of them end the reading."""
        self.problems.append(Problem(wrong, expected, fix, Place(self.file, *at)))
        if len(self.problems) >= MAX_PROBLEMS:
            raise _StopError

    def take(self, event: Any) -> None:
        """Work the next event in."""
        kind = type(event)
        if kind is yaml.ScalarEvent:
            at = _at(event)
            self._marks(event, at)
            self._add(self._scalar(event, at), Spot(at))
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            self._start(event, {} if kind is yaml.MappingStartEvent else [])
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            done = self.open.pop()
            self._add(done.value, done.spot)
        elif kind is yaml.AliasEvent:
            self.note(
                _at(event),
                f"`*{event.anchor}` verwijst naar een andere plek in het bestand.",
                "Verwijzingen (`&` en `*`) worden niet gelezen.",
                "Schrijf de waarde hier voluit.",
            )
            self._add(None, Spot(_at(event)))
        elif kind is yaml.DocumentStartEvent:
            self.documents += 1
            if self.documents > 1:
                self.note(
                    _at(event),
                    "Hier begint een tweede document.",
                    "Een bestand heeft één document.",
                    "Zet het deel na `---` in een eigen bestand.",
                )
                raise _StopError

    def _start(self, event: Any, value: dict[Any, Any] | list[Any]) -> None:
        at = _at(event)
        self._marks(event, at)
        if event.tag not in (None, "!", _MAPPING if isinstance(value, dict) else _LIST):
            self._unknown_tag(event.tag, at)
        if len(self.open) >= MAX_DEPTH:
            self.note(
                at,
                f"Hier zitten meer dan {MAX_DEPTH} lagen in elkaar.",
                f"Hoogstens {MAX_DEPTH} lagen worden gelezen.",
                "Maak de opbouw vlakker.",
            )
            raise _StopError
        self.open.append(_Open(value, Branch(at)))

    def _marks(self, event: Any, at: tuple[int, int]) -> None:
        if event.anchor is not None:
            self.note(
                at,
                f"`&{event.anchor}` maakt een verwijzing.",
                "Verwijzingen (`&` en `*`) worden niet gelezen.",
                f"Haal `&{event.anchor}` weg.",
            )

    def _unknown_tag(self, tag: str, at: tuple[int, int]) -> None:
        shown = tag.replace("tag:yaml.org,2002:", "!!")
        self.note(
            at,
            f"Het etiket `{shown}` is niet bekend.",
            "Gewone waarden hebben geen etiket nodig.",
            f"Haal `{shown}` weg.",
        )

    def _scalar(self, event: Any, at: tuple[int, int]) -> Any:
        text: str = event.value
        if not text.isascii() and any("\ud800" <= sign <= "\udfff" for sign in text):
            self.note(
                at,
                "De tekst bevat een half teken (surrogaat).",
                "Tekst is geldige Unicode.",
                "Typ het teken opnieuw.",
            )
            return None
        if event.tag is None or event.tag == "!":
            return plain(text) if event.implicit[0] and event.tag is None else text
        try:
            return tagged(text, event.tag)
        except ValueError:
            self._unknown_tag(event.tag, at)
            return None

    def _add(self, value: Any, spot: Spot) -> None:
        if not self.open:
            self.value, self.spot = value, spot
            return
        top = self.open[-1]
        if isinstance(top.value, list):
            top.spot.children[len(top.value)] = spot
            top.value.append(value)
        elif top.key is _UNSET:
            top.key, top.key_at = self._key(value, spot), spot.at
        else:
            if top.key in top.value:
                first = top.spot.keys[top.key][0]
                self.note(
                    top.key_at,
                    f"De sleutel `{top.key}` staat hier voor de tweede keer (eerst op regel {first}).",
                    "Een sleutel komt één keer voor.",
                    "Haal een van de twee weg.",
                )
            else:
                top.value[top.key] = value
                top.spot.children[top.key], top.spot.keys[top.key] = spot, top.key_at
            top.key = _UNSET

    def _key(self, value: Any, spot: Spot) -> Hashable:
        if not isinstance(value, (dict, list)):
            return value  # type: ignore[no-any-return]
        self.note(
            spot.at,
            "Een lijst of een groep staat hier als sleutel.",
            "Een sleutel is één woord.",
            "Schrijf `sleutel: waarde`.",
        )
        return f"{spot.at}"


def _at(event: Any) -> tuple[int, int]:
    return event.start_mark.line + 1, event.start_mark.column + 1
