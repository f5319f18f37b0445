"""Dated parameters as expressions: the value in force on each row's day, NULL outside every period."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, Protocol

import ibis

from inkooptoets.engine.plan.tables import ibis_type
from inkooptoets.facts.dictionary.kind import KINDS


class Dated(Protocol):
    """A value with the days on which it holds, both included; None is an open end."""

    @property
    def value(self) -> Any:
        """The value, as it is kept."""

    @property
    def valid_from(self) -> date | None:
        """The first day, or None."""

    @property
    def valid_until(self) -> date | None:
        """The last day, or None."""


def constant(value: Any, kind: str) -> Any:
    """Return a literal of a kind."""
    return ibis.literal(value, type=ibis_type(KINDS[kind]))


def nothing(kind: str) -> Any:
    """Return a missing value of a kind."""
    return ibis.null(ibis_type(KINDS[kind]))


def on_day(values: Sequence[Dated], kind: str, day: Any) -> Any:
    """Return the value in force on ``day``; a missing day gives NULL, also where one value holds always."""
    branches = [(_holds(dated, day), constant(dated.value, kind)) for dated in values]
    return ibis.cases(*branches, else_=nothing(kind)) if branches else nothing(kind)


def _holds(dated: Dated, day: Any) -> Any:
    holds = day.notnull()
    if dated.valid_from is not None:
        holds = holds & (day >= ibis.literal(dated.valid_from))
    if dated.valid_until is not None:
        holds = holds & (day <= ibis.literal(dated.valid_until))
    return holds
