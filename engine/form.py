"""A YAML file read strictly, key by key: every mistake is noted with its place, and reading goes on."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any

from inkooptoets.engine.finding import Translated
from inkooptoets.facts.dictionary.kind import Kind
from inkooptoets.facts.money import Notation
from inkooptoets.facts.problem import Problem, ProblemsError, nearest
from inkooptoets.facts.yaml_file import Document, read_yaml

Way = tuple[str | int, ...]
"""The way to a value in a file: keys of mappings and positions in lists."""

LANGUAGES = ("nl", "en")

_WORDS = {"on": True, "off": False}
"""Keys that YAML reads as yes or no."""


class Form:
    """One file and the problems found in it so far. Its methods return what is right and note what is not."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.problems: list[Problem] = []

    def note(self, way: Way, wrong: str, expected: str = "", fix: str = "", *, at_key: bool = False) -> None:
        """Note a problem with the value at ``way``, or with the key that leads to it."""
        real = self._real(way)
        place = self.document.key_place(*real) if at_key else self.document.place(*real)
        self.problems.append(Problem(wrong, expected, fix, place))

    def section(
        self, way: Way, required: Collection[str] = (), optional: Collection[str] = ()
    ) -> dict[str, Any]:
        """Return the mapping at ``way``, noting keys that are missing or that are not allowed there."""
        found = self.entries(way)
        for key in found:
            if key not in required and key not in optional:
                allowed = sorted({*required, *optional})
                self.note(
                    (*way, key),
                    f"De sleutel `{key}` is hier niet bekend.",
                    f"Toegestaan zijn {_listed(allowed)}.",
                    _near(key, allowed) or "Haal de sleutel weg.",
                    at_key=True,
                )
        for key in required:
            if found.get(key) is None and (found or not self._is_wrong(way)):
                self.note(
                    way,
                    f"De sleutel `{key}` ontbreekt.",
                    f"{_path(way)} moet `{key}` hebben.",
                    f"Voeg `{key}:` toe.",
                )
        return found

    def entries(self, way: Way) -> dict[str, Any]:
        """Return the mapping at ``way`` whatever its keys, or an empty one where there is none."""
        found = self.at(way)
        if found is None:
            return {}
        if not isinstance(found, dict):
            self.note(
                way,
                f"{_path(way)} is geen lijst van sleutels met waarden.",
                "Hier horen regels als `sleutel: waarde`.",
                "Schrijf de sleutels ingesprongen eronder.",
            )
            return {}
        right = {}
        for key, value in found.items():
            if isinstance(key, (str, bool)):
                right[key if isinstance(key, str) else "on" if key else "off"] = value
            else:
                self.note(
                    (*way, key),
                    f"De sleutel `{key}` is geen tekst.",
                    "Een sleutel is tekst.",
                    f'Schrijf `"{key}"`.',
                    at_key=True,
                )
        return right

    def items(self, way: Way) -> list[Any]:
        """Return the list at ``way``, or an empty one where there is none."""
        found = self.at(way)
        if found is None:
            return []
        if not isinstance(found, list):
            self.note(
                way,
                f"{_path(way)} is geen lijst.",
                "Hier hoort een lijst.",
                "Schrijf `- …` op een regel per onderdeel, of `[…, …]`.",
            )
            return []
        return found

    def text(self, way: Way) -> str:
        """Return the text at ``way``; empty where it is missing, which is for ``section`` to note."""
        found = self.at(way)
        if found is None:
            return ""
        if isinstance(found, str) and found.strip():
            return found.strip()
        self.note(
            way,
            f"`{found}` is geen tekst.",
            f"{_path(way)} is een tekst die niet leeg is.",
            "Zet de tekst tussen aanhalingstekens.",
        )
        return ""

    def texts(self, way: Way) -> tuple[str, ...]:
        """Return the list of texts at ``way``."""
        found = [self.text((*way, index)) for index in range(len(self.items(way)))]
        return tuple(text for text in found if text)

    def translated(self, way: Way) -> Translated:
        """Return the text in every language at ``way``."""
        if self.at(way) is None:
            return dict.fromkeys(LANGUAGES, "")
        self.section(way, required=LANGUAGES)
        return {language: self.text((*way, language)) for language in LANGUAGES}

    def flag(self, way: Way) -> bool:
        """Return the yes or no at ``way``; no where it is missing."""
        found = self.at(way)
        if found is not None and not isinstance(found, bool):
            self.note(
                way,
                f"`{found}` is geen ja of nee.",
                f"{_path(way)} is `yes` of `no`.",
                "Schrijf `yes` of `no`, zonder aanhalingstekens.",
            )
        return found is True

    def kept(self, way: Way, kind: Kind) -> Any:
        """Return the value at ``way`` as ``kind`` keeps it, or None where it is missing or wrong."""
        raw = self.at(way)
        if raw is None:
            return None
        try:
            if isinstance(raw, (list, dict)):
                raise ValueError(f"{_path(way)} is een lijst, geen enkele waarde")
            return kind.parse(str(raw) if isinstance(raw, Decimal) else raw, Notation.POINT)
        except ValueError as error:
            self.note(
                way,
                f"{str(error)[:1].upper()}{str(error)[1:]}.",
                f"Verwacht: {kind.written}.",
                f"Verbeter {_path(way)}.",
            )
            return None

    def choice(self, way: Way, allowed: Collection[str], what: str) -> str | None:
        """Return the text at ``way`` if it is one of ``allowed``; ``what`` names its sort: `Bron`."""
        found = self.text(way)
        return found if found and self.known(way, found, allowed, what) else None

    def known(self, way: Way, name: str, allowed: Collection[str], what: str) -> bool:
        """Whether ``name``, which stands at ``way``, is one of ``allowed``; noted with the nearest if not."""
        if name in allowed:
            return True
        few = 0 < len(allowed) <= 6
        self.note(
            way,
            f"{what} `{name}` bestaat niet.",
            f"Kan zijn: {_listed(sorted(allowed))}."
            if few
            else f"Verwacht: een naam die als {what.lower()} bekend is.",
            _near(name, allowed) or ("Kies een daarvan." if few else "Haal deze regel weg of vul haar aan."),
            at_key=bool(way) and way[-1] == name,
        )
        return False

    def at(self, way: Way) -> Any:
        """Return what stands at ``way``, or None."""
        found = self.document.value
        for step in self._real(way):
            if isinstance(found, dict):
                found = found.get(step)
            elif isinstance(found, list) and isinstance(step, int) and step < len(found):
                found = found[step]
            else:
                return None
        return found

    def _real(self, way: Way) -> Way:
        """Return the way with the keys ``on`` and ``off`` as YAML read them: as yes and no."""
        return tuple(_WORDS.get(step, step) if isinstance(step, str) else step for step in way)

    def _is_wrong(self, way: Way) -> bool:
        found = self.at(way)
        return found is not None and not isinstance(found, dict)


