"""A condition ready to be judged for one row by Google's CEL engine."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from cel_expr_python import cel

from inkooptoets.engine.language.check import Scope
from inkooptoets.engine.language.functions import FUNCTIONS
from inkooptoets.engine.language.intervals import high, low
from inkooptoets.engine.language.render import UNKNOWN, known_name, to_cel
from inkooptoets.engine.language.tree import Known, Name, Node, walk
from inkooptoets.engine.verdict import Value
from inkooptoets.facts.calendar import to_number
from inkooptoets.facts.dictionary.kind import KINDS

LIST = "list of "
_TYPES = {"int": cel.Type.INT, "bool": cel.Type.BOOL, "string": cel.Type.STRING}
Bound = Mapping[str, Value | tuple[Value, ...]]
"""Facts by path; a missing fact is absent or None. Money in cents, days as dates."""


class Condition:
    """One checked tree, compiled once, evaluated for many rows."""

    def __init__(self, node: Node, scope: Scope) -> None:
        self.node = node
        self.text = to_cel(node)
        self.paths = tuple(dict.fromkeys(found.path for found in walk(node) if isinstance(found, Name)))
        self.asked = tuple(dict.fromkeys(found.path for found in walk(node) if isinstance(found, Known)))
        variables = {path: _cel_type(path, scope) for path in self.paths}
        variables |= dict.fromkeys([*map(known_name, self.asked), UNKNOWN], "bool")
        self._expression = _compiled(self.text, tuple(variables.items()))

    def value(self, facts: Bound) -> Any:
        """Return what the condition gives for these facts, or None where a missing fact leaves it open."""
        data = {path: _to_cel(facts[path]) for path in self.paths if facts.get(path) is not None}
        data |= {known_name(path): facts.get(path) is not None for path in self.asked}
        result = self._expression.eval(data=data)
        return None if result.type() == cel.Type.ERROR else result.value()


@lru_cache(maxsize=4096)
def _compiled(text: str, variables: tuple[tuple[str, str], ...]) -> Any:
    """Return a text as CEL compiles it: once, since the trace of every subject asks for the same parts."""
    types = {name: _type(of) for name, of in variables}
    return cel.NewEnv(variables=types, functions=_functions()).compile(text)


def _type(name: str) -> Any:
    return cel.Type.List(_TYPES[name.removeprefix(LIST)]) if name.startswith(LIST) else _TYPES[name]


def _cel_type(path: str, scope: Scope) -> str:
    symbol = scope.get(path)
    if symbol is None:
        base = path.removesuffix(low("")).removesuffix(high(""))
        symbol = scope[base]
    plain = KINDS[symbol.kind].cel
    return LIST + plain if symbol.many else plain


def _to_cel(value: Any) -> Any:
    if isinstance(value, date):
        return to_number(value)
    if isinstance(value, (tuple, list)):
        return [_to_cel(item) for item in value]
    return value


@lru_cache(maxsize=1)
def _functions() -> list[Any]:
    return [
        cel.FunctionDecl(
            function.name,
            [
                cel.Overload(
                    f"{function.name}_{'_'.join(function.parameters)}",
                    return_type=_TYPES[function.kind.cel],
                    parameters=[_TYPES[KINDS[kind].cel] for kind in function.parameters],
                    impl=function.one,
                )
            ],
        )
        for function in FUNCTIONS.values()
    ]
