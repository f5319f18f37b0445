"""Dated values that rules use: the law's and the board's, each with its period and source.

A day outside every period has no value. The nearest one is never taken instead.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise

from inkooptoets.engine.finding import Translated
from inkooptoets.facts.dictionary.kind import Kind
from inkooptoets.facts.problem import nearest, problem

ParameterValue = str | int | bool | date | tuple[str, ...]
"""A value as its kind keeps it: euros in cents, percentages in hundredths, a list as a tuple."""

_ONE_DAY = timedelta(days=1)


class Stricter(StrEnum):
    """Which way a value is stricter. For yes or no, yes is higher; for a list, more is higher."""

    LOWER = "lower"
    HIGHER = "higher"
    NONE = "none"

    def allows(self, school: ParameterValue, board: ParameterValue) -> bool:
        """Whether the school's value is shown to be as strict as the board's, or stricter."""
        if school == board:
            return True
        low, high = (school, board) if self is Stricter.LOWER else (board, school)
        if self is Stricter.NONE:
            return False
        if isinstance(low, tuple) and isinstance(high, tuple):
            return set(low) <= set(high)
        if isinstance(low, int) and isinstance(high, int):
            return low <= high
        return False


@dataclass(frozen=True)
class Dated:
    """One value with its period, both ends included and either of them open, and its source."""

    value: ParameterValue
    valid_from: date | None
    valid_until: date | None
    source: str
    checked_on: date | None = None
    assumption: bool = False

    @property
    def first(self) -> date:
        """The first day, or the first there is."""
        return self.valid_from or date.min

    @property
    def last(self) -> date:
        """The last day, or the last there is."""
        return self.valid_until or date.max

    def holds_on(self, day: date) -> bool:
        """Whether the value is valid on ``day``."""
        return self.first <= day <= self.last


@dataclass(frozen=True)
class Parameter:
    """A parameter and its values in the order of their periods, which never overlap.

    ``many`` says that a value is a list of its kind; ``set_by`` is ``law`` or ``board``; ``at_least`` and
    ``at_most`` bound what a board may choose, as the kind keeps it.
    """

    name: str
    title: Translated
    kind: Kind
    unit: Translated
    set_by: str
    stricter: Stricter
    values: tuple[Dated, ...]
    many: bool = False
    at_least: int | None = None
    at_most: int | None = None

    @property
    def assumption(self) -> bool:
        """Whether one of the values is a default that no text prescribes."""
        return any(dated.assumption for dated in self.values)

    def at(self, day: date) -> Dated | None:
        """Return the value on ``day``; None outside the periods."""
        return next((dated for dated in self.values if dated.holds_on(day)), None)

    def gaps(self) -> tuple[tuple[date, date], ...]:
        """Return the first and last day of every stretch between two periods that has no value."""
        return tuple(
            (one.last + _ONE_DAY, other.first - _ONE_DAY)
            for one, other in pairwise(self.values)
            if one.last + _ONE_DAY < other.first
        )

    def changes(self) -> tuple[date, ...]:
        """Return the days on which a value begins, or on which there is none any more."""
        ends = [dated.last + _ONE_DAY for dated in self.values if dated.last < date.max]
        return tuple(sorted({dated.first for dated in self.values} | set(ends)))

    def overridden(self, values: Sequence[Dated]) -> Parameter:
        """Return the parameter with ``values`` in their periods and its own values outside them."""
        kept: list[Dated] = list(self.values)
        for new in values:
            kept = [piece for old in kept for piece in _outside(old, new)]
        return replace(self, values=tuple(sorted([*kept, *values], key=lambda dated: dated.first)))


@dataclass(frozen=True)
class Parameters:
    """All parameters by name; ``schools`` holds those in which a school is stricter than its board, by unit."""

    by_name: Mapping[str, Parameter]
    schools: Mapping[str, Mapping[str, Parameter]] = field(default_factory=dict)

    def __contains__(self, name: object) -> bool:
        """Whether there is a parameter with this name."""
        return name in self.by_name

    def __iter__(self) -> Iterator[str]:
        """Go through the names."""
        return iter(self.by_name)

    def __len__(self) -> int:
        """The number of parameters."""
        return len(self.by_name)

    def get(self, name: str) -> Parameter:
        """Return the parameter with this name; ProblemsError names the nearest one."""
        if name in self.by_name:
            return self.by_name[name]
        raise problem(
            f"Parameter `{name}` bestaat niet.",
            "Een parameter staat in `rules/parameters/`.",
            nearest(name, list(self.by_name)),
        )

    def of(self, name: str, unit: str | None) -> Parameter:
        """Return the parameter as it holds for a school: its own where it has one, else the board's."""
        own = self.schools.get(unit, {}) if unit is not None else {}
        return own[name] if name in own else self.get(name)

    def stricter_schools(self, name: str) -> dict[str, Parameter]:
        """Return the schools that have a value of their own for a parameter, by unit."""
        return {unit: own[name] for unit, own in sorted(self.schools.items()) if name in own}

    def with_schools(self, schools: Mapping[str, Mapping[str, Parameter]]) -> Parameters:
        """Return these parameters with those of schools."""
        return replace(self, schools=schools)

    def with_values(self, overrides: Mapping[str, Sequence[Dated]]) -> Parameters:
        """Return all parameters, those named in ``overrides`` with those values in their periods."""
        changed = {name: self.get(name).overridden(values) for name, values in overrides.items()}
        return replace(self, by_name={**self.by_name, **changed})


def _outside(old: Dated, new: Dated) -> list[Dated]:
    """Return what is left of ``old`` before and after ``new``."""
    if old.last < new.first or new.last < old.first:
        return [old]
    pieces = []
    if old.first < new.first:
        pieces.append(replace(old, valid_until=new.first - _ONE_DAY))
    if new.last < old.last:
        pieces.append(replace(old, valid_from=new.last + _ONE_DAY))
    return pieces
