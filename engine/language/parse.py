"""From the text of a condition to its tree; Google's CEL does the parsing."""

from __future__ import annotations

from typing import Any

from cel_expr_python import cel

from inkooptoets.engine.language.mistake import Mistake, MistakesError
from inkooptoets.engine.language.protocol import read_parsed_expression
from inkooptoets.engine.language.syntax import syntax_mistakes
from inkooptoets.engine.language.tree import Call, Choice, Known, Literal, Name, Node

_OPERATORS = {
    "_&&_": "&&",
    "_||_": "||",
    "!_": "!",
    "_?_:_": "?:",
    "_==_": "==",
    "_!=_": "!=",
    "_<_": "<",
    "_<=_": "<=",
    "_>_": ">",
    "_>=_": ">=",
    "@in": "in",
    "_+_": "+",
    "_-_": "-",
    "_*_": "*",
    "-_": "negate",
}
_UNSUPPORTED = {
    "_/_": ("delen kan hier niet", "vergelijk een deel met share(…), of vermenigvuldig de andere kant"),
    "_%_": ("een rest na delen kan hier niet", ""),
    "_[_]": ("`[…]` na een naam kan hier niet", "vraag met `in` of iets in een lijst staat"),
}


def parse(text: str) -> Node:
    """Return the tree of a condition; MistakesError holds every syntax error with its offset."""
    try:
        serialized = _environment().compile(text, disable_check=True).serialize()
    except RuntimeError as error:
        raise MistakesError(syntax_mistakes(text, str(error))) from None
    parsed = read_parsed_expression(serialized)
    positions = {position.key: position.value for position in parsed.source_info.positions}
    mistakes: list[Mistake] = []
    node = _Reader(positions, mistakes).read(parsed.expr)
    if mistakes:
        raise MistakesError(mistakes)
    return node


_ENVIRONMENT: list[Any] = []


def _environment() -> Any:
    if not _ENVIRONMENT:
        _ENVIRONMENT.append(cel.NewEnv())
    return _ENVIRONMENT[0]


class _Reader:
    """Turns CEL's messages into nodes and notes what conditions may not hold."""

    def __init__(self, positions: dict[int, int], mistakes: list[Mistake]) -> None:
        self.positions = positions
        self.mistakes = mistakes

    def read(self, expr: Any) -> Node:
        """Return the node for one message."""
        at = self.positions.get(expr.id, 0)
        if expr.HasField("const_expr"):
            return self._constant(expr.const_expr, at)
        if expr.HasField("ident_expr") or expr.HasField("select_expr"):
            path, start = self._path(expr)
            return Name(path, at=start)
        if expr.HasField("call_expr"):
            return self._call(expr.call_expr, at)
        if expr.HasField("list_expr"):
            items = [self.read(element) for element in expr.list_expr.elements]
            if not all(isinstance(item, Literal) for item in items):
                return self._refuse("een lijst mag alleen vaste waarden bevatten", at)
            return Choice(tuple(item for item in items if isinstance(item, Literal)), at=at)
        return self._refuse("dit kan in een voorwaarde niet", at, "gebruik vergelijkingen, &&, ||, ! en ? :")

    def _refuse(self, wrong: str, at: int, fix: str = "") -> Node:
        self.mistakes.append(Mistake(wrong, at, fix))
        return Literal(False, at=at)

    def _constant(self, constant: Any, at: int) -> Node:
        for field in ("bool_value", "int64_value", "string_value"):
            if constant.HasField(field):
                return Literal(getattr(constant, field), at=at)
        if constant.HasField("null_value"):
            return self._refuse("`null` bestaat hier niet", at, "vraag met known(feit) of een feit bekend is")
        return self._refuse(
            "alleen tekst, ja/nee en hele getallen kunnen in een voorwaarde staan",
            at,
            'schrijf een bedrag als euro("216000.00"), een dag als day("2026-01-01")',
        )

    def _path(self, expr: Any) -> tuple[str, int]:
        if expr.HasField("ident_expr"):
            return expr.ident_expr.name, self.positions.get(expr.id, 0)
        if expr.HasField("select_expr") and not expr.select_expr.test_only:
            before, start = self._path(expr.select_expr.operand)
            return f"{before}.{expr.select_expr.field}", start
        at = self.positions.get(expr.id, 0)
        self._refuse(
            "hier hoort de naam van een feit", at, "gebruik known(feit) om te vragen of iets bekend is"
        )
        return "?", at

    def _call(self, call: Any, at: int) -> Node:
        if call.HasField("target"):
            return self._refuse(f"`.{call.function}(…)` bestaat niet", at, f"schrijf {call.function}(…)")
        if call.function == "known":
            if len(call.args) != 1:
                return self._refuse("known() vraagt één feit", at)
            path, _ = self._path(call.args[0])
            return Known(path, at=at)
        if call.function in _UNSUPPORTED:
            wrong, fix = _UNSUPPORTED[call.function]
            return self._refuse(wrong, at, fix)
        args = tuple(self.read(argument) for argument in call.args)
        return Call(_OPERATORS.get(call.function, call.function), args, at=at)
