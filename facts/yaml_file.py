"""A YAML or JSON file as plain values, with the line and column of each: strict, safe and exact.

Every mistake that reading on allows is reported at once. What the values mean is for the readers to say.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from inkooptoets.facts.passage import Passage
from inkooptoets.facts.problem import Place, Problem, ProblemsError, problem
from inkooptoets.facts.yaml_tree import Branch, Spot, build

MAX_BYTES = 20_000_000


@dataclass(frozen=True)
class Document:
    """One file that was read: its plain value and the places of its parts.

    ``value`` holds dict, list, str, int, bool, date, Decimal and None only; a number with a point is a
    Decimal with the digits as they were written, and a day that does not exist stays a text.
    """

    value: Any
    file: str
    spot: Spot | None = field(default=None, repr=False, compare=False)
    text: str = field(default="", repr=False, compare=False)

    def place(self, *path: str | int) -> Place:
        """Return the place of the value at ``path``, or of the nearest part around it that is there."""
        return self._at(path)[0]

    def key_place(self, *path: str | int) -> Place:
        """Return the place of the key of the value at ``path``, or of the nearest part around it."""
        return self._at(path)[1]

    def passage(self, *path: str | int) -> Passage:
        """Return the text at ``path``, of which every character has a place."""
        return Passage(self.place(*path), self.text)

    def inside(self, *path: str | int) -> Document:
        """Return the part at ``path`` as a document of its own; its value is None where there is none."""
        value, spot = self.value, self.spot
        for step in path:
            parts: Any = dict(enumerate(value)) if isinstance(value, list) else value
            if not isinstance(parts, dict) or step not in parts:
                return Document(None, self.file, spot, self.text)
            value = parts[step]
            spot = spot.children.get(step) if isinstance(spot, Branch) else None
        return Document(value, self.file, spot, self.text)

    def _at(self, path: tuple[str | int, ...]) -> tuple[Place, Place]:
        spot = self.spot
        if spot is None:
            return Place(self.file), Place(self.file)
        key = spot.at
        for step in path:
            if not isinstance(spot, Branch) or step not in spot.children:
                key = spot.at
                break
            key, spot = spot.keys.get(step, spot.children[step].at), spot.children[step]
        return Place(self.file, *spot.at), Place(self.file, *key)


def read_yaml(path: Path, max_bytes: int = MAX_BYTES) -> Document:
    """Return the content of a YAML or (by its suffix) JSON file; ProblemsError holds all mistakes."""
    file = str(path)
    try:
        size = path.stat().st_size
        if size > max_bytes:
            raise problem(
                f"Het bestand is {size // 1_000_000} MB groot.",
                f"Een bestand als dit is hoogstens {max_bytes // 1_000_000} MB.",
                "Knip het in delen, of lever grote aantallen aan als CSV of XLSX.",
                Place(file),
            )
        data = path.read_bytes()
    except OSError as error:
        raise problem(
            f"Het bestand is niet te openen ({error.strerror or error}).",
            "Hier hoort een bestand dat er is en dat u mag lezen.",
            "Kijk de naam en de map na.",
            Place(file),
        ) from error
    return parse_yaml(_decoded(data, file), file)


def parse_yaml(text: str, file: str) -> Document:
    """Return the content of ``text``; ``file`` names it in places, and says by its suffix that it is JSON."""
    value, spot = _parse_json(text, file) if file.lower().endswith(".json") else _parse(text, file)
    if value is None:
        raise problem(
            "Het bestand is leeg.",
            "Er hoort ten minste één regel als `sleutel: waarde` in te staan.",
            "Vul het bestand, of haal het weg.",
            Place(file, 1, 1),
        )
    return Document(value, file, spot, text)


def _parse(text: str, file: str) -> tuple[Any, Spot | None]:
    value, spot, problems = build(text, file)
    if problems:
        raise ProblemsError(problems)
    return value, spot


def _parse_json(text: str, file: str) -> tuple[Any, Spot | None]:
    from inkooptoets.facts.json_text import parse_json

    if not text.strip():
        return None, None
    value, problems = parse_json(text, file)
    placed: list[Problem] = []
    spot: Spot | None = None
    if value is not None:
        _, spot, placed = build(text, file)
    if problems:
        raise ProblemsError(placed or problems)
    return value, None if placed else spot


def _decoded(data: bytes, file: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - data.rfind(b"\n", 0, error.start)
        utf16 = data[:2] in (b"\xff\xfe", b"\xfe\xff")
        raise problem(
            "Het bestand is in UTF-16 opgeslagen." if utf16 else "Het bestand is geen UTF-8.",
            "YAML en JSON worden als UTF-8 gelezen.",
            "Sla het bestand opnieuw op en kies de codering UTF-8.",
            Place(file, line, column),
        ) from None