def open_forms(paths: Iterable[Path], *, may_be_empty: bool = False) -> tuple[list[Form], list[Problem]]:
    """Return a form for every file that can be read as YAML, and the problems of those that cannot."""
    forms: list[Form] = []
    problems: list[Problem] = []
    for path in paths:
        try:
            empty = may_be_empty and path.is_file() and _holds_nothing(path)
            forms.append(Form(Document(None, str(path)) if empty else read_yaml(path)))
        except ProblemsError as error:
            problems.extend(error.problems)
    return forms, problems


def refuse(problems: Iterable[Problem]) -> None:
    """Raise all ``problems`` at once, in the order of their places, if there are any."""
    found = sorted(problems, key=lambda problem: (str(problem.place and problem.place.file), _line(problem)))
    if found:
        raise ProblemsError(found)


def _holds_nothing(path: Path) -> bool:
    """Whether a file has only comments and empty lines."""
    lines = (line.strip() for line in path.read_bytes().splitlines())
    return all(not line or line.startswith(b"#") for line in lines)


def _line(problem: Problem) -> tuple[int, int]:
    place = problem.place
    column = place.column if place and isinstance(place.column, int) else 0
    return (place.line or 0 if place else 0, column)


def _near(name: str, allowed: Collection[str]) -> str:
    """Return the question whether the nearest name was meant, or nothing where none is near."""
    sentence = nearest(name, list(allowed))
    return sentence if sentence.startswith("Bedoelt") else ""


def _path(way: Way) -> str:
    """Return the way as people write it, positions counted from one: ``values[1].source``."""
    steps = "".join(f"[{step + 1}]" if isinstance(step, int) else f".{step}" for step in way)
    return f"`{steps.removeprefix('.')}`" if way else "Het bestand"


def _listed(names: Collection[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)
