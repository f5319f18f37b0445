"""The same conditions for all rows at once: a checked tree becomes an Ibis expression, NULL for missing.

What the engines do differently (a CASE that falls through on NULL, day arithmetic that gives timestamps) is
met here and in ``functions``, nowhere else.
"""

from __future__ import annotations

import operator
from collections.abc import Callable
from datetime import date
from functools import reduce
from typing import Any, Protocol

import ibis

from inkooptoets.engine.language.functions import FUNCTIONS
from inkooptoets.engine.language.intervals import high, low
from inkooptoets.engine.language.render import to_cel
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
    walk,
)
from inkooptoets.facts.calendar import to_day

Resolve = Callable[[str], Any]
"""Gives the column or expression that stands for a path; a list parameter gives a Python tuple."""
Tabulated = Callable[[Call], Any]
"""Gives the column in which a function without a form for all rows was worked out."""
DayOf = Callable[[str], Node | None]
"""Gives the day on which a parameter is looked up, which is worked out before the parameter is read."""
Key = tuple[str, tuple[bool, ...]]
"""What tells one tree from another: its CEL text, and which of its constants are days."""


def _exact(operation: Callable[..., Any]) -> Callable[..., Any]:
    """Return integer arithmetic that is missing where CEL's is an error, instead of ending the query."""

    def every(*args: Any) -> Any:
        return operation(*(argument.cast("decimal(38, 0)") for argument in args)).try_cast("int64")

    return every


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
    "+": _exact(operator.add),
    "-": _exact(operator.sub),
    "*": _exact(operator.mul),
    "negate": _exact(operator.neg),
}


class Layered(Protocol):
    """A query that grows by columns; ``table`` is its newest layer."""

    table: Any

    def add(self, columns: dict[str, Any]) -> None:
        """Add columns, worked out from the newest layer."""

    def fresh(self) -> str:
        """Return a column name that nothing uses yet."""


class EveryRow:
    """Works trees out as columns of a layered query: each distinct part once, the deepest first."""

    def __init__(
        self,
        layers: Layered,
        resolve: Resolve,
        tabulated: Tabulated,
        day_of: DayOf = lambda path: None,
    ) -> None:
        self.layers = layers
        self.resolve = resolve
        self.tabulated = tabulated
        self.day_of = day_of
        self._columns: dict[Key, str] = {}

    def column(self, node: Node) -> Any:
        """Return what stands for a tree in the newest layer, working it out first where that was not done."""
        self._add(node)
        return self.there(node)

    def _add(self, node: Node) -> None:
        levels: dict[int, dict[Key, Call]] = {}
        self._sort(node, levels)
        for level in sorted(levels):
            fresh = {key: self.layers.fresh() for key in levels[level]}
            self.layers.add({fresh[key]: self._call(call) for key, call in levels[level].items()})
            self._columns |= fresh

    def _sort(self, node: Node, levels: dict[int, dict[Key, Call]]) -> int:
        """Put every part that still has to be worked out at its level; return the level of this one."""
        if isinstance(node, (Name, Known)):
            day = self.day_of(node.path)
            return 0 if day is None else self._sort(day, levels)
        if not isinstance(node, Call):
            return max((self._sort(child, levels) for child in node.children), default=0)
        key = _key(node)
        if key in self._columns:
            return 0
        below = [self._sort(argument, levels) for argument in node.args if not isinstance(argument, Choice)]
        level = 1 + max(below, default=0)
        levels.setdefault(level, {})[key] = node
        return level

    def there(self, node: Node) -> Any:
        """Return what stands for a tree that was worked out already."""
        if isinstance(node, Literal):
            return self._literal(node)
        if isinstance(node, Name):
            return self.resolve(node.path)
        if isinstance(node, Known):
            return _present(self.resolve(node.path))
        if isinstance(node, Unknown):
            return ibis.null("boolean")
        if isinstance(node, (Derived, Straddle)):
            return self.there(node.children[0])
        return self.layers.table[self._columns[_key(node)]]

    def _literal(self, node: Literal) -> Any:
        if node.kind == "day" and isinstance(node.value, int):
            return ibis.literal(to_day(node.value))
        return ibis.literal(node.value, type="int64") if type(node.value) is int else ibis.literal(node.value)

    def _call(self, node: Call) -> Any:
        if node.name == "in":
            return self._in(self.there(node.args[0]), node.args[1])
        if node.name in FUNCTIONS:
            every = FUNCTIONS[node.name].every
            if every is None:
                return self.tabulated(node)
            return every(*(self.there(argument) for argument in node.args))
        args = [self.there(argument) for argument in node.args]
        if node.name == "?:":
            return ibis.cases((args[0], args[1]), (~args[0], args[2]))
        return _OPERATORS[node.name](*args)

    def _in(self, left: Any, right: Node) -> Any:
        """Return whether a value is in a list; where the value is missing that is unknown of any list."""
        listed: Any = None
        if isinstance(right, Choice):
            listed = tuple(self._constant(item) for item in right.items)
        elif isinstance(right, Name):
            listed = self.resolve(right.path)
        if listed is None:
            return ibis.null("boolean")
        if not isinstance(listed, tuple):
            return ibis.cases((left.notnull(), listed.contains(left)))
        return left.isin(listed) if listed else ibis.cases((left.notnull(), False))

    def _constant(self, item: Literal) -> str | bool | int | date:
        return to_day(item.value) if item.kind == "day" and isinstance(item.value, int) else item.value

    def blame(self, node: Node) -> dict[str, Any]:
        """Return, per path, whether its absence left the answer of this tree open (never NULL)."""
        self._add(node)
        blamed: dict[str, list[Any]] = {}
        self._blame(node, [], blamed)
        return {path: reduce(operator.or_, causes) for path, causes in blamed.items()}

    def _blame(self, node: Node, above: list[Any], blamed: dict[str, list[Any]]) -> None:
        if isinstance(node, (Literal, Known, Unknown)):
            return
        if isinstance(node, Derived):
            self._blame(node.value, above, blamed)
            return
        open_here = [*above, self.there(node).isnull()]
        if isinstance(node, Call) and node.name == "?:":
            asked = self.there(node.args[0])
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


def _key(node: Node) -> Key:
    return to_cel(node), tuple(found.kind == "day" for found in walk(node) if isinstance(found, Literal))


def _absent(column: Any) -> Any:
    return ibis.literal(column is None) if column is None or isinstance(column, tuple) else column.isnull()


def _present(column: Any) -> Any:
    """Return whether a fact is known. Ibis forgets brackets around IS NULL and NOT; a CASE needs none."""
    return ibis.ifelse(~_absent(column), True, False)
