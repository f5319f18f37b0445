"""The rulebook: sources, parameters, product groups, derived facts and rules, read and checked at once."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from inkooptoets import __version__
from inkooptoets.engine.categories import Categories, read_categories
from inkooptoets.engine.language.check import Symbol
from inkooptoets.engine.overlay import Overlay, read_overlay
from inkooptoets.engine.parameter_file import read_parameters
from inkooptoets.engine.parameters import Parameters
from inkooptoets.engine.rule import Rule, unit_path
from inkooptoets.engine.rule_file import Case
from inkooptoets.engine.rule_reader import RuleReader
from inkooptoets.engine.sources import Sources, read_sources
from inkooptoets.engine.vocabulary import Derivation, ParameterAt
from inkooptoets.facts.problem import Place, Problem, ProblemsError, nearest


@dataclass(frozen=True)
class Rulebook:
    """Everything that verdicts follow from. ``hash`` changes when any of it does."""

    version: str
    hash: str
    sources: Sources
    parameters: Parameters
    categories: Categories
    derived: Mapping[str, Derivation]
    derived_cases: Mapping[str, tuple[Case, ...]]
    derived_places: Mapping[str, Place]
    rules: Mapping[str, Rule]
    overlay: Overlay

    def rule(self, code: str) -> Rule:
        """Return the rule with this code; ProblemsError names the nearest one."""
        if code not in self.rules:
            raise ProblemsError(
                [Problem(f"Regel `{code}` bestaat niet.", "", nearest(code, list(self.rules)))]
            )
        return self.rules[code]

    def parameter_symbols(self, uses: Mapping[str, ParameterAt]) -> dict[str, Symbol]:
        """Return what the names of used parameters stand for."""
        found = {name: self.parameters.get(use.key) for name, use in uses.items()}
        return {name: Symbol(each.kind.name, "parameter", many=each.many) for name, each in found.items()}

    @property
    def active(self) -> tuple[Rule, ...]:
        """The rules that are not switched off, by code."""
        return tuple(self.rules[code] for code in sorted(self.rules) if not self.rules[code].switched_off)


def own_folder() -> Path:
    """Return the folder of the rulebook that comes with the package."""
    return Path(str(resources.files("inkooptoets"))) / "rules"


def load_rulebook(
    policy: Path | None = None, folder: Path | None = None, more: Sequence[Path] = ()
) -> Rulebook:
    """Return the checked rulebook, with a board's policy over it; ProblemsError holds all that is wrong.

    ``more`` are files and folders with rules to read beside it, as if they were a board's own.
    """
    folder = folder or own_folder()
    sources = read_sources(folder / "sources.yaml")
    categories = read_categories(folder / "categories.yaml")
    parameters = read_parameters(sorted((folder / "parameters").glob("*.yaml")), sources)
    plain_files = sorted(path for path in folder.glob("*/**/*.yaml") if _holds_rule(path, folder))
    derived_files = sorted((folder / "derived").glob("*.yaml"))
    codes = [path.stem for path in plain_files]
    overlay = read_overlay(policy, parameters, codes, sources) if policy else Overlay()
    parameters, sources = _with_policy(parameters, overlay), sources.with_sources(overlay.sources)
    known = {path.resolve() for path in folder.rglob("*.yaml")}
    beside = rule_files([*([overlay.own_rules] if overlay.own_rules else []), *more])
    own_files = [path for path in beside if path.resolve() not in known]
    reader = RuleReader(parameters, sources, overlay)
    derived = reader.derived(derived_files)
    rules = {rule.code: rule for rule in (*reader.rules(plain_files), *reader.rules(own_files, own=True))}
    reader.problems += _not_per_school(overlay, parameters, rules.values(), policy)
    if reader.problems:
        raise ProblemsError(sorted(set(reader.problems), key=_by_place))
    read = [
        *folder.glob("*.yaml"),
        *folder.glob("parameters/*.yaml"),
        *derived_files,
        *plain_files,
        *own_files,
    ]
    return Rulebook(
        version=__version__,
        hash=_hash([*read, *([policy] if policy else [])]),
        sources=sources,
        parameters=parameters,
        categories=categories,
        derived=derived,
        derived_cases=reader.derived_cases,
        derived_places=reader.derived_places,
        rules=rules,
        overlay=overlay,
    )


def rule_files(places: Iterable[Path]) -> list[Path]:
    """Return the files at these places, those in folders by name, each once."""
    found: dict[Path, Path] = {}
    for place in places:
        for path in sorted(place.glob("**/*.yaml")) if place.is_dir() else [place]:
            found.setdefault(path.resolve(), path)
    return list(found.values())


def _by_place(problem: Problem) -> tuple[str, int, int, str]:
    place = problem.place or Place("")
    column = place.column if isinstance(place.column, int) else 0
    return place.file, place.line or 0, column, problem.wrong


def _with_policy(parameters: Parameters, overlay: Overlay) -> Parameters:
    """Return the parameters with the board's values over them, and those of stricter schools beside them."""
    board = overlay.parameters_for(parameters)
    schools = {
        unit: {name: overlay.parameters_for(parameters, unit).get(name) for name in values}
        for unit, values in overlay.schools.items()
    }
    return board.with_schools(schools)


def _not_per_school(
    overlay: Overlay, parameters: Parameters, rules: Iterable[Rule], policy: Path | None
) -> list[Problem]:
    """Return a problem for every value of a school that no rule could look up for a school."""
    usable = {name for rule in rules for name in _per_school(rule) if not parameters.get(name).many}
    return [
        Problem(
            f"de school `{unit}` kan `{name}` niet voor zichzelf stellen.",
            "Alleen wat over een bestelling van een school gaat, kan per school strenger zijn.",
            f"Stel `{name}` onder `parameters:` voor het hele bestuur, of haal de regel weg.",
            Place(str(policy)),
        )
        for unit, values in sorted(overlay.schools.items())
        for name in values
        if name not in usable
    ]


def _per_school(rule: Rule) -> set[str]:
    windows = {related.window.months for related in rule.related if related.window}
    return {
        use.key
        for name, use in rule.parameters.items()
        if name not in windows and unit_path(rule, name) is not None
    }


def _holds_rule(path: Path, folder: Path) -> bool:
    return path.relative_to(folder).parts[0] not in ("parameters", "derived")


def _hash(paths: Iterable[Path]) -> str:
    digest = hashlib.sha256(__version__.encode())
    for path in sorted(set(paths), key=lambda found: found.name):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]
