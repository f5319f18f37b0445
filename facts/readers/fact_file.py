"""Fact files: YAML or JSON that states facts of any entity, read with every mistake reported at once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from inkooptoets.facts.dictionary import BY_PLURAL, ENTITIES, Entity, Fact
from inkooptoets.facts.dictionary.json_schema import NESTED
from inkooptoets.facts.fact_row import FactFile, FactRow
from inkooptoets.facts.kept import NO_CONTRACT, check_order_of_days, keep_written, sentences
from inkooptoets.facts.problem import Place, Problem, ProblemsError, nearest
from inkooptoets.facts.yaml_file import Document, read_yaml

Way = tuple[str | int, ...]
_SECTIONS: dict[str, type[Entity]] = {entity.name: entity for entity in ENTITIES} | BY_PLURAL


def read_fact_file(path: Path) -> FactFile:
    """Return the facts of a YAML or JSON file; ProblemsError holds all mistakes with their places."""
    return parse_facts(read_yaml(path))


def parse_facts(document: Document) -> FactFile:
    """Return the facts in a document, or in a part of one (``document.inside("tests", 0, "given")``).

    Sections are ``order: {…}`` or ``orders: [{…}, …]``. Facts that are unknown are left out of the rows.
    """
    reader = _Reader(document)
    reader.sections()
    if reader.problems:
        raise ProblemsError(reader.problems)
    return FactFile(reader.rows, document.file)


class _Reader:
    """Walks one document; notes what is wrong and goes on."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.rows: dict[str, list[FactRow]] = {}
        self.problems: list[Problem] = []
        self.seen: dict[tuple[Any, ...], Place] = {}

    def note(self, place: Place, wrong: str, expected: str, fix: str) -> None:
        """Note a problem at ``place``."""
        self.problems.append(Problem(wrong, expected, fix, place))

    def sections(self) -> None:
        """Read every section of the document."""
        content = self.document.value
        if not isinstance(content, dict):
            self.note(
                self.document.place(),
                "Het bestand heeft geen onderdelen.",
                "Hier horen onderdelen als `order:` of `contracts:`.",
                "Begin met een regel als `order:` en spring de feiten eronder in.",
            )
            return
        for name, value in content.items():
            entity = _SECTIONS.get(name) if isinstance(name, str) else None
            if entity is None:
                self._unknown((name,), "Het onderdeel", list(_SECTIONS))
            elif name == entity.name:
                if value is not None:
                    self.entity(entity, value, (name,))
            else:
                self.list_of(entity, value, (name,))

    def list_of(
        self, entity: type[Entity], value: Any, way: Way, filled: dict[str, Any] | None = None
    ) -> None:
        """Read a list of rows; ``filled`` holds what the place where they stand says already."""
        if value is None:
            return
        if not isinstance(value, list):
            self.note(
                self.document.place(*way),
                f"`{way[-1]}` is geen lijst.",
                "Hier hoort een lijst.",
                "Zet een streepje (`- `) voor elk onderdeel.",
            )
            return
        for index, each in enumerate(value):
            self.entity(entity, each, (*way, index), filled, index + 1)

    def entity(
        self,
        entity: type[Entity],
        value: Any,
        way: Way,
        filled: dict[str, Any] | None = None,
        position: int = 1,
    ) -> None:
        """Read one row and what stands inside it."""
        place = self.document.place(*way)
        values: dict[str, Any] = dict(filled or {})
        places: dict[str, Place] = {}
        found = len(self.problems)
        nested = [each for each in ENTITIES if each.origin_of == entity.name]
        inside = value.get(NESTED) if nested and isinstance(value, dict) else None
        self._part(entity, value, way, "", values, places)
        if filled is not None and "number" in entity.facts():
            values.setdefault("number", position)
        self._check_filled(filled or {}, values, places)
        self._settle_contract(entity, values, places)
        self._check_days(entity, values, places)
        if isinstance(value, dict):
            self._check_required(entity, values, value, place)
        row = FactRow(entity, values, place, places)
        if len(self.problems) == found or all(path in values for path in entity.key):
            self._check_twice(row)
        self.rows.setdefault(entity.plural, []).append(row)
        for each in nested:
            self.list_of(each, inside, (*way, NESTED), {entity.name: values.get("id")})

    def _part(
        self,
        entity: type[Entity],
        value: Any,
        way: Way,
        prefix: str,
        values: dict[str, Any],
        places: dict[str, Place],
    ) -> None:
        if not isinstance(value, dict):
            if value is not None or not prefix:
                self.note(
                    self.document.place(*way),
                    f"`{way[-1] if isinstance(way[-1], str) else entity.name}` is geen groep van feiten.",
                    "Hier horen regels als `feit: waarde`.",
                    "Schrijf de feiten ingesprongen eronder.",
                )
            return
        facts = entity.facts()
        for key, raw in value.items():
            path, here = f"{prefix}{key}", (*way, key)
            if path in facts:
                self._fact(entity, facts[path], raw, here, values, places)
            elif any(each.startswith(f"{path}.") for each in facts):
                self._part(entity, raw, here, f"{path}.", values, places)
            elif not _is_nested(entity, path):
                allowed = {each[len(prefix) :].split(".")[0] for each in facts if each.startswith(prefix)}
                self._unknown(here, "Het feit", sorted(allowed))

    def _fact(
        self,
        entity: type[Entity],
        found: Fact,
        raw: Any,
        way: Way,
        values: dict[str, Any],
        places: dict[str, Place],
    ) -> None:
        if raw is None:
            return
        places[found.path] = self.document.place(*way)
        if found.many:
            if not isinstance(raw, list):
                self._wrong(found, way, ValueError(f"`{found.path}` is geen lijst; schrijf `[{raw}]`"))
                return
            kept = [self._one(entity, found, each, (*way, index)) for index, each in enumerate(raw)]
            values[found.path] = tuple(each for each in kept if each is not None)
            return
        kept_one = self._one(entity, found, raw, way)
        if kept_one is not None:
            values[found.path] = kept_one

    def _one(self, entity: type[Entity], found: Fact, raw: Any, way: Way) -> Any:
        try:
            if isinstance(raw, (dict, list)) or raw is None:
                raise ValueError(
                    f"`{found.path}` is hier geen enkele waarde; schrijf één waarde op één regel"
                )
            if raw is False and entity.name == "order" and found.path == "contract":
                return "geen"
            return keep_written(entity, found, raw)
        except ValueError as error:
            self._wrong(found, way, error)
            return None

    def _wrong(self, found: Fact, way: Way, error: ValueError) -> None:
        wrong, fix = sentences(error)
        what = ", ".join(f"`{choice}`" for choice in found.choices) or found.kind.written
        self.note(
            self.document.place(*way), wrong, f"`{found.path}` is: {what}.", fix or "Verbeter de waarde."
        )

    def _unknown(self, way: Way, what: str, allowed: list[str]) -> None:
        self.note(
            self.document.key_place(*way),
            f"{what} `{way[-1]}` is hier niet bekend.",
            "Gebruik een naam uit het woordenboek van feiten.",
            nearest(str(way[-1]), allowed),
        )

    def _check_filled(self, filled: dict[str, Any], values: dict[str, Any], places: dict[str, Place]) -> None:
        for path, outer in filled.items():
            if path in places and values.get(path) != outer:
                self.note(
                    places[path],
                    f"`{path}` is hier `{values.get(path)}`, maar de regel staat in `{outer}`.",
                    "Een regel hoort bij de bestelling waarin zij staat.",
                    f"Haal `{path}` weg.",
                )

    def _check_required(
        self, entity: type[Entity], values: dict[str, Any], written: dict[Any, Any], place: Place
    ) -> None:
        for found in entity.facts().values():
            if found.required and found.path not in values and written.get(found.path) is None:
                self.note(
                    place,
                    f"`{found.path}` ontbreekt.",
                    f"Elke {entity.nl.lower()} heeft `{found.path}`: {found.nl[:1].lower()}{found.nl[1:]}.",
                    f"Voeg een regel toe als `{found.path}: {found.example}`.",
                )

    def _check_days(self, entity: type[Entity], values: dict[str, Any], places: dict[str, Place]) -> None:
        for found in entity.facts().values():
            if found.not_before and found.path in values and found.not_before in values:
                try:
                    check_order_of_days(found, values[found.path], values[found.not_before])
                except ValueError as error:
                    wrong, fix = sentences(error)
                    expected = f"`{found.path}` is `{found.not_before}` of later."
                    self.note(places[found.path], wrong, expected, fix)

    def _settle_contract(
        self, entity: type[Entity], values: dict[str, Any], places: dict[str, Place]
    ) -> None:
        if entity.name != "order" or "contract" not in values:
            return
        under = values["contract"].lower() not in NO_CONTRACT
        if values.get("under_contract", under) != under:
            said = "ja" if values["under_contract"] else "nee"
            self.note(
                places["under_contract"],
                f"`under_contract` is {said}, maar bij `contract` staat `{values['contract']}`.",
                "De twee feiten zeggen hetzelfde.",
                "Laat `under_contract` weg.",
            )
        values["under_contract"] = under
        if not under:
            del values["contract"]

    def _check_twice(self, row: FactRow) -> None:
        if any(part is None for part in row.key):
            return
        first = self.seen.setdefault((row.entity.name, *row.key), row.place)
        if first is not row.place:
            key = ", ".join(str(part) for part in row.key)
            self.note(
                row.place,
                f"{row.entity.nl} `{key}` staat hier voor de tweede keer (eerst op regel {first.line}).",
                f"Een {row.entity.nl.lower()} komt één keer voor.",
                "Haal een van de twee weg, of verbeter het nummer.",
            )


def _is_nested(entity: type[Entity], path: str) -> bool:
    return path == NESTED and any(each.origin_of == entity.name for each in ENTITIES)
