"""The same conditions for all rows at once: a checked tree becomes an Ibis expression, NULL for missing.

What the engines do differently (a CASE that falls through on NULL, day arithmetic that gives timestamps) is
met here and in ``functions``, nowhere else.
"""

from __future__ import annotations

import operator
from collections.abc import Callable
from datetime import date
from functools import reduce
from typing import Any

import ibis

from inkooptoets.engine.language.functions import FUNCTIONS
from inkooptoets.engine.language.intervals import high, low
from inkooptoets.engine.language.tree import (
    LOGICAL,
    Call,
    Choice,
    Derived,
    Known,
    Literal,
    Name,
    Node,
    Straddle,
    Unknown,
    names,
)
from inkooptoets.facts.calendar import to_day

Resolve = Callable[[str], Any]
"""Gives the column or expression that stands for a path; a list parameter gives a Python tuple."""
Tabulated = Callable[[Call], Any]
"""Gives the column in which a function without a form for all rows was worked out."""

_OPERATORS: dict[str, Callable[..., Any]] = {
    "&&": operator.and_,
    "||": operator.or_,
    "!": operator.invert,
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "negate": operator.neg,
}


class EveryRow:
    """Compiles trees against one way of resolving names."""

    def __init__(self, resolve: Resolve, tabulated: Tabulated) -> None:
        self.resolve = resolve
        self.tabulated = tabulated

    def compile(self, node: Node) -> Any:
        """Return the Ibis expression for a checked tree."""
        if isinstance(node, Literal):
            return self._literal(node)
        if isinstance(node, Name):
            return self.resolve(node.path)
        if isinstance(node, Known):
            return self.resolve(node.path).notnull()
        if isinstance(node, Unknown):
            return ibis.null("boolean")
        if isinstance(node, (Derived, Straddle)):
            return self.compile(node.children[0])
        if isinstance(node, Call):
            return self._call(node)
        raise TypeError(f"{type(node).__name__} cannot be compiled")

    def _literal(self, node: Literal) -> Any:
        if node.kind == "day" and isinstance(node.value, int):
            return ibis.literal(to_day(node.value))
        return ibis.literal(node.value, type="int64") if type(node.value) is int else ibis.literal(node.value)

    def _call(self, node: Call) -> Any:
        if node.name == "in":
            return self._in(node)
        if node.name in FUNCTIONS:
            every = FUNCTIONS[node.name].every
            if every is None:
                return self.tabulated(node)
            return every(*(self.compile(argument) for argument in node.args))
        args = [self.compile(argument) for argument in node.args]
        if node.name == "?:":
            return ibis.cases((args[0], args[1]), (~args[0], args[2]))
        return _OPERATORS[node.name](*args)

    def _in(self, node: Call) -> Any:
        left, right = self.compile(node.args[0]), node.args[1]
        if isinstance(right, Choice):
            return left.isin([self._constant(item) for item in right.items])
        listed = self.resolve(right.path) if isinstance(right, Name) else None
        if listed is None:
            return ibis.null("boolean")
        if not listed:
            return ibis.cases((left.notnull(), False))
        return left.isin(list(listed))

    def _constant(self, item: Literal) -> str | bool | int | date:
        return to_day(item.value) if item.kind == "day" and isinstance(item.value, int) else item.value

    def blame(self, node: Node) -> dict[str, Any]:
        """Return, per path, whether its absence left the answer of this tree open (never NULL)."""
        blamed: dict[str, list[Any]] = {}
        self._blame(node, [], blamed)
        return {path: reduce(operator.or_, causes) for path, causes in blamed.items()}

    def _blame(self, node: Node, above: list[Any], blamed: dict[str, list[Any]]) -> None:
        if isinstance(node, (Literal, Known, Unknown)):
            return
        open_here = [*above, self.compile(node).isnull()]
        if isinstance(node, Derived):
            self._blame(node.value, above, blamed)
        elif isinstance(node, Call) and node.name == "?:":
            asked = self.compile(node.args[0])
            self._blame(node.args[0], open_here, blamed)
            self._blame(node.args[1], [*open_here, asked.fill_null(False)], blamed)
            self._blame(node.args[2], [*open_here, (~asked).fill_null(False)], blamed)
        elif isinstance(node, Call) and node.name in LOGICAL:
            for argument in node.args:
                self._blame(argument, open_here, blamed)
        else:
            self._blame_leaf(node, reduce(operator.and_, open_here), blamed)

    def _blame_leaf(self, node: Node, open_here: Any, blamed: dict[str, list[Any]]) -> None:
        read = names(node)
        bases = (
            [path for path in names(node.plain) if low(path) in read] if isinstance(node, Straddle) else []
        )
        plain = [path for path in read if not any(path in (low(base), high(base)) for base in bases)]
        columns = {path: self.resolve(path) for path in plain}
        missing = {path: _absent(column) for path, column in columns.items()}
        for path, absent in missing.items():
            blamed.setdefault(path, []).append(open_here & absent)
        nothing_missing = reduce(operator.and_, [~absent for absent in missing.values()], ibis.literal(True))
        if isinstance(node, Straddle):
            for base in bases:
                unbounded = self.resolve(low(base)).isnull()
                blamed.setdefault(base, []).append(open_here & (nothing_missing | unbounded))
        elif plain:
            blamed.setdefault(plain[0], []).append(open_here & nothing_missing)


def _absent(column: Any) -> Any:
    return ibis.literal(column is None) if column is None or isinstance(column, tuple) else column.isnull()
