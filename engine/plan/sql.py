"""The plan: the SQL texts of a rulebook, compiled once and kept, so that a check needs no compiler."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

RATES = "board.exchange_rate."
"""What the names of parameters begin with that give a currency's rate, followed by its three letters."""


@dataclass(frozen=True)
class Tabulation:
    """A function worked out per distinct set of arguments: ``columns`` hold them in the bound table."""

    function: str
    columns: tuple[str, ...]
    table: str


@dataclass(frozen=True)
class RuleSql:
    """The SQL of one rule: bound rows into ``bound_table``, worked-out functions, then the judged rows."""

    code: str
    bound_table: str
    bound: str
    tabulations: tuple[Tabulation, ...]
    judged: str
    missing_bits: tuple[str, ...]
    open_bits: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Plan:
    """The SQL of the prepared tables by name, in order, and of the rules by code, for one day of running."""

    prepared: Mapping[str, str]
    rules: Mapping[str, RuleSql]
