"""The messages in which CEL hands over a parsed expression, as far as conditions need them.

Field numbers are those of cel.expr.ParsedExpr in the Common Expression Language's published protocol.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from google.protobuf import any_pb2, descriptor_pb2, descriptor_pool, message_factory

_TEXT, _BYTES, _INT, _BOOL, _DOUBLE, _MESSAGE = 9, 12, 3, 8, 1, 11
_UINT, _ENUM_AS_INT, _INT32 = 4, 5, 5

_MESSAGES: dict[str, list[tuple[str, int, int, str | None, bool]]] = {
    "Constant": [
        ("null_value", 1, _ENUM_AS_INT, None, False),
        ("bool_value", 2, _BOOL, None, False),
        ("int64_value", 3, _INT, None, False),
        ("uint64_value", 4, _UINT, None, False),
        ("double_value", 5, _DOUBLE, None, False),
        ("string_value", 6, _TEXT, None, False),
        ("bytes_value", 7, _BYTES, None, False),
    ],
    "Ident": [("name", 1, _TEXT, None, False)],
    "Select": [
        ("operand", 1, _MESSAGE, "Expr", False),
        ("field", 2, _TEXT, None, False),
        ("test_only", 3, _BOOL, None, False),
    ],
    "CallExpr": [
        ("target", 1, _MESSAGE, "Expr", False),
        ("function", 2, _TEXT, None, False),
        ("args", 3, _MESSAGE, "Expr", True),
    ],
    "ListExpr": [("elements", 1, _MESSAGE, "Expr", True)],
    "Other": [],
    "Expr": [
        ("id", 2, _INT, None, False),
        ("const_expr", 3, _MESSAGE, "Constant", False),
        ("ident_expr", 4, _MESSAGE, "Ident", False),
        ("select_expr", 5, _MESSAGE, "Select", False),
        ("call_expr", 6, _MESSAGE, "CallExpr", False),
        ("list_expr", 7, _MESSAGE, "ListExpr", False),
        ("struct_expr", 8, _MESSAGE, "Other", False),
        ("comprehension_expr", 9, _MESSAGE, "Other", False),
    ],
    "Position": [("key", 1, _INT, None, False), ("value", 2, _INT32, None, False)],
    "SourceInfo": [("positions", 4, _MESSAGE, "Position", True)],
    "ParsedExpr": [("expr", 2, _MESSAGE, "Expr", False), ("source_info", 3, _MESSAGE, "SourceInfo", False)],
}


@cache
def _parsed_expression() -> Any:
    file = descriptor_pb2.FileDescriptorProto(
        name="inkooptoets/parsed_expression.proto", package="inkooptoets.cel", syntax="proto2"
    )
    for name, fields in _MESSAGES.items():
        message = file.message_type.add(name=name)
        for field, number, kind, of, many in fields:
            added = message.field.add(name=field, number=number, label=3 if many else 1)
            added.type = kind  # type: ignore[assignment]
            if of:
                added.type_name = f".inkooptoets.cel.{of}"
    pool = descriptor_pool.DescriptorPool()
    pool.Add(file)
    return message_factory.GetMessageClass(pool.FindMessageTypeByName("inkooptoets.cel.ParsedExpr"))


def read_parsed_expression(serialized: bytes) -> Any:
    """Return the message around a parsed expression: ``expr`` and ``source_info.positions``."""
    wrapped = any_pb2.Any.FromString(serialized)
    return _parsed_expression().FromString(wrapped.value)
